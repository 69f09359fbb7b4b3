import { cleanText, searchKey } from '#core/text/normalise.ts';
import { readSubjects } from '#core/text/subject.ts';
import { formatDays } from '#core/time/format.ts';
import { PERIOD_FAULTS } from '#core/time/messages.ts';
import { type PeriodReading, readPeriod } from '#core/time/read-period.ts';
import type { ImportKind, ReadRow, TableCell, TableRow } from '#modules/imports/kind.ts';
import type { CellIssue } from '#modules/imports/model.ts';
import { readCellNumber } from '#modules/imports/public.ts';
import { type OfferFields, type OfferForm, offerFields } from '../model.ts';
import { readListeners } from './read-listeners.ts';

type ReadContext = Parameters<ImportKind['openReader']>[1];

/** Words whose meaning the municipality's lists tell: read when the batch is planned. */
export interface OpenWords {
  readonly text: string;
  readonly cellRef: string;
  readonly column: number;
}

export interface ScheduleRow extends ReadRow {
  readonly kind: 'offer';
  readonly fields: Pick<OfferFields, 'title'> & Partial<OfferFields>;
  readonly kindWords?: OpenWords | undefined;
  readonly competenceWords?: OpenWords | undefined;
  readonly issues: readonly CellIssue[];
}

export interface WrongScheduleRow extends ReadRow {
  readonly kind: 'wrong';
  readonly text: string;
  readonly issues: readonly CellIssue[];
}

const FAR_YEARS = 3;

/** Schedules promise days «по согласованию»: such an offer is there without dates. */
const NO_FIXED_DAYS =
  /по (?:согласован|запрос|заявк|мере|отдельн|договорен)|в течение|весь (?:год|период)|постоянно|уточня|круглогод/iu;

function readText(row: TableRow, field: 'title' | 'provider' | 'place' | 'content' | 'output'): string | undefined {
  const place = row.find(field);
  if (place === undefined) return undefined;
  const text = cleanText(place.cell.text);
  if (offerFields.shape[field].safeParse(text).success) return text;
  const message = text.length < 3 ? 'Слишком коротко. Впишите полностью.' : 'Слишком длинно. Сократите текст в ячейке.';
  row.report(place, 'wrong', 'title_missing', message);
  return undefined;
}

function readCount(row: TableRow, field: 'hours' | 'places'): number | undefined {
  const place = row.find(field);
  if (place === undefined) return undefined;
  const text = place.cell.text.replace(/\s*(?:ак(?:ад)?\p{L}*\.?\s*)?(?:ч|час|чел|мест|слуш)\p{L}*\.?\s*$/iu, '');
  const value = readCellNumber({ ...place.cell, text });
  if (value === undefined) {
    row.report(place, 'wrong', 'number_unreadable', 'Здесь нужно одно целое число. Исправьте или очистите ячейку.');
    return undefined;
  }
  if (offerFields.shape[field].safeParse(value).success) return value;
  const most = field === 'hours' ? '1000' : '100\u00a0000';
  row.report(place, 'wrong', 'number_out_of_range', `Нужно целое число от 1 до ${most}. Проверьте значение.`);
  return undefined;
}

function toCell({ cell }: TableCell) {
  if (cell.date !== undefined) return { date: cell.date };
  return cell.kind === 'number' && cell.number !== undefined ? cell.number : cell.text;
}

function readDays(place: TableCell, { today, year }: ReadContext): PeriodReading {
  const cell = toCell(place);
  const reading = readPeriod(cell, { today });
  if (reading.ok || reading.reason !== 'no_year' || year === undefined) return reading;
  return readPeriod(`${String(cell).replace(/[.\s]+$/u, '')}.${year}`, { today });
}

/** The days of one cell; what is not to be read is said, what has no fixed days is left without. */
function readPeriodCell(row: TableRow, field: string, context: ReadContext) {
  const place = row.find(field);
  if (place === undefined) return undefined;
  if (NO_FIXED_DAYS.test(place.cell.text)) {
    row.report(place, 'doubt', 'period_unreadable', 'Дней нет: мероприятие загружается без дат.');
    return undefined;
  }
  const reading = readDays(place, context);
  if (!reading.ok) {
    row.report(place, 'wrong', 'period_unreadable', `${PERIOD_FAULTS[reading.reason]}.`);
    return undefined;
  }
  if (Math.abs(Number(reading.from.slice(0, 4)) - Number(context.today.slice(0, 4))) > FAR_YEARS)
    row.report(place, 'doubt', 'date_out_of_range', 'Год далёк от нынешнего. Проверьте его.');
  if (reading.precision === 'month') {
    const days = formatDays(reading.from, reading.to);
    row.report(place, 'doubt', 'period_unreadable', `Указан только месяц: записываем ${days}.`);
  }
  return reading;
}

