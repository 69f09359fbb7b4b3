import type { GridRow, HeaderColumn, HeaderFinding, Merge } from '../model.ts';
import { cellAt, indexMerges, isFilled, listFilled, type MergeIndex } from './grid.ts';
import { cleanTitle, hasRoot, indexTitle } from './title-words.ts';

const ROWS_LOOKED_AT = 40;
const MAX_HEADER_ROWS = 5;
const LONGEST_TITLE = 140;

/** Beginnings of the words that titles of staff lists and result tables are made of (facts F-93, F-94, F-96). */
const TITLE_ROOTS = [
  ...[
    '№',
    'no$',
    'id$',
    'номер',
    'фио',
    'фамил',
    'имя$',
    'отчеств',
    'сотрудник',
    'кем$',
    'педагог',
    'учител',
    'работник',
  ],
  ...[
    'рожд',
    'родил',
    'возраст',
    'пол$',
    'снилс',
    'должност',
    'предмет',
    'дисциплин',
    'нагрузк',
    'нагр$',
    'час',
    'ставк',
    'стаж',
  ],
  ...[
    'образован',
    ...['образ$', 'обр$', 'спец$', 'катег', 'долж', 'ст$', 'совм'],
    'уровен',
    'вуз',
    'учебн',
    'окончан',
    'специальн',
    'квалифик',
    'категор',
    'кат$',
    'присвоен',
    'аттест',
    'сзд',
    'соответств',
  ],
  ...[
    'кпк',
    'курс',
    'повышен',
    'наград',
    'звани',
    'степен',
    'совмест',
    'примечан',
    'телефон',
    'почт',
    'email',
    'контакт',
  ],
  ...[
    'школ',
    'организац',
    'учрежден',
    'оо$',
    'оу$',
    'общ',
    'пед$',
    'приказ',
    'дата',
    'год$',
    'тема',
    'принят',
    'прием',
    'увол',
  ],
  ...['программ', 'слушател', 'срок', 'период', 'объем', 'форма$', 'мест$', 'место', 'квот', 'организатор', 'ссылк'],
  ...['отметк', 'присутств', 'явк', 'посещен', 'подпис', 'удостовер', 'сертификат', 'мероприят', 'выдач'],
  ...[
    'компетенц',
    'диагност',
    'диагн',
    'входн',
    'вх$',
    'повторн',
    'повт',
    'итогов',
    'балл',
    'результат',
    'процент',
    'направлен',
  ],
  ...[
    'предметн',
    'методическ',
    'цифров',
    'коммуникат',
    'психолог',
    'оценочн',
    'отказ',
    'код$',
    'участник',
    'вид$',
    'условия',
  ],
  ...[
    'subject',
    'methodical',
    'digital',
    'communicative',
    'psych',
    'name',
    'fio',
    'birth',
    'post$',
    'school',
    'org',
    'stage',
  ],
  ...['score', 'entry', 'repeat', 'level', 'category', 'experience', 'education', 'phone', 'position'],
];
const KEY_ROOTS = ['фио', 'фамил', 'сотрудник', 'fio', 'name', '№', 'no$', 'код$', 'id$', 'номер', 'педагог', 'учител'];
const PERSON = /^\p{Lu}[\p{L}-]+\s+(?:\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+|\p{Lu}\.\s*\p{Lu}\.?)/u;
/** «Фамилия Имя Отчество», «Фамилия И.О.»: a title that has the shape of a name. */
const NAME_TITLE = /^фамилия(?!\p{L})/iu;
const NUMERIC = /^[\d\s.,/%:-]+$/u;
const MOST_WORDS_ALONE = 4;

function isTitleText(text: string): boolean {
  if (text.length > LONGEST_TITLE || NUMERIC.test(text)) return false;
  const title = indexTitle(text);
  return TITLE_ROOTS.some((root) => hasRoot(title, root));
}

function looksLikePerson(text: string): boolean {
  return PERSON.test(text) && !text.includes(',') && !NAME_TITLE.test(text);
}

/** The title of a list of one column; a longer line or one with a full stop is a sentence of an instruction. */
function isTitleAlone(row: GridRow): boolean {
  const text = cleanTitle(listFilled(row)[0]?.cell.text ?? '');
  return indexTitle(text).words.length <= MOST_WORDS_ALONE && !/\p{L}{4,}\.$/u.test(text);
}

interface RowScore {
  readonly hits: number;
  readonly texts: number;
  readonly score: number;
}

function scoreRow(row: GridRow): RowScore {
  const seen = new Set<string>();
  let hits = 0;
  let texts = 0;
  let against = 0;
  for (const { cell } of listFilled(row)) {
    const text = cleanTitle(cell.text);
    if (seen.has(text)) continue;
    seen.add(text);
    if (cell.kind === 'number' || cell.kind === 'date' || NUMERIC.test(text)) against += 1;
    else if (looksLikePerson(text)) against += 1.5;
    else if (isTitleText(text)) hits += 1;
    else texts += 1;
  }
  return { hits, texts, score: seen.size < 2 && hits < 1 ? -1 : hits + texts * 0.15 - against * 1.2 };
}

