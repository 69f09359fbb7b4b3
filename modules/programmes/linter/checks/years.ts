/** Years and days that cannot be. @source test-cases.md 3.7, 3.8 rule 7 */
import { type Day, yearOf } from '#core/time/day.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import { formatDay } from '#core/time/format.ts';
import { findActs, findFullDates, type TextDate } from '../source/dates.ts';
import type { Line, Remark, Source } from '../source/model.ts';
import { spotOfCell, spotOfLine, titleOfRow } from '../source/spots.ts';
import { columnOf, textAt } from '../source/tables.ts';
import { quote } from '../source/words.ts';

const FIRST_YEAR = 2000;
const YEARS_AHEAD = 10;
/** Laws, decrees and letters of the last century are still cited; orders of a school of 1923 are not. */
const FIRST_CITED = 1985;
const OLD_ISSUERS = /СССР|РСФСР|Верховн|ООН|Наций|ВЦИК|Совнарком|наркомат/u;

const lastYear = ({ today }: Source): number => yearOf(today) + YEARS_AHEAD;

/** The same day in a year that can be: 1923 → 2023, 3023 → 2023. */
function proposeDate({ year, month, day }: TextDate, last: number): string | undefined {
  const guess = 2000 + (year % 100);
  if (guess < FIRST_YEAR || guess > last) return undefined;
  return `Вероятно, ${[String(day).padStart(2, '0'), String(month).padStart(2, '0'), guess].join('.')}.`;
}

/** A date of the past that is neither an act's nor a due may be somebody's birth or a school's. */
function isImpossible({ year, index }: TextDate, { text }: Line, last: number): boolean {
  if (year > last) return true;
  if (year >= FIRST_CITED) return false;
  const act = findActs(text).find(({ date }) => date.index === index);
  return act !== undefined && !/^(?:указ|закон)/iu.test(act.kind) && !OLD_ISSUERS.test(act.issuer);
}

function yearRemark(date: TextDate, line: Line, last: number): Remark {
  return {
    code: 'year_out_of_range',
    severity: 'rule',
    spot: spotOfLine(line),
    text: `Дата ${quote(date.text)}: такого года здесь быть не может.`,
    proposal: proposeDate(date, last),
    words: `${date.text} ${line.text}`,
  };
}

/** «приказ … от 25.10.1923 № 735» (`004_a28b`). */
export function checkYears(source: Source): Remark[] {
  const last = lastYear(source);
  return source.lines.flatMap((line) => {
    if (isInDueCell(line)) return [];
    return findFullDates(line.text)
      .filter((date) => isImpossible(date, line, last))
      .map((date) => yearRemark(date, line, last));
  });
}

const isInDueCell = ({ at }: Line): boolean =>
  at !== null && columnOf(at.row.table, 'due') === at.column && !at.row.isHeader;

/** A year behind a month or a day, before «г.», or alone in its cell; «каб. 1205» is none. */
const DUE_YEAR = /(?:\.\d{1,2}\.|[а-яё]{3,8}\s+)(\d{4})(?=\s*(?:г|$|[–—,;-]))|(?<!\d)(\d{4})(?=\s*г)|^(\d{4})$/giu;

/** A due has no history: any year outside 2000 … now + 10 is a slip. */
export function checkDueYears(source: Source): Remark[] {
  const last = lastYear(source);
  return source.activities.flatMap(({ row }): Remark[] => {
    const column = row ? columnOf(row.table, 'due') : undefined;
    if (!row || column === undefined) return [];
    const text = textAt(row, column);
    const year = [...text.matchAll(DUE_YEAR)]
      .map((match) => Number(match[1] ?? match[2] ?? match[3]))
      .find((value) => value < FIRST_YEAR || value > last);
    if (year === undefined) return [];
    const guess = 2000 + (year % 100);
    return [
      {
        code: 'year_out_of_range',
        severity: 'rule',
        spot: spotOfCell(row, column),
        text: `Срок ${quote(text, 40)}: ${year} года в плане быть не может.`,
        proposal: guess <= last ? `Вероятно, ${guess} год.` : undefined,
        words: `${year} ${titleOfRow(row)}`,
      },
    ];
  });
}

