import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { deleteMany, insertMany } from '#core/db/bulk.ts';
import { newId } from '#core/ids.ts';
import type { PlannedOccurrence } from '../rules/occurrences.ts';
import { type ExistingOccurrence, reconcileOccurrences } from '../rules/reconcile.ts';

type Stored = ExistingOccurrence & { readonly activityId: string };

/** Occurrences of activities, locked: what people report in between is not written over. */
async function lockOccurrences(context: Context, activityIds: readonly string[]): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select o.id, o.activity_id, o.starts_on, o.due_on, o.first_due_on, o.state,
      (o.report is not null or o.amount is not null or o.amount_words is not null or o.reason is not null
        or exists (select 1 from activity_evidence e where e.tenant_id = o.tenant_id and e.occurrence_id = o.id)) as has_trace
    from occurrence o where o.tenant_id = ${context.tenantId} and o.activity_id = any(${[...activityIds]}::uuid[])
    order by o.position, o.id for update of o`.execute(context.db);
  return rows;
}

const byTime = (a: { dueOn: string | null }, b: { dueOn: string | null }) =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');

interface Row {
  readonly id: string;
  readonly activityId: string;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly state: string;
  readonly isNew: boolean;
}

async function updateRows(context: Context, rows: readonly (Row & { position: number })[]): Promise<void> {
  if (rows.length === 0) return;
  const lines = JSON.stringify(
    rows.map(({ id, startsOn, dueOn, state, position }) => ({
      id,
      starts_on: startsOn,
      due_on: dueOn,
      state,
      position,
    })),
  );
  await sql`update occurrence o set starts_on = r.starts_on, due_on = r.due_on, state = r.state, position = r.position,
      version = o.version + 1
    from json_to_recordset(${lines}::json) as r (id uuid, starts_on date, due_on date, state text, position integer)
    where o.tenant_id = ${context.tenantId} and o.id = r.id
      and (o.starts_on, o.due_on, o.state, o.position) is distinct from (r.starts_on, r.due_on, r.state, r.position)`.execute(
    context.db,
  );
}

/** Brings the stored occurrences of many rows to their plans; reported ones stay (PLAN-07). */
export async function replanOccurrences(
  context: Context,
  plans: ReadonlyMap<string, readonly PlannedOccurrence[]>,
): Promise<void> {
  if (plans.size === 0) return;
  const stored = Map.groupBy(await lockOccurrences(context, [...plans.keys()]), ({ activityId }) => activityId);
  const removed: string[] = [];
  const rows = [...plans].flatMap(([activityId, plan]) => {
    const { kept, added, removedIds } = reconcileOccurrences(stored.get(activityId) ?? [], plan);
    removed.push(...removedIds);
    const all: Row[] = [
      ...kept.map((occurrence) => ({ ...occurrence, activityId, isNew: false })),
      ...added.map((occurrence) => ({ ...occurrence, id: newId(), activityId, isNew: true })),
    ];
    return all.toSorted(byTime).map((row, position) => ({ ...row, position }));
  });
  await deleteMany(context.db, 'occurrence', context.tenantId, removed);
  await updateRows(
    context,
    rows.filter(({ isNew }) => !isNew),
  );
  await insertMany(
    context.db,
    'occurrence',
    rows.filter(({ isNew }) => isNew).map(({ isNew: _, ...row }) => ({ tenantId: context.tenantId, ...row })),
  );
}
