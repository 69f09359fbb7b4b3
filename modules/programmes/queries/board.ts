import { type RawBuilder, sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import type { BoardCounts } from '../contract/occurrences.ts';
import { BOARD_BUCKETS } from '../rules/attention.ts';
import { bucketCondition, occurrencesOf, TASK_ID } from './occurrences.ts';

export interface BoardGroup {
  readonly id: string | null;
  readonly title: string;
  readonly counts: BoardCounts;
}

const GROUPS = {
  total: { key: sql`null::uuid`, title: sql`null::text`, order: sql`1`, join: sql`` },
  tasks: {
    key: TASK_ID,
    title: sql`concat_ws(' ', t.number, t.title)`,
    order: sql`t.position`,
    join: sql`left join programme_task t on t.tenant_id = b.tenant_id and t.id = b.key`,
  },
  stages: {
    key: sql`a.stage_id`,
    title: sql`t.title`,
    order: sql`t.position`,
    join: sql`left join programme_stage t on t.tenant_id = b.tenant_id and t.id = b.key`,
  },
  executors: {
    key: sql`a.executor_person_id`,
    title: sql`concat_ws(' ', t.surname, nullif(t.given_name, ''), nullif(t.patronymic, ''))`,
    order: sql`t.surname collate "ru-x-icu", t.given_name collate "ru-x-icu"`,
    join: sql`left join person t on t.tenant_id = b.tenant_id and t.id = b.key`,
  },
} as const;

/** The board's numbers of one programme by one grouping; what has no group comes last, without an id. */
export async function countBoard(
  context: Context,
  programmeId: string,
  by: keyof typeof GROUPS,
): Promise<BoardGroup[]> {
  const today = todayOf(context);
  const { key, title, order, join } = GROUPS[by];
  const counts = BOARD_BUCKETS.map(
    (bucket): RawBuilder<unknown> =>
      sql`${sql.lit(bucket)}::text, count(*) filter (where ${bucketCondition(bucket, today)})`,
  );
  const { rows } = await sql<BoardGroup>`
    select b.key as id, coalesce(${title}, '') as title, b.counts
    from (select o.tenant_id, ${key} as key, jsonb_build_object(${sql.join(counts)}) as counts
      from ${occurrencesOf(context, programmeId)} group by 1, 2) b
    ${join} order by b.key is null, ${order}, b.key`.execute(context.db);
  return rows;
}

/** Which of the people have an account that works here. */
export async function listWithAccount(context: Context, personIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id from membership
    where tenant_id = ${context.tenantId} and is_active and person_id = any(${[...personIds]}::uuid[])`.execute(
    context.db,
  );
  return new Set(rows.map(({ personId }) => personId));
}
