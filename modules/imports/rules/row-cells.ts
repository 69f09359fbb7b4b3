import type { FieldSpec, GridCell, GridRow, Mapping } from '../model.ts';
import { cellAt, isFilled, type MergeIndex } from './grid.ts';
import type { PlacedCell } from './read-issues.ts';
import { isNothing } from './read-values.ts';

/** Mapped columns ready for reading: a field's column list, and the columns that hold several fields at once. */
export interface CompiledMapping {
  readonly columns: readonly CompiledColumn[];
  readonly byField: ReadonlyMap<string, readonly number[]>;
}

export interface CompiledColumn {
  readonly index: number;
  /** Without the fields that the first one's reader finds by itself. */
  readonly fields: readonly string[];
  readonly specs: readonly FieldSpec[];
}

export function compileMapping(mapping: Mapping, fields: readonly FieldSpec[]): CompiledMapping {
  const specs = new Map(fields.map((field) => [field.code, field]));
  const columns = mapping.entries
    .filter((entry) => entry.fields.length > 0)
    .map((entry) => {
      const covered = new Set(entry.fields.flatMap((code) => specs.get(code)?.covers ?? []));
      const own = entry.fields.filter((code) => !covered.has(code));
      return { index: entry.column, fields: own, specs: own.flatMap((code) => specs.get(code) ?? []) };
    });
  const byField = new Map<string, number[]>();
  for (const { index, fields: own } of columns) {
    for (const code of own) byField.set(code, [...(byField.get(code) ?? []), index]);
  }
  return { columns, byField };
}

/** Cells of mapped columns by column; merged areas carried down from their first row. */
export interface RowCells {
  readonly row: number;
  readonly cells: ReadonlyMap<number, GridCell>;
  /** Columns whose value stands in a row above, in the same merged area. */
  readonly carried: ReadonlySet<number>;
}

/** Follows merged areas downwards; rows must come in their order. */
export function createCellCarrier(columns: readonly number[], merges: MergeIndex): (row: GridRow) => RowCells {
  const values = new Map<number, { readonly bottom: number; readonly cell: GridCell }>();
  const findAbove = (row: number, column: number): GridCell | undefined => {
    const above = values.get(column);
    if (above === undefined || above.bottom < row) return undefined;
    return merges.find(row, column)?.top === row ? undefined : above.cell;
  };
  return (row) => {
    const cells = new Map<number, GridCell>();
    const carried = new Set<number>();
    for (const column of columns) {
      const cell = cellAt(row, column);
      if (isFilled(cell)) {
        cells.set(column, cell);
        values.set(column, { bottom: merges.find(row.number, column)?.bottom ?? row.number, cell });
        continue;
      }
      const above = findAbove(row.number, column);
      if (above === undefined) continue;
      cells.set(column, above);
      carried.add(column);
    }
    return { row: row.number, cells, carried };
  };
}

const SEPARATORS = /[\n;]|,(?!\d)|\s\/\s|(?<=\p{L})\/(?=\p{L})/u;

/**
 * The parts of a cell that holds several fields: each part goes to the first field left whose values look like it, else to the
 * first field that accepts any words; what remains joins the last one.
 */
export function splitCompound(text: string, specs: readonly FieldSpec[]): ReadonlyMap<string, string> {
  const placed = splitByPlace(text, specs);
  if (placed !== undefined) return placed;
  const parts = text
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !isNothing(part));
  const found = new Map<string, string>();
  let last: string | undefined;
  for (const part of parts) {
    const cell: GridCell = { kind: 'text', text: part };
    const open = specs.filter((spec) => !found.has(spec.code));
    const isStrange = last !== undefined && specs.find(({ code }) => code === last)?.looksLike?.(cell) === false;
    const anyWords = isStrange ? open.find(({ looksLike }) => looksLike === undefined) : undefined;
    const spec = open.find((candidate) => candidate.looksLike?.(cell)) ?? (last === undefined ? open[0] : anyWords);
    const code = spec?.code ?? last;
    if (code === undefined) continue;
    const before = found.get(code);
    found.set(code, before === undefined ? part : `${before}, ${part}`);
    last = code;
  }
  return found;
}

/** «25/20/10» under «Стаж общий/педагогический/в ОО»: as many values as fields, each in its place. */
function splitByPlace(text: string, specs: readonly FieldSpec[]): ReadonlyMap<string, string> | undefined {
  const parts = text.split(/[\n;/]/u).map((part) => part.trim());
  if (parts.length !== specs.length) return undefined;
  const fits = specs.every((spec, at) => {
    const part = parts[at] ?? '';
    return isNothing(part) || (spec.looksLike?.({ kind: 'text', text: part }) ?? true);
  });
  return fits ? new Map(specs.map((spec, at) => [spec.code, parts[at] ?? ''])) : undefined;
}

export function placeText(text: string, column: number, row: number): PlacedCell {
  return { cell: { kind: 'text', text }, column, row };
}
