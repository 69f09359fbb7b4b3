import type { CellIssue, GridCell, IssueCode } from '../model.ts';
import { cellRef } from './cell-ref.ts';

/** A value with its place, so that a fault can be shown in the user's own workbook. */
export interface PlacedCell {
  readonly cell: GridCell;
  readonly column: number;
  readonly row: number;
}

/** Collects the faults of one row. */
export interface IssueList {
  readonly items: CellIssue[];
}

export function addIssue(
  list: IssueList,
  place: PlacedCell,
  severity: CellIssue['severity'],
  code: IssueCode,
  message: string,
): void {
  list.items.push({
    column: place.column,
    cellRef: cellRef(place.column, place.row),
    value: place.cell.text,
    code,
    message,
    severity,
  });
}

export function hasWrong(issues: readonly CellIssue[]): boolean {
  return issues.some((issue) => issue.severity === 'wrong');
}
