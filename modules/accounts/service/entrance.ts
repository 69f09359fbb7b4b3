import { randomInt } from 'node:crypto';
import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { withTenant } from '#core/db/tenant.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { accountErrors } from '../errors.ts';
import type { NewMunicipality } from '../model.ts';
import {
  findAccount,
  findInvited,
  findTenantOfInvitation,
  getAccountId,
  hasAnyTenant,
  lockFirstRun,
} from '../queries.ts';
import { readInvitationCode } from '../rules.ts';
import { deleteSessions, replacePassword, takeInvitation } from '../store.ts';
import { createMunicipality, type Founding } from './municipality.ts';
import { addAssignment, addUser, digestInvitationCode } from './users.ts';

/** A password's hash of better-auth's own making. */
export type HashPassword = (password: string) => Promise<string>;

function requireDigest(code: string): string {
  const digits = readInvitationCode(code);
  if (!digits) throw new AppError(accountErrors.invitation_invalid);
  return digestInvitationCode(digits);
}

/** For whom the printed code is. @throws invitation_invalid */
export async function checkInvitation(founding: Founding, code: string) {
  const now = founding.services.clock.now();
  const found = await findInvited(founding.app, requireDigest(code), now);
  if (!found) throw new AppError(accountErrors.invitation_invalid);
  return { name: found.name, login: found.login ?? '', municipality: found.municipality };
}

/**
 * Uses the printed code up: the chosen password replaces any former one and every open session ends.
 * @returns the login to sign in with
 * @throws invitation_invalid
 */
export async function acceptInvitation(
  { app, services }: Founding,
  code: string,
  password: string,
  hash: HashPassword,
): Promise<{ login: string }> {
  const digest = requireDigest(code);
  const hashed = await hash(password);
  // Invitations are read before the municipality is known: the journal's row needs it, hence two steps in one transaction.
  const invited = await findTenantOfInvitation(app, digest, services.clock.now());
  if (!invited) throw new AppError(accountErrors.invitation_invalid);
  const { tenantId, timeZone, membershipId } = invited;
  return withTenant(app, tenantId, async (db) => {
    const taken = await takeInvitation(db, digest, services.clock.now());
    const account = taken && (await findAccount(db, taken.userId));
    if (!account) throw new AppError(accountErrors.invitation_invalid);
    await replacePassword(db, account.id, hashed);
    await deleteSessions(db, account.id);
    const actor = { ...SYSTEM_ACTOR, kind: 'user' as const, accountId: account.id, name: account.name };
    const context: Context = { db, tenantId, timeZone, actor, requestId: newId(), services };
    await recordChange(context, { action: 'account.password_set', thing: 'account', thingId: membershipId });
    return { login: account.login ?? '' };
  });
}

/** Eight digits for the console of whoever started the program. */
export function makeAccessCode(): string {
  return Array.from({ length: 8 }, () => randomInt(10)).join('');
}

/** A fresh access code when nothing is set up yet; undefined on an installation that has a municipality. */
export async function armFirstRun(app: Founding['app']): Promise<string | undefined> {
  return (await hasAnyTenant(app)) ? undefined : makeAccessCode();
}

/** The page of the first run is there until the first municipality is. */
export async function isFirstRunOpen(app: Founding['app'], accessCode: string | undefined): Promise<boolean> {
  return accessCode !== undefined && !(await hasAnyTenant(app));
}

export interface FirstRun {
  readonly municipality: NewMunicipality;
  readonly name: string;
  readonly login: string;
  readonly password: string;
  /** In the smallest districts one person is both: the administrator gets the rights of the service's head too. */
  readonly leadsService: boolean;
  /** Name of the methodical service; empty: left for later. */
  readonly serviceName: string;
}

/** Makes the municipality, its first administrator and, when named, the methodical service. @throws not_found when one is there already */
export async function completeFirstRun(founding: Founding, input: FirstRun, hash: HashPassword): Promise<void> {
  const hashed = await hash(input.password);
  await createMunicipality(founding, input.municipality, async (context) => {
    await lockFirstRun(context.db);
    if (await hasAnyTenant(context.db, context.tenantId)) throw new AppError(frameErrors.not_found);
    const whole = { organizationId: null, endsBefore: null, ground: null };
    const { userId } = await addUser(context, {
      name: input.name,
      login: input.login,
      email: null,
      personId: null,
      assignment: { role: 'administrator', ...whole },
    });
    if (input.leadsService) await addAssignment(context, userId, { role: 'service_head', ...whole });
    if (input.serviceName !== '') await founding.foundService?.(context, input.serviceName);
    await replacePassword(context.db, await getAccountId(context, userId), hashed);
  });
}
