import { type RawBuilder, sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import type { Day } from '#core/time/day.ts';
import type { CalendarEntry, Timeline } from '../contract/calendar.ts';
import { programmeReachable } from './programmes.ts';

/** Rows of one programme, its own and those shared into it, with all their occurrences. */
export async function listTimelineRows(context: Context, programmeId: string): Promise<Timeline['rows']> {
  const { tenantId } = context;
  const { rows } = await sql<Timeline['rows'][number]>`
    select a.id as activity_id, a.number, a.title, a.stage_id,
      coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'startsOn', o.starts_on, 'dueOn', o.due_on, 'state', o.state)
        order by o.position) filter (where o.id is not null), '[]') as occurrences
    from activity a
    left join occurrence o on o.tenant_id = a.tenant_id and o.activity_id = a.id
    where a.tenant_id = ${tenantId} and a.excluded_at is null
      and (a.programme_id = ${programmeId}::uuid or a.id in (select h.activity_id from activity_share h
        where h.tenant_id = ${tenantId} and h.programme_id = ${programmeId}::uuid))
    group by a.tenant_id, a.id
    order by a.sort_on nulls last, a.position`.execute(context.db);
  return rows;
}

interface CalendarWish {
  readonly from: Day;
  readonly to: Day;
  readonly programmeIds: readonly string[];
  /** Only what the caller does. */
  readonly isMine: boolean;
}

const EXECUTOR = sql`nullif(concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')), '')`;

function reachCondition(context: Context, isMine: boolean): RawBuilder<boolean> {
  const own = sql<boolean>`a.executor_person_id = ${context.actor.personId}::uuid`;
  if (isMine) return own;
  return sql<boolean>`(${programmeReachable(reachOf(context.actor, 'programme.read'))} or coalesce(${own}, false))`;
}

/** What is due in these days in running programmes, by day. */
export async function listCalendarEntries(context: Context, wish: CalendarWish): Promise<CalendarEntry[]> {
  const { tenantId } = context;
  const isOpen = programmeReachable(reachOf(context.actor, 'programme.read'));
  const ofProgrammes = wish.programmeIds.length === 0 ? sql`true` : sql`g.id = any(${[...wish.programmeIds]}::uuid[])`;
  const { rows } = await sql<CalendarEntry>`
    select o.id as occurrence_id, a.id as activity_id, g.id as programme_id, g.title as programme, a.title, o.starts_on, o.due_on,
      o.state, ${EXECUTOR} as executor, ${isOpen} as is_programme_open
    from occurrence o
    join activity a on a.tenant_id = o.tenant_id and a.id = o.activity_id
    join programme g on g.tenant_id = a.tenant_id and g.id = a.programme_id
    left join person p on p.tenant_id = a.tenant_id and p.id = a.executor_person_id
    where o.tenant_id = ${tenantId} and o.due_on between ${wish.from}::date and ${wish.to}::date
      and a.excluded_at is null and g.state in ('running', 'finished') and ${ofProgrammes} and ${reachCondition(context, wish.isMine)}
    order by o.due_on, g.title collate "ru-x-icu", a.position, o.position`.execute(context.db);
  return rows;
}

/** Running programmes to choose among, by title. */
export async function listRunningProgrammes(context: Context): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select g.id, g.title from programme g
    where g.tenant_id = ${context.tenantId} and g.state = 'running' and ${programmeReachable(reachOf(context.actor, 'programme.read'))}
    order by g.title collate "ru-x-icu", g.id`.execute(context.db);
  return rows;
}

export async function listFeedRows(context: Context, accountId: string) {
  return context.db
    .selectFrom('calendarFeed as f')
    .leftJoin('programme as g', (join) =>
      join.onRef('g.tenantId', '=', 'f.tenantId').onRef('g.id', '=', 'f.programmeId'),
    )
    .select(['f.id', 'g.title as programme', 'f.createdAt'])
    .where('f.tenantId', '=', context.tenantId)
    .where('f.accountId', '=', accountId)
    .orderBy('f.createdAt')
    .execute();
}
