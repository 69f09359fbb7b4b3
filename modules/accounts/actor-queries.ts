import { sql } from 'kysely';
import type { Role } from '#core/access/grants.ts';
import type { Actor, Assignment } from '#core/access/reach.ts';
import type { Db } from '#core/db/open.ts';
import type { TenantDb } from '#core/db/tenant.ts';

/** Where an account belongs: one row per municipality. */
export interface MembershipRow {
  readonly membershipId: string;
  readonly tenantId: string;
  readonly tenantCode: string;
  readonly tenantName: string;
  readonly timeZone: string;
  readonly personId: string | null;
}

/** Memberships are global: they are read before the municipality is known. */
export async function listMemberships(app: Db, userId: string): Promise<MembershipRow[]> {
  return app
    .selectFrom('membership as m')
    .innerJoin('tenant as t', 't.id', 'm.tenantId')
    .where('m.userId', '=', userId)
    .where('m.isActive', '=', true)
    .select([
      'm.id as membershipId',
      'm.tenantId',
      't.code as tenantCode',
      't.name as tenantName',
      't.timeZone',
      'm.personId',
    ])
    .orderBy('t.name')
    .execute();
}

interface Rights {
  readonly assignments: Assignment[];
  readonly menteeIds: string[];
}

/** The assignments and mentees valid on the day, in one query. */
async function loadRights(db: TenantDb, membership: MembershipRow, today: string): Promise<Rights> {
  const { rows } = await sql<{ role: Role | null; organizationId: string | null; menteeId: string | null }>`
    select role, organization_id, null::uuid as mentee_id from assignment
    where tenant_id = ${membership.tenantId} and membership_id = ${membership.membershipId}
      and starts_on <= ${today}::date and (ends_before is null or ends_before > ${today}::date)
    union all
    select null, null, person_id from tutorship
    where tenant_id = ${membership.tenantId} and tutor_person_id = ${membership.personId}::uuid
      and starts_on <= ${today}::date and (ends_before is null or ends_before > ${today}::date)`.execute(db);
  return {
    assignments: rows.flatMap((row) => (row.role ? [{ role: row.role, organizationId: row.organizationId }] : [])),
    menteeIds: rows.flatMap((row) => (row.menteeId ? [row.menteeId] : [])),
  };
}

/** Who the account is in this municipality on this day; read in the transaction of the work itself. */
export async function loadActor(
  db: TenantDb,
  user: { id: string; name: string },
  membership: MembershipRow,
  today: string,
): Promise<Actor> {
  const rights = await loadRights(db, membership, today);
  return { kind: 'user', accountId: user.id, name: user.name, personId: membership.personId, ...rights };
}
