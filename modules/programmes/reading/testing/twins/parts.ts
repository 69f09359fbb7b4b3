/**
 * Invented documents of the build of the five that users have, written once and laid out in several forms (`to-text.ts`, `to-docx.ts`).
 * Signs inside a cell: `\n` a paragraph; `⏎` a paragraph that a text keeps only as a space; `¬` a word broken by a narrow column;
 * `‖` the page ends here; `⇣` it ends here and what follows, up to the next `‖`, has fallen out of the table.
 */

/** `LEFT`: covered by the cell to the left; `ABOVE`: by the cell above. */
export const LEFT = '<';
export const ABOVE = '^';

export type TwinRow = readonly string[];
/** Between two rows: the page ends. */
export const PAGE = 'page';

export interface TwinTable {
  readonly part: 'table';
  readonly widths: readonly number[];
  readonly rows: readonly (TwinRow | typeof PAGE)[];
  /** A converter has put `--⇥---` under its last piece. */
  readonly isRuled?: true;
  /** Each cell on a line of its own, as Word's old «save as text» does. */
  readonly isByLines?: true;
}

export interface TwinText {
  readonly part: 'text';
  readonly look: 'title' | 'heading' | 'plain';
  /** Lines that follow each other without a blank one. */
  readonly lines: readonly string[];
}

export type TwinPart = TwinTable | TwinText;

export interface Twin {
  /** The source document whose build it has. */
  readonly of: string;
  readonly parts: readonly TwinPart[];
}

const text =
  (look: TwinText['look']) =>
  (...lines: string[]): TwinText => ({ part: 'text', look, lines });
export const title = text('title');
export const heading = text('heading');
export const lines = text('plain');
export const paragraphs = (...contents: string[]): TwinText[] => contents.map((content) => lines(content));

export const table = (
  widths: readonly number[],
  rows: TwinTable['rows'],
  look: Pick<TwinTable, 'isRuled' | 'isByLines'> = {},
): TwinTable => ({ part: 'table', widths, rows, ...look });

/** A row cut by pages: what of each cell stands on each of them, and the lines that fell out of the table in between. */
export interface Piece {
  readonly row: TwinRow;
  readonly fallen: readonly string[];
}

const CUT = /\s*[‖⇣]\s*/u;
const linesOf = (content: string): string[] => content.split('\n').filter((line) => line.trim() !== '');

/** `⇣` must stand before the first `‖` of its cell. */
function cutCell(cell: string): { onPages: string[]; fallen: string[] } {
  const [before = '', after] = cell.split('⇣');
  if (after === undefined) return { onPages: cell.split(CUT), fallen: [] };
  const [fallen = '', ...rest] = after.split('‖');
  return { onPages: [before, ...rest].map((piece) => piece.trim()), fallen: linesOf(fallen) };
}

export function cutRow(row: TwinRow): Piece[] {
  const cells = row.map(cutCell);
  const count = Math.max(...cells.map(({ onPages }) => onPages.length));
  return Array.from({ length: count }, (_, page) => ({
    row: cells.map(({ onPages }, at) => onPages[page] ?? (row[at] === LEFT ? LEFT : '')),
    fallen: page === 0 ? cells.flatMap(({ fallen }) => fallen) : [],
  }));
}

/** Pages put together again: a cut between paragraphs is one, a cut inside a sentence a space. */
export const joinPages = (cell: string): string =>
  cell.replace(/[^\S\n]*(\n?)[^\S\n]*[‖⇣][^\S\n]*(\n?)[^\S\n]*/gu, (_cut, before: string, after: string) =>
    before + after === '' ? ' ' : '\n',
  );
