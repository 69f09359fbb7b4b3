import { sql } from 'kysely';
import { type Reach, reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import type { Due } from '#core/time/due/model.ts';
import type { OccurrenceState } from '../model/states.ts';
import { programmeReachable } from './programmes.ts';

export interface ListedActivity {
  readonly id: string;
  readonly programmeId: string;
  readonly isShared: boolean;
  readonly home: string | null;
  readonly taskId: string | null;
  readonly stageId: string | null;
  readonly number: string | null;
  readonly title: string;
  readonly audience: string | null;
  readonly direction: string | null;
  readonly resultKind: string | null;
  readonly dues: readonly Due[];
  readonly sortOn: string | null;
  readonly expected: string | null;
  readonly owners: readonly {
    readonly words: string;
    readonly organizationId: string | null;
    readonly organization: string | null;
    readonly personId: string | null;
    readonly person: string | null;
  }[];
  readonly executorPersonId: string | null;
  readonly executor: string | null;
  readonly isExcluded: boolean;
  readonly homeState: string;
  readonly version: number;
  readonly occurrences: readonly { readonly state: OccurrenceState; readonly dueOn: string | null }[];
}

/** Full name of a person `alias`. */
const nameOf = (alias: string) =>
  sql`nullif(concat_ws(' ', ${sql.ref(`${alias}.surname`)}, nullif(${sql.ref(`${alias}.given_name`)}, ''), nullif(${sql.ref(`${alias}.patronymic`)}, '')), '')`;

const OWNERS = sql`coalesce((select json_agg(json_build_object('words', w.words, 'organizationId', w.organization_id, 'organization', wo.short_name,
    'personId', w.person_id, 'person', ${nameOf('wp')}) order by w.position)
  from activity_owner w
  left join organization wo on wo.tenant_id = w.tenant_id and wo.id = w.organization_id
  left join person wp on wp.tenant_id = w.tenant_id and wp.id = w.person_id
  where w.tenant_id = a.tenant_id and w.activity_id = a.id), '[]')`;

const OCCURRENCES = sql`coalesce((select json_agg(json_build_object('state', o.state, 'dueOn', o.due_on) order by o.position)
  from occurrence o where o.tenant_id = a.tenant_id and o.activity_id = a.id), '[]')`;

/** The road map in its own order: own rows first to last, then those shared into it by date; in one statement. */
export async function listActivityRows(context: Context, programmeId: string): Promise<ListedActivity[]> {
  const { tenantId } = context;
  const reach: Reach = reachOf(context.actor, 'programme.read');
  const { rows } = await sql<ListedActivity>`
    with served as materialized (
      select a.*, a.task_id as served_task_id, a.position as place, false as is_shared from activity a
      where a.tenant_id = ${tenantId} and a.programme_id = ${programmeId}::uuid
      union all
      select a.*, h.task_id, null, true from activity_share h join activity a on a.tenant_id = h.tenant_id and a.id = h.activity_id
      where h.tenant_id = ${tenantId} and h.programme_id = ${programmeId}::uuid)
    select a.id, a.programme_id, a.is_shared, case when a.is_shared and ${programmeReachable(reach)} then g.title end as home,
      a.served_task_id as task_id, case when a.is_shared then null else a.stage_id end as stage_id, a.number, a.title, a.audience, a.direction,
      a.result_kind, a.dues, a.sort_on, a.expected, ${OWNERS} as owners, a.executor_person_id, ${nameOf('p')} as executor,
      a.excluded_at is not null as is_excluded, g.state as home_state, a.version, ${OCCURRENCES} as occurrences
    from served a
    join programme g on g.tenant_id = ${tenantId} and g.id = a.programme_id
    left join person p on p.tenant_id = ${tenantId} and p.id = a.executor_person_id
    order by a.is_shared, a.place, a.sort_on nulls last, a.id`.execute(context.db);
  return rows;
}

interface Served {
  readonly home: { readonly organizationId: string | null; readonly coordinatorPersonId: string | null } | undefined;
  readonly served: { readonly programmeId: string; readonly title: string }[];
}

/** The programme a row belongs to, and those it serves besides within the actor's reach. */
export async function listProgrammesServed(context: Context, activityId: string): Promise<Served> {
  const { tenantId } = context;
  const { rows } = await sql<{
    id: string;
    title: string;
    organizationId: string | null;
    coordinatorPersonId: string | null;
    isHome: boolean;
    isReachable: boolean;
  }>`
    select g.id, g.title, g.organization_id, g.coordinator_person_id, g.id = a.programme_id as is_home,
      ${programmeReachable(reachOf(context.actor, 'programme.read'))} as is_reachable
    from activity a join programme g on g.tenant_id = a.tenant_id and (g.id = a.programme_id
      or g.id in (select h.programme_id from activity_share h where h.tenant_id = a.tenant_id and h.activity_id = a.id))
    where a.tenant_id = ${tenantId} and a.id = ${activityId}::uuid order by g.title collate "ru-x-icu", g.id`.execute(
    context.db,
  );
  return {
    home: rows.find(({ isHome }) => isHome),
    served: rows
      .filter(({ isHome, isReachable }) => !isHome && isReachable)
      .map(({ id, title }) => ({ programmeId: id, title })),
  };
}
