import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { Day } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import { printDue } from '#core/time/due/print-due.ts';
import type { PaperActivity } from '../papers/model.ts';

interface Row extends Omit<PaperActivity, 'due'> {
  readonly dues: readonly Due[];
}

/** «И. О. Фамилия» of a person `p`. */
const SHORT_NAME = sql`nullif(concat_ws(' ', nullif(left(p.given_name, 1) || '.', '.'), nullif(left(p.patronymic, 1) || '.', '.'), p.surname), '')`;

const EVIDENCE = sql`coalesce((select json_agg(e.title order by e.created_at) from activity_evidence e
  where e.tenant_id = o.tenant_id and e.occurrence_id = o.id and e.removed_at is null), '[]')`;

const OCCURRENCES = sql`coalesce((select json_agg(json_build_object('id', o.id, 'startsOn', o.starts_on, 'dueOn', o.due_on, 'state', o.state,
    'doneOn', o.done_on, 'report', o.report, 'amount', o.amount, 'amountWords', o.amount_words, 'reason', o.reason,
    'firstDueOn', o.first_due_on, 'evidence', ${EVIDENCE}) order by o.position)
  from occurrence o where o.tenant_id = a.tenant_id and o.activity_id = a.id), '[]')`;

const COLUMNS = sql`a.id, a.programme_id, g.title as programme, a.number, a.title, a.audience, a.dues, a.expected,
  ${SHORT_NAME} as executor, ${OCCURRENCES} as occurrences,
  coalesce((select json_agg(w.words order by w.position) from activity_owner w
    where w.tenant_id = a.tenant_id and w.activity_id = a.id), '[]') as owners`;

/** The words of a cell are kept; what has none is printed by its days. */
function writeDues(dues: readonly Due[]): string {
  return dues.map((due) => due.text.trim() || printDue(due)).join('; ');
}

function toActivity({ dues, ...row }: Row): PaperActivity {
  return { ...row, due: writeDues(dues) };
}

/** Rows of a programme in its own order, then those shared into it; excluded ones stay out. */
export async function listPaperActivities(context: Context, programmeId: string): Promise<PaperActivity[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS}, coalesce(h.task_id, a.task_id) as task_id
    from activity a
    join programme g on g.tenant_id = a.tenant_id and g.id = a.programme_id
    left join activity_share h on h.tenant_id = a.tenant_id and h.activity_id = a.id and h.programme_id = ${programmeId}::uuid
    left join person p on p.tenant_id = a.tenant_id and p.id = a.executor_person_id
    where a.tenant_id = ${context.tenantId} and a.excluded_at is null
      and (a.programme_id = ${programmeId}::uuid or h.programme_id is not null)
    order by a.programme_id <> ${programmeId}::uuid, a.position`.execute(context.db);
  return rows.map(toActivity);
}

export interface MonthRow {
  readonly dueOn: Day;
  readonly startsOn: Day | null;
  readonly activity: PaperActivity;
}

/** What is due in these days in the running programmes of one owner, by day. @param organizationId null: the service */
export async function listMonthRows(
  context: Context,
  organizationId: string | null,
  from: Day,
  to: Day,
): Promise<MonthRow[]> {
  const { rows } = await sql<Row & { dueOn: Day; startsOn: Day | null }>`
    select ${COLUMNS}, a.task_id, due.due_on, due.starts_on
    from occurrence due
    join activity a on a.tenant_id = due.tenant_id and a.id = due.activity_id
    join programme g on g.tenant_id = a.tenant_id and g.id = a.programme_id
    left join person p on p.tenant_id = a.tenant_id and p.id = a.executor_person_id
    where due.tenant_id = ${context.tenantId} and due.due_on between ${from}::date and ${to}::date and due.state <> 'unmarked'
      and a.excluded_at is null and g.state = 'running' and g.organization_id is not distinct from ${organizationId}::uuid
    order by due.due_on, g.title collate "ru-x-icu", a.position`.execute(context.db);
  return rows.map(({ dueOn, startsOn, ...row }) => ({ dueOn, startsOn, activity: toActivity(row) }));
}