const SHORT_DAY = /(?<![\d.])(3[01]|29)\s+(феврал|апрел|июн|сентябр|ноябр)[ья](?!\p{L})/giu;

/** «31 ноября» without a year; 29 February may be. */
function findShortDays(text: string): string[] {
  return [...text.matchAll(SHORT_DAY)]
    .filter(([, day, month]) => (month?.toLowerCase() === 'феврал' ? day !== '29' : day === '31'))
    .map(([words]) => words);
}

/** «31.04.2023», «30 февраля 2023». */
export function checkDays({ lines }: Source): Remark[] {
  return lines.flatMap((line) => {
    const full = findFullDates(line.text).filter(({ iso, month, day }) => iso === null && month <= 12 && day <= 31);
    const words = [...new Set([...full.map(({ text }) => text), ...findShortDays(line.text)])];
    const alone = words.filter((text) => !words.some((other) => other !== text && other.includes(text)));
    return alone.map(
      (text): Remark => ({
        code: 'no_such_day',
        severity: 'rule',
        spot: spotOfLine(line),
        text: `Дня ${quote(text)} нет в календаре.`,
        proposal: 'Проверьте число и месяц.',
        words: `${text} ${line.text}`,
      }),
    );
  });
}

const SINGLE_SCHOOL_YEAR =
  /(?<![\d/–—-]\s?)(20\d{2})\s*(?:(?:-?\s?м|г\.|году?|года)\s*)?уч(?:\.|ебн\p{L}*)\s*г(?:\.|од\p{L}*)?/iu;

/** «в 2022 уч. году»: a school year has two (`004_a28b`). */
export function checkSchoolYears({ lines }: Source): Remark[] {
  return lines.flatMap((line): Remark[] => {
    const match = SINGLE_SCHOOL_YEAR.exec(line.text);
    if (!match) return [];
    const year = Number(match[1]);
    return [
      {
        code: 'school_year_single',
        severity: 'hint',
        spot: spotOfLine(line),
        text: `${quote(match[0])}: учебный год назван одним годом, непонятно, который из двух.`,
        proposal: `${year - 1}/${String(year).slice(2)} или ${year}/${String(year + 1).slice(2)}?`,
        words: `${match[0]} ${line.text}`,
      },
    ];
  });
}

const HALVES = /^(?:с\s+)?(?<first>.+?)\s*(?:[–—-]|\sпо\s)\s*(?<last>\S.*)$/iu;

/** Both days of a due that is written as a range with its years, in the order of the words; a range that turns back is no due to the reader. */
function readHalves(text: string): { start: Day; end: Day } | undefined {
  const { first, last } = HALVES.exec(text.trim())?.groups ?? {};
  const [from] = readDues(first ?? '');
  const [to] = readDues(last ?? '');
  return from?.start && to?.end ? { start: from.start, end: to.end } : undefined;
}

/** A due whose end is earlier than its begin: «сентябрь 2024 – май 2024». */
export function checkReversedRanges({ activities }: Source): Remark[] {
  return activities.flatMap(({ activity, row, spot }) =>
    activity.due.flatMap(({ kind, text }): Remark[] => {
      const halves = kind === 'unknown' ? readHalves(text) : undefined;
      if (!halves || halves.end >= halves.start) return [];
      return [
        {
          code: 'range_reversed',
          severity: 'rule',
          spot: row ? spotOfCell(row, columnOf(row.table, 'due')) : spot,
          text: `Срок ${quote(text, 40)} кончается (${formatDay(halves.end)}) раньше, чем начинается (${formatDay(halves.start)}).`,
          proposal: 'Проверьте год: конец, вероятно, в следующем.',
          words: `${text} ${activity.title}`,
        },
      ];
    }),
  );
}
