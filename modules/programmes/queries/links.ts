import { sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import type { Due } from '#core/time/due/model.ts';
import { personReachable } from '#modules/people/public.ts';
import type { OccurrenceState, ProgrammeState } from '../model/states.ts';
import { OPEN_STATES, programmeReachable } from './programmes.ts';

export interface NamedPerson {
  readonly id: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string;
}

/** People within reach by the keys of their surnames. */
export async function listBySurname(context: Context, surnameKeys: readonly string[]): Promise<NamedPerson[]> {
  if (surnameKeys.length === 0) return [];
  const words = surnameKeys.map((key) => key.split(' ')[0] ?? key);
  const { rows } = await sql<NamedPerson>`
    select p.id, p.surname, coalesce(p.given_name, '') as given_name, coalesce(p.patronymic, '') as patronymic from person p
    where p.tenant_id = ${context.tenantId} and split_part(p.name_key, ' ', 1) = any(${words}::text[])
      and ${personReachable(context, 'person.read', sql.ref('p.id'))}
    order by p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.id limit 200`.execute(context.db);
  return rows;
}

export interface ActivityOfPerson {
  readonly id: string;
  readonly programmeId: string;
  readonly programme: string;
  readonly programmeState: ProgrammeState;
  readonly title: string;
  readonly isExecutor: boolean;
  readonly dues: readonly Due[];
  readonly occurrences: readonly { readonly state: OccurrenceState; readonly dueOn: string | null }[];
}

/** Rows a person does or is named in, of programmes within reach: what runs first, by date. */
export async function listActivitiesOfPerson(context: Context, personId: string): Promise<ActivityOfPerson[]> {
  const { tenantId } = context;
  const { rows } = await sql<ActivityOfPerson>`
    with mine as (
      select id from activity where tenant_id = ${tenantId} and executor_person_id = ${personId}::uuid
      union select activity_id from activity_owner where tenant_id = ${tenantId} and person_id = ${personId}::uuid)
    select a.id, a.programme_id, g.title as programme, g.state as programme_state, a.title,
      coalesce(a.executor_person_id = ${personId}::uuid, false) as is_executor, a.dues,
      coalesce((select json_agg(json_build_object('state', o.state, 'dueOn', o.due_on) order by o.position) from occurrence o
        where o.tenant_id = a.tenant_id and o.activity_id = a.id), '[]') as occurrences
    from mine join activity a on a.tenant_id = ${tenantId} and a.id = mine.id
    join programme g on g.tenant_id = a.tenant_id and g.id = a.programme_id
    where a.excluded_at is null and g.state <> 'cancelled' and ${programmeReachable(reachOf(context.actor, 'programme.read'))}
    order by array_position(array['running', 'draft', 'finished'], g.state), a.sort_on nulls last, a.title collate "ru-x-icu", a.id
    limit 500`.execute(context.db);
  return rows;
}

export interface ProgrammeOfOrganization {
  readonly id: string;
  readonly title: string;
  readonly kindTitle: string;
  readonly state: ProgrammeState;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly isOwn: boolean;
  readonly named: number;
  readonly done: number;
  readonly occurrences: number;
  readonly overdue: number;
}

/** An organisation's own programmes with their progress; others with that of the rows that name it. */
export async function listProgrammesOfOrganization(
  context: Context,
  organizationId: string,
): Promise<ProgrammeOfOrganization[]> {
  const { tenantId } = context;
  const { rows } = await sql<ProgrammeOfOrganization>`
    with rows_named as (
      select distinct a.id, a.programme_id from activity_owner w join activity a on a.tenant_id = w.tenant_id and a.id = w.activity_id
      where w.tenant_id = ${tenantId} and w.organization_id = ${organizationId}::uuid and a.excluded_at is null),
    counted as (
      select a.programme_id, a.id, exists (select 1 from rows_named n where n.id = a.id) as is_named from activity a
      join programme g on g.tenant_id = a.tenant_id and g.id = a.programme_id
      where a.tenant_id = ${tenantId} and g.organization_id = ${organizationId}::uuid and a.excluded_at is null
      union select n.programme_id, n.id, true from rows_named n)
    select g.id, g.title, coalesce(e.title, g.kind) as kind_title, g.state, g.starts_on, g.ends_on,
      coalesce(g.organization_id = ${organizationId}::uuid, false) as is_own, coalesce(t.named, 0) as named, coalesce(t.done, 0) as done,
      coalesce(t.occurrences, 0) as occurrences, coalesce(t.overdue, 0) as overdue
    from programme g
    left join directory_entry e on e.tenant_id = g.tenant_id and e.directory = 'programme_kind' and e.code = g.kind
    left join lateral (select (count(distinct c.id) filter (where c.is_named))::int as named,
        (count(*) filter (where o.state = 'done'))::int as done, (count(*) filter (where o.state <> 'unmarked'))::int as occurrences,
        (count(*) filter (where g.state = 'running' and o.state in ${OPEN_STATES} and o.due_on < ${todayOf(context)}::date))::int as overdue
      from counted c left join occurrence o on o.tenant_id = ${tenantId} and o.activity_id = c.id where c.programme_id = g.id) t on true
    where g.tenant_id = ${tenantId} and (g.organization_id = ${organizationId}::uuid or g.id in (select programme_id from rows_named))
      and ${programmeReachable(reachOf(context.actor, 'programme.read'))}
    order by is_own desc, array_position(array['running', 'draft', 'finished', 'cancelled'], g.state), g.ends_on desc, g.id`.execute(
    context.db,
  );
  return rows;
}
