import { withTenant } from '#core/db/tenant.ts';
import { log } from '#core/log.ts';
import { sealAudit } from '#core/seal.ts';
import type { Application } from './application.ts';
import { MODULES } from './composition.ts';

const EVERY_MINUTE = 60_000;
const EVERY_HOUR = 60 * EVERY_MINUTE;

/** Seals each municipality's journal into its hash chain. */
async function sealJournals(application: Application): Promise<void> {
  const { app } = application.database;
  const tenants = await app.selectFrom('tenant').select('id').execute();
  for (const { id } of tenants) await withTenant(app, id, (db) => sealAudit(db, id));
}

/** Each module's work of an hour in each municipality; one that fails leaves the others. */
async function keepUp(application: Application): Promise<void> {
  const tenants = await application.database.app.selectFrom('tenant').select('id').execute();
  for (const { id } of tenants) {
    for (const { name, everyHour } of MODULES) {
      if (!everyHour) continue;
      await application
        .asSystem(id, everyHour)
        .catch((error: unknown) => log.error({ err: error, module: name }, 'housekeeping failed'));
    }
  }
}

/** Work of every minute and every hour in the server. @returns the function that ends it */
export function startHousekeeping(application: Application): () => void {
  const run = (work: (application: Application) => Promise<void>) => () => {
    work(application).catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));
  };
  const timers = [setInterval(run(sealJournals), EVERY_MINUTE), setInterval(run(keepUp), EVERY_HOUR)];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
