/** Reading of cells that staff lists and result tables share: names, dates, СНИЛС, numbers. */
import { type NameFault, type NameReading, type PersonName, readPersonName } from '#core/text/person-name.ts';
import { formatDay } from '#core/time/format.ts';
import { BIRTH_FAULTS, DATE_DOUBTS, DATE_FAULTS, DURATION_FAULTS } from '#core/time/messages.ts';
import { checkBirthDate, readDate } from '#core/time/read-date.ts';
import { type DurationReading, readDuration } from '#core/time/read-duration.ts';
import type { GridCell } from '../model.ts';
import { addIssue, type IssueList, type PlacedCell } from './read-issues.ts';
import { isNothing, readNumber, readSnils } from './read-values.ts';

export interface ReadContext {
  /** Day of the import. */
  readonly today: string;
  /** Day the list speaks of: experience is told as of it. */
  readonly asOf: string;
  /** Of dates that name none, where the user said it. */
  readonly year?: number | undefined;
}

const NAME_FAULTS: Readonly<Record<NameFault, string>> = {
  empty: 'Нет имени. Впишите фамилию, имя и отчество.',
  not_a_name: 'Не похоже на имя человека. Впишите фамилию, имя и отчество.',
  vacancy: 'Вакансия: человека нет, строка не загружается.',
  total_row: 'Строка итогов, а не человек.',
  only_surname: 'Указана только фамилия. Впишите имя и отчество.',
  no_surname: 'Нет фамилии. Впишите её перед именем и отчеством.',
};

export function reportName(reading: NameReading, place: PlacedCell, issues: IssueList): PersonName | undefined {
  if (!reading.ok) {
    const code = reading.reason === 'empty' ? 'name_missing' : 'name_unreadable';
    addIssue(issues, place, 'wrong', code, NAME_FAULTS[reading.reason]);
    return undefined;
  }
  if (reading.name.initialsOnly) {
    addIssue(issues, place, 'doubt', 'name_initials', 'Вместо имени инициалы. Впишите имя и отчество полностью.');
  }
  return reading.name;
}

export function readNameCell(place: PlacedCell, issues: IssueList): { name: PersonName | undefined; remark: string } {
  const reading = readPersonName(place.cell.text);
  return { name: reportName(reading, place, issues), remark: reading.ok ? (reading.remark ?? '') : '' };
}

function toDateCell(cell: GridCell): string | number | { date: string } {
  if (cell.date !== undefined) return { date: cell.date };
  return cell.kind === 'number' && cell.number !== undefined ? cell.number : cell.text;
}

/** A month or a year is kept as its first day, and said: terms are counted from it. */
export function reportPrecision(place: PlacedCell, issues: IssueList, day: string, hasTerm: boolean): void {
  const advice = hasTerm ? 'Впишите дату целиком: от неё считается срок.' : 'Если он известен, впишите дату целиком.';
  addIssue(issues, place, 'doubt', 'date_not_whole', `День не указан: записано ${formatDay(day)}. ${advice}`);
}

/** A day, or undefined with the fault listed; a dash or «нет» is an empty cell. */
export function readDateCell(
  place: PlacedCell,
  issues: IssueList,
  context: ReadContext,
  hasTerm = false,
): string | undefined {
  if (isNothing(place.cell.text)) return undefined;
  const reading = readDate(toDateCell(place.cell), { today: context.today });
  if (!reading.ok) {
    if (reading.reason !== 'empty')
      addIssue(issues, place, 'wrong', 'date_unreadable', `${DATE_FAULTS[reading.reason]}.`);
    return undefined;
  }
  if (reading.precision !== 'day') reportPrecision(place, issues, reading.day, hasTerm);
  if (reading.suspicious !== undefined) {
    addIssue(issues, place, 'doubt', 'date_out_of_range', `${DATE_DOUBTS[reading.suspicious]}.`);
  }
  return reading.day;
}

/** A date of birth must be a whole day and of a person who can work. */
export function readBirthDateCell(place: PlacedCell, issues: IssueList, context: ReadContext): string | undefined {
  if (isNothing(place.cell.text)) return undefined;
  const reading = readDate(toDateCell(place.cell), { today: context.today, pivot: 0, earliest: 1900 });
  if (!reading.ok) {
    if (reading.reason !== 'empty')
      addIssue(issues, place, 'wrong', 'date_unreadable', `${DATE_FAULTS[reading.reason]}.`);
    return undefined;
  }
  if (reading.precision !== 'day') {
    addIssue(
      issues,
      place,
      'doubt',
      'date_unreadable',
      'Дата рождения не целиком: она не загружена. Укажите день, месяц и год.',
    );
    return undefined;
  }
  const check = checkBirthDate(reading.day, context.today);
  if (check.ok) return reading.day;
  addIssue(issues, place, 'wrong', 'date_out_of_range', `${BIRTH_FAULTS[check.reason]}.`);
  return undefined;
}

export function readSnilsCell(place: PlacedCell, issues: IssueList): string | undefined {
  if (isNothing(place.cell.text)) return undefined;
  const snils = readSnils(place.cell.text);
  if (snils === undefined) {
    addIssue(
      issues,
      place,
      'wrong',
      'snils_wrong',
      'Контрольное число СНИЛС не сходится. Проверьте цифры или очистите ячейку.',
    );
  }
  return snils;
}

/** «… 3 мес.» ends with its own point already. */
function endSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** Whole months of experience. A duration that can be read in two ways is left out with a doubt; nonsense is wrong. */
export function readDurationCell(
  place: PlacedCell,
  issues: IssueList,
  readText: (text: string) => DurationReading,
): number | undefined {
  const { cell } = place;
  if (isNothing(cell.text)) return undefined;
  const reading = cell.kind === 'number' && cell.number !== undefined ? readDuration(cell.number) : readText(cell.text);
  if (reading.ok) return reading.months;
  if (reading.reason === 'empty') return undefined;
  const isUnclear = reading.reason === 'ambiguous' || reading.reason === 'not_exact';
  addIssue(
    issues,
    place,
    isUnclear ? 'doubt' : 'wrong',
    'duration_unreadable',
    endSentence(DURATION_FAULTS[reading.reason]),
  );
  return undefined;
}

/** A number within bounds. Words with digits («18 + 4») are left out with a doubt, words without digits are wrong. */
export function readBoundedNumber(place: PlacedCell, issues: IssueList, most: number): number | undefined {
  if (isNothing(place.cell.text)) return undefined;
  const value = readNumber(place.cell);
  if (value === undefined) {
    const severity = /\d/u.test(place.cell.text) ? 'doubt' : 'wrong';
    addIssue(issues, place, severity, 'number_unreadable', 'Здесь нужно одно число. Исправьте или очистите ячейку.');
    return undefined;
  }
  if (value >= 0 && value <= most) return value;
  addIssue(issues, place, 'wrong', 'number_out_of_range', `Число должно быть от 0 до ${most}. Проверьте значение.`);
  return undefined;
}
