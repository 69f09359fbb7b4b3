/** A programme as large as they come, for tests and for the bench. Everything in it is invented. */
import { makeDocument, num, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';

const FONT =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:eastAsia="ru-RU"/>';
const LAYOUT = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="both"/>';
const BORDERS =
  '<w:tcW w:w="800" w:type="dxa"/><w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders><w:vAlign w:val="center"/>';
const ROWS_OF_PAGE = 18;

const WORDS = [
  'семинар',
  'для',
  'руководителей',
  'методических',
  'объединений',
  'по',
  'итогам',
  'диагностики',
  'педагогов',
  'школ',
  'округа',
  'в',
  'первом',
  'полугодии',
];

/** Texts differ, so that they pack as real ones do. */
function makeText(seed: number, length: number): string {
  const words = Array.from({ length }, (_, index) => WORDS[(seed * 7 + index * (1 + (seed % 5))) % WORDS.length]);
  return `${words.join(' ')} ${(seed * 2_654_435_761) % 9973}`;
}

const cell = (text: string, layout = ''): string => tc(p(text, LAYOUT, FONT), BORDERS + layout);

function makeRow(page: number, row: number, columns: number): string {
  const seed = page * ROWS_OF_PAGE + row;
  const isMerged = row % 6 !== 0;
  const cells = Array.from({ length: columns }, (_, column) => {
    if (column === 0) return tc(`<w:p><w:pPr>${num(1)}</w:pPr></w:p>`, BORDERS);
    if (column === 1)
      return cell(isMerged ? '' : makeText(seed, 6), `<w:vMerge w:val="${isMerged ? 'continue' : 'restart'}"/>`);
    return cell(makeText(seed + column, 3 + ((seed + column) % 5)));
  });
  return tr(cells.join(''), '<w:cantSplit/><w:trHeight w:val="300"/>');
}

function makePage(page: number, columns: number): string {
  const heading = tr(
    Array.from({ length: columns }, (_, column) => cell(`Столбец ${column + 1}`)).join(''),
    '<w:tblHeader/>',
  );
  const rows = Array.from({ length: ROWS_OF_PAGE }, (_, row) => makeRow(page, row, columns));
  const title = p(`Раздел ${page + 1}. ${makeText(page, 8)}`, '<w:outlineLvl w:val="0"/>', `<w:b/>${FONT}`);
  const table = tbl(heading + rows.join(''), new Array<number>(columns).fill(800));
  return `${title}${table}${p(makeText(page + 31, 30), LAYOUT, FONT)}`;
}

/** `parts`: what lies in the file besides, pictures as a rule. */
export function makeLargeDocument(
  pages: number,
  columns: number,
  parts: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>';
  return makeDocument({
    parts,
    body: Array.from({ length: pages }, (_, page) => makePage(page, columns)).join(''),
    numbering: `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  });
}

/** What stands in each document of `makeLargeDocument`. */
export const countRows = (pages: number): number => pages * (ROWS_OF_PAGE + 1);
