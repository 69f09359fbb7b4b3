/** A twin as plain text: with tab-separated tables and scraps of markup, as the source documents are, and as Word gives it to the clipboard. */
import {
  ABOVE,
  cutRow,
  joinPages,
  LEFT,
  PAGE,
  type Twin,
  type TwinPart,
  type TwinRow,
  type TwinTable,
} from './parts.ts';

const LIST = 'style="list-style-type: none"';
const isItem = (line: string): boolean => /^(?:\d+[.)]|[-·])\s?\S/u.test(line);

/** A converter lays the paragraphs of a cell into one line and leaves their tags. */
function flattenParagraphs(lines: readonly string[]): string {
  const first = lines.findIndex(isItem);
  if (lines.length === 1 && first < 0) return lines[0] ?? '';
  const plain = (first < 0 ? lines : lines.slice(0, first)).map((line) => `<p>${line}</p>`);
  const items = first < 0 ? [] : lines.slice(first);
  const tag = /^\d/u.test(items[0] ?? '') ? 'ol' : 'ul';
  return [...plain, ...(items.length > 0 ? [`<${tag} ${LIST}> ${items.join(' ')}`] : [])].join(' ');
}

const isCovered = (cell: string): boolean => cell === LEFT || cell === ABOVE;
const plainOf = (cell: string): string => (isCovered(cell) ? '' : cell.replace(/[⏎¬]/gu, ' '));
const flatten = (cell: string): string =>
  flattenParagraphs(
    plainOf(cell)
      .split('\n')
      .filter((line) => line !== ''),
  );
const writeRow = (row: TwinRow): string => row.map(flatten).join('\t');

function writeTable({ rows, isRuled }: TwinTable): string {
  const written = rows.flatMap((row) => {
    if (row === PAGE) return [''];
    return cutRow(row).flatMap((piece, page) => [
      ...(page > 0 ? [''] : []),
      writeRow(piece.row),
      ...(piece.fallen.length > 0 ? ['', ...piece.fallen] : []),
    ]);
  });
  return [...written, ...(isRuled ? ['--\t---'] : [])].join('\n');
}

const writeByLines = ({ rows }: TwinTable): string =>
  rows
    .filter((row) => row !== PAGE)
    .map((row) => row.map((cell) => `\t${plainOf(cell)}`).join('\n'))
    .join('\n\n');

function writePart(part: TwinPart): string {
  if (part.part === 'table') return part.isByLines ? writeByLines(part) : writeTable(part);
  const lines = part.lines.join('\n');
  return part.look === 'title' ? `**${lines}**` : lines;
}

export const toText = ({ parts }: Twin): string => `\n\n${parts.map(writePart).join('\n\n')}`;

/** What a merged cell covers to its left has no tab, what it covers below is empty, and each paragraph is a line. */
const pasteRow = (row: TwinRow): string =>
  row
    .filter((cell) => cell !== LEFT)
    .map((cell) =>
      cell === ABOVE
        ? ''
        : joinPages(cell)
            .replace(/¬|<\/?i>/gu, '')
            .replace(/\s*(?:⏎|\n)\s*/gu, '\n'),
    )
    .join('\t');

/** Word puts a tab behind the number of a list and behind its bullet. */
const pasteLine = (line: string): string => line.replace(/^(\d+\.|-) (?=\S)/u, '$1\t');

const pastePart = (part: TwinPart): string[] =>
  part.part === 'text' ? part.lines.map(pasteLine) : part.rows.flatMap((row) => (row === PAGE ? [] : [pasteRow(row)]));

export const toPasted = ({ parts }: Twin): string => parts.flatMap(pastePart).join('\n');
