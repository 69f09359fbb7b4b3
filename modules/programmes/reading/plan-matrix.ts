import { isDays, looksLikeDue } from './cell-looks.ts';
import type { LogicalRow } from './logical-rows.ts';
import { isBlank } from './plain-text.ts';
import type { Layout } from './read-layout.ts';
import { readMarkTitle } from './role-words.ts';

/** What is done in one month of a row of a matrix. */
export interface MatrixCell {
  readonly title: string;
  readonly due: string;
  readonly column: number;
}

/** Columns of months whose cells say what is done, not only that something is: each cell is an activity. */
export function findMatrixColumns(layout: Layout): readonly number[] {
  const columns = (layout.columns.get('due') ?? []).filter(
    (column) => readMarkTitle(titleOf(layout, column)) !== undefined,
  );
  if (columns.length < 2) return [];
  const rows = layout.table.grid.rows.slice(layout.table.header?.dataFrom ?? 0);
  const texts = rows
    .flatMap((row) => columns.map((column) => row.cells[column]?.text ?? ''))
    .filter((text) => !isBlank(text));
  const told = texts.filter((text) => text.length > 5 && !isDays(text) && !looksLikeDue(text));
  return told.length * 2 > texts.length ? columns : [];
}

export function readMatrixRow(layout: Layout, row: LogicalRow, columns: readonly number[]): MatrixCell[] {
  return columns.flatMap((column) => {
    const text = row.cells[column] ?? '';
    if (isBlank(text)) return [];
    return [{ title: text, due: readMarkTitle(titleOf(layout, column)) ?? '', column }];
  });
}

function titleOf(layout: Layout, column: number): string {
  return layout.table.header?.titles[column] ?? '';
}
