import { bareNumber, isRowNumber } from './cell-looks.ts';
import { isColumnNumbers } from './find-header.ts';
import { type GridRow, ownCells } from './grid.ts';
import type { ColumnRole } from './model.ts';
import { endsSentence, isBlank, joinPieces, startsSmall, titleKey, wordKey } from './plain-text.ts';
import type { Layout } from './read-layout.ts';

/** What a person calls a row: it may take several rows of the file, where a page or a merge has parted it. */
export interface LogicalRow {
  /** `section`: a title inside the table; `total`: «Итого …». */
  readonly kind: 'row' | 'section' | 'total';
  /** The number as written, without its sign; null: none. */
  readonly number: string | null;
  /** Words of a section or total. */
  readonly text: string;
  /** Words by column; those of a cell that reaches down from above too. */
  readonly cells: readonly string[];
  /** Columns whose words stand in a cell above. */
  readonly covered: ReadonlySet<number>;
  /** Row in the table, as a person counts it. */
  readonly row: number;
  readonly source: GridRow;
}

interface Draft {
  kind: LogicalRow['kind'];
  number: string | null;
  text: string;
  cells: string[];
  covered: Set<number>;
  row: number;
  source: GridRow;
}

/** How this table is written, so that its odd rows are told from its plain ones. */
interface Manner {
  readonly number: number | undefined;
  readonly name: readonly number[];
  readonly task: number | undefined;
  /** Columns that say when and who. */
  readonly sure: readonly number[];
  readonly values: readonly number[];
  /** Activities themselves begin with a small letter here. */
  readonly isSmall: boolean;
  readonly isNumbered: boolean;
  /** «1.2. Провести …»: numbers stand before the names. */
  readonly isNameCounted: boolean;
  readonly width: number;
}

const NAME_NUMBER = /^((?:\d{1,3}\.)*\d{1,3})[.)]?\s+(?=[«"\p{Lu}])|^((?:\d{1,3}\.)*\d{1,3})[.)](?=[«"\p{Lu}])/u;
const TOTAL = /^(?:итого|всего|общий итог|итого по)(?!\p{L})/u;
const SECTION =
  /^(?:раздел|направлени[ея]|блок|модуль|задача|цель|этап|подраздел|глава|[ivxіх]{1,5}[.)]|[а-я]\)|на (?:\p{L}+ ){0,4}уровне)(?!\p{L})/u;

/** The rows of a table of activities, stages or indicators, pieces joined and sections told apart. */
export function readLogicalRows(layout: Layout, nameRole: ColumnRole): LogicalRow[] {
  const { grid, header } = layout.table;
  const rows = grid.rows.slice(header?.dataFrom ?? 0).filter((row) => !isColumnNumbers(row));
  const manner = readManner(layout, rows, nameRole);
  const drafts: Draft[] = [];
  rows.forEach((row, index) => {
    if (ownCells(row).every(({ cell }) => isBlank(cell.text))) return;
    takeRow(drafts, row, rows[index + 1], manner);
  });
  return drafts;
}

function readManner(layout: Layout, rows: readonly GridRow[], nameRole: ColumnRole): Manner {
  const columnsOf = (role: ColumnRole) => layout.columns.get(role) ?? [];
  const name = columnsOf(nameRole);
  const sure = [...columnsOf('due'), ...columnsOf('owner')];
  const number = columnsOf('number')[0];
  const filled = (row: GridRow, column: number | undefined) => column !== undefined && row.cells[column]?.text !== '';
  const plain = rows.filter(
    (row) => name.some((column) => filled(row, column)) && sure.some((column) => filled(row, column)),
  );
  const small = plain.filter((row) => startsSmall(row.cells[name[0] ?? 0]?.text ?? ''));
  const isNameCounted =
    number === undefined &&
    rows.filter((row) => NAME_NUMBER.test(row.cells[name[0] ?? 0]?.text ?? '')).length * 2 > rows.length;
  const numbered = rows.filter((row) => numberOf(row, { number, name, isNameCounted }) !== null);
  return {
    number,
    name,
    task: columnsOf('task')[0] ?? columnsOf('stage').filter((column) => !name.includes(column))[0],
    sure,
    values: [...columnsOf('target'), ...columnsOf('unit')],
    isSmall: plain.length > 0 && small.length * 5 >= plain.length * 2,
    isNumbered: numbered.length * 2 >= rows.length,
    isNameCounted,
    width: layout.table.grid.columnCount,
  };
}

