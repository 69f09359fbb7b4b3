/** Words of the plan of a year for the plan of another: years move where the words hold them. */
import { addYears, isLeapYear, parseDay } from '#core/time/day.ts';

const DAY_WORDS = /29(\s+февраля\s+)((?:19|20)\d\d)(?!\d)/giu;
const DATES = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)|(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d|\d\d)(?!\d)/gu;
const YEARS = /(?<!\d)((?:19|20)\d\d)(?:(\s*[/–—-]\s*)(\d\d)(?!\d|-\d))?(?!\d)/gu;
const CENTURY = 100;
const two = (n: number) => String(n).padStart(2, '0');

/** A short year stands for one of this century. */
function fullYear(year: string): number {
  return year.length === 4 ? Number(year) : 2000 + Number(year);
}

function writeDate(written: string, iso: string, year: string, years: number): string {
  const day = parseDay(iso);
  if (day === undefined) return written;
  const [nextYear = '', month = '', date = ''] = addYears(day, years).split('-');
  if (written.includes('-')) return `${nextYear}-${month}-${date}`;
  const [first = '', second = ''] = written.split('.');
  const shown = (part: string, old: string) => (old.length === 1 ? String(Number(part)) : part);
  return `${shown(date, first)}.${shown(month, second)}.${year.length === 4 ? nextYear : nextYear.slice(2)}`;
}

/** Which years may move; all where it is not given. */
type IsOurs = (year: number, before: string, after: string) => boolean;

function shift(words: string, years: number, isOurs: IsOurs): string {
  const placed = (whole: string, at: number, length: number) => [whole.slice(0, at), whole.slice(at + length)] as const;
  const dated = words.replace(DATES, (written, ...groups: (string | number)[]) => {
    const [isoYear, isoMonth, isoDay, date, month, year] = groups.slice(0, 6) as string[];
    const [at, whole] = groups.slice(6, 8) as [number, string];
    const shortYear = isoYear ?? year ?? '';
    const iso = `${fullYear(shortYear)}-${(isoMonth ?? month ?? '').padStart(2, '0')}-${(isoDay ?? date ?? '').padStart(2, '0')}`;
    const isKept = !isOurs(fullYear(shortYear), ...placed(whole, at, written.length));
    // Marked so that the years below do not move a second time.
    return isKept ? mark(written) : mark(writeDate(written, iso, shortYear, years));
  });
  const moved = dated.replace(
    YEARS,
    (written, year: string, dash: string | undefined, end: string | undefined, at: number, whole: string) => {
      const isPair = end !== undefined && (Number(year) + 1) % CENTURY === Number(end);
      const rest = end === undefined || isPair ? '' : `${dash}${end}`;
      const [before, after] = placed(whole, at, written.length - rest.length);
      if (!isOurs(Number(year), before, after)) return written;
      const next = Number(year) + years;
      return isPair ? `${next}${dash}${two((next + 1) % CENTURY)}` : `${next}${rest}`;
    },
  );
  return unmark(moved).replace(DAY_WORDS, (written, month: string, year: string) =>
    isLeapYear(Number(year)) ? written : `28${month}${year}`,
  );
}

/** Figures of a date that has been dealt with, out of the way of what follows. */
const MARKS = '\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009';
const mark = (date: string) => date.replace(/\d/gu, (figure) => MARKS[Number(figure)] ?? figure);
const unmark = (text: string) => text.replace(/[\ue000-\ue009]/gu, (figure) => String(MARKS.indexOf(figure)));

/** The words of a due: every year in them is one of the plan. */
export function shiftDueWords(words: string, years: number): string {
  return shift(words, years, () => true);
}

/** An act keeps its date: «приказ от 12.01.2026 № 16», «от 12 января 2026 г.». */
const OF_ACT = /(?:^|[^\p{L}])от\s+(?:\d{1,2}\s+\p{L}+\s*)?$/iu;

/** A title or another text of a plan: only years of the plan itself move, acts keep theirs. */
export function shiftText(text: string, years: number, plan: { readonly from: number; readonly to: number }): string {
  return shift(text, years, (year, before) => year >= plan.from && year <= plan.to && !OF_ACT.test(before));
}