/** A merged area that is a title above the whole table rather than the title of a group of columns. */
function coversTable(merge: Merge, span: number): boolean {
  return merge.right - merge.left + 1 >= Math.max(3, span * 0.8);
}

interface Sheet {
  readonly rows: readonly GridRow[];
  readonly byNumber: ReadonlyMap<number, GridRow>;
  readonly merges: MergeIndex;
  /** Columns from the first of the sheet. */
  readonly width: number;
  /** Columns of the table itself, which may begin further right. */
  readonly span: number;
}

function openSheet(rows: readonly GridRow[], merges: readonly Merge[]): Sheet {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  let width = 0;
  let left = Number.POSITIVE_INFINITY;
  for (const row of looked) {
    const filled = listFilled(row);
    width = Math.max(width, (filled.at(-1)?.column ?? -1) + 1);
    left = Math.min(left, filled[0]?.column ?? left);
  }
  return {
    rows: looked,
    byNumber: new Map(looked.map((row) => [row.number, row])),
    merges: indexMerges(merges),
    width,
    span: Math.max(0, width - left),
  };
}

function isEnough({ hits, texts, score }: RowScore, row: GridRow, span: number): boolean {
  if (score <= 0) return false;
  return span <= 1 ? hits >= 1 && isTitleAlone(row) : hits >= 2 || (hits >= 1 && texts >= 2);
}

function namesPerson(row: GridRow): boolean {
  return listFilled(row).some(({ cell }) => cell.kind === 'text' && looksLikePerson(cell.text));
}

/** Best row by its words; of nearly equal ones the upper, since a header repeats further down. */
function findAnchor(sheet: Sheet): { readonly index: number; readonly best: RowScore } | undefined {
  let index = -1;
  let best: RowScore = { hits: 0, texts: 0, score: 0 };
  for (const [at, row] of sheet.rows.entries()) {
    // People below a header are its table: a better header further down is that of another one.
    if (index >= 0 && namesPerson(row)) break;
    const score = scoreRow(row);
    if (!isEnough(score, row, sheet.span) || (index >= 0 && score.score <= best.score * 1.15)) continue;
    index = at;
    best = score;
  }
  return index < 0 ? undefined : { index, best };
}

function lowestMergedRow(sheet: Sheet, row: number): number {
  let lowest = row;
  for (let column = 0; column < sheet.width; column += 1) {
    const merge = sheet.merges.find(row, column);
    if (merge !== undefined && merge.bottom - merge.top < MAX_HEADER_ROWS) lowest = Math.max(lowest, merge.bottom);
  }
  return lowest;
}

/** The row above belongs to the header when it groups columns: merged over a part of them, or its titles stand over blanks. */
function belongsAbove(sheet: Sheet, above: GridRow, top: GridRow): boolean {
  const filled = listFilled(above);
  if (filled.length === 0 || scoreRow(above).score <= 0) return false;
  const groups = filled.filter(({ column }) => {
    const merge = sheet.merges.find(above.number, column);
    return (
      merge !== undefined && (merge.right > merge.left || merge.bottom > merge.top) && !coversTable(merge, sheet.span)
    );
  });
  if (groups.length > 0) return true;
  const overBlank = filled.filter(({ column, cell }) => isTitleText(cell.text) && !isFilled(cellAt(top, column)));
  return filled.length >= 2 && overBlank.length >= 1;
}

/** The row below belongs to the header when the key column is blank there and all else is words, as under «Стаж». */
function belongsBelow(
  sheet: Sheet,
  below: GridRow,
  header: readonly GridRow[],
  keyColumn: number | undefined,
): boolean {
  const filled = listFilled(below);
  if (keyColumn === undefined || filled.length === 0 || isFilled(cellAt(below, keyColumn))) return false;
  // «МБОУ «СОШ № 21»» over the whole row, the names too: a section of the table.
  if (sheet.merges.find(below.number, keyColumn)?.top === below.number) return false;
  const words = filled.filter(
    ({ cell }) => cell.kind === 'text' && !NUMERIC.test(cell.text) && !looksLikePerson(cell.text),
  );
  if (words.length !== filled.length) return false;
  const titled = words.filter(({ cell }) => isTitleText(cell.text)).length;
  if (titled * 2 < words.length) return false;
  if (words.length >= 2) return true;
  const only = words[0]?.column ?? -1;
  return header.some((row) => isFilled(cellAt(row, only))) && sheet.span > 1;
}

function findKeyColumn(header: readonly GridRow[]): number | undefined {
  for (const root of KEY_ROOTS) {
    for (const row of header) {
      const found = listFilled(row).find(({ cell }) => hasRoot(indexTitle(cell.text), root));
      if (found !== undefined) return found.column;
    }
  }
  return undefined;
}

