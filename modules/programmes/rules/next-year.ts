/** «План следующего года из прошлого»: dates move with the words that hold them, what was not done is offered, values become the base. */
import { addDays, addYears, type Day, monthsBetween, yearOf } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import type { Passport, ProgrammeFields } from '../model.ts';
import type { ActivityState } from './activity-state.ts';
import type { ActivityDraft, IndicatorDraft, ProgrammeDraft } from './draft.ts';
import { readDueWords } from './due-words.ts';
import { makeOccurrences, type ProgrammePeriod } from './occurrences.ts';
import { shiftDueWords, shiftText } from './shift-words.ts';

export interface LastRow extends Omit<ActivityDraft, 'originId' | 'done' | 'dues'> {
  readonly id: string;
  readonly dueWords: string;
  readonly state: ActivityState;
}

export interface LastIndicator extends IndicatorDraft {
  /** The last known value, in the indicator's unit. */
  readonly last: { readonly amount: number; readonly on: Day } | null;
}

/** A programme as it ends; what was excluded is not in it. */
export interface LastProgramme extends Pick<ProgrammeDraft, 'stages' | 'tasks' | 'risks' | 'finance'> {
  readonly id: string;
  readonly fields: ProgrammeFields;
  readonly rows: readonly LastRow[];
  readonly indicators: readonly LastIndicator[];
}

export interface NextChoice {
  readonly years: number;
  /** Rows that are not taken over. */
  readonly without: ReadonlySet<string>;
}

/** What became of a row: `not_done` are marked and offered, `open` are not due yet, of `unmarked` nobody has said anything. */
export const CARRIES = ['done', 'not_done', 'open', 'unmarked'] as const;
export type Carry = (typeof CARRIES)[number];

export interface NextRow {
  readonly originId: string;
  readonly number: string | null;
  readonly title: string;
  readonly dueBefore: string;
  readonly dueAfter: string;
  readonly carry: Carry;
  readonly isTaken: boolean;
  /** Its date lies outside the new period. */
  readonly isOutside: boolean;
}

export interface NextPlan {
  readonly draft: ProgrammeDraft;
  readonly rows: readonly NextRow[];
}

const CARRY: Record<ActivityState, Carry> = {
  done: 'done',
  partly: 'not_done',
  not_done: 'not_done',
  // Its day has passed without a word: that is not known, and not «не выполнено».
  overdue: 'unmarked',
  planned: 'open',
  in_progress: 'open',
  moved: 'open',
  unmarked: 'unmarked',
};

const MONTHS = 12;

/** A plan of a year moves by one, a programme of three years by three. */
export function yearsOf({ startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day }): number {
  return Math.max(1, Math.ceil(monthsBetween(startsOn, addDays(endsOn, 1)) / MONTHS));
}

/** A due whose days lie wholly before or behind the period. */
export function isOutsidePeriod(
  dues: readonly Due[],
  { startsOn, endsOn }: Pick<ProgrammePeriod, 'startsOn' | 'endsOn'>,
): boolean {
  return dues.some(({ start, end }) => {
    const [first, last] = [start ?? end, end ?? start];
    return first !== null && last !== null && (last < startsOn || first > endsOn);
  });
}

type Shift = (text: string) => string;

/** Grounds are acts: their dates stay. */
function shiftPassport({ fields, other }: Passport, shift: Shift): Passport {
  const moved = Object.entries(fields).map(([code, text]) => [code, code === 'grounds' ? text : shift(text)]);
  return { fields: Object.fromEntries(moved), other: other.map(({ title, text }) => ({ title, text: shift(text) })) };
}

const shiftDay = (day: Day | null, years: number): Day | null => (day === null ? null : addYears(day, years));

function nextFields(fields: ProgrammeFields, years: number, shift: Shift): ProgrammeFields {
  return {
    ...fields,
    title: shift(fields.title),
    startsOn: addYears(fields.startsOn, years),
    endsOn: addYears(fields.endsOn, years),
    passport: shiftPassport(fields.passport, shift),
    // The new plan has no act yet, and is kept here from its first day.
    actNumber: null,
    actOn: null,
    trackedFrom: null,
  };
}

