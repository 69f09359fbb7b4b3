import type { Db } from '#core/db/open.ts';
import type { TenantDb } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';

/** Accounts, memberships and invitations are global tables: their rows are written in whatever transaction is at hand. */
type Any = Db | TenantDb;

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly login: string;
}

export async function insertAccount(db: Any, account: NewAccount): Promise<void> {
  await db
    .insertInto('userAccount')
    .values({
      id: account.id,
      name: account.name,
      email: account.email,
      emailVerified: true,
      username: account.login,
      displayUsername: account.login,
      twoFactorEnabled: false,
    })
    .execute();
}

export async function updateAccount(db: Any, id: string, change: { name?: string; email?: string }): Promise<void> {
  await db
    .updateTable('userAccount')
    .set({ ...change, updatedAt: new Date() })
    .where('id', '=', id)
    .execute();
}

export async function insertMembership(
  db: Any,
  membership: { tenantId: string; userId: string; personId: string | null },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('membership')
    .values({ id, ...membership })
    .execute();
  return id;
}

export async function updateMembership(
  db: Any,
  tenantId: string,
  id: string,
  change: { isActive?: boolean; personId?: string | null },
): Promise<void> {
  await db.updateTable('membership').set(change).where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

interface AssignmentRow {
  readonly membershipId: string;
  readonly role: string;
  readonly organizationId: string | null;
  readonly startsOn: string;
  readonly endsBefore: string | null;
  readonly ground: string | null;
}

export async function insertAssignment(db: TenantDb, tenantId: string, assignment: AssignmentRow): Promise<string> {
  const id = newId();
  await db
    .insertInto('assignment')
    .values({ tenantId, id, ...assignment })
    .execute();
  return id;
}

export async function updateAssignmentEnd(
  db: TenantDb,
  tenantId: string,
  id: string,
  endsBefore: string,
): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ endsBefore })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export async function deleteAssignment(db: TenantDb, tenantId: string, id: string): Promise<void> {
  await db.deleteFrom('assignment').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

interface NewInvitation {
  readonly tenantId: string;
  readonly userId: string;
  readonly codeDigest: string;
  readonly expiresAt: Date;
}

/** Only the newest invitation of an account holds, in whichever municipality it was printed. */
export async function replaceInvitation(db: Any, invitation: NewInvitation): Promise<void> {
  await db.deleteFrom('invitation').where('userId', '=', invitation.userId).where('usedAt', 'is', null).execute();
  await db
    .insertInto('invitation')
    .values({ id: newId(), ...invitation })
    .execute();
}

/** Uses the code up; of two who come at once only one gets the row. */
export async function takeInvitation(
  db: Any,
  codeDigest: string,
  now: Date,
): Promise<{ tenantId: string; userId: string } | undefined> {
  return db
    .updateTable('invitation')
    .set({ usedAt: now })
    .where('codeDigest', '=', codeDigest)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning(['tenantId', 'userId'])
    .executeTakeFirst();
}

/** @param hash of better-auth's own making */
export async function replacePassword(db: Any, userId: string, hash: string): Promise<void> {
  await db.deleteFrom('credential').where('userId', '=', userId).where('providerId', '=', 'credential').execute();
  await db
    .insertInto('credential')
    .values({ id: newId(), accountId: userId, providerId: 'credential', userId, password: hash, updatedAt: new Date() })
    .execute();
}

export async function deleteSessions(db: Any, userId: string): Promise<void> {
  await db.deleteFrom('accountSession').where('userId', '=', userId).execute();
}

/** The second step and every passkey: what a lost phone held. */
export async function deleteSecondFactors(db: Any, userId: string): Promise<void> {
  await db.deleteFrom('twoFactor').where('userId', '=', userId).execute();
  await db.deleteFrom('passkey').where('userId', '=', userId).execute();
  await db.updateTable('userAccount').set({ twoFactorEnabled: false }).where('id', '=', userId).execute();
}

export async function markNoticesRead(
  db: TenantDb,
  tenantId: string,
  userId: string,
  ids: readonly string[] | undefined,
  now: Date,
): Promise<void> {
  await db
    .updateTable('notice')
    .set({ readAt: now })
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids && ids.length > 0 ? [...ids] : [newId()]))
    .execute();
}

export async function insertNotices(
  db: TenantDb,
  tenantId: string,
  userIds: readonly string[],
  notice: { text: string; href: string | null },
): Promise<void> {
  if (userIds.length === 0) return;
  const rows = userIds.map((userId) => ({ tenantId, id: newId(), userId, ...notice }));
  await db.insertInto('notice').values(rows).execute();
}

export async function insertTenant(
  db: Any,
  tenant: { id: string; code: string; name: string; timeZone: string },
): Promise<void> {
  await db.insertInto('tenant').values(tenant).execute();
}
