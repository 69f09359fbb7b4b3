import { sql } from 'kysely';
import type { Role } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import type { Db } from '#core/db/open.ts';
import type { TenantDb } from '#core/db/tenant.ts';
import { searchKey } from '#core/text/normalise.ts';
import type { UserAssignment } from './model.ts';

type Any = Db | TenantDb;

export interface UserRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly login: string;
  readonly email: string;
  readonly isActive: boolean;
  readonly isShared: boolean;
  readonly hasPassword: boolean;
  readonly hasTwoFactor: boolean;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly invitedUntil: Date | null;
  readonly assignments: UserAssignment[];
}

export interface UserFilter {
  readonly query: string;
  readonly role?: Role | undefined;
  readonly isActive?: boolean | undefined;
  readonly offset: number;
  readonly limit: number;
  readonly id?: string;
}

/** Users of the municipality with their assignments, in one query; `total` counts what the filter leaves. */
export async function selectUsers(
  context: Context,
  filter: UserFilter,
  now: Date,
): Promise<{ rows: UserRow[]; total: number }> {
  const { db, tenantId } = context;
  const like = `%${filter.query
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<UserRow & { total: number }>`
    select m.id, u.id as account_id, u.name, u.username as login, u.email, m.is_active, m.person_id,
      concat_ws(' ', p.surname, p.given_name, p.patronymic) as person_name,
      exists (select from membership o where o.user_id = u.id and o.tenant_id <> m.tenant_id) as is_shared,
      exists (select from credential c where c.user_id = u.id and c.password is not null) as has_password,
      coalesce(u.two_factor_enabled, false) as has_two_factor,
      (select max(i.expires_at) from invitation i
        where i.user_id = u.id and i.tenant_id = m.tenant_id and i.used_at is null and i.expires_at > ${now}) as invited_until,
      coalesce((select json_agg(json_build_object('id', a.id, 'role', a.role, 'organizationId', a.organization_id,
          'organizationName', g.short_name, 'startsOn', a.starts_on, 'endsBefore', a.ends_before, 'ground', a.ground)
          order by a.starts_on desc, a.id)
        from assignment a left join organization g on g.tenant_id = a.tenant_id and g.id = a.organization_id
        where a.tenant_id = m.tenant_id and a.membership_id = m.id), '[]') as assignments,
      count(*) over () as total
    from membership m
    join user_account u on u.id = m.user_id
    left join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
    where m.tenant_id = ${tenantId}
      and (${filter.id ?? null}::uuid is null or m.id = ${filter.id ?? null}::uuid)
      and (${filter.query.trim() === ''} or lower(u.name) like ${like} or u.username like ${like})
      and (${filter.isActive ?? null}::boolean is null or m.is_active = ${filter.isActive ?? null}::boolean)
      and (${filter.role ?? null}::text is null or exists (select from assignment a
        where a.tenant_id = m.tenant_id and a.membership_id = m.id and a.role = ${filter.role ?? null}))
    order by u.name collate "ru-x-icu", m.id
    limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return {
    rows: rows.map(({ total: _, ...row }) => ({ ...row, personName: row.personId ? row.personName : null })),
    total: rows[0]?.total ?? 0,
  };
}

