import { type Day, yearOf } from '#core/time/day.ts';
import { shortenName } from '../names.ts';
import type { Random } from '../random.ts';
import type { Entry } from './entries.ts';
import type { Sheet, SheetValue } from './sheet.ts';

/** How one school keeps its list: every one differently. */
type ListStyle = (place: string, entries: readonly Entry[], random: Random, asOf: Day) => Sheet;

function fullName({ name }: Entry): string {
  return [name.surname, name.givenName, name.patronymic].filter(Boolean).join(' ');
}

/** «29.03.18г.» */
function shortDay(day: Day | null): string {
  if (!day) return '';
  const [year = '', month, date] = day.split('-');
  return `${date}.${month}.${year.slice(2)}г.`;
}

function longDay(day: Day | null): string {
  return day ? day.split('-').toReversed().join('.') : '';
}

/** «12 л. 3 мес.» */
function showMonths(months: number | null): string {
  if (months === null) return '';
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const word = years % 10 > 0 && years % 10 < 5 && (years < 10 || years > 20) ? 'г.' : 'л.';
  return [years > 0 && `${years} ${word}`, rest > 0 && `${rest} мес.`].filter(Boolean).join(' ') || 'менее месяца';
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  а: 'a',
  е: 'e',
  о: 'o',
  с: 'c',
};

/** Latin letters that look Cyrillic, as a keyboard left in the wrong layout gives them. */
function spoilLetters(text: string): string {
  return text.replace(/[АВЕКМНОРСТаеос]/, (letter) => LOOKALIKES[letter] ?? letter);
}

function withoutDots(text: string): string {
  return text.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
}

/** Title rows above, short years with «г.», experience in words, a total below. */
export const titledList: ListStyle = (place, entries, _random, asOf) => {
  const rows: SheetValue[][] = [
    ['Сведения о педагогических работниках', null, null, null, null, null, null, null],
    [place, null, null, null, null, null, null, null],
    [`по состоянию на ${longDay(asOf)}`, null, null, null, null, null, null, null],
    [],
    ['№ п/п', 'Ф.И.О.', 'Дата рождения', 'Должность', 'Нагрузка, ч', 'Общий стаж', 'Пед. стаж', 'Категория, дата'],
  ];
  for (const [index, entry] of entries.entries()) {
    const category = entry.category ? `${entry.category}, ${shortDay(entry.categoryDay)}` : 'б/к';
    const experience = [showMonths(entry.totalMonths), showMonths(entry.pedagogicalMonths)];
    rows.push([
      index + 1,
      fullName(entry),
      shortDay(entry.birthDate),
      entry.title,
      entry.hours,
      ...experience,
      category,
    ]);
  }
  rows.push(['Итого:', `${entries.length} чел.`, null, null, null, null, null, null]);
  return { name: 'Кадры', rows, merges: ['A1:H1', 'A2:H2', 'A3:H3'] };
};

/** A header of two rows with merged cells, dates as Excel keeps them, columns of their own for parts. */
export const twoRowList: ListStyle = (place, entries, _random, asOf) => {
  const rows: SheetValue[][] = [
    [`${place} на ${longDay(asOf)}`],
    [
      '№',
      'Фамилия',
      'Имя',
      'Отчество',
      'Дата рождения',
      'Должность',
      'Предмет',
      'Стаж (лет)',
      null,
      'Категория',
      null,
      'Образование',
      'Последние курсы',
    ],
    [null, null, null, null, null, null, null, 'общий', 'педагогический', 'какая', 'дата присвоения', null, null],
  ];
  for (const [index, entry] of entries.entries()) {
    const { surname, givenName, patronymic } = entry.name;
    rows.push([
      index + 1,
      surname,
      givenName,
      patronymic,
      entry.birthDate && { day: entry.birthDate },
      entry.title,
      entry.subjects,
      entry.totalMonths === null ? null : Math.floor(entry.totalMonths / 12),
      entry.pedagogicalMonths === null ? null : Math.floor(entry.pedagogicalMonths / 12),
      entry.category || null,
      entry.categoryDay && { day: entry.categoryDay },
      entry.education,
      entry.course,
    ]);
  }
  const merges = [
    'A1:M1',
    'H2:I2',
    'J2:K2',
    'A2:A3',
    'B2:B3',
    'C2:C3',
    'D2:D3',
    'E2:E3',
    'F2:F3',
    'G2:G3',
    'L2:L3',
    'M2:M3',
  ];
  return { name: `Список ${yearOf(asOf)}`, rows, merges };
};

/** Initials, «е» for «ё», Latin lookalikes, double spaces. */
export const carelessList: ListStyle = (place, entries, random) => {
  const rows: SheetValue[][] = [[place], ['ФИО', 'должность', 'ставка', 'совм.', 'дата приема', 'категория']];
  for (const entry of entries) {
    const name = random.chance(0.3)
      ? shortenName(entry.name)
      : withoutDots(fullName(entry)).replace(' ', random.chance(0.2) ? '  ' : ' ');
    const title = random.chance(0.1) ? spoilLetters(entry.title) : entry.title;
    const kind = entry.isPartTimer ? 'внеш. совм.' : 'осн.';
    rows.push([
      random.chance(0.15) ? spoilLetters(name) : name,
      title,
      entry.rate,
      kind,
      longDay(entry.startedOn),
      entry.category,
    ]);
  }
  return { name: 'Лист1', rows };
};

/** Sections between the rows and several people in one cell. */
export const sectionedList: ListStyle = (place, entries) => {
  const rows: SheetValue[][] = [[`Кадровый состав: ${place}`], [], ['Должность', 'ФИО работников', 'Категория']];
  const merges: string[] = [];
  const isLeading = ({ title }: Entry) => /директор|заведующ/i.test(title);
  const parts = [
    ['Администрация', entries.filter(isLeading)],
    ['Педагогические работники', entries.filter((entry) => !isLeading(entry))],
  ] as const;
  for (const [section, people] of parts) {
    rows.push([section, null, null]);
    merges.push(`A${rows.length}:C${rows.length}`);
    for (const [title, group] of Map.groupBy(people, (entry) => entry.title)) {
      const categories = group.map((entry) => entry.category || 'нет').join('\n');
      rows.push([title, group.map(fullName).join('\n'), categories]);
    }
  }
  rows.push(['ВСЕГО', entries.length, null]);
  return { name: 'Тарификация', rows, merges };
};

const WRONG_DAYS = ['31.02.1985', '12.13.1979', 'уточнить', '15.05.2091'];
const WRONG_HOURS = ['18/2?', '-3', '240', 'по норме'];

/** A list with cells that cannot be right. */
export const faultyList: ListStyle = (place, entries, random, asOf) => {
  const rows: SheetValue[][] = [
    [`${place} на ${longDay(asOf)}`],
    ['№', 'ФИО', 'Дата рождения', 'Должность', 'Часы в неделю', 'Пед. стаж', 'Категория'],
  ];
  for (const [index, entry] of entries.entries()) {
    const day = random.chance(0.1) ? random.pick(WRONG_DAYS) : longDay(entry.birthDate);
    const hours = random.chance(0.1) ? random.pick(WRONG_HOURS) : entry.hours;
    const category = random.chance(0.05) ? 'третья' : entry.category;
    const name = random.chance(0.03) ? entry.name.surname : fullName(entry);
    rows.push([index + 1, name, day, entry.title, hours, showMonths(entry.pedagogicalMonths), category]);
  }
  return { name: "Учителя '26", rows };
};

export const LIST_STYLES: readonly ListStyle[] = [titledList, twoRowList, carelessList, sectionedList, faultyList];