function growHeader(sheet: Sheet, anchor: number): { readonly first: number; readonly last: number } {
  let first = anchor;
  let last = anchor;
  const at = (index: number) => sheet.rows[index];
  for (let above = at(first - 1), top = at(first); above && top; above = at(first - 1), top = at(first)) {
    if (last - first + 1 >= MAX_HEADER_ROWS || above.number !== top.number - 1 || !belongsAbove(sheet, above, top))
      break;
    first -= 1;
  }
  for (let below = at(last + 1); below; below = at(last + 1)) {
    const header = sheet.rows.slice(first, last + 1);
    const lowest = Math.max(...header.map((row) => lowestMergedRow(sheet, row.number)));
    const isMerged = below.number <= lowest;
    if (!isMerged && (header.length >= MAX_HEADER_ROWS || !belongsBelow(sheet, below, header, findKeyColumn(header))))
      break;
    last += 1;
  }
  return { first, last };
}

/** «1 2 3 4» under the header: numbers of columns, as official forms have them. */
export function isNumberingRow(row: GridRow): boolean {
  const filled = listFilled(row);
  if (filled.length < 3) return false;
  let expected = 1;
  for (const { cell } of filled) {
    const number = Number(cell.text.trim());
    if (number !== expected) return false;
    expected += 1;
  }
  return true;
}

/** Text over a column in one header row: its own, its merged area's, or, in a file without merges, its left neighbour's. */
function titleInRow(sheet: Sheet, header: readonly GridRow[], at: number, column: number): string {
  const row = header[at];
  if (row === undefined) return '';
  const merge = sheet.merges.find(row.number, column);
  if (merge !== undefined) {
    if (coversTable(merge, sheet.span) && merge.bottom === merge.top) return '';
    const top = sheet.byNumber.get(merge.top);
    return top === undefined ? '' : cleanTitle(cellAt(top, merge.left).text);
  }
  const own = cellAt(row, column);
  return isFilled(own) ? cleanTitle(own.text) : titleFromLeft(sheet, row, header.slice(at + 1), column);
}

/** In a file without merges a group's title stands over its first column only: the columns right of it have titles below. */
function titleFromLeft(sheet: Sheet, row: GridRow, lower: readonly GridRow[], column: number): string {
  const hasBelow = (where: number) => lower.some((next) => isFilled(cellAt(next, where)));
  if (!hasBelow(column)) return '';
  for (let left = column - 1; left >= 0; left -= 1) {
    if (!hasBelow(left) || sheet.merges.find(row.number, left) !== undefined) return '';
    const cell = cellAt(row, left);
    if (isFilled(cell)) return cleanTitle(cell.text);
  }
  return '';
}

function joinTitles(sheet: Sheet, header: readonly GridRow[]): readonly HeaderColumn[] {
  const columns: HeaderColumn[] = [];
  for (let index = 0; index < sheet.width; index += 1) {
    const parts: string[] = [];
    for (let at = 0; at < header.length; at += 1) {
      const part = titleInRow(sheet, header, at, index);
      if (part !== '' && parts.at(-1) !== part) parts.push(part);
    }
    columns.push({ index, title: parts.join(' › ') });
  }
  return columns;
}

/**
 * Finds the rows that name the columns among the first rows of a sheet: below titles, one to five rows high, merged or not,
 * with words broken by the layout. Gives nothing for a sheet without a table.
 */
export function findHeader(rows: readonly GridRow[], merges: readonly Merge[] = []): HeaderFinding | undefined {
  const sheet = openSheet(rows, merges);
  const anchor = findAnchor(sheet);
  if (anchor === undefined) return undefined;
  const { first, last } = growHeader(sheet, anchor.index);
  const header = sheet.rows.slice(first, last + 1);
  const next = sheet.rows[last + 1];
  const afterNumbering = next !== undefined && isNumberingRow(next) ? sheet.rows[last + 2] : next;
  const numbers = header.map((row) => row.number);
  const columns = joinTitles(sheet, header);
  const titled = columns.filter((column) => column.title !== '');
  const known = titled.filter((column) => isTitleText(column.title)).length;
  const share = titled.length === 0 ? 0 : known / titled.length;
  const lastNumber = numbers.at(-1) ?? 0;
  return {
    headerRows: numbers,
    firstDataRow: afterNumbering?.number ?? lastNumber + 1,
    columns,
    confidence: Math.min(1, Math.round((share * 0.7 + Math.min(known, 5) * 0.06) * 100) / 100),
    reason: describeHeader(numbers, titled.length, known),
  };
}

function describeHeader(rows: readonly number[], titled: number, known: number): string {
  const first = rows[0] ?? 1;
  const last = rows.at(-1) ?? first;
  const where = first === last ? `строка ${first}` : `строки ${first}–${last}`;
  return `Заголовок таблицы: ${where}; столбцов с названием: ${titled}, из них знакомых: ${known}`.replace(
    / (\d)/gu,
    '\u00a0$1',
  );
}
