/** «В каждой школе не менее одного»: organisations against directions, with who is missing (PLAN-17). */
import { plural } from '#core/text/plural.ts';
import {
  type ActualValue,
  amountOf,
  type Compared,
  chooseValues,
  isInWindow,
  type Verdict,
  type Window,
} from './indicators.ts';

export interface PlacedValue extends ActualValue {
  readonly organizationId: string | null;
}

/** A column: the indicator itself, or one of its directions. */
export interface Direction {
  readonly id: string;
  readonly isShare: boolean;
  readonly values: readonly PlacedValue[];
}

export interface MatrixRow {
  readonly organizationId: string;
  /** By direction; null: unknown, never 0. */
  readonly cells: readonly (number | null)[];
  readonly verdict: Verdict;
}

export interface Matrix extends Compared {
  readonly rows: readonly MatrixRow[];
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
}

function cellOf({ isShare, values }: Direction, organizationId: string, window: Window): number | null {
  const own = values.filter((value) => value.organizationId === organizationId && isInWindow(window, value.asOf));
  const amounts = chooseValues({ isShare }, own).map((value) => amountOf({ isShare }, value));
  return amounts.findLast((amount) => amount !== null) ?? null;
}

/** What a cell adds: with several directions each in which the organisation takes part counts once. */
const weigh = (amount: number, isAlone: boolean) => (isAlone ? amount : amount > 0 ? 1 : 0);

function judgeRow(cells: readonly (number | null)[], required: number): Verdict {
  const known = cells.filter((cell) => cell !== null);
  const sum = known.reduce((total, cell) => total + weigh(cell, cells.length === 1), 0);
  if (sum >= required) return 'met';
  const open = cells.length - known.length;
  // A number alone may be any; of several directions the unknown ones may add one each.
  const isOpen = cells.length === 1 ? open > 0 : sum + open >= required;
  return isOpen ? 'unknown' : 'not_met';
}

const ORGANIZATIONS = ['организации', 'организаций', 'организаций'] as const;

/** Every organisation of the population is a row, also one nobody has reported on: that one is unknown. */
export function buildMatrix(
  organizationIds: readonly string[],
  directions: readonly Direction[],
  required: number | null,
  window: Window,
): Matrix {
  const least = required ?? 1;
  const rows = organizationIds.map((organizationId) => {
    const cells = directions.map((direction) => cellOf(direction, organizationId, window));
    return { organizationId, cells, verdict: judgeRow(cells, least) };
  });
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const [met, notMet, unknown] = [count('met'), count('not_met'), count('unknown')];
  const reasons = [
    rows.length === 0
      ? 'не сказано, по каким организациям считать'
      : `есть в ${met} из ${rows.length} ${plural(rows.length, ORGANIZATIONS)}`,
    ...(notMet > 0 ? [`нет в ${notMet}`] : []),
    ...(unknown > 0 ? [`нет данных по ${unknown}`] : []),
  ];
  return { rows, met, notMet, unknown, reasons, verdict: overall(rows.length, notMet, unknown) };
}

function overall(count: number, notMet: number, unknown: number): Verdict {
  if (notMet > 0) return 'not_met';
  return count === 0 || unknown > 0 ? 'unknown' : 'met';
}
