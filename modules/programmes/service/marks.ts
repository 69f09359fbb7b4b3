/** Marks of occurrences: one with its words, many at once, taken back. */
import { type AuditRecord, recordChanges } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { type ErrorEntry, frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { formatDay } from '#core/time/format.ts';
import type { MarkInput } from '../contract/occurrences.ts';
import { programmeErrors } from '../errors.ts';
import { OCCURRENCE_STATE_TITLES } from '../model/states.ts';
import { nameActivity } from '../rules/name-activity.ts';
import { type Mark, type MarkedRow, type MarkStep, markOccurrence } from '../rules/occurrence-states.ts';
import type { MarkRefusal } from '../rules/refusals.ts';
import { mayReport, reachesReport } from '../rules/report-access.ts';
import * as store from '../store/occurrences.ts';
import { requireVersion } from './load.ts';

type Stored = store.StoredOccurrence;

const REFUSED: Record<MarkRefusal, ErrorEntry> = {
  step: programmeErrors.mark_step,
  date_ahead: programmeErrors.mark_date_ahead,
  reason_needed: programmeErrors.mark_reason_needed,
  day_needed: programmeErrors.mark_day_needed,
  day_passed: programmeErrors.mark_day_passed,
  same_day: programmeErrors.mark_same_day,
  before_start: programmeErrors.mark_before_start,
  outside_period: programmeErrors.mark_outside_period,
};

/** What is wrong with the mark itself, whichever row it is for: told at once instead of being counted. */
const OF_MARK: readonly MarkRefusal[] = ['date_ahead', 'day_needed', 'day_passed'];

function refuse(refusal: MarkRefusal, row: Stored): AppError {
  return new AppError(REFUSED[refusal], {
    state: OCCURRENCE_STATE_TITLES[row.state],
    startsOn: row.startsOn === null ? '' : formatDay(row.startsOn),
    endsOn: formatDay(row.endsOn),
  });
}

/** Of occurrences the actor may report, locked. @throws AppError `not_found` */
async function lockReportable(context: Context, ids: readonly string[]): Promise<Stored[]> {
  const wanted = [...new Set(ids)];
  const rows = await store.lockOccurrences(context, wanted);
  const isWhole = rows.length === wanted.length && rows.every((row) => reachesReport(context.actor, row));
  if (!isWhole) throw new AppError(frameErrors.not_found);
  return rows;
}

/** The occurrence, when the actor may mark it now; locked. @throws AppError `not_found`, `programme_state` */
export async function lockForReport(context: Context, id: string): Promise<Stored> {
  const [row] = await lockReportable(context, [id]);
  if (!row) throw new AppError(frameErrors.not_found);
  if (!mayReport(context.actor, row)) throw new AppError(programmeErrors.programme_state);
  return row;
}

const emptyAsNull = (text: string | null | undefined) => (text === '' ? null : text);

function toMark(input: MarkInput): Mark {
  return {
    ...input,
    report: emptyAsNull(input.report),
    amountWords: emptyAsNull(input.amountWords),
    reason: input.reason === '' ? null : input.reason,
  };
}

function decide(context: Context, row: Stored, mark: Mark) {
  return markOccurrence(row, mark, { today: todayOf(context), endsOn: row.endsOn, trackedFrom: row.trackedFrom });
}

const TOLD = ['state', 'dueOn', 'doneOn', 'report', 'amount', 'amountWords', 'reason'] as const;

/** How the history names a row, as other changes of it do. */
export const nameOf = ({ activityId, number, title }: Pick<Stored, 'activityId' | 'number' | 'title'>) =>
  nameActivity({ id: activityId, number, title });

/** Only what has changed, under the row's title: the history of the programme tells it. */
function toRecord(before: Stored, after: MarkedRow, action: string): AuditRecord {
  const changed = TOLD.filter((field) => before[field] !== after[field]);
  const fieldsOf = (row: MarkedRow) =>
    Object.fromEntries(changed.map((field) => [field === 'state' ? 'mark' : field, row[field]]));
  return {
    action,
    thing: 'programme',
    thingId: before.programmeId,
    before: { ...nameOf(before), ...fieldsOf(before) },
    after: fieldsOf(after),
  };
}

async function save(
  context: Context,
  step: MarkStep,
  changed: readonly { before: Stored; after: MarkedRow }[],
): Promise<string> {
  const markId = await store.saveMark(context, step, changed);
  await recordChanges(
    context,
    changed.map(({ before, after }) => toRecord(before, after, `programme.occurrence_${step}`)),
  );
  return markId;
}

/** One mark with its sentence and number. @throws AppError `changed_by_other`, `mark_…`, `programme_state`, `not_found` */
export async function report(context: Context, id: string, version: number, input: MarkInput): Promise<string> {
  const before = await lockForReport(context, id);
  requireVersion(before, version, ['state', 'dueOn', 'doneOn', 'report', 'amount', 'amountWords', 'reason']);
  const verdict = decide(context, before, toMark(input));
  if ('refusal' in verdict) throw refuse(verdict.refusal, before);
  return save(context, input.step, [{ before, after: verdict.row }]);
}

type Skipped = Partial<Record<MarkRefusal, number>>;

/** In bulk what is marked so already is left alone: only one row at a time is corrected. */
const isCorrection = (row: Stored, { step }: MarkInput) =>
  (step === 'complete' && row.state === 'done') || (step === 'miss' && row.state === 'not_done');

/**
 * One mark for many rows; those it does not suit stay and are counted by the reason.
 * @throws AppError `mark_date_ahead`, `mark_day_…` of the mark itself, `programme_state`, `not_found`
 */
export async function reportMany(
  context: Context,
  ids: readonly string[],
  input: MarkInput,
): Promise<{ markId: string | null; marked: number; skipped: Skipped }> {
  const rows = await lockReportable(context, ids);
  if (!rows.every((row) => mayReport(context.actor, row))) throw new AppError(programmeErrors.programme_state);
  const mark = toMark(input);
  const changed: { before: Stored; after: MarkedRow }[] = [];
  const skipped: Skipped = {};
  for (const before of rows) {
    const verdict = isCorrection(before, input) ? { refusal: 'step' as const } : decide(context, before, mark);
    if ('row' in verdict) changed.push({ before, after: verdict.row });
    else if (OF_MARK.includes(verdict.refusal)) throw refuse(verdict.refusal, before);
    else skipped[verdict.refusal] = (skipped[verdict.refusal] ?? 0) + 1;
  }
  if (changed.length === 0 && skipped.reason_needed) throw new AppError(programmeErrors.mark_reason_needed);
  const markId = changed.length === 0 ? null : await save(context, input.step, changed);
  return { markId, marked: changed.length, skipped };
}

/** «Отменить»: rows nobody has changed since get back what they were; the others stay. @throws AppError `not_found`, `programme_state` */
export async function undoReport(context: Context, markId: string): Promise<{ restored: number; kept: number }> {
  const lines = await store.listMarkLines(context, markId);
  if (lines.length === 0) throw new AppError(frameErrors.not_found);
  const rows = await lockReportable(
    context,
    lines.map(({ occurrenceId }) => occurrenceId),
  );
  if (!rows.every((row) => mayReport(context.actor, row))) throw new AppError(programmeErrors.programme_state);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const restored = lines.flatMap(({ occurrenceId, before, versionAfter }) => {
    const row = byId.get(occurrenceId);
    return row?.version === versionAfter ? [{ row, before }] : [];
  });
  await store.restoreMark(context, markId, restored);
  await recordChanges(
    context,
    restored.map(({ row, before }) => toRecord(row, before, 'programme.occurrence_undone')),
  );
  return { restored: restored.length, kept: lines.length - restored.length };
}

/**
 * What a higher module's data say of an occurrence; the caller has checked that it may. A number entered by hand stays and is shown beside.
 * @throws AppError `not_found`
 */
export async function feedOccurrence(
  context: Context,
  { occurrenceId, source, amount, words }: OccurrenceFeed,
): Promise<void> {
  const [row] = await store.lockOccurrences(context, [occurrenceId]);
  if (!row) throw new AppError(frameErrors.not_found);
  if (row.fedAmount === amount && row.fedWords === words && row.fedSource === source) return;
  const after = await store.saveFed(context, row, { source, amount, words });
  await recordChanges(context, [
    {
      action: 'programme.occurrence_fed',
      thing: 'programme',
      thingId: row.programmeId,
      before: { ...nameOf(row), amount: row.amount },
      after: { amount: after.amount, fedAmount: amount, source },
    },
  ]);
}

export interface OccurrenceFeed {
  readonly occurrenceId: string;
  /** A code registered by `registerAmountSource`. */
  readonly source: string;
  /** null: the data are no longer there */
  readonly amount: number | null;
  /** «участников» */
  readonly words: string | null;
}
