/** The one shape in which every document of text and tables is read, whatever its format: blocks in the order of the page. */

/**
 * Where in the file a paragraph or cell stands, opaque to rules: «p12» paragraph of a DOCX's main part and «p12c2» its second piece
 * between tabs, «l45» line of a text, «Лист1!B5» cell of a workbook. `markDocument` finds it again.
 */
export type Anchor = string;

export interface Paragraph {
  readonly kind: 'paragraph';
  /** What a person reads, without the label; `\n` for line breaks, `\t` for tabs. */
  readonly text: string;
  /** «1.», «2.1», «–»: the automatic number or bullet as printed before the text; null: none (a typed number stays in `text`). */
  readonly label: string | null;
  /** 1 … 9 of a heading style or outline; null: body text. */
  readonly heading: number | null;
  readonly isBold: boolean;
  readonly isCentred: boolean;
  readonly anchor: Anchor;
}

export interface DocumentCell {
  /** Paragraphs with their labels, joined by `\n`; text of inner tables included. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** Tables inside the cell, in order. */
  readonly tables: readonly Table[];
  /** Column of the table's grid, from 0, and how many it covers. */
  readonly column: number;
  readonly columnSpan: number;
  /** Rows it covers downwards; cells it covers are absent from the rows below. */
  readonly rowSpan: number;
  readonly anchor: Anchor;
}

export interface DocumentRow {
  /** From 1, as a person counts them. */
  readonly number: number;
  /** Marked in the file as a heading that repeats on each page. */
  readonly isHeading: boolean;
  readonly cells: readonly DocumentCell[];
}

export interface Table {
  readonly kind: 'table';
  /** Name of the sheet it stands on; null in a text. */
  readonly sheet: string | null;
  readonly columnCount: number;
  readonly rows: readonly DocumentRow[];
}

export type Block = Paragraph | Table;

/** What is there but cannot be read as text: a place of its own, so that nothing is dropped in silence. */
export interface UnreadPart {
  readonly what:
    | 'picture'
    | 'scanned_page'
    | 'text_box'
    | 'footnote'
    | 'deleted_text'
    | 'chart'
    | 'object'
    | 'hidden_sheet';
  /** In Russian: «рисунок после абзаца «…»». */
  readonly place: string;
  readonly anchor: Anchor | null;
}

export interface ReadDocument {
  readonly format: 'docx' | 'text' | 'xlsx' | 'csv';
  readonly blocks: readonly Block[];
  readonly unread: readonly UnreadPart[];
}
