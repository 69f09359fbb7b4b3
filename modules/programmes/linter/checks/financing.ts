/** Money of a programme: till which year it is named, and whether its years add up. @source test-cases.md 3.5; PLAN-09 */
import { formatNumber } from '#core/text/plural.ts';
import { yearOf } from '#core/time/day.ts';
import type { Remark, Source, Spot } from '../source/model.ts';
import { spotOfCell, spotOfDocument } from '../source/spots.ts';
import { listOf, toNumber } from '../source/words.ts';

const YEARS = /(?:на\s+)?(20\d{2})\s*[–—-]\s*(20\d{2})\s*(?:год|гг)\p{L}*\.?/giu;
const NUMBER = String.raw`\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
/** «2026 год – 40 тыс. руб.»; a second year behind the dash makes it a span of years. */
const OF_YEAR = new RegExp(
  String.raw`(?<![\d.])(20\d{2})\s*(?:год\p{L}*|г\.)?\s*[–—:-]\s*(?!20\d{2}\s*(?:г|уч))(${NUMBER})(?![\d.])\s*(тыс|млн|руб)?`,
  'giu',
);
const TOTAL = new RegExp(
  String.raw`(?:всего|итого|общ\p{L}+\s+(?:объ[её]м|сумм)\p{L}*)[^\d:;]{0,60}[–—:-]?\s*(${NUMBER})\s*(тыс|млн|руб)`,
  'iu',
);
const GOES_ON = /пролонг|продлен|продлит|последующ|ежегодн|предстоящ|дальнейш|далее/iu;

const textOf = ({ reading }: Source): string =>
  [reading.passport?.fields.financing ?? '', ...reading.financing].join('\n');

interface YearAmount {
  readonly year: number;
  readonly amount: number;
  readonly unit: string;
}

/** Sums by year, those that passport and text both say once; a single one is no list of years. */
function readYears(text: string): YearAmount[] {
  const found = [...text.replace(YEARS, ' ').matchAll(OF_YEAR)].map(([, year, amount = '', unit = '']) => ({
    year: Number(year),
    amount: toNumber(amount),
    unit: unit.toLowerCase(),
  }));
  const unique = [...new Map(found.map((one) => [`${one.year} ${one.amount}`, one])).values()];
  return unique.length > 1 ? unique : [];
}

function findSpot({ tables, lines }: Source): Spot {
  const row = tables
    .filter(({ kind }) => kind === 'passport' || kind === 'finance')
    .flatMap(({ rows }) => rows)
    .find(({ cells }) => cells.some((cell) => /финансир/iu.test(cell.text) && cell.text.length < 120));
  return row ? spotOfCell(row, row.cells.at(-1)?.column) : spotOfDocument(lines);
}

/** `002_7868`: the money is of programmes to 2024, the programme itself runs to 2025. */
export function checkFinancing(source: Source): Remark[] {
  const to = source.period?.to;
  const text = textOf(source);
  if (!to || GOES_ON.test(text)) return [];
  const ends = [
    ...[...text.matchAll(YEARS)].map((match) => Number(match[2])),
    ...readYears(text).map(({ year }) => year),
  ];
  const last = Math.max(...ends);
  if (ends.length === 0 || last >= yearOf(to)) return [];
  return [
    {
      code: 'financing_ends_early',
      severity: 'rule',
      spot: findSpot(source),
      text: `Источники финансирования названы до ${last} года, а программа — до ${yearOf(to)} года.`,
      proposal: `Назовите источник на ${listOf(yearsBetween(last + 1, yearOf(to)))} год.`,
      words: `${ends.join(' ')} ${to}`,
    },
  ];
}

/** «Всего 120 тыс. руб.: 2026 год – 40, 2027 год – 60»: each year once and one unit, or the years are of several sources. */
export function checkFinancingTotal(source: Source): Remark[] {
  const text = textOf(source);
  const years = readYears(text);
  const match = TOTAL.exec(text.replace(YEARS, ''));
  const units = new Set([...years.map(({ unit }) => unit), match?.[2]?.toLowerCase() ?? ''].filter(Boolean));
  const isOneList = new Set(years.map(({ year }) => year)).size === years.length && units.size === 1;
  if (!match || years.length === 0 || !isOneList) return [];
  const total = toNumber(match[1] ?? '');
  const sum = Number(years.reduce((all, { amount }) => all + amount, 0).toFixed(6));
  // Rounded parts may miss the whole by half a unit each.
  if (Math.abs(sum - total) <= years.length / 2) return [];
  return [
    {
      code: 'sum_differs',
      severity: 'rule',
      spot: findSpot(source),
      text: `Всего на программу названо ${formatNumber(total)}, а по годам вместе выходит ${formatNumber(sum)}.`,
      proposal: 'Проверьте, какое из чисел верно.',
      words: `финансирование ${total} ${sum}`,
    },
  ];
}

const yearsBetween = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
