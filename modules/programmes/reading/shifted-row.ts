import { looksLikeDate, looksLikeDue, looksLikeOutcome, looksLikeOwner } from './cell-looks.ts';
import type { ColumnRole } from './model.ts';
import { isBlank } from './plain-text.ts';

export interface RoleColumn {
  readonly role: ColumnRole;
  readonly column: number;
}

type Rate = (text: string) => number;

/** How well words suit a column; a due in place of an owner speaks loudest. */
const RATES: Partial<Record<ColumnRole, Rate>> = {
  due: (text) => (looksLikeDue(text) ? 3 : looksLikeOwner(text) ? -3 : -1),
  owner: (text) => (looksLikeDate(text) ? -3 : looksLikeOwner(text) ? 2 : 0),
  expected: (text) => (looksLikeDue(text) || (looksLikeOwner(text) && !looksLikeOutcome(text)) ? -1 : 1),
  audience: (text) => (looksLikeDue(text) ? -3 : 1),
};

function rateCell(role: ColumnRole, text: string): number {
  return isBlank(text) ? 0 : (RATES[role]?.(text) ?? 0);
}

const rateRow = (columns: readonly RoleColumn[], cells: readonly string[]) =>
  columns.reduce((sum, { role, column }) => sum + rateCell(role, cells[column] ?? ''), 0);

/** Moves the cells from the place `from` on by one; undefined where words would fall out. */
function moveCells(cells: readonly string[], from: number, by: 1 | -1): string[] | undefined {
  if (by === 1) {
    if (!isBlank(cells.at(-1) ?? '')) return undefined;
    return [...cells.slice(0, from), '', ...cells.slice(from, -1)];
  }
  if (!isBlank(cells[from] ?? '')) return undefined;
  return [...cells.slice(0, from), ...cells.slice(from + 1), ''];
}

/** No words come to stand in a column that means nothing, where nobody would read them. */
function keepsWords(columns: readonly RoleColumn[], moved: readonly string[], cells: readonly string[]): boolean {
  const known = new Set(columns.map(({ column }) => column));
  return moved.every((text, column) => known.has(column) || isBlank(text) || text === cells[column]);
}

const GAIN = 4;

/**
 * A row whose cells stand one column aside («due empty, the date with the owners, the owners with the results»): the cells as they were
 * meant, or undefined when the row is as it should be.
 */
export function straightenRow(
  columns: readonly RoleColumn[],
  cells: readonly string[],
  title: number,
): string[] | undefined {
  const sure = columns.filter(({ role }) => role === 'due' || role === 'owner');
  if (sure.length < 2) return undefined;
  const now = rateRow(columns, cells);
  let best: { cells: string[]; rate: number } | undefined;
  for (let from = title + 1; from < cells.length; from += 1)
    for (const by of [1, -1] as const) {
      const moved = moveCells(cells, from, by);
      const rate = moved ? rateRow(columns, moved) : Number.NEGATIVE_INFINITY;
      if (
        moved &&
        keepsWords(columns, moved, cells) &&
        rate >= now + GAIN &&
        rate > (best?.rate ?? Number.NEGATIVE_INFINITY)
      )
        best = { cells: moved, rate };
    }
  return best?.cells;
}
