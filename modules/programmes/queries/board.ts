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

interface ExecutorGroup extends BoardGroup {
  /** An account that works here. */
  readonly hasAccount: boolean;
}

export interface Board {
  readonly total: BoardCounts;
  readonly tasks: BoardGroup[];
  readonly stages: BoardGroup[];
  readonly executors: ExecutorGroup[];
}

type Part = keyof Board;

const TITLES = sql`case b.part when 'tasks' then concat_ws(' ', t.number, t.title) when 'stages' then s.title
  when 'executors' then concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) end`;

const HAS_ACCOUNT = sql`exists (select 1 from membership m
  where m.tenant_id = p.tenant_id and m.person_id = p.id and m.is_active)`;

/** The board's numbers of one programme by every grouping, in one reading; what has no group comes last, without an id. */
export async function countBoard(context: Context, programmeId: string): Promise<Board> {
  const { tenantId } = context;
  const today = todayOf(context);
  const counts = BOARD_BUCKETS.map(
    (bucket): RawBuilder<unknown> =>
      sql`${sql.lit(bucket)}::text, count(*) filter (where ${bucketCondition(bucket, today)})`,
  );
  const { rows } = await sql<ExecutorGroup & { part: Part }>`
    select b.part, b.id, coalesce(${TITLES}, '') as title, b.counts, ${HAS_ACCOUNT} as has_account
    from (select case when grouping(o.task_id) = 0 then 'tasks' when grouping(o.stage_id) = 0 then 'stages'
          when grouping(o.executor_person_id) = 0 then 'executors' else 'total' end as part,
        coalesce(o.task_id, o.stage_id, o.executor_person_id) as id, jsonb_build_object(${sql.join(counts)}) as counts
      from (select o.state, o.due_on, o.moves, ${TASK_ID} as task_id, a.stage_id, a.executor_person_id
        from ${occurrencesOf(context, programmeId)}) o
      group by grouping sets ((), (o.task_id), (o.stage_id), (o.executor_person_id))) b
    left join programme_task t on b.part = 'tasks' and t.tenant_id = ${tenantId} and t.id = b.id
    left join programme_stage s on b.part = 'stages' and s.tenant_id = ${tenantId} and s.id = b.id
    left join person p on b.part = 'executors' and p.tenant_id = ${tenantId} and p.id = b.id
    order by b.part, b.id is null, coalesce(t.position, s.position),
      p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", b.id`.execute(context.db);
  const groupsOf = (part: Part) => rows.filter((row) => row.part === part);
  const withoutAccount = ({ id, title, counts }: BoardGroup): BoardGroup => ({ id, title, counts });
  return {
    // Without a single row there still is the empty grouping.
    total: rows.find(({ part }) => part === 'total')?.counts as BoardCounts,
    tasks: groupsOf('tasks').map(withoutAccount),
    stages: groupsOf('stages').map(withoutAccount),
    executors: groupsOf('executors').map(({ hasAccount, ...group }) => ({ ...withoutAccount(group), hasAccount })),
  };
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
