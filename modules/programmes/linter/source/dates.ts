/** Full dates and acts with their dates in running text. Stricter than reading a cell: what is not surely a date is none. */
import { type Day, findDay } from '#core/time/day.ts';
import { findMonth } from '#core/time/months.ts';

export interface TextDate {
  readonly index: number;
  readonly text: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Null: there is no such day. */
  readonly iso: Day | null;
}

const FIGURES = /(?<![\d.,/№-])(?<!№ )(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d/-])/gu;
const IN_WORDS = /(?<![\d.,/])[«"“]?(\d{1,2})[»"”]?\s+(\p{L}{3,8})\s+(\d{4})(?!\d)/gu;

export function findFullDates(text: string): TextDate[] {
  if (!/\d{4}/u.test(text)) return [];
  const found: TextDate[] = [];
  for (const match of text.matchAll(FIGURES)) {
    found.push(dateOf(match, Number(match[2])));
  }
  for (const match of text.matchAll(IN_WORDS)) {
    const month = findMonth((match[2] ?? '').toLowerCase());
    if (month !== undefined) found.push(dateOf(match, month));
  }
  return found.filter(({ month }) => month > 0).sort((a, b) => a.index - b.index);
}

function dateOf(match: RegExpMatchArray, month: number): TextDate {
  const [day, year] = [Number(match[1]), Number(match[3])];
  return { index: match.index ?? 0, text: match[0], year, month, day, iso: findDay(year, month, day) ?? null };
}

export interface TextAct {
  readonly index: number;
  /** «приказ комитета по образованию от 02.10.2023 № 667» */
  readonly text: string;
  readonly kind: string;
  /** What stands between the kind and «от». */
  readonly issuer: string;
  readonly date: TextDate;
}

const KIND = /(?<!\p{L})(приказ|постановлени|распоряжени|письм|указ|закон|решени|протокол)\p{L}{0,4}(?!\p{L})/giu;
const LONGEST_ISSUER = 170;

/** Acts named with their date: «приказ … от 12.01.2022 № 16». The nearest kind before «от» is taken. */
export function findActs(text: string): TextAct[] {
  const dates = findFullDates(text);
  if (dates.length === 0) return [];
  const kinds = [...text.matchAll(KIND)];
  return dates.flatMap((date) => {
    const before = text.slice(Math.max(0, date.index - 12), date.index);
    if (!/(?<!\p{L})от\s*$/u.test(before)) return [];
    const kind = kinds.findLast(({ index = 0 }) => index < date.index && date.index - index < LONGEST_ISSUER);
    if (!kind) return [];
    const from = kind.index ?? 0;
    const issuer = text
      .slice(from + kind[0].length, date.index)
      .replace(/\s*от\s*$/u, '')
      .trim();
    if (issuer.includes(';')) return [];
    const number = /^\s*(?:г\.|года|г)?\s*,?\s*(?:№|N)\s*[\p{L}\d/.-]+/u.exec(
      text.slice(date.index + date.text.length),
    );
    const end = date.index + date.text.length + (number?.[0].length ?? 0);
    return [{ index: from, text: text.slice(from, end), kind: kind[0], issuer, date }];
  });
}