/** Other active users who are administrators on the day. */
export async function countOtherAdministrators(context: Context, membershipId: string, day: string): Promise<number> {
  const { db, tenantId } = context;
  const { rows } = await sql<{ n: number }>`
    select count(distinct m.id) as n from membership m
    join assignment a on a.tenant_id = m.tenant_id and a.membership_id = m.id
    where m.tenant_id = ${tenantId} and m.id <> ${membershipId} and m.is_active and a.role = 'administrator'
      and a.starts_on <= ${day}::date and (a.ends_before is null or a.ends_before > ${day}::date)`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function findAssignment(context: Context, id: string) {
  return context.db
    .selectFrom('assignment')
    .select(['id', 'membershipId', 'role', 'organizationId', 'startsOn', 'endsBefore'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findAccountByLogin(db: Any, login: string) {
  return db
    .selectFrom('userAccount')
    .select(['id', 'name', 'username as login', 'twoFactorEnabled'])
    .where('username', '=', login)
    .executeTakeFirst();
}

export async function findAccount(db: Any, id: string) {
  return db
    .selectFrom('userAccount')
    .select(['id', 'name', 'username as login', 'email', 'twoFactorEnabled'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function hasEmail(db: Any, email: string, exceptId: string | null): Promise<boolean> {
  const row = await db
    .selectFrom('userAccount')
    .select('id')
    .where('email', '=', email)
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId ?? ''))
    .executeTakeFirst();
  return row !== undefined;
}

/** Logins that begin like this one, for finding a free one. */
export async function listLoginsLike(db: Any, prefix: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('userAccount')
    .select('username')
    .where('username', 'like', `${prefix.replace(/[\\%_]/g, '\\$&')}%`)
    .execute();
  return new Set(rows.flatMap((row) => (row.username ? [row.username] : [])));
}

export async function isMember(context: Context, accountId: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('membership')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('userId', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function isPerson(context: Context, id: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('person')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('mergedIntoId', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whose login is tied to the card, if anybody's but the given membership's. */
export async function findLoginOfPerson(
  context: Context,
  personId: string,
  exceptId: string | null,
): Promise<string | undefined> {
  const row = await context.db
    .selectFrom('membership as m')
    .innerJoin('userAccount as u', 'u.id', 'm.userId')
    .select('u.username')
    .where('m.tenantId', '=', context.tenantId)
    .where('m.personId', '=', personId)
    .$if(exceptId !== null, (query) => query.where('m.id', '<>', exceptId ?? ''))
    .executeTakeFirst();
  return row ? (row.username ?? '') : undefined;
}

export interface ChoiceRow {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
}

function likeKey(query: string): string {
  return `%${searchKey(query).replace(/[\\%_]/g, '\\$&')}%`;
}

export async function listPeopleLike(context: Context, query: string): Promise<ChoiceRow[]> {
  const { rows } = await sql<ChoiceRow>`
    select p.id, concat_ws(' ', p.surname, p.given_name, p.patronymic) as title,
      (select string_agg(distinct o.short_name, ', ') from post s
        join organization o on o.tenant_id = s.tenant_id and o.id = s.organization_id
        where s.tenant_id = p.tenant_id and s.person_id = p.id and s.ends_before is null) as note
    from person p
    where p.tenant_id = ${context.tenantId} and p.merged_into_id is null and p.name_key like ${likeKey(query)}
    order by p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.id limit 20`.execute(context.db);
  return rows;
}

export async function listOrganizationsLike(context: Context, query: string): Promise<ChoiceRow[]> {
  const { rows } = await sql<ChoiceRow>`
    select id, short_name as title, nullif(name, short_name) as note from organization
    where tenant_id = ${context.tenantId} and closed_before is null
      and (replace(lower(name), 'ё', 'е') like ${likeKey(query)} or replace(lower(short_name), 'ё', 'е') like ${likeKey(query)})
    order by nullif(regexp_replace(number, '\\D', '', 'g'), '')::numeric nulls last, short_name collate "ru-x-icu" limit 300`.execute(
    context.db,
  );
  return rows;
}

export async function isOrganization(context: Context, id: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('organization')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** By full name, short name or another name it goes by; case and ё aside. */
export async function findOrganizationByName(context: Context, name: string): Promise<string | undefined> {
  const key = name.trim().toLowerCase().replaceAll('ё', 'е');
  const { rows } = await sql<{ id: string }>`
    select o.id from organization o where o.tenant_id = ${context.tenantId}
      and (replace(lower(o.name), 'ё', 'е') = ${key} or replace(lower(o.short_name), 'ё', 'е') = ${key} or exists (
        select from organization_alias a where a.tenant_id = o.tenant_id and a.organization_id = o.id
          and replace(lower(a.alias), 'ё', 'е') = ${key}))
    limit 2`.execute(context.db);
  return rows.length === 1 ? rows[0]?.id : undefined;
}

/** Of the account in this municipality: for the shell of every page. */
export async function selectSession(context: Context, accountId: string) {
  const { rows } = await sql<{
    login: string;
    hasTwoFactor: boolean;
    tenants: { id: string; code: string; name: string }[];
    unreadNotices: number;
  }>`
    select u.username as login, coalesce(u.two_factor_enabled, false) as has_two_factor,
      (select json_agg(json_build_object('id', t.id, 'code', t.code, 'name', t.name) order by t.name)
        from membership m join tenant t on t.id = m.tenant_id where m.user_id = u.id and m.is_active) as tenants,
      (select count(*) from notice n where n.tenant_id = ${context.tenantId} and n.user_id = u.id and n.read_at is null) as unread_notices
    from user_account u where u.id = ${accountId}`.execute(context.db);
  return rows[0];
}

export async function selectNotices(context: Context, accountId: string) {
  return context.db
    .selectFrom('notice')
    .select(['id', 'text', 'href', 'createdAt', 'readAt'])
    .where('tenantId', '=', context.tenantId)
    .where('userId', '=', accountId)
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

export async function selectAddresses(
  context: Context,
  accountIds: readonly string[],
): Promise<{ id: string; email: string }[]> {
  const { rows } = await sql<{ id: string; email: string }>`
    select u.id, u.email from user_account u
    join membership m on m.user_id = u.id and m.tenant_id = ${context.tenantId} and m.is_active
    where u.id = any(${[...accountIds]}::text[])`.execute(context.db);
  return rows;
}

export interface AuditFilter {
  readonly thing?: string | undefined;
  readonly thingId?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly beforeId?: string | undefined;
  /** Of a part of the thing, by the id its entries carry under the name. */
  readonly part?: { readonly name: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Entries with their values, newest first; days are those of the municipality. One more than the limit tells of the rest. */
export async function selectAudit(context: Context, filter: AuditFilter) {
  const { db, tenantId, timeZone } = context;
  let query = db
    .selectFrom('auditEntry as e')
    .leftJoin('auditValue as v', (join) => join.onRef('v.tenantId', '=', 'e.tenantId').onRef('v.entryId', '=', 'e.id'))
    .select([
      'e.id',
      'e.happenedAt',
      'e.actorName',
      'e.actorKind',
      'e.action',
      'e.thing',
      'e.thingId',
      'v.before',
      'v.after',
    ])
    .where('e.tenantId', '=', tenantId)
    .orderBy('e.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.thing) query = query.where('e.thing', '=', filter.thing);
  if (filter.thingId) query = query.where('e.thingId', '=', filter.thingId);
  if (filter.actor)
    query = query.where(sql`lower(e.actor_name)`, 'like', `%${filter.actor.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
  if (filter.beforeId) query = query.where('e.id', '<', filter.beforeId);
  if (filter.part) {
    const { name, id } = filter.part;
    query = query.where(sql<boolean>`${id}::text in (v.before ->> ${name}::text, v.after ->> ${name}::text)`);
  }
  if (filter.from)
    query = query.where(sql<boolean>`e.happened_at >= (${filter.from}::date)::timestamp at time zone ${timeZone}`);
  if (filter.to)
    query = query.where(sql<boolean>`e.happened_at < (${filter.to}::date + 1)::timestamp at time zone ${timeZone}`);
  return query.execute();
}

export async function selectAccess(context: Context, personId: string, beforeId: string | undefined, limit: number) {
  let query = context.db
    .selectFrom('accessEntry')
    .select(['id', 'happenedAt', 'actorName', 'kind', 'place'])
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (beforeId) query = query.where('id', '<', beforeId);
  return query.execute();
}

export async function findTenant(db: Any, code: string) {
  return db.selectFrom('tenant').select(['id', 'code', 'name', 'timeZone']).where('code', '=', code).executeTakeFirst();
}

export async function getTenantCode(context: Context): Promise<string> {
  const row = await context.db
    .selectFrom('tenant')
    .select('code')
    .where('id', '=', context.tenantId)
    .executeTakeFirstOrThrow();
  return row.code;
}

/** Is there a municipality, other than the one being made? */
export async function hasAnyTenant(db: Any, exceptId?: string): Promise<boolean> {
  const row = await db
    .selectFrom('tenant')
    .select('id')
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId ?? ''))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The account behind a user of the municipality. */
export async function getAccountId(context: Context, membershipId: string): Promise<string> {
  const row = await context.db
    .selectFrom('membership')
    .select('userId')
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', membershipId)
    .executeTakeFirstOrThrow();
  return row.userId;
}

/** In which municipality an unused invitation was printed. */
export async function findTenantOfInvitation(db: Any, codeDigest: string, now: Date) {
  return db
    .selectFrom('invitation as i')
    .innerJoin('tenant as t', 't.id', 'i.tenantId')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.tenantId', '=', 'i.tenantId').onRef('m.userId', '=', 'i.userId'),
    )
    .select(['t.id as tenantId', 't.timeZone', 'm.id as membershipId'])
    .where('i.codeDigest', '=', codeDigest)
    .where('i.usedAt', 'is', null)
    .where('i.expiresAt', '>', now)
    .where('m.isActive', '=', true)
    .executeTakeFirst();
}

/** Whom an unused invitation is for. */
export async function findInvited(db: Any, codeDigest: string, now: Date) {
  return db
    .selectFrom('invitation as i')
    .innerJoin('userAccount as u', 'u.id', 'i.userId')
    .innerJoin('tenant as t', 't.id', 'i.tenantId')
    .select(['u.name', 'u.username as login', 't.name as municipality'])
    .where('i.codeDigest', '=', codeDigest)
    .where('i.usedAt', 'is', null)
    .where('i.expiresAt', '>', now)
    .executeTakeFirst();
}

/** Serialises those who try to set up an empty installation at the same moment. */
export async function lockFirstRun(db: Any): Promise<void> {
  await sql`select pg_advisory_xact_lock(6701)`.execute(db);
}
