import { PERMISSIONS } from '#core/access/grants.ts';
import { canSomewhere, reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { selectNotices, selectSession } from '../queries.ts';
import { markNoticesRead } from '../store.ts';

function requireAccount(context: Context): string {
  const { accountId } = context.actor;
  if (!accountId) throw new AppError(frameErrors.not_signed_in);
  return accountId;
}

async function loadSession(context: Context) {
  const accountId = requireAccount(context);
  const row = await selectSession(context, accountId);
  if (!row) throw new AppError(frameErrors.not_signed_in);
  return { accountId, ...row, tenants: row.tenants ?? [] };
}

/** Who is signed in, what they may do somewhere and what everywhere: the shell of every page stands on it. */
export async function describeSession(context: Context) {
  const { actor } = context;
  const { accountId, tenants, login, hasTwoFactor, unreadNotices } = await loadSession(context);
  const tenant = tenants.find(({ id }) => id === context.tenantId);
  if (!tenant) throw new AppError(frameErrors.no_municipality);
  const permissions = PERMISSIONS.filter((permission) => canSomewhere(actor, permission));
  return {
    accountId,
    login,
    hasTwoFactor,
    unreadNotices,
    name: actor.name,
    personId: actor.personId,
    roles: [...new Set(actor.assignments.map(({ role }) => role))],
    permissions,
    everywhere: permissions.filter((permission) => reachOf(actor, permission).all),
    tenant: { code: tenant.code, name: tenant.name },
    tenants: tenants.map(({ code, name }) => ({ code, name })),
    today: todayOf(context),
  };
}

/** @throws not_found when the account does not work there: one may not learn which municipalities there are */
export async function chooseTenant(context: Context, code: string): Promise<{ code: string; name: string }> {
  const { tenants } = await loadSession(context);
  const tenant = tenants.find((candidate) => candidate.code === code);
  if (!tenant) throw new AppError(frameErrors.not_found);
  return { code: tenant.code, name: tenant.name };
}

export async function listNotices(context: Context) {
  const rows = await selectNotices(context, requireAccount(context));
  return {
    notices: rows,
    unread: rows.filter((row) => row.readAt === null).length,
  };
}

/** One's own only: another's notice is left as it is. */
export async function readNotices(context: Context, ids: readonly string[] | undefined): Promise<void> {
  const accountId = requireAccount(context);
  await markNoticesRead(context.db, context.tenantId, accountId, ids, context.services.clock.now());
}
