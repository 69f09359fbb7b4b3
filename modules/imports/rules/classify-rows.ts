import type { GridCell, GridRow, HeaderColumn } from '../model.ts';
import { looksLikeFullName, looksLikeOrganization, looksLikePost } from './cell-looks.ts';
import { isNumberingRow } from './find-header.ts';
import { cellAt, isFilled, listFilled, type MergeIndex } from './grid.ts';
import { titleKey } from './title-words.ts';

const SUMMARY =
  /^\s*(?:итого|всего|в\s+том\s+числе|из\s+них|сумма|максимум|минимум|максимальн|минимальн|медиана|средн(?:ее|ий|яя|ие)(?!\s+(?:образ|общ|проф|спец|шк))|ср\.?\s*(?:показат|балл|знач|по\s)|stated|total|average)(?!\p{L}*\s*образ)/iu;
const MEAN = /^\s*(?:средн|ср\.|ср\s|stated|average)/iu;
const SIGNATURE =
  /^\s*(?:директор|заведующ|и\.?\s?о\.?\s+директора|руководитель|исполнител|исп\.|подпись|м\.?\s?п\.?$|дата\s+составлен|председател|начальник|методист\s+_)/iu;
/** A remark below the table, in whatever column it stands. */
const NOTE = /^\s*(?:\*|примечани\p{L}*\s*[:.]|справочно\s*[:.]|данные\s+на\s)/iu;
const UNDERSCORES = /_{3,}/u;
const SUBJECT_SECTION = /^(?:учител|преподавател|педагог|воспитател|администрац|руковод|цикл|мо\s|шмо|кафедра)/iu;

export type SectionKind = 'organization' | 'post' | 'other';

export type RowClass =
  | { readonly kind: 'data' }
  | { readonly kind: 'blank' }
  /** `isMean`: of means, to be checked against the rows above. */
  | { readonly kind: 'summary'; readonly isMean: boolean }
  | { readonly kind: 'header' }
  | { readonly kind: 'numbering' }
  | { readonly kind: 'signature' }
  | { readonly kind: 'section'; readonly text: string; readonly section: SectionKind };

export interface RowContext {
  readonly columns: readonly HeaderColumn[];
  readonly merges: MergeIndex;
  /** Columns that hold names, the first the surest. */
  readonly nameColumns: readonly number[];
  readonly postColumns: readonly number[];
  readonly numberColumns: readonly number[];
  /** Columns whose value alone makes a row with one filled cell a row of data, as a second post. */
  readonly mappedColumns: ReadonlySet<number>;
}

const DATA: RowClass = { kind: 'data' };
const BLANK: RowClass = { kind: 'blank' };
const HEADER: RowClass = { kind: 'header' };
const NUMBERING: RowClass = { kind: 'numbering' };
const SIGNATURE_ROW: RowClass = { kind: 'signature' };

type Filled = ReturnType<typeof listFilled>;

function hasName(row: GridRow, context: RowContext): boolean {
  return context.nameColumns.some((column) => isFilled(cellAt(row, column)));
}

/** The words that make the row a summary: its first ones, or those in the place of a name. */
function findSummary(filled: Filled, context: RowContext): string | undefined {
  const first = filled.find(({ cell }) => cell.kind === 'text');
  if (first === undefined) return undefined;
  if (SUMMARY.test(first.cell.text)) {
    const isFirst = filled[0]?.column === first.column || context.nameColumns.includes(first.column);
    return isFirst && !looksLikeFullName(first.cell) ? first.cell.text : undefined;
  }
  const name = filled.find(({ column }) => context.nameColumns.includes(column));
  if (name === undefined || !SUMMARY.test(name.cell.text) || looksLikeFullName(name.cell)) return undefined;
  return name.cell.text;
}

/** What a cell of a repeated header may say in one column; `letters` are its first letters, to look no further in most rows. */
interface HeaderWords {
  readonly keys: ReadonlySet<string>;
  readonly letters: string;
}

function listHeaderWords(columns: readonly HeaderColumn[]): ReadonlyMap<number, HeaderWords> {
  return new Map(
    columns.map(({ index, title }) => {
      const keys = [title, ...title.split(' › ')].map(titleKey).filter((key) => key !== '');
      return [index, { keys: new Set(keys), letters: keys.map((key) => key.charAt(0)).join('') }];
    }),
  );
}

