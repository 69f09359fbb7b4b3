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
  const strangers = listStrangers(columns, cells);
  if (strangers.length < 2) return undefined;
  for (const step of [-1, 1]) {
    const slid = strangers.filter(({ at, cell }) => findLook(columns[at + step])?.(cell));
    if (slid.length >= 2) return slid[0]?.index;
  }
  return undefined;
}

type Look = NonNullable<CompiledColumn['specs'][number]['looksLike']>;

function findLook(column: CompiledColumn | undefined): Look | undefined {
  return column?.specs.length === 1 ? column.specs[0]?.looksLike : undefined;
}

interface Stranger {
  readonly at: number;
  readonly index: number;
  readonly cell: GridCell;
}

/** Cells that do not look like their own column's values: few, so that only these are held against the neighbours. */
function listStrangers(columns: readonly CompiledColumn[], cells: ReadonlyMap<number, GridCell>): readonly Stranger[] {
  const strangers: Stranger[] = [];
  columns.forEach((column, at) => {
    const cell = cells.get(column.index);
    const look = cell === undefined ? undefined : findLook(column);
    if (cell !== undefined && look !== undefined && !look(cell)) strangers.push({ at, index: column.index, cell });
  });
  return strangers;
}