function takeRow(drafts: Draft[], row: GridRow, next: GridRow | undefined, manner: Manner): void {
  const before = drafts.at(-1);
  const draft = draftRow(row, manner);
  if (draft.kind === 'total') drafts.push(draft);
  else if (isSection(draft, before, next, manner)) drafts.push(asSection(draft, manner));
  else if (before && isContinuation(before, draft, manner)) join(before, draft, manner);
  else drafts.push(draft);
}

function readNameNumber(text: string): string | null {
  const match = NAME_NUMBER.exec(text);
  return match?.[1] ?? match?.[2] ?? null;
}

/** The number of a row: in a column of its own, or before its name. */
function numberOf(row: GridRow | undefined, manner: Pick<Manner, 'number' | 'name' | 'isNameCounted'>): string | null {
  const cell = row?.cells[manner.number ?? manner.name[0] ?? 0];
  if (!cell || cell.isCovered) return null;
  if (manner.number !== undefined) return isRowNumber(cell.text) ? bareNumber(cell.text) : null;
  return manner.isNameCounted ? readNameNumber(cell.text) : null;
}

function draftRow(row: GridRow, manner: Manner): Draft {
  const own = ownCells(row);
  const isTotal = own.some(({ cell, column }) => column <= 2 && TOTAL.test(wordKey(cell.text)));
  return {
    kind: isTotal ? 'total' : 'row',
    number: numberOf(row, manner),
    text: isTotal ? own.map(({ cell }) => cell.text).join(' ') : '',
    cells: row.cells.map(({ text }, column) => cutNumber(text, column, manner)),
    covered: new Set(row.cells.flatMap((cell, column) => (cell.isCovered ? [column] : []))),
    row: row.number,
    source: row,
  };
}

function cutNumber(text: string, column: number, manner: Manner): string {
  return manner.isNameCounted && column === manner.name[0] ? text.replace(NAME_NUMBER, '') : text;
}

/** Words of the row's own, its number apart. */
function ownWords(draft: Draft, manner: Manner): { column: number; text: string }[] {
  return ownCells(draft.source)
    .filter(({ column, cell }) => !(column === manner.number && isRowNumber(cell.text)) && !isBlank(cell.text))
    .map(({ column, cell }) => ({ column, text: cutNumber(cell.text, column, manner) }));
}

function asSection(draft: Draft, manner: Manner): Draft {
  const text = [...new Set(ownWords(draft, manner).map((word) => word.text))].join(' ').replace(/\s*\n\s*/gu, ' ');
  const match = /^((?:\d{1,2}\.)*\d{1,2}|[IVXІХ]{1,5})[.)]\s*(?=\p{L})/u.exec(text);
  const number = draft.number ?? match?.[1] ?? null;
  return {
    ...draft,
    kind: 'section',
    number,
    text: draft.number === null && match ? text.slice(match[0].length) : text,
  };
}

/** One text in the whole row: the title of what follows, an activity without date and owner, or the rest of the row above. */
function isSection(draft: Draft, before: Draft | undefined, next: GridRow | undefined, manner: Manner): boolean {
  const words = ownWords(draft, manner);
  const [only] = words;
  if (!only || new Set(words.map(({ text }) => text)).size > 1) return false;
  const span = draft.source.cells[only.column]?.span ?? 1;
  if (manner.width < 3 && manner.number !== 0 && span < manner.width) return false;
  if (words.length > 1 || span >= Math.max(2, manner.width - 1)) return true;
  // Indicators have children too; only a plan's row without date and owner is a title.
  if (draft.number !== null)
    return manner.sure.length > 0 && (isHeadOf(draft.number, next, manner) || isOtherNumber(draft, only.text));
  if (only.column === manner.number) return !startsSmall(only.text);
  return isTitleLike(draft, only, before, manner);
}

function isTitleLike(
  draft: Draft,
  { column, text }: { column: number; text: string },
  before: Draft | undefined,
  manner: Manner,
): boolean {
  if (startsSmall(text) || isListPiece(text)) return false;
  if (isNamedSection(text)) return true;
  const isFirst = manner.name.includes(column) || column === manner.task || column === 0;
  return isFirst && isApart(draft, before, manner);
}

/** «Раздел 1 …», «Задача: …», «На муниципальном уровне». */
function isNamedSection(text: string): boolean {
  return SECTION.test(wordKey(text)) || /(?<!\p{L})задача ?:/u.test(wordKey(text));
}

const isListPiece = (text: string) => /^(?:[-–—•·*]|\d{1,2}[.)])/u.test(text);

