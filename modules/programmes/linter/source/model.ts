import type { Anchor, DocumentCell, Paragraph, ReadDocument } from '#core/office/document/model.ts';
import type { Day } from '#core/time/day.ts';
import type { ColumnRole, ProgrammeReading, ReadActivity, TableKind } from '../../reading/model.ts';
import type { FindingCode, Severity } from '../model.ts';
import type { TextAct } from './dates.ts';

/** Where a remark belongs: `order` sorts as the document is read. */
export interface Spot {
  readonly order: number;
  readonly place: string;
  readonly anchor: Anchor | null;
}

/** One line as a person sees it, in running text or in a cell. */
export interface Line {
  readonly order: number;
  readonly text: string;
  /** Automatic number or bullet; on the first line of a paragraph only. */
  readonly label: string | null;
  readonly paragraph: Paragraph;
  /** Null: running text. */
  readonly at: CellPlace | null;
  /** The nearest heading above, for running text. */
  readonly section: string | null;
}

export interface CellPlace {
  readonly row: SourceRow;
  readonly column: number;
  readonly cell: DocumentCell;
}

export interface SourceRow {
  readonly table: SourceTable;
  /** From 1 over the whole table, also when it is split over pages. */
  readonly number: number;
  readonly isHeader: boolean;
  readonly cells: readonly DocumentCell[];
  /** By column of the grid: a merged cell stands in every row and column it covers. */
  readonly grid: readonly (DocumentCell | undefined)[];
  readonly order: number;
}

export interface SourceTable {
  readonly kind: TableKind;
  /** «Дорожная карта», «Таблица 3». */
  readonly name: string;
  readonly columns: readonly { readonly column: number; readonly title: string; readonly role: ColumnRole }[];
  readonly rows: readonly SourceRow[];
  /** Order of its first line. */
  readonly order: number;
}

export interface Activity {
  readonly activity: ReadActivity;
  /** Null: it does not stand in a table. */
  readonly row: SourceRow | null;
  readonly spot: Spot;
}

export interface SourcePeriod {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The document as checks look at it: lines in order, tables with places, what was understood. */
export interface Source {
  readonly document: ReadDocument;
  readonly reading: ProgrammeReading;
  readonly today: Day;
  readonly closedDays: ReadonlySet<Day>;
  readonly lines: readonly Line[];
  /** Lines outside tables. */
  readonly body: readonly Line[];
  readonly tables: readonly SourceTable[];
  readonly activities: readonly Activity[];
  /** Acts named with their dates. */
  readonly acts: readonly { readonly act: TextAct; readonly line: Line }[];
  readonly period: SourcePeriod | null;
  /** The day of the order or of the approval; null: none is written. */
  readonly signedOn: Day | null;
  readonly spotAt: (anchor: Anchor) => Spot;
}

/** What a check says; `lintDocument` makes a finding of it. */
export interface Remark {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly spot: Spot;
  readonly text: string;
  readonly proposal?: string | undefined;
  /** Words by which the fault is known again. */
  readonly words: string;
}

export type Check = (source: Source) => Remark[];
