/** Rows of a road map: who, when, and whether the cells stand in their columns. @source test-cases.md 3.3, 3.4 */
import { readDues } from '#core/time/due/read-dues.ts';
import type { ColumnRole } from '../../reading/model.ts';
import type { Activity, Remark, Source, SourceRow, SourceTable } from '../source/model.ts';
import { spotOfCell, spotOfRow, titleOfRow } from '../source/spots.ts';
import { columnOf, textAt, titleOf } from '../source/tables.ts';
import { quote, sameKey } from '../source/words.ts';
import { readCellNumber } from './numbering/marks.ts';

const isBlank = (text: string): boolean => !/[\p{L}\d]/u.test(text);

/** Nothing but a due that names a month, a day or a year. */
function isDueText(text: string): boolean {
  if (text.trim() === '' || text.length > 60 || !/\d{4}|\d\.\d{2}/u.test(text)) return false;
  const dues = readDues(text);
  const words = text
    .replace(/[\d\s.,;:–—/-]+|г(?:г|од\p{L}*)?\.?(?!\p{L})/giu, ' ')
    .trim()
    .split(/\s+/u);
  return dues.length > 0 && dues.every(({ kind }) => kind !== 'unknown') && words.length <= 4;
}

/** `000_a76c`: no due, «сентябрь 2024» under «Ответственные», the owners one column further. */
function isShifted(row: SourceRow): boolean {
  const [due, owner] = [columnOf(row.table, 'due'), columnOf(row.table, 'owner')];
  if (due === undefined || owner === undefined) return false;
  return isBlank(textAt(row, due)) && isDueText(textAt(row, owner));
}

/** The other way: the due stands one column before its own, the owners under «Сроки». */
function isShiftedBack(row: SourceRow): boolean {
  const due = columnOf(row.table, 'due');
  const before = due === undefined || due === 0 ? undefined : due - 1;
  const role = row.table.columns.find(({ column }) => column === before)?.role;
  if (due === undefined || before === undefined || role === 'title' || role === 'number') return false;
  const own = textAt(row, due);
  return isDueText(textAt(row, before)) && !isBlank(own) && readDues(own).every(({ kind }) => kind === 'unknown');
}

const rowsOf = ({ activities }: Source): SourceRow[] => [...new Set(activities.flatMap(({ row }) => row ?? []))];

/** Rows of the plan that the reading may have left out because they are shifted. */
const planRows = (source: Source): SourceRow[] => [
  ...new Set([
    ...rowsOf(source),
    ...source.tables
      .filter(({ kind }) => kind === 'activities')
      .flatMap(({ rows }) => rows.filter(({ isHeader }) => !isHeader)),
  ]),
];

export function checkShiftedRows(source: Source): Remark[] {
  return planRows(source)
    .filter((row) => isShifted(row) || isShiftedBack(row))
    .map((row) => {
      const column = columnOf(row.table, isShifted(row) ? 'owner' : 'due');
      return {
        code: 'row_shifted',
        severity: 'rule',
        spot: spotOfCell(row, column),
        text: `Строка ${quote(titleOfRow(row))} сдвинута на столбец: под заголовком ${quote(titleOf(row.table, column), 40)} стоит ${quote(textAt(row, column), 40)}.`,
        proposal: 'Верните ячейки строки под свои заголовки.',
        words: titleOfRow(row),
      } as const;
    });
}

/** Neither who nor when nor what for: often a heading of a part whose cells were not merged. */
function isBare(row: SourceRow): boolean {
  const columns = [columnOf(row.table, 'due'), columnOf(row.table, 'owner'), columnOf(row.table, 'expected')];
  const known = columns.filter((column) => column !== undefined);
  return known.length >= 2 && known.every((column) => isBlank(textAt(row, column)));
}

const numberAt = (row: SourceRow | undefined): number[] =>
  (row && readCellNumber(textAt(row, columnOf(row.table, 'number')))) ?? [];

/** «2» between «1» and «3», with no «2.1» behind it. */
function isBetweenSiblings(row: SourceRow): boolean {
  const { rows } = row.table;
  const at = rows.indexOf(row);
  const [before, own, behind] = [rows[at - 1], row, rows[at + 1]].map(numberAt);
  const isNext = (a: number[] = [], b: number[] = []) => a.length === b.length && (a.at(-1) ?? 0) + 1 === b.at(-1);
  return own !== undefined && own.length > 0 && isNext(before, own) && isNext(own, behind);
}

/** A bare row among its equals is an activity that lacks both: asked once. */
export function checkBareRows(source: Source): Remark[] {
  return rowsOf(source)
    .filter((row) => row.table.kind === 'activities' && isBare(row) && isBetweenSiblings(row))
    .map((row) => ({
      code: 'activity_without_due',
      severity: 'hint',
      spot: spotOfCell(row, columnOf(row.table, 'due')),
      text: `У мероприятия ${quote(titleOfRow(row))} нет ни срока, ни ответственного.`,
      proposal: 'Назовите их; если это заголовок раздела, объедините ячейки строки.',
      words: titleOfRow(row),
    }));
}

