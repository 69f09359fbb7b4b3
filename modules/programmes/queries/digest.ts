import { sql } from 'kysely';
import { GRANTS, ROLES } from '#core/access/grants.ts';
import { type Context, todayOf } from '#core/context.ts';
import { OPEN_STATES } from './programmes.ts';

export interface DueRow {
  readonly id: string;
  readonly title: string;
  readonly programmeId: string;
  readonly programme: string;
  readonly dueOn: string;
  readonly executorPersonId: string | null;
}

/** Open rows due by the day, of running programmes whose coordinator has switched reminders on. */
export async function listDueRows(context: Context, until: string): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select o.id, concat_ws(' ', nullif(a.number, ''), a.title) as title, g.id as programme_id, g.title as programme, o.due_on,
      a.executor_person_id
    from programme g
    join activity a on a.tenant_id = g.tenant_id and a.programme_id = g.id and a.excluded_at is null
    join occurrence o on o.tenant_id = a.tenant_id and o.activity_id = a.id and o.state in ${OPEN_STATES} and o.due_on <= ${until}::date
    where g.tenant_id = ${context.tenantId} and g.state = 'running' and g.reminds
    order by o.due_on, g.title, a.position, o.position, o.id`.execute(context.db);
  return rows;
}

/** An account that works here today, with a role of those named. */
const worksToday = (
  context: Context,
  roles: readonly string[],
) => sql<boolean>`m.tenant_id = ${context.tenantId} and m.is_active
  and exists (select 1 from assignment s where s.tenant_id = m.tenant_id and s.membership_id = m.id
    and s.role = any(${[...roles]}::text[]) and s.starts_on <= ${todayOf(context)}::date
    and (s.ends_before is null or s.ends_before > ${todayOf(context)}::date))`;

const REPORTERS = ROLES.filter((role) => GRANTS[role]['programme.report'] !== undefined);
const READERS = ROLES.filter((role) => GRANTS[role]['programme.read'] !== undefined);

/** Accounts of people who may report here: person → accounts. */
export async function listAccountsOf(context: Context, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ personId: string; accounts: string[] }>`
    select m.person_id, array_agg(m.user_id order by m.user_id) as accounts from membership m
    where ${worksToday(context, REPORTERS)} and m.person_id = any(${[...personIds]}::uuid[]) group by 1`.execute(
    context.db,
  );
  return new Map(rows.map(({ personId, accounts }) => [personId, accounts]));
}

/** Who hears of a programme as its coordinator: the person named, else whoever made it; those who may open it: programme → accounts. */
export async function listCoordinators(
  context: Context,
  programmeIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; accounts: string[] }>`
    with told as (
      select g.id, m.user_id, m.person_id = g.coordinator_person_id as is_named from programme g
      join membership m on (m.person_id = g.coordinator_person_id or m.user_id = g.created_by) and ${worksToday(context, READERS)}
      where g.tenant_id = ${context.tenantId} and g.id = any(${[...programmeIds]}::uuid[]))
    select t.id, array_agg(distinct t.user_id) as accounts from told t
    where coalesce(t.is_named, false) or not exists (select 1 from told n where n.id = t.id and n.is_named) group by 1`.execute(
    context.db,
  );
  return new Map(rows.map(({ id, accounts }) => [id, accounts]));
}
