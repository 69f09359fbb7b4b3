import type { TableRow } from '../kind.ts';
import type { GridRow } from '../model.ts';
import { cellRef } from './cell-ref.ts';
import { createRowClassifier } from './classify-rows.ts';
import { indexMerges, isFilled } from './grid.ts';
import { addIssue, type IssueList, type PlacedCell } from './read-issues.ts';
import type { SheetPlan } from './read-staff.ts';
import { isNothing } from './read-values.ts';
import { compileMapping, createCellCarrier } from './row-cells.ts';

/** A theme may begin with «Средняя …» or «Всего …»: only a bare word of a total is one. */
const TOTAL = /^\s*(?:итого|всего)(?!\p{L})[^\p{L}]{0,20}(?:\p{L}+\s*){0,3}:?\s*\d*\s*$/iu;

/** Sorts the rows of a table of things by what they are, and hands on those of data. */
export function createTableReader<T>(plan: SheetPlan, titleField: string, read: (row: TableRow) => T) {
  const mapping = compileMapping(plan.mapping, plan.fields);
  const merges = indexMerges(plan.merges);
  const columns = mapping.columns.map(({ index }) => index);
  const titles = mapping.byField.get(titleField) ?? [];
  const classify = createRowClassifier({
    ...{ columns: plan.columns, merges, nameColumns: titles, postColumns: titles },
    ...{ numberColumns: mapping.byField.get('rowNumber') ?? [], mappedColumns: new Set(columns) },
  });
  const carry = createCellCarrier(columns, merges);
  const skipped: Record<string, number> = {};
  const open = (row: GridRow): TableRow => {
    const { cells } = carry(row);
    const issues: IssueList = { items: [] };
    const at = (column: number): PlacedCell => ({
      ...{ cell: cells.get(column) ?? { kind: 'empty', text: '' }, column, row: row.number },
    });
    return {
      row: row.number,
      issues: issues.items,
      find: (field) =>
        (mapping.byField.get(field) ?? []).map(at).find(({ cell }) => isFilled(cell) && !isNothing(cell.text)),
      placeOf: (field) => at(mapping.byField.get(field)?.[0] ?? 0),
      refOf: ({ column }) => cellRef(column, row.number),
      report: (place, severity, code, message) => addIssue(issues, place, severity, code, message),
    };
  };
  return {
    skipped,
    finish: (): readonly T[] => [],
    push: (row: GridRow): readonly T[] => {
      const found = classify(row);
      const opened = open(row);
      const title = opened.find(titleField)?.cell.text ?? '';
      const isData = found.kind === 'data' || (found.kind === 'summary' && /\p{L}/u.test(title) && !TOTAL.test(title));
      if (isData) return [read(opened)];
      skipped[found.kind] = (skipped[found.kind] ?? 0) + 1;
      return [];
    },
  };
}
