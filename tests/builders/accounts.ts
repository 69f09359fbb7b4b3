import { createHmac, randomBytes } from 'node:crypto';
import type { Role } from '#core/access/grants.ts';
import type { Db } from '#core/db/open.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';

export interface BuiltUser {
  readonly accountId: string;
  readonly membershipId: string;
  readonly login: string;
}

interface UserSettings {
  readonly tenantId: string;
  readonly role: Role;
  readonly organizationId?: string;
  readonly personId?: string;
  readonly name?: string;
}

/** An account with one assignment since 2020 and no password: sign it in with `signInAs`. */
export async function buildUser(app: Db, settings: UserSettings): Promise<BuiltUser> {
  const { tenantId, role, organizationId = null, personId = null } = settings;
  const accountId = newId();
  const login = `test.${accountId.slice(-12)}`;
  const name = settings.name ?? 'Проверочная Анна Ивановна';
  await app
    .insertInto('userAccount')
    .values({ id: accountId, name, email: `${login}@opora.invalid`, emailVerified: true, username: login })
    .execute();
  const membershipId = await addMembership(app, { accountId, tenantId, role, organizationId, personId });
  return { accountId, membershipId, login };
}

interface MembershipSettings {
  readonly accountId: string;
  readonly tenantId: string;
  readonly role: Role;
  readonly organizationId?: string | null;
  readonly personId?: string | null;
}

/** Lets an account work in a municipality, with one assignment since 2020. @returns the membership's id */
export async function addMembership(app: Db, settings: MembershipSettings): Promise<string> {
  const { accountId, tenantId, role, organizationId = null, personId = null } = settings;
  const membershipId = newId();
  await app.insertInto('membership').values({ id: membershipId, tenantId, userId: accountId, personId }).execute();
  await withTenant(app, tenantId, (db) =>
    db
      .insertInto('assignment')
      .values({ tenantId, id: newId(), membershipId, role, organizationId, startsOn: '2020-09-01' })
      .execute(),
  );
  return membershipId;
}

/** Signs an account in without the form. @returns the cookie of the session, «name=value» */
export async function signInAs(app: Db, accountId: string, secret: string, isSecure = false): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const now = Date.now();
  await app
    .insertInto('accountSession')
    .values({
      id: newId(),
      token,
      userId: accountId,
      expiresAt: new Date(now + 12 * 60 * 60 * 1000),
      createdAt: new Date(now),
      updatedAt: new Date(now),
    })
    .execute();
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  const name = isSecure ? '__Secure-better-auth.session_token' : 'better-auth.session_token';
  return `${name}=${encodeURIComponent(`${token}.${signature}`)}`;
}
