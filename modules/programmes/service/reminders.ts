/** What keeps a programme alive between reports: reminders, the day it is kept from, the note for a meeting. */
import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { countBoard, listWithAccount } from '../queries/board.ts';
import { listCoordinators } from '../queries/digest.ts';
import * as queries from '../queries/occurrences.ts';
import { isInBucket } from '../rules/attention.ts';
import { type ReviewedRow, writePassList, writeReview } from '../rules/review.ts';
import { shortName } from '../rules/short-name.ts';
import { aboutOf } from '../rules/states.ts';
import { updateProgramme } from '../store/programmes.ts';
import { getForAction, getProgramme, requireVersion } from './load.ts';

export async function showReminders(context: Context, programmeId: string) {
  const programme = await getProgramme(context, programmeId, 'programme.read');
  const { total, executors } = await countBoard(context, programmeId);
  const people = executors.filter(({ id }) => id !== null);
  const none = executors.find(({ id }) => id === null)?.counts;
  const coordinators = await listCoordinators(context, [programmeId]);
  return {
    version: programme.version,
    isOn: programme.reminds,
    trackedFrom: programme.trackedFrom,
    unmarked: total.unmarked,
    executors: people.length,
    executorsWithAccount: people.filter(({ hasAccount }) => hasAccount).length,
    withoutExecutor: none ? none.all - none.done - none.not_done : 0,
    coordinators: coordinators.get(programmeId)?.length ?? 0,
    isMailOn: context.services.mail.isOn,
    mayEdit: can(context.actor, 'programme.edit', aboutOf(programme)),
  };
}

/** @throws AppError `changed_by_other`, `programme_state`, `not_found` */
export async function setReminders(
  context: Context,
  programmeId: string,
  version: number,
  isOn: boolean,
): Promise<number> {
  const programme = await getForAction(context, programmeId, 'edit');
  requireVersion(programme, version, ['reminds']);
  if (programme.reminds === isOn) return version;
  const saved = await updateProgramme(context, programmeId, version, { reminds: isOn });
  const action = isOn ? 'programme.reminders_on' : 'programme.reminders_off';
  await recordChange(context, { action, thing: 'programme', thingId: programmeId, before: {}, after: {} });
  return saved;
}

const toReviewed = (row: queries.ListedOccurrence): ReviewedRow => ({
  ...row,
  executor: row.executor && shortName(row.executor),
});

/** PLAN-10. @throws AppError `not_found` */
export async function writeReviewOf(context: Context, programmeId: string): Promise<string> {
  const programme = await getProgramme(context, programmeId, 'programme.read');
  const rows = await queries.listOfProgramme(context, programmeId);
  return writeReview(programme, rows.map(toReviewed), todayOf(context));
}

/** Late rows and those due soon, for people who cannot be told here, or for everybody. @throws AppError `not_found` */
export async function writePassListOf(context: Context, programmeId: string, onlyWithoutAccount: boolean) {
  const programme = await getProgramme(context, programmeId, 'programme.read');
  const today = todayOf(context);
  const due = (await queries.listOfProgramme(context, programmeId)).filter(
    (row) => isInBucket(row, 'overdue', today) || isInBucket(row, 'soon', today),
  );
  const people = due.flatMap(({ executorPersonId }) => (executorPersonId === null ? [] : [executorPersonId]));
  const told = onlyWithoutAccount ? await listWithAccount(context, [...new Set(people)]) : new Set<string>();
  const rows = due.filter(({ executorPersonId }) => executorPersonId === null || !told.has(executorPersonId));
  return { text: writePassList(programme.title, rows.map(toReviewed), today), rows: rows.length };
}
