import type { Day } from '../day.ts';

/** What a due says. @source issue «Programme» 2; test-cases.md 3.3 to 3.7 */
export const DUE_KINDS = [
  'day',
  'range',
  'month',
  'months',
  'quarter',
  'half_year',
  'school_year',
  'calendar_year',
  'recurring',
  'whole_period',
  'other_plan',
  'as_needed',
  'unknown',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** One due of a cell. Days are inclusive; «до X» has an end and no start, «с X» a start and no end; unknown ends are null. */
export interface Due {
  /** The words as they stand in the cell. */
  readonly text: string;
  readonly kind: DueKind;
  readonly start: Day | null;
  readonly end: Day | null;
  /** RFC 5545 without DTSTART: «FREQ=MONTHLY;BYMONTHDAY=25»; null: it does not recur. */
  readonly recurrence: string | null;
}

/** The period of the plan the cell stands in: years that are left out, and the whole period, come from it. */
export interface DuePeriod {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** A due without its words and days not yet tied to a year. */
export interface Meaning {
  readonly kind: DueKind;
  readonly start: Edge | null;
  readonly end: Edge | null;
  readonly recurrence?: string;
  /** «в течение месяца» without its name: the whole period of a plan that is no longer than so many days. */
  readonly span?: number;
}

/** A day whose year may be left open. */
export interface Edge {
  readonly year: number | null;
  readonly month: number;
  /** 0 is the last day of the month, −1 the one before it. */
  readonly day: number;
  /** «последняя пятница октября»: place in the month (−1: the last) and weekday, Monday 1, any working day 0; the day is then not looked at. */
  readonly nth?: { readonly place: number; readonly weekday: number };
}
