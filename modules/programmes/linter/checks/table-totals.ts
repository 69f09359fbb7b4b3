/** Rows «итого» and means of tables recomputed; values that stand twice where they hardly can. @source test-cases.md 3.1, 3.2 */
import { formatNumber } from '#core/text/plural.ts';
import type { Remark, Source, SourceRow, SourceTable } from '../source/model.ts';
import { spotOfCell } from '../source/spots.ts';
import { textAt, titleOf } from '../source/tables.ts';
import { quote, sameKey } from '../source/words.ts';

const NUMBER = /^[−-]?\d{1,3}(?:[ \u00a0]\d{3})*(?:[.,]\d+)?$|^[−-]?\d+(?:[.,]\d+)?$/u;

function readNumber(text: string): number | null {
  const clean = text.trim();
  return NUMBER.test(clean)
    ? Number(
        clean
          .replace(/[ \u00a0]/gu, '')
          .replace(',', '.')
          .replace('−', '-'),
      )
    : null;
}

const digitsOf = (text: string): number => /[.,](\d+)$/u.exec(text.trim())?.[1]?.length ?? 0;
const labelOf = (row: SourceRow): string =>
  row.cells
    .slice(0, 2)
    .map(({ text }) => text)
    .join(' ');

const IS_TOTAL = /^\W*(?:\d+\.?\s*)?(?:итого|всего)(?!\p{L})/iu;
const IS_MEAN = /^\W*(?:ср(?:\.|едн\p{L}*)\s*(?:показател|значени|балл|по)|среднее)/iu;
/** Rows that are counted within others. */
const IS_PART = /из\s+них|в\s+том\s+числе|в\s+т\.\s?ч|^\s*[-–—•]\s*\p{L}|^\s*\d+\.\d/iu;
/** Columns that do not add up by their nature. */
const NO_SUM = /%|дол|средн|балл|процент|год|стаж|рейтинг|место|класс|№|номер|норм|цен|ставк|возраст/iu;
const IS_PEOPLE = /чел|педагог|учител|работник|участник|слушател|обуч|охват|воспита|дет[ие]|школьник/iu;

interface Column {
  readonly column: number;
  readonly values: readonly number[];
}

/** Columns in which every row above the last says a whole number or nothing. */
function listColumns(rows: readonly SourceRow[], columnCount: number): Column[] {
  return Array.from({ length: columnCount }, (_, column) => column).flatMap((column) => {
    const texts = rows.map((row) => textAt(row, column));
    const filled = texts.filter((text) => /[\p{L}\d]/u.test(text));
    const values = filled.flatMap((text) => readNumber(text) ?? []);
    const isNumeric = values.length === filled.length && values.length >= 2;
    return isNumeric ? [{ column, values }] : [];
  });
}

const bodyOf = (table: SourceTable): SourceRow[] => table.rows.filter(({ isHeader }) => !isHeader);
const widthOf = (table: SourceTable): number => Math.max(0, ...table.rows.map(({ grid }) => grid.length));
const sumOf = (values: readonly number[]): number => Number(values.reduce((sum, value) => sum + value, 0).toFixed(6));

function checkTotalRow(table: SourceTable): Remark[] {
  const rows = bodyOf(table);
  const total = rows.at(-1);
  const above = rows.slice(0, -1);
  if (
    !total ||
    above.length < 2 ||
    !IS_TOTAL.test(labelOf(total).trim()) ||
    above.some((row) => IS_PART.test(labelOf(row)) || IS_TOTAL.test(labelOf(row).trim()))
  )
    return [];
  return listColumns(above, widthOf(table)).flatMap(({ column, values }): Remark[] => {
    const said = readNumber(textAt(total, column));
    const title = titleOf(table, column);
    const sum = sumOf(values);
    const isCounter = values.every((value, index) => value === index + 1);
    // A total below the largest part is a mean or a share.
    const isNoSum = said === null || said <= Math.max(...values);
    if (isNoSum || said === sum || isCounter || NO_SUM.test(title)) return [];
    return [
      {
        code: 'total_row_differs',
        // One person in two rows is one person in the total.
        severity: said < sum && (title === '' || IS_PEOPLE.test(title)) ? 'hint' : 'rule',
        spot: spotOfCell(total, column),
        text: `В строке ${quote(labelOf(total), 30)} стоит ${formatNumber(said)}, а строки выше дают ${formatNumber(sum)}.`,
        proposal: `Проверьте строки или исправьте итог на ${formatNumber(sum)}.`,
        words: `${title} ${said} ${sum}`,
      },
    ];
  });
}