interface Lack {
  readonly code: 'activity_without_due' | 'activity_without_owner';
  readonly role: ColumnRole;
  readonly has: (activity: Activity) => boolean;
  readonly one: string;
  readonly many: (count: number) => string;
  readonly proposal: string;
}

const LACKS: readonly Lack[] = [
  {
    code: 'activity_without_due',
    role: 'due',
    has: ({ activity }) => activity.due.length > 0,
    one: 'У мероприятия нет срока.',
    many: (count) => `Нет срока у мероприятий: ${count}. Возможно, он стоит один на несколько строк.`,
    proposal: 'Назовите срок.',
  },
  {
    code: 'activity_without_owner',
    role: 'owner',
    has: ({ activity }) => activity.owners.some((owner) => !isBlank(owner)),
    one: 'У мероприятия нет ответственного.',
    many: (count) => `Нет ответственного у мероприятий: ${count}. Возможно, он назван один на несколько строк.`,
    proposal: 'Назовите должность или учреждение.',
  },
];

interface Lacking {
  readonly lack: Lack;
  readonly table: SourceTable;
  readonly column: number;
  readonly rows: readonly SourceRow[];
  readonly all: number;
}

/** Few empty cells are forgotten ones; many are a manner of writing, asked once. In plain text merged cells are lost: there it asks. */
function lackRemarks({ lack, column, rows, all }: Lacking, isPlain: boolean): Remark[] {
  const { code, one, many, proposal } = lack;
  const first = rows[0];
  if (!first) return [];
  if (rows.length > Math.max(2, all / 4)) {
    const words = rows.map(titleOfRow).join(' ');
    return [{ code, severity: 'hint', spot: spotOfCell(first, column), text: many(rows.length), proposal, words }];
  }
  return rows.map((row) => ({
    code,
    severity: isPlain ? 'hint' : 'rule',
    spot: spotOfCell(row, column),
    text: one,
    proposal,
    words: titleOfRow(row),
  }));
}

export function checkLacks(source: Source): Remark[] {
  const isPlain = source.document.format === 'text' || source.document.format === 'csv';
  return LACKS.flatMap((lack) =>
    source.tables.flatMap((table) => {
      const column = columnOf(table, lack.role);
      if (column === undefined || table.kind !== 'activities') return [];
      const own = source.activities.filter(({ row }) => row?.table === table);
      const lacking = own.filter((activity) => !lack.has(activity));
      const rows = lacking
        .flatMap(({ row }) => row ?? [])
        .filter((row) => isBlank(textAt(row, column)) && !isShifted(row) && !isBare(row));
      return lackRemarks({ lack, table, column, rows, all: own.length }, isPlain);
    }),
  );
}

const NO_NUMBERS = /^(?:дат|срок|ответственн|исполнител|мероприяти|содержани)/iu;

/** `001_3ef9`: «Дата» over 1, 2, 3 … 17. */
export function checkHeaders({ tables }: Source): Remark[] {
  return tables.flatMap((table) =>
    table.columns.flatMap(({ column, title }): Remark[] => {
      if (!NO_NUMBERS.test(title.trim())) return [];
      const cells = table.rows.filter(({ isHeader }) => !isHeader).flatMap(({ grid }) => grid[column] ?? []);
      // A row of one cell over the whole width names a part and has no number.
      const filled = cells.filter(({ columnSpan, text }) => columnSpan === 1 && !isBlank(text));
      const numbers = filled.map(({ text }) => readCellNumber(text));
      const isCounting =
        numbers.length >= 3 && numbers.every((path, index) => path?.length === 1 && path[0] === index + 1);
      const header = table.rows.find(({ isHeader }) => isHeader) ?? table.rows[0];
      if (!isCounting || !header) return [];
      return [
        {
          code: 'header_wrong',
          severity: 'rule',
          spot: spotOfCell(header, column),
          text: `Столбец озаглавлен ${quote(title)}, а в нём порядковые номера.`,
          proposal: 'Назовите его «№ п/п».',
          words: `${title} ${table.name}`,
        },
      ];
    }),
  );
}

/** The same words with the same due twice in one plan. */
export function checkRepeatedActivities({ activities }: Source): Remark[] {
  const seen = new Set<string>();
  return activities.flatMap(({ activity, row, spot }): Remark[] => {
    const key = `${sameKey(activity.title)} ${activity.due.map(({ text }) => sameKey(text)).join(' ')} ${activity.audience ?? ''}`;
    const isNew = !seen.has(key);
    seen.add(key);
    if (isNew || activity.title.length < 15) return [];
    return [
      {
        code: 'activity_repeated',
        severity: 'hint',
        spot: row ? spotOfRow(row) : spot,
        text: `Мероприятие ${quote(activity.title)} уже есть в плане с тем же сроком.`,
        proposal: 'Уберите повтор или уточните, чем они отличаются.',
        words: activity.title,
      },
    ];
  });
}
