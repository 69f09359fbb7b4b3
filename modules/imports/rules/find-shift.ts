import type { GridCell } from '../model.ts';
import type { CompiledColumn } from './row-cells.ts';

/**
 * Cells of a row that slid one column to the side: at least two do not look like their own column's values and do look like
 * their neighbour's, in one direction. Gives the first such column.
 */
export function findShiftedColumn(
  columns: readonly CompiledColumn[],
  cells: ReadonlyMap<number, GridCell>,
): number | undefined {
  for (const step of [-1, 1]) {
    let first: number | undefined;
    let count = 0;
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at];
      const neighbour = columns[at + step];
      const cell = column === undefined ? undefined : cells.get(column.index);
      if (column === undefined || neighbour === undefined || cell === undefined) continue;
      if (!isOut(cell, column, neighbour)) continue;
      first ??= column.index;
      count += 1;
    }
    if (count >= 2) return first;
  }
  return undefined;
}

function isOut(cell: GridCell, own: CompiledColumn, neighbour: CompiledColumn): boolean {
  const [ownSpec, otherSpec] = [own.specs[0], neighbour.specs[0]];
  if (own.specs.length !== 1 || neighbour.specs.length !== 1) return false;
  if (ownSpec?.looksLike === undefined || otherSpec?.looksLike === undefined) return false;
  return !ownSpec.looksLike(cell) && otherSpec.looksLike(cell);
}