function readDates(row: TableRow, context: ReadContext): Partial<Pick<OfferFields, 'startsOn' | 'endsOn'>> {
  const period = readPeriodCell(row, 'period', context);
  if (period !== undefined) return { startsOn: period.from, endsOn: period.to };
  const begin = readPeriodCell(row, 'startsOn', context);
  const end = readPeriodCell(row, 'endsOn', context);
  if (begin === undefined && end === undefined) return {};
  if (begin === undefined) {
    row.report(row.placeOf('endsOn'), 'wrong', 'dates_disordered', 'Есть окончание, но нет начала. Впишите начало.');
    return {};
  }
  if (end === undefined) return { startsOn: begin.from, ...(begin.to !== begin.from && { endsOn: begin.to }) };
  if (end.to < begin.from)
    row.report(row.placeOf('endsOn'), 'wrong', 'dates_disordered', 'Окончание раньше начала. Проверьте обе даты.');
  return { startsOn: begin.from, endsOn: end.to };
}

const FAR = /дистан|онлайн|on-?line|заочн|вебинар|электронн|(?<!\p{L})(?:дот|эо)(?!\p{L})|удален/u;
const NEAR = /(?<!\p{L}|за)очн|аудиторн|(?<!\p{L})лично/u;
const BOTH = /смешан|комбинир|гибрид/u;

/** «очная», «очно-заочная», «с применением ДОТ», «онлайн». */
export function readForm(text: string): OfferForm | undefined {
  const key = searchKey(text);
  if (BOTH.test(key) || (FAR.test(key) && NEAR.test(key))) return 'mixed';
  if (FAR.test(key)) return 'distance';
  return NEAR.test(key) ? 'in_person' : undefined;
}

function readFormCell(row: TableRow): OfferForm | undefined {
  const place = row.find('form');
  if (place === undefined) return undefined;
  const form = readForm(place.cell.text);
  if (form === undefined)
    row.report(place, 'wrong', 'form_unknown', 'Форма не узнана. Напишите: очно, дистанционно или очно-дистанционно.');
  return form;
}

function readLink(row: TableRow): string | undefined {
  const place = row.find('url');
  if (place === undefined) return undefined;
  const text = place.cell.text.trim();
  const full = /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/u.test(text) ? `https://${text}` : text;
  if (offerFields.shape.url.safeParse(full).success) return full;
  row.report(place, 'wrong', 'link_unreadable', 'Это не адрес страницы. Впишите его целиком или очистите ячейку.');
  return undefined;
}

function readSubjectCell(row: TableRow): readonly string[] {
  const place = row.find('subject');
  if (place === undefined) return [];
  const { codes, unknown } = readSubjects(place.cell.text);
  if (unknown.length === 0) return codes;
  row.report(place, 'doubt', 'subject_unknown', `Не узнан предмет «${unknown.join(', ')}»: к нему не привязано.`);
  return codes;
}

function readTies(row: TableRow): Pick<OfferFields, 'subjectCodes' | 'postCodes'> & { listeners: string | undefined } {
  const named = readSubjectCell(row);
  const place = row.find('listeners');
  if (place === undefined) return { subjectCodes: [...named], postCodes: [], listeners: undefined };
  const { postCodes, subjectCodes, isWhole } = readListeners(place.cell.text);
  if (!isWhole)
    row.report(place, 'doubt', 'post_unknown', 'Не все слова узнаны: мероприятие не привязано к должностям.');
  const subjects = named.length > 0 ? named : subjectCodes;
  return { subjectCodes: [...subjects], postCodes: [...postCodes], listeners: cleanText(place.cell.text) };
}

function openWords(row: TableRow, field: string): OpenWords | undefined {
  const place = row.find(field);
  return place && { text: cleanText(place.cell.text), cellRef: row.refOf(place), column: place.column };
}

/** Only what the row says: an empty cell is no field at all. */
function dropEmpty(fields: Partial<OfferFields>): Partial<OfferFields> {
  const isSaid = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSaid(value)));
}

/** One row of a schedule. A wrong cell keeps it out; words that only tie it to somebody may stay unread. */
export function readScheduleRow(row: TableRow, context: ReadContext): ScheduleRow | WrongScheduleRow {
  const title = readText(row, 'title');
  if (row.find('title') === undefined)
    row.report(row.placeOf('title'), 'wrong', 'title_missing', 'Нет названия. Впишите тему или название программы.');
  const { listeners, ...ties } = readTies(row);
  const content = [readText(row, 'content'), listeners && `Для кого: ${listeners}`].filter(Boolean).join('\n');
  const fields = {
    ...{ provider: readText(row, 'provider'), place: readText(row, 'place'), output: readText(row, 'output') },
    ...{
      hours: readCount(row, 'hours'),
      places: readCount(row, 'places'),
      form: readFormCell(row),
      url: readLink(row),
    },
    ...readDates(row, context),
    ...ties,
    content: content || undefined,
  };
  const { issues } = row;
  if (title === undefined || issues.some(({ severity }) => severity === 'wrong'))
    return { kind: 'wrong', row: row.row, text: title ?? '', issues };
  return {
    ...{ kind: 'offer', row: row.row, issues },
    fields: { title, ...(dropEmpty(fields as Partial<OfferFields>) as Partial<OfferFields>) },
    kindWords: openWords(row, 'kind'),
    competenceWords: openWords(row, 'competence'),
  };
}
