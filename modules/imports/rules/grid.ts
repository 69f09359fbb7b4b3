import type { GridCell, GridRow, Merge } from '../model.ts';

const EMPTY: GridCell = { kind: 'empty', text: '' };

export function cellAt(row: GridRow, column: number): GridCell {
  return row.cells[column] ?? EMPTY;
}

export function isFilled(cell: GridCell | undefined): cell is GridCell {
  return cell !== undefined && cell.kind !== 'empty' && cell.text.trim() !== '';
}

export interface MergeIndex {
  /** The area that covers the cell, if any. */
  find(row: number, column: number): Merge | undefined;
}

/** Areas by row, so that a look-up costs the few areas of one row and not all of a sheet's. */
export function indexMerges(merges: readonly Merge[]): MergeIndex {
  const byRow = new Map<number, Merge[]>();
  for (const merge of merges) {
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      const list = byRow.get(row);
      if (list === undefined) byRow.set(row, [merge]);
      else list.push(merge);
    }
  }
  return {
    find: (row, column) => byRow.get(row)?.find((merge) => merge.left <= column && column <= merge.right),
  };
}

/** Filled cells of a row that are not the covered part of a merged area. */
export function listFilled(row: GridRow): readonly { readonly column: number; readonly cell: GridCell }[] {
  const found: { column: number; cell: GridCell }[] = [];
  for (let column = 0; column < row.cells.length; column += 1) {
    const cell = row.cells[column];
    if (isFilled(cell)) found.push({ column, cell });
  }
  return found;
}