function repeatsTitle(cell: GridCell, words: HeaderWords | undefined): boolean {
  if (words === undefined) return false;
  const letter = cell.text.trimStart().charAt(0).toLowerCase().replace('ё', 'е');
  return words.letters.includes(letter) && words.keys.has(titleKey(cell.text));
}

/** More than half of the cells repeat the words that stand above their columns. */
function isRepeatedHeader(filled: Filled, words: ReadonlyMap<number, HeaderWords>): boolean {
  if (filled.length < 2 || filled.some(({ cell }) => cell.kind === 'date' || cell.kind === 'number')) return false;
  let same = 0;
  let other = 0;
  for (const { column, cell } of filled) {
    if (repeatsTitle(cell, words.get(column))) same += 1;
    else other += 1;
    if (other * 2 >= filled.length) return false;
  }
  return same >= 2;
}

function nameSection(text: string): SectionKind {
  if (SUBJECT_SECTION.test(text.trim())) return 'post';
  const cell: GridCell = { kind: 'text', text };
  if (looksLikeOrganization(cell)) return 'organization';
  return looksLikePost(cell) ? 'post' : 'other';
}

/** One text alone in its row: merged over columns, or standing where neither a name nor a mapped value is expected. */
function findSection(row: GridRow, filled: Filled, context: RowContext): RowClass | undefined {
  const texts = new Set(filled.map(({ cell }) => cell.text));
  const only = filled[0];
  if (only === undefined || texts.size !== 1 || only.cell.kind !== 'text' || context.columns.length < 2)
    return undefined;
  const merge = context.merges.find(row.number, only.column);
  const isWide = merge !== undefined && merge.right - merge.left >= 2;
  const isName = context.nameColumns.includes(only.column) && looksLikeFullName(only.cell);
  const isPlace = context.nameColumns.includes(only.column) || context.numberColumns.includes(only.column);
  if (!isWide && (isName || (!isPlace && context.mappedColumns.has(only.column)))) return undefined;
  return { kind: 'section', text: only.cell.text.trim(), section: nameSection(only.cell.text) };
}

function isSignature(row: GridRow, filled: Filled, context: RowContext): boolean {
  if (filled.some(({ cell }) => cell.kind === 'text' && UNDERSCORES.test(cell.text))) return true;
  if (filled.length === 1 && NOTE.test(filled[0]?.cell.text ?? '')) return true;
  if (filled.length > 3 || context.nameColumns.some((column) => looksLikeFullName(cellAt(row, column)))) return false;
  return filled.some(({ column, cell }) => !context.postColumns.includes(column) && SIGNATURE.test(cell.text));
}

/** Nothing but the running number, as rows prepared in advance. */
function hasOnlyNumber(filled: Filled, context: RowContext): boolean {
  return (
    filled.length === 1 &&
    filled[0]?.cell.kind === 'number' &&
    context.mappedColumns.size > 1 &&
    context.numberColumns.includes(filled[0]?.column ?? -1)
  );
}

/** Sorts rows of a sheet: data, blank, summary to check against, repeated header, section, numbering, signature. */
export function createRowClassifier(context: RowContext): (row: GridRow) => RowClass {
  const words = listHeaderWords(context.columns);
  let afterHeader = true;
  return (row) => {
    const filled = listFilled(row);
    if (filled.length === 0) return BLANK;
    if (isRepeatedHeader(filled, words)) {
      afterHeader = true;
      return HEADER;
    }
    const isNumbering = afterHeader && filled.length * 2 > context.columns.length && isNumberingRow(row);
    afterHeader = false;
    return isNumbering ? NUMBERING : classifyContent(row, filled, context);
  };
}

function classifyContent(row: GridRow, filled: Filled, context: RowContext): RowClass {
  const summary = findSummary(filled, context);
  if (summary !== undefined) return { kind: 'summary', isMean: MEAN.test(summary) };
  if (isSignature(row, filled, context)) return SIGNATURE_ROW;
  const canBeSection = filled.length <= 2 || !hasName(row, context);
  const section = canBeSection ? findSection(row, filled, context) : undefined;
  if (section !== undefined) return section;
  return hasOnlyNumber(filled, context) ? BLANK : DATA;
}