/** Rows that are people by number: a mean over schools may be weighted. */
const isCounted = (rows: readonly SourceRow[]): boolean =>
  rows.every((row, index) => textAt(row, 0).replace('.', '') === String(index + 1));

/** A mean a whole unit of its last figure off is no rounding. */
function checkMeanRow(table: SourceTable): Remark[] {
  const rows = bodyOf(table);
  const mean = rows.at(-1);
  const above = rows.slice(0, -1);
  if (!mean || above.length < 2 || !IS_MEAN.test(labelOf(mean).trim())) return [];
  return listColumns(above, widthOf(table)).flatMap(({ column, values }): Remark[] => {
    const text = textAt(mean, column);
    const said = readNumber(text);
    const right = sumOf(values) / values.length;
    const isCounter = values.every((value, index) => value === index + 1);
    const isOutside = said !== null && (said > Math.max(...values) || said < Math.min(...values));
    const isOff = said !== null && Math.abs(said - right) >= 10 ** -digitsOf(text);
    if (said === null || isCounter || !(isOutside || (isOff && isCounted(above)))) return [];
    return [
      {
        code: 'mean_row_differs',
        severity: 'rule',
        spot: spotOfCell(mean, column),
        text: `Среднее ${text} не сходится: по ${values.length} строкам выходит ${formatNumber(right, Math.max(1, digitsOf(text)))}.`,
        proposal: 'Пересчитайте среднее.',
        words: `${titleOf(table, column)} ${text} ${values.join(' ')}`,
      },
    ];
  });
}

export function checkTableTotals({ tables }: Source): Remark[] {
  return tables
    .filter(({ kind }) => kind === 'other' || kind === 'finance' || kind === 'report')
    .flatMap((table) => [...checkTotalRow(table), ...checkMeanRow(table)]);
}

/** Tables of one build with their heading: the results of several years. */
function headingOf(table: SourceTable): string {
  const [first] = table.rows;
  return first ? first.cells.map(({ text }) => sameKey(text)).join(' | ') : '';
}

interface Value {
  readonly table: SourceTable;
  readonly row: SourceRow;
  readonly column: number;
  readonly text: string;
  readonly subject: string;
}

/** Values with two places and more: an equal one is hardly chance. */
function listFineValues(table: SourceTable): Value[] {
  const subjectAt = (column: number) => (table.rows[0]?.grid[column]?.text ?? '').trim();
  return table.rows
    .slice(1)
    .flatMap((row) =>
      row.cells
        .filter(({ text }) => /^\d{2,}[.,]\d{2,}$/u.test(text.trim()))
        .map(({ text, column }) => ({ table, row, column, text: text.trim(), subject: subjectAt(column) })),
    );
}

/** `000_a76c`: literature 68,67 in 2020 and again 68,67 in 2022. */
export function checkEqualValues({ tables }: Source): Remark[] {
  const first = new Map<string, SourceTable>();
  const values = tables.filter(({ kind }) => kind === 'other').flatMap(listFineValues);
  return values.flatMap(({ table, row, column, text, subject }): Remark[] => {
    const label = row.cells[0]?.text ?? '';
    const key = `${headingOf(table)} ${sameKey(label)} ${subject} ${text}`;
    const other = first.get(key);
    if (!other) first.set(key, table);
    if (!other || other === table) return [];
    return [
      {
        code: 'equal_values',
        severity: 'hint',
        spot: spotOfCell(row, column),
        text: `${quote(subject, 30)}: ${text} — ровно то же, что в таблице ${quote(other.name, 30)}.`,
        proposal: 'Проверьте, не скопировано ли значение.',
        words: `${subject} ${text} ${label}`,
      },
    ];
  });
}
