import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import type { Context, Services } from '#core/context.ts';
import type { Db } from '#core/db/open.ts';
import { withTenant } from '#core/db/tenant.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { accountErrors } from '../errors.ts';
import type { NewMunicipality } from '../model.ts';
import { findTenant } from '../queries.ts';
import { insertTenant } from '../store.ts';

/** What makes a municipality: the database, the services and every module's ready sets (`prepareTenant`). */
export interface Founding {
  readonly app: Db;
  readonly services: Services;
  readonly prepare: readonly ((context: Context) => Promise<void>)[];
  /** Makes the methodical service of a new municipality: an organisation is a higher module's thing. */
  readonly foundService?: (context: Context, name: string) => Promise<void>;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('ru', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}

/**
 * Makes a municipality with the ready sets of all modules, in one transaction; `then` runs in it as the system.
 * @throws municipality_taken, time_zone_unknown
 */
export async function createMunicipality(
  { app, services, prepare }: Founding,
  { code, name, timeZone }: NewMunicipality,
  then?: (context: Context) => Promise<void>,
): Promise<string> {
  if (!isTimeZone(timeZone)) throw new AppError(accountErrors.time_zone_unknown, { timeZone });
  if (await findTenant(app, code)) throw new AppError(accountErrors.municipality_taken, { code });
  const tenantId = newId();
  await withTenant(app, tenantId, async (db) => {
    await insertTenant(db, { id: tenantId, code, name, timeZone });
    const context: Context = { db, tenantId, timeZone, actor: SYSTEM_ACTOR, requestId: newId(), services };
    for (const fill of prepare) await fill(context);
    await recordChange(context, {
      action: 'municipality.added',
      thing: 'municipality',
      thingId: tenantId,
      after: { code, name },
    });
    await then?.(context);
  });
  return tenantId;
}
