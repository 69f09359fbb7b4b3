/** Occurrences as pages show them: lists, one with its evidence, one's own, the board. */
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { addDays, addMonths, compareDays } from '#core/time/day.ts';
import { titleOfSource } from '../amount-sources.ts';
import type { OccurrenceAnswer, OccurrenceFilter, OccurrenceRow } from '../contract/occurrences.ts';
import { countBoard } from '../queries/board.ts';
import { listEvidence } from '../queries/evidence.ts';
import * as queries from '../queries/occurrences.ts';
import { listAttention } from '../rules/attention.ts';
import { HAND, isOverdue } from '../rules/occurrence-states.ts';
import { listSteps, mayReport } from '../rules/report-access.ts';
import { getProgramme } from './load.ts';

type Listed = queries.ListedOccurrence;

/** What data say, where a hand has said something else. */
function fedBeside({ amountSource, amount, fedAmount, fedWords, fedSource }: Listed): OccurrenceRow['fed'] {
  const isBeside = fedAmount !== null && fedSource !== null && amountSource === HAND && amount !== null;
  return isBeside ? { amount: fedAmount, words: fedWords, source: titleOfSource(fedSource) } : null;
}

/** What only decides (states of the programme, raw data) is left out by the contract. */
function showRow(context: Context, row: Listed): OccurrenceRow {
  const today = todayOf(context);
  return {
    ...row,
    dueWords: row.dues.map(({ text }) => text).join('; '),
    amountSource: row.amountSource === HAND ? null : titleOfSource(row.amountSource),
    fed: fedBeside(row),
    isOverdue: isOverdue(row, today),
    attention: listAttention(row, today),
    mayReport: mayReport(context.actor, row),
  };
}

export async function listOccurrences(context: Context, filter: OccurrenceFilter) {
  const { rows, ...counts } = await queries.listOccurrenceRows(context, filter);
  return { rows: rows.map((row) => showRow(context, row)), ...counts };
}

/** Read by whoever reads the programme, and by the person who does it. @throws AppError `not_found` */
export async function showOccurrence(context: Context, id: string): Promise<OccurrenceAnswer> {
  const row = await queries.findOccurrenceRow(context, id);
  const mayOpenProgramme = row !== undefined && (await queries.isOccurrenceReadable(context, id));
  const isOwn = row !== undefined && row.executorPersonId !== null && row.executorPersonId === context.actor.personId;
  if (!row || !(mayOpenProgramme || isOwn)) throw new AppError(frameErrors.not_found);
  const today = todayOf(context);
  const times = await queries.listOfActivity(context, row.activityId);
  return {
    ...showRow(context, row),
    evidence: await listEvidence(context, id),
    steps: mayReport(context.actor, row) ? listSteps(row.state) : [],
    siblings: times
      .filter((time) => time.id !== id)
      .map((time) => ({
        ...{ id: time.id, startsOn: time.startsOn, dueOn: time.dueOn, state: time.state },
        isOverdue: isOverdue(time, today),
      })),
    mayOpenProgramme,
    remindedAt: row.remindedAt,
  };
}

/** How long what is done stays among one's own rows. */
const SHOWN_DONE_DAYS = 30;

/** The end of this month, or two weeks ahead where that is later: on the 30th next week is what matters. */
function ownHorizon(today: string): string {
  const monthEnd = addDays(`${addMonths(today, 1).slice(0, 7)}-01`, -1);
  const ahead = addDays(today, 14);
  return compareDays(monthEnd, ahead) > 0 ? monthEnd : ahead;
}

export async function listOwn(context: Context) {
  const { personId } = context.actor;
  if (personId === null) return { rows: [], marked: [], later: 0 };
  const today = todayOf(context);
  const window = { until: ownHorizon(today), since: addDays(today, -SHOWN_DONE_DAYS) };
  const { rows, marked, later } = await queries.listOwn(context, personId, window);
  const show = (row: Listed) => showRow(context, row);
  return { rows: rows.map(show), marked: marked.map(show), later };
}

/** PLAN-12: the working group's view. @throws AppError `not_found` */
export async function showBoard(context: Context, programmeId: string) {
  await getProgramme(context, programmeId, 'programme.read');
  return countBoard(context, programmeId);
}
