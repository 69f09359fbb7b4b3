import {
  bareNumber,
  isDays,
  isFigure,
  isRowNumber,
  looksLikeDue,
  looksLikeOutcome,
  looksLikeOwner,
  looksLikeTarget,
  looksLikeUnit,
} from './cell-looks.ts';
import type { FoundTable } from './find-tables.ts';
import { ownCells } from './grid.ts';
import { isBlank } from './plain-text.ts';
import { isStageTitle } from './stage-of.ts';

/** What the cells of a column look like: how many of those filled read as a due, as people … */
export interface ColumnFacts {
  readonly filled: number;
  readonly number: number;
  readonly due: number;
  readonly owner: number;
  readonly outcome: number;
  readonly target: number;
  readonly figure: number;
  readonly days: number;
  readonly stage: number;
  readonly unit: number;
  /** Those of the numbers that count on from the one above. */
  readonly counted: number;
  /** Mean length of the filled cells. */
  readonly length: number;
}

const COUNTED = {
  number: isRowNumber,
  due: looksLikeDue,
  owner: looksLikeOwner,
  outcome: looksLikeOutcome,
  target: looksLikeTarget,
  figure: isFigure,
  days: isDays,
  stage: isStageTitle,
  unit: looksLikeUnit,
} as const;

/** Rows of one cell (sections, pieces of a row over a page) say nothing of their column. */
export function readColumnFacts({ grid, header }: FoundTable): ColumnFacts[] {
  const rows = grid.rows.slice(header?.dataFrom ?? 0).filter((row) => ownCells(row).length > 1);
  return Array.from({ length: grid.columnCount }, (_, column) => {
    const texts = rows.flatMap(({ cells }) => {
      const cell = cells[column];
      return cell && !cell.isCovered && !isBlank(cell.text) ? [cell.text] : [];
    });
    const count = (looks: (text: string) => boolean) => texts.filter(looks).length;
    const length = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
    return {
      filled: texts.length,
      number: count(COUNTED.number),
      due: count(COUNTED.due),
      owner: count(COUNTED.owner),
      outcome: count(COUNTED.outcome),
      target: count(COUNTED.target),
      figure: count(COUNTED.figure),
      days: count(COUNTED.days),
      stage: count(COUNTED.stage),
      unit: count(COUNTED.unit),
      counted: countOn(texts),
      length,
    };
  });
}

/** «1, 2, 3», «1.1, 1.2, 2.1»: each is one more than the one above, or begins anew. */
function countOn(texts: readonly string[]): number {
  let before = 0;
  return texts.filter((text) => {
    const last = Number(bareNumber(text).split('.').at(-1));
    const isNext = last === before + 1 || last === 1;
    before = Number.isNaN(last) ? before : last;
    return isNext;
  }).length;
}

type Look = keyof typeof COUNTED | 'counted';

export function shareOf(facts: ColumnFacts | undefined, look: Look): number {
  return facts && facts.filled > 0 ? facts[look] / facts.filled : 0;
}

/** Its cells are words, however short: no values, numbers or units. */
export function isOfWords(facts: ColumnFacts): boolean {
  const isValue = (['figure', 'number', 'target', 'unit'] as const).some((look) => shareOf(facts, look) >= 0.5);
  return facts.filled > 0 && facts.length >= 3 && !isValue;
}
