/** A twin as a Word file laid by hand: `whole` as its author wrote it, `cut` as a converter of pages makes it, each piece a table of its own. */
import { makeDocument, num, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';
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
  type TwinText,
} from './parts.ts';

export type DocxForm = 'whole' | 'cut';

/** Lists of Word: each that does not go on from the one before begins anew, with the number it is to show. */
class Lists {
  readonly #starts: (readonly number[])[] = [];
  #last: readonly number[] = [];

  /** The layout of an item «3.2.» and of one of the bullets. */
  layoutOf(numbers: readonly number[]): string {
    if (!this.#goesOn(numbers)) this.#starts.push(numbers);
    this.#last = numbers;
    return num(this.#starts.length + 1, numbers.length - 1);
  }

  #goesOn(numbers: readonly number[]): boolean {
    const above = numbers.slice(0, -1);
    if (this.#last.length < above.length || !above.every((value, at) => this.#last[at] === value)) return false;
    return numbers.at(-1) === (this.#last[above.length] ?? 0) + 1 && this.#last.length > 0;
  }

  write(): string {
    const level = (at: number, content: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${content}"/></w:lvl>`;
    const bullet = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>';
    const restart = (value: number, at: number) =>
      `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${value}"/></w:lvlOverride>`;
    return [
      `<w:abstractNum w:abstractNumId="1">${bullet}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="2">${level(0, '%1.')}${level(1, '%1.%2.')}</w:abstractNum>`,
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
      ...this.#starts.map(
        (numbers, at) =>
          `<w:num w:numId="${at + 2}"><w:abstractNumId w:val="2"/>${numbers.map(restart).join('')}</w:num>`,
      ),
    ].join('');
  }
}

interface Page {
  readonly form: DocxForm;
  readonly lists: Lists;
}

const NUMBERED = /^(\d+(?:\.\d+)?)\.(?:\s+|$)/u;
const BULLET = /^-\s+/u;

/** Links and slant are no signs of the text in Word. */
const withoutMarkup = (content: string): string =>
  content.replace(/\[(.*)\]\(#\)/u, '$1').replace(/\*(\p{L}[^*;]*)\*|<\/?i>/gu, '$1');

/** In a file as its author wrote it numbers and bullets are Word's own. */
function paragraph({ form, lists }: Page, written: string, layout = '', letters = ''): string {
  const content = withoutMarkup(written).trim();
  const numbered = form === 'whole' ? NUMBERED.exec(content) : null;
  if (numbered) {
    const numbers = (numbered[1] ?? '').split('.').map(Number);
    return p(content.slice(numbered[0].length), layout + lists.layoutOf(numbers), letters);
  }
  if (form === 'whole' && BULLET.test(content)) return p(content.replace(BULLET, ''), layout + num(1), letters);
  return p(content, layout, letters);
}

function cellParagraphs(page: Page, cell: string): string {
  const content = cell === ABOVE ? '' : cell.replaceAll('¬', '');
  return content
    .split(/[\n⏎]/u)
    .map((line) => paragraph(page, line))
    .join('');
}

const span = (count: number): string => (count > 1 ? `<w:gridSpan w:val="${count}"/>` : '');

function writeRow(page: Page, row: TwinRow, below: TwinRow | undefined): string {
  const cells = row.flatMap((cell, at) => {
    if (cell === LEFT) return [];
    let count = 1;
    while (row[at + count] === LEFT) count += 1;
    const merge = cell === ABOVE ? '<w:vMerge/>' : below?.[at] === ABOVE ? '<w:vMerge w:val="restart"/>' : '';
    return [tc(cellParagraphs(page, cell), span(count) + merge)];
  });
  return tr(cells.join(''));
}

function writeWhole(page: Page, { rows, widths }: TwinTable): string {
  const kept = rows.filter((row) => row !== PAGE).map((row) => row.map(joinPages));
  return tbl(kept.map((row, at) => writeRow(page, row, kept[at + 1])).join(''), widths);
}

/** What the pages have cut asunder stays so: no cell reaches over to the next table. */
function writeCut(page: Page, { rows, widths }: TwinTable): string {
  const tables: TwinRow[][] = [[]];
  const between: string[] = [];
  const turn = (fallen: readonly string[]) => {
    between.push(fallen.map((line) => paragraph(page, line)).join('') || p(''));
    tables.push([]);
  };
  for (const row of rows) {
    if (row === PAGE) {
      turn([]);
      continue;
    }
    const pieces = cutRow(row);
    for (const [at, piece] of pieces.entries()) {
      tables.at(-1)?.push(piece.row);
      if (at < pieces.length - 1) turn(piece.fallen);
    }
  }
  const written = tables.map((own) => tbl(own.map((row, at) => writeRow(page, row, own[at + 1])).join(''), widths));
  return written.map((one, at) => one + (between[at] ?? '')).join('');
}

const CENTRED = '<w:jc w:val="center"/>';
const BOLD = '<w:b/>';

function writeText(page: Page, { look, lines }: TwinText): string {
  const layout =
    look === 'title' ? CENTRED : look === 'heading' && page.form === 'whole' ? '<w:outlineLvl w:val="0"/>' : '';
  return lines.map((line) => paragraph(page, line, layout, look === 'plain' ? '' : BOLD)).join('');
}

function writePart(page: Page, part: TwinPart): string {
  if (part.part === 'text') return writeText(page, part);
  // Word lets no table stand at the end of a file.
  return `${page.form === 'whole' ? writeWhole(page, part) : writeCut(page, part)}<w:p/>`;
}

export function toDocx({ parts }: Twin, form: DocxForm): Uint8Array {
  const page: Page = { form, lists: new Lists() };
  const body = parts.map((part) => writePart(page, part)).join('');
  return makeDocument({ body, numbering: page.lists.write() });
}
