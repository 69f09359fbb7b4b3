import type { Context } from '#core/context.ts';
import { type BulkRow, insertMany } from '#core/db/bulk.ts';
import { newId } from '#core/ids.ts';
import { type ActivityDraft, EMPTY_PASSPORT, type IndicatorDraft, type ProgrammeDraft } from '../rules/draft.ts';
import { dueSortDay } from '../rules/due-sort.ts';
import { makeOccurrences, type ProgrammePeriod } from '../rules/occurrences.ts';

function insertRows(context: Context, table: string, rows: readonly BulkRow[]): Promise<void> {
  return insertMany(
    context.db,
    table,
    rows.map((row) => ({ tenantId: context.tenantId, ...row })),
  );
}

export interface StoredActivity {
  readonly programmeId: string;
  readonly taskId: string | null;
  readonly stageId: string | null;
  readonly position: number;
}

/** Activities with their owners and occurrences. @returns ids in the order given */
export async function insertActivities(
  context: Context,
  drafts: readonly { readonly draft: ActivityDraft; readonly at: StoredActivity }[],
  period: ProgrammePeriod,
): Promise<string[]> {
  const ids = drafts.map(() => newId());
  const idAt = (index: number) => ids[index] ?? '';
  await insertRows(
    context,
    'activity',
    drafts.map(({ draft, at }, index) => ({
      id: idAt(index),
      ...at,
      number: draft.number,
      title: draft.title,
      audience: draft.audience,
      direction: draft.direction,
      resultKind: draft.resultKind,
      dues: draft.dues,
      sortOn: dueSortDay(draft.dues, period),
      expected: draft.expected,
      executorPersonId: draft.executorPersonId,
      originId: draft.originId,
    })),
  );
  await insertRows(
    context,
    'activity_owner',
    drafts.flatMap(({ draft }, index) =>
      draft.owners.map((owner, position) => ({ id: newId(), activityId: idAt(index), position, ...owner })),
    ),
  );
  await insertRows(
    context,
    'occurrence',
    drafts.flatMap(({ draft }, index) =>
      makeOccurrences(draft.dues, period).map((occurrence, position) => ({
        id: newId(),
        activityId: idAt(index),
        position,
        ...occurrence,
        ...(draft.done !== null && { state: 'done', report: draft.done, doneOn: occurrence.dueOn }),
      })),
    ),
  );
  return ids;
}

/** Indicators with their targets. @returns ids in the order given */
export async function insertIndicators(
  context: Context,
  programmeId: string,
  drafts: readonly IndicatorDraft[],
): Promise<string[]> {
  const ids = drafts.map(() => newId());
  await insertRows(
    context,
    'programme_indicator',
    drafts.map(({ parent, targets: _, ...fields }, position) => ({
      id: ids[position],
      programmeId,
      parentId: parent === null ? null : (ids[parent] ?? null),
      position,
      ...EMPTY_PASSPORT,
      ...fields,
    })),
  );
  await insertRows(
    context,
    'indicator_target',
    drafts.flatMap(({ targets }, index) =>
      targets.map((target) => ({ id: newId(), indicatorId: ids[index], ...target })),
    ),
  );
  return ids;
}

/** Stores a whole programme as a draft. @returns its id */
export async function insertProgramme(context: Context, draft: ProgrammeDraft): Promise<string> {
  const id = newId();
  const { passport, ...fields } = draft.fields;
  await context.db
    .insertInto('programme')
    .values({
      tenantId: context.tenantId,
      id,
      ...fields,
      passport: JSON.stringify(passport),
      previousId: draft.previousId,
      readingId: draft.readingId,
      createdBy: context.actor.accountId,
    })
    .execute();
  const stageIds = draft.stages.map(() => newId());
  const taskIds = draft.tasks.map(() => newId());
  const stages = draft.stages.map((stage, position) => ({
    id: stageIds[position],
    programmeId: id,
    position,
    ...stage,
  }));
  const tasks = draft.tasks.map((task, position) => ({ id: taskIds[position], programmeId: id, position, ...task }));
  await insertRows(context, 'programme_stage', stages);
  await insertRows(context, 'programme_task', tasks);
  const activities = draft.activities.map((activity, position) => ({
    draft: activity,
    at: {
      programmeId: id,
      taskId: activity.task === null ? null : (taskIds[activity.task] ?? null),
      stageId: activity.stage === null ? null : (stageIds[activity.stage] ?? null),
      position,
    },
  }));
  await insertActivities(context, activities, draft.fields);
  await insertIndicators(context, id, draft.indicators);
  await insertRows(
    context,
    'programme_risk',
    draft.risks.map((risk, position) => ({ id: newId(), programmeId: id, position, ...risk })),
  );
  await insertRows(
    context,
    'programme_finance',
    draft.finance.map((source, position) => ({ id: newId(), programmeId: id, position, ...source })),
  );
  return id;
}
