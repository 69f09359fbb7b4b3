/** One row of a table of certificates or of a list of those present. */
import { cleanText } from '#core/text/normalise.ts';
import { type PersonName, readPersonName } from '#core/text/person-name.ts';
import { PERIOD_FAULTS } from '#core/time/messages.ts';
import { readPeriod } from '#core/time/read-period.ts';
import type { ImportKind, ReadRow, TableCell, TableRow } from '#modules/imports/kind.ts';
import type { CellIssue } from '#modules/imports/model.ts';
import { readCellNumber } from '#modules/imports/public.ts';
import type { FoundEvent } from './find-event.ts';
import { type Mark, readMark } from './read-mark.ts';

type ReadContext = Parameters<ImportKind['openReader']>[1];

export interface AttendedRow extends ReadRow {
  readonly kind: 'attended';
  readonly name: PersonName;
  readonly birthDate?: string | undefined;
  /** As the row says it; matched with the register when the batch is planned, never made. */
  readonly place?: string | undefined;
  /** Of the row itself, and of the rows above the table. */
  readonly event?: string | undefined;
  readonly titleEvent?: string | undefined;
  readonly provider?: string | undefined;
  readonly hours?: number | undefined;
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
  readonly issuedOn?: string | undefined;
  readonly number?: string | undefined;
  readonly mark: Mark;
  readonly issues: readonly CellIssue[];
}

export interface WrongAttendedRow extends ReadRow {
  readonly kind: 'wrong';
  readonly text: string;
  readonly issues: readonly CellIssue[];
}

const NAME_PARTS = ['lastName', 'firstName', 'patronymic'];
const LONGEST = 300;

function readName(row: TableRow): PersonName | undefined {
  const place = row.find('fullName') ?? row.find('lastName') ?? row.placeOf('fullName');
  const parts = NAME_PARTS.map((field) => row.find(field)?.cell.text ?? '').filter((text) => text !== '');
  const reading = readPersonName(row.find('fullName')?.cell.text ?? parts.join(' '));
  if (reading.ok) return reading.name;
  row.report(place, 'wrong', 'name_unreadable', 'Не похоже на имя человека. Впишите фамилию, имя и отчество.');
  return undefined;
}

function readText(row: TableRow, field: string): string | undefined {
  const text = cleanText(row.find(field)?.cell.text ?? '').slice(0, LONGEST);
  return text === '' ? undefined : text;
}

function toCell({ cell }: TableCell) {
  if (cell.date !== undefined) return { date: cell.date };
  return cell.kind === 'number' && cell.number !== undefined ? cell.number : cell.text;
}

function readDays(row: TableRow, field: string, today: string): { from: string; to: string } | undefined {
  const place = row.find(field);
  if (place === undefined) return undefined;
  const reading = readPeriod(toCell(place), { today });
  if (reading.ok) return { from: reading.from, to: reading.to };
  row.report(place, 'wrong', 'period_unreadable', `${PERIOD_FAULTS[reading.reason]}.`);
  return undefined;
}

/** «с 01.03.2027» and «12.03.27г.»: a day with words about it. */
function readDay(row: TableRow, field: string, today: string): string | undefined {
  const days = readDays(row, field, today);
  if (days === undefined) return undefined;
  if (days.to <= today || field === 'startsOn' || field === 'endsOn') return days.to;
  const place = row.find(field) ?? row.placeOf(field);
  row.report(place, 'wrong', 'date_out_of_range', 'Этот день ещё не наступил. Проверьте дату.');
  return undefined;
}

function readHours(row: TableRow): number | undefined {
  const place = row.find('hours');
  if (place === undefined) return undefined;
  const text = place.cell.text.replace(/\s*(?:ак(?:ад)?\p{L}*\.?\s*)?(?:ч|час)\p{L}*\.?\s*$/iu, '');
  const hours = readCellNumber({ ...place.cell, text });
  if (hours !== undefined && Number.isInteger(hours) && hours >= 1 && hours <= 1000) return hours;
  row.report(place, 'doubt', 'number_unreadable', 'Часы не прочитаны: запишем без них.');
  return undefined;
}

/** Without a column of marks everybody in the table was there: it is a list of certificates. */
function readMarkCell(row: TableRow, hasMarks: boolean): Mark {
  if (!hasMarks) return 'present';
  const place = row.placeOf('mark');
  const mark = readMark(place.cell.text);
  if (mark !== undefined) return mark;
  row.report(place, 'wrong', 'mark_unknown', 'Не понятно, был ли человек. Напишите «+» или «н».');
  return 'unmarked';
}

function readTimes(row: TableRow, today: string, title: FoundEvent | undefined) {
  const period = readDays(row, 'period', today);
  const startsOn = readDay(row, 'startsOn', today) ?? period?.from;
  const endsOn = readDay(row, 'endsOn', today) ?? period?.to ?? title?.heldOn;
  if (endsOn !== undefined && endsOn > today) {
    const place = row.find('period') ?? row.find('endsOn') ?? row.placeOf('fullName');
    row.report(place, 'wrong', 'date_out_of_range', 'Мероприятие ещё не закончилось. Проверьте дату.');
  }
  return { startsOn, endsOn, issuedOn: readDay(row, 'issuedOn', today) };
}

/** A wrong cell keeps the row out. @param title the event of the rows above the table */
export function readAttendedRow(
  row: TableRow,
  { today }: ReadContext,
  { hasMarks, title }: { readonly hasMarks: boolean; readonly title: FoundEvent | undefined },
): AttendedRow | WrongAttendedRow {
  const name = readName(row);
  const mark = readMarkCell(row, hasMarks);
  const times = readTimes(row, today, title);
  const birthDate = readDay(row, 'birthDate', today);
  const said = {
    ...{ place: readText(row, 'organization'), event: readText(row, 'event'), titleEvent: title?.title },
    ...{ provider: readText(row, 'provider'), number: readText(row, 'number'), hours: readHours(row) },
  };
  const { issues } = row;
  if (name === undefined || issues.some(({ severity }) => severity === 'wrong')) {
    const text = row.find('fullName')?.cell.text ?? row.find('lastName')?.cell.text ?? '';
    return { kind: 'wrong', row: row.row, text, issues };
  }
  return { kind: 'attended', row: row.row, name, birthDate, mark, ...times, ...said, issues };
}