function nextIndicator({ last, targets, ...indicator }: LastIndicator, years: number, shift: Shift): IndicatorDraft {
  return {
    ...indicator,
    ...(last && { baseValue: last.amount, baseOn: last.on }),
    targets: targets.map((target) => ({
      ...target,
      dueOn: addYears(target.dueOn, years),
      words: target.words === null ? null : shift(target.words),
    })),
  };
}

const PLAIN_NUMBER = /^\d+(\.?)$/u;

/** Plain numbers, each once, are counted anew over what is taken; any other numbering stays as written. */
function renumber(activities: readonly ActivityDraft[]): readonly ActivityDraft[] {
  const numbers = activities.map(({ number }) => number ?? '');
  const isPlain = numbers.every((number) => PLAIN_NUMBER.test(number)) && new Set(numbers).size === numbers.length;
  if (!isPlain) return activities;
  return activities.map((activity, index) => ({
    ...activity,
    number: `${index + 1}${numbers[index]?.endsWith('.') ? '.' : ''}`,
  }));
}

/** The plan of so many years later, and what becomes of each row. */
export function planNextYear(last: LastProgramme, { years, without }: NextChoice): NextPlan {
  const plan = { from: yearOf(last.fields.startsOn), to: yearOf(last.fields.endsOn) };
  const shift: Shift = (text) => shiftText(text, years, plan);
  const fields = nextFields(last.fields, years, shift);
  const moved = last.rows.map((row) => {
    const { id, dueWords, state, ...rest } = row;
    const words = shiftDueWords(dueWords, years);
    const dues = readDueWords(words, fields);
    const title = shift(row.title);
    const expected = row.expected === null ? null : shift(row.expected);
    const draft: ActivityDraft = { ...rest, title, expected, dues, originId: id, done: null };
    const shown: NextRow = {
      originId: id,
      number: row.number,
      title,
      dueBefore: dueWords,
      dueAfter: words,
      carry: CARRY[state],
      isTaken: !without.has(id),
      isOutside: isOutsidePeriod(dues, fields),
    };
    return { draft, shown };
  });
  return {
    rows: moved.map(({ shown }) => shown),
    draft: {
      fields,
      previousId: last.id,
      readingId: null,
      stages: last.stages.map((stage) => ({
        ...stage,
        title: shift(stage.title),
        startsOn: shiftDay(stage.startsOn, years),
        endsOn: shiftDay(stage.endsOn, years),
      })),
      tasks: last.tasks.map((task) => ({ ...task, title: shift(task.title) })),
      activities: renumber(moved.filter(({ shown }) => shown.isTaken).map(({ draft }) => draft)),
      indicators: last.indicators.map((indicator) => nextIndicator(indicator, years, shift)),
      risks: last.risks,
      finance: last.finance,
    },
  };
}

export interface DraftCounts {
  readonly stages: number;
  readonly tasks: number;
  readonly activities: number;
  /** Times at which the rows are due. */
  readonly occurrences: number;
  readonly withoutDate: number;
  readonly outside: number;
  readonly indicators: number;
  readonly targets: number;
  readonly withBase: number;
}

/** What will be made, in numbers. */
export function countDraft({ fields, stages, tasks, activities, indicators }: ProgrammeDraft): DraftCounts {
  const times = activities.flatMap(({ dues }) => makeOccurrences(dues, fields));
  return {
    stages: stages.length,
    tasks: tasks.length,
    activities: activities.length,
    occurrences: times.length,
    withoutDate: times.filter(({ dueOn }) => dueOn === null).length,
    outside: activities.filter(({ dues }) => isOutsidePeriod(dues, fields)).length,
    indicators: indicators.length,
    targets: indicators.reduce((sum, { targets }) => sum + targets.length, 0),
    withBase: indicators.filter(({ baseValue }) => baseValue !== null && baseValue !== undefined).length,
  };
}