/** «2.» above «2.1». */
function isHeadOf(number: string, next: GridRow | undefined, manner: Manner): boolean {
  return numberOf(next, manner)?.startsWith(`${number}.`) ?? false;
}

/** A Roman number or «Раздел» among rows counted by plain figures. */
function isOtherNumber(draft: Draft, text: string): boolean {
  return /^[IVXІХ]+$/u.test(draft.number ?? '') || isNamedSection(text);
}

/** The row above is complete, and this one says neither when nor who, as its neighbours do. */
function isApart(draft: Draft, before: Draft | undefined, manner: Manner): boolean {
  if (manner.sure.length === 0) return false;
  if (before?.kind !== 'row') return true;
  const above = manner.name.map((column) => before.cells[column] ?? '').join(' ');
  const isWhole = endsSentence(above) || manner.sure.every((column) => !isBlank(before.cells[column] ?? ''));
  return isWhole && (manner.isNumbered || (draft.cells.some((text) => text !== '') && !endsOpen(above)));
}

/** The text above breaks off: a preposition, a comma, an open bracket. */
function endsOpen(text: string): boolean {
  const isOpen = text.split('«').length > text.split('»').length || text.split('(').length > text.split(')').length;
  return (
    isOpen || /(?:[,:–-]|(?<!\p{L})(?:и|или|в|во|на|по|с|со|для|к|о|об|от|из|при|за|до|не|а))$/iu.test(text.trim())
  );
}

function isContinuation(before: Draft, draft: Draft, manner: Manner): boolean {
  if (before.kind !== 'row') return before.kind === 'section' && continuesSection(before, draft, manner);
  if (isOnlyNumber(before, manner)) return draft.number === null;
  if (draft.number !== null) return false;
  const name = manner.name
    .map((column) => ownText(draft, column))
    .join(' ')
    .trim();
  if (isBlank(name)) return !isTaskAlone(draft, manner);
  const sure = manner.sure.filter((column) => !isBlank(ownText(draft, column)));
  const above = manner.name.map((column) => before.cells[column] ?? '').join(' ');
  const isPiece = startsSmall(name) || isListPiece(name) || endsOpen(above);
  if (manner.sure.length === 0)
    return isPiece && !hasValue(draft, manner) && (manner.isNumbered || !endsSentence(above));
  if (sure.length === 0) return isPiece || !isComplete(before, manner);
  return !manner.isSmall && startsSmall(name) && !endsSentence(above) && sure.length < manner.sure.length;
}

/** A value of its own makes a row of its own. */
function hasValue(draft: Draft, manner: Manner): boolean {
  return manner.values.some((column) => !isBlank(ownText(draft, column)));
}

/** «5.» alone in its row: what it numbers stands in the next. */
function isOnlyNumber(before: Draft, manner: Manner): boolean {
  return before.number !== null && ownWords(before, manner).length === 0 && before.row === before.source.number;
}

function isComplete(before: Draft, manner: Manner): boolean {
  const above = manner.name.map((column) => before.cells[column] ?? '').join(' ');
  return endsSentence(above) || !endsOpen(above);
}

function ownText(draft: Draft, column: number): string {
  return draft.covered.has(column) ? '' : (draft.cells[column] ?? '');
}

/** Only the column of tasks has words: the next task begins, or the one above goes on. */
function isTaskAlone(draft: Draft, manner: Manner): boolean {
  const words = ownWords(draft, manner);
  return words.length === 1 && words[0]?.column === manner.task && !startsSmall(words[0]?.text ?? '');
}

function continuesSection(before: Draft, draft: Draft, manner: Manner): boolean {
  const words = ownWords(draft, manner);
  return draft.number === null && words.length === 1 && startsSmall(words[0]?.text ?? '') && !endsSentence(before.text);
}

function join(before: Draft, draft: Draft, manner: Manner): void {
  if (before.kind === 'section') {
    before.text = joinPieces(before.text, ownWords(draft, manner)[0]?.text ?? '').replaceAll('\n', ' ');
    return;
  }
  draft.cells.forEach((text, column) => {
    if (draft.covered.has(column) || text === '' || (column === manner.number && titleKey(text) === '')) return;
    const above = before.cells[column] ?? '';
    // One more due below the first stands on a line of its own.
    const isList =
      manner.sure.includes(column) &&
      draft.cells.filter((own, at) => own !== '' && manner.sure.includes(at)).length > 1;
    before.cells[column] = isList && above !== '' ? `${above}\n${text}` : joinPieces(above, text);
    before.covered.delete(column);
  });
}
