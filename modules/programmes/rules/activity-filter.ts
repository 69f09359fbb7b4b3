import { searchKey } from '#core/text/normalise.ts';
import type { Day } from '#core/time/day.ts';
import type { ActivityState } from './activity-state.ts';

/** What a row may want from somebody. */
export const ROW_NEEDS = ['overdue', 'no_dates', 'no_executor', 'no_owner', 'outside'] as const;
export type RowNeed = (typeof ROW_NEEDS)[number];

export interface FilteredRow {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly audience: string | null;
  readonly expected: string | null;
  readonly dueWords: string;
  readonly taskId: string | null;
  readonly stageId: string | null;
  readonly direction: string | null;
  readonly owners: readonly { readonly words: string; readonly organization: string | null }[];
  readonly executorPersonId: string | null;
  readonly executor: string | null;
  readonly isExcluded: boolean;
  readonly isShared: boolean;
  readonly state: ActivityState;
  readonly overdue: number;
  readonly withoutDate: number;
  readonly sortOn: Day | null;
  readonly nextOn: Day | null;
}

const CLOSED: readonly ActivityState[] = ['done', 'partly', 'not_done', 'unmarked'];

type NeedyRow = Pick<FilteredRow, 'overdue' | 'withoutDate' | 'state' | 'executorPersonId' | 'owners'>;

/** `outside` is told by who knows the stages. */
export function hasNeed(row: NeedyRow, need: Exclude<RowNeed, 'outside'>): boolean {
  switch (need) {
    case 'overdue':
      return row.overdue > 0;
    case 'no_dates':
      return row.withoutDate > 0;
    case 'no_executor':
      return row.executorPersonId === null && !CLOSED.includes(row.state);
    case 'no_owner':
      return row.owners.length === 0 && !CLOSED.includes(row.state);
  }
}

export interface RowFilter {
  readonly search: string;
  readonly states: readonly string[];
  readonly needs: readonly RowNeed[];
  readonly directions: readonly string[];
  readonly owners: readonly string[];
  readonly executorIds: readonly string[];
  readonly taskIds: readonly string[];
  readonly stageIds: readonly string[];
  /** Excluded rows instead of those that count. */
  readonly isExcluded: boolean;
}

/** «РМК» and «рмк » are one owner. */
export const ownerKey = (words: string): string => searchKey(words);

function isFound(row: FilteredRow, words: readonly string[]): boolean {
  const owners = row.owners.flatMap(({ words: own, organization }) => [own, organization]);
  const text = searchKey(
    [row.number, row.title, row.audience, row.expected, row.dueWords, row.executor, ...owners]
      .filter(Boolean)
      .join(' '),
  );
  return words.every((word) => text.includes(word));
}

const isAmong = (wanted: readonly string[], value: string | null) =>
  wanted.length === 0 || wanted.includes(value ?? '');

/** The rows a filter leaves, in their order. @param isOutside whether a row's due leaves its stage or the programme */
export function filterRows<Row extends FilteredRow>(
  rows: readonly Row[],
  filter: RowFilter,
  isOutside: (row: Row) => boolean,
): Row[] {
  const words = searchKey(filter.search)
    .split(/[\s.,«»"]+/u)
    .filter(Boolean);
  return rows.filter(
    (row) =>
      row.isExcluded === filter.isExcluded &&
      isAmong(filter.states, row.state) &&
      filter.needs.every((need) => (need === 'outside' ? isOutside(row) : hasNeed(row, need))) &&
      isAmong(filter.directions, row.direction) &&
      isAmong(filter.executorIds, row.executorPersonId) &&
      isAmong(filter.taskIds, row.taskId) &&
      isAmong(filter.stageIds, row.stageId) &&
      (filter.owners.length === 0 || row.owners.some((owner) => filter.owners.includes(ownerKey(owner.words)))) &&
      (words.length === 0 || isFound(row, words)),
  );
}

/** By the day that waits, else the first one; rows without any stand last, in the plan's order (PLAN-05). */
export function sortByDate<Row extends Pick<FilteredRow, 'sortOn' | 'nextOn'>>(
  rows: readonly Row[],
  isDown: boolean,
): Row[] {
  const dayOf = ({ nextOn, sortOn }: Row) => nextOn ?? sortOn;
  return rows.toSorted((a, b) => {
    const [first, second] = [dayOf(a), dayOf(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return first.localeCompare(second) * (isDown ? -1 : 1);
  });
}
