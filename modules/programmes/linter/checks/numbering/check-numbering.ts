/** Numbering in running text, orders, cells and tables. @source test-cases.md 3.3 to 3.5, 3.7 */
import type { Line, Remark, Source, SourceRow, SourceTable } from '../../source/model.ts';
import { spotOfCell, spotOfLine, spotOfRow, titleOfRow } from '../../source/spots.ts';
import { columnOf, textAt, titleOf } from '../../source/tables.ts';
import { judgeNumbers, type NumberedItem } from './judge.ts';
import { type Mark, readCellNumber, readCellNumbers, readMarks } from './marks.ts';
import { collectRuns, type Run } from './runs.ts';

const toItem = ({ path, text, line }: Mark): NumberedItem => ({ path, text, spot: spotOfLine(line) });

function mixedRemark({ mixed, sign }: Run): Remark[] {
  if (!mixed) return [];
  const number = mixed.path.at(-1) ?? 0;
  return [
    {
      code: 'numbering_mixed',
      severity: 'rule',
      spot: spotOfLine(mixed.line),
      text: `После «${number - 1}${sign}» идёт «${number}${mixed.sign}»: знаки при номерах одного списка разные.`,
      proposal: `Напишите «${number}${sign}».`,
      words: mixed.text,
    },
  ];
}

function checkLines(lines: readonly Line[]): Remark[] {
  const runs = collectRuns(lines.flatMap(readMarks));
  return runs.flatMap((run) => [...judgeNumbers(run.marks.map(toItem)), ...mixedRemark(run)]);
}

/** A number may stand in what could not be read. */
function softenGaps(remarks: readonly Remark[], { document }: Source): Remark[] {
  const isHidden = document.unread.some(
    ({ what }) => what === 'text_box' || what === 'scanned_page' || what === 'object',
  );
  if (!isHidden) return [...remarks];
  return remarks.map((remark) => (remark.code === 'numbering_gap' ? { ...remark, severity: 'hint' } : remark));
}

/** The running text is one container, each cell another. */
export function checkTextNumbering(source: Source): Remark[] {
  const { lines, body } = source;
  const cells = new Map<unknown, Line[]>();
  for (const line of lines) {
    if (!line.at) continue;
    const own = cells.get(line.at.cell);
    if (own) own.push(line);
    else cells.set(line.at.cell, [line]);
  }
  return softenGaps([...checkLines(body), ...[...cells.values()].flatMap(checkLines)], source);
}

/** Numbers of schools, orders, rooms need not follow each other. */
const OTHER_NUMBERS = /школ|сад|организаци|учреждени|приказ|кабинет|групп|класс|(?<!\p{L})(?:оо|оу|доу)(?!\p{L})/iu;

/** The column of numbers: by its role, or the first one when its cells count up from one. */
export function findNumberColumn(table: SourceTable): number | undefined {
  const byRole = columnOf(table, 'number');
  if (byRole !== undefined) return OTHER_NUMBERS.test(titleOf(table, byRole)) ? undefined : byRole;
  if (table.kind === 'passport') return undefined;
  const rows = table.rows.filter(({ isHeader }) => !isHeader);
  const numbers = rows.flatMap((row) => readCellNumber(textAt(row, 0))?.[0] ?? []);
  const steps = numbers.filter((value, index) => index > 0 && value - (numbers[index - 1] ?? 0) <= 1).length;
  const isCounting = numbers[0] === 1 && numbers.length >= 3 && steps >= (numbers.length - 1) * 0.7;
  return isCounting && numbers.length * 2 > rows.length ? 0 : undefined;
}

interface NumberedRow extends NumberedItem {
  readonly row: SourceRow;
}

/** A row of one cell in the middle of a table names a part: numbers behind it may begin anew. */
const isPart = (row: SourceRow): boolean => row.cells.filter(({ text }) => text.trim() !== '').length === 1;

/** Rows by their numbers; a part without a number has an empty path. */
function listNumberedRows(table: SourceTable, column: number): NumberedRow[] {
  const rows: NumberedRow[] = [];
  let cell: unknown;
  for (const row of table.rows) {
    const own = row.grid[column];
    const isGoingOn = row.isHeader || (own !== undefined && own === cell);
    cell = own;
    if (isGoingOn) continue;
    const paths = readCellNumbers(textAt(row, column));
    const part = paths.length === 0 && isPart(row) ? [[]] : paths;
    rows.push(...part.map((path) => ({ row, path, text: titleOfRow(row), spot: spotOfCell(row, column) })));
  }
  return rows;
}

const depthOf = (prefix: string): number => (prefix === '' ? 0 : prefix.split('.').length);

/** A table's rows by list: a higher number ends the lists below it, and 1 after more than 1 begins anew. */
function splitRows(rows: readonly NumberedRow[]): NumberedRow[][] {
  const open = new Map<string, NumberedRow[]>();
  const all: NumberedRow[][] = [];
  for (const row of rows) {
    const depth = row.path.length;
    for (const key of open.keys()) if (depthOf(key) >= depth) open.delete(key);
    if (depth === 0) continue;
    const prefix = row.path.slice(0, -1).join('.');
    const list = open.get(prefix);
    if (list && (row.path.at(-1) !== 1 || depth > 1)) {
      list.push(row);
      continue;
    }
    const fresh = [row];
    open.set(prefix, fresh);
    all.push(fresh);
  }
  return all;
}

export function checkTableNumbering({ tables }: Source): Remark[] {
  return tables.flatMap((table) => {
    const column = findNumberColumn(table);
    if (column === undefined) return [];
    return splitRows(listNumberedRows(table, column)).flatMap(judgeNumbers);
  });
}

const LEAST_NUMBERED = 5;

/** One or two activities without a number among numbered ones (`001_3ef9`: 17 numbers, 18 rows). */
export function checkRowsWithoutNumber({ tables, activities }: Source): Remark[] {
  const own = new Set(activities.map(({ row }) => row));
  return tables.flatMap((table): Remark[] => {
    const column = table.kind === 'activities' ? findNumberColumn(table) : undefined;
    if (column === undefined) return [];
    const rows = table.rows.filter((row) => own.has(row));
    const bare = rows.filter((row) => textAt(row, column) === '');
    const most = Math.max(2, Math.floor(rows.length / 10));
    if (rows.length - bare.length < LEAST_NUMBERED || bare.length > most) return [];
    return bare.map((row) => ({
      code: 'row_without_number',
      severity: 'rule',
      spot: spotOfRow(row),
      text: `У мероприятия нет номера, хотя остальные пронумерованы: по номерам их ${rows.length - bare.length}, а на деле ${rows.length}.`,
      proposal: 'Дайте строке номер.',
      words: titleOfRow(row),
    }));
  });
}
