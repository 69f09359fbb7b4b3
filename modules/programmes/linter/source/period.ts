/** The period and the day of signing, as far as the document says them. */
import type { Day } from '#core/time/day.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import type { ProgrammeReading } from '../../reading/model.ts';
import { findFullDates } from './dates.ts';
import type { Line, SourcePeriod } from './model.ts';

const PERIOD_LINE =
  /^(?:сроки?|период)(?:\s+и\s+этапы)?\s+(?:реализации|действия|выполнения)[^:–—-]{0,40}[:–—-]\s*(.+)$/iu;

/** From the first to the last day named in a text: «сентябрь 2021 г. – май 2022 года». */
export function readPeriodText(text: string): SourcePeriod | null {
  const dues = readDues(text).filter(({ kind }) => kind !== 'unknown' && kind !== 'recurring');
  const from = dues.flatMap(({ start }) => start ?? []).sort()[0] ?? null;
  const to =
    dues
      .flatMap(({ end }) => end ?? [])
      .sort()
      .at(-1) ?? null;
  return from === null && to === null ? null : { from, to };
}

const TITLE_YEARS = /на\s+(20\d{2}(?:\s*[–—-]\s*20\d{2})?)\s*(?:год|гг)/iu;

/** What the passport says, else a line of the text, else the years of the title: «План работы на 2025 год». */
export function findPeriod({ passport, title }: ProgrammeReading, body: readonly Line[]): SourcePeriod | null {
  if (passport && (passport.from || passport.to)) return { from: passport.from, to: passport.to };
  for (const { text } of body) {
    const said = PERIOD_LINE.exec(text)?.[1];
    const period = said === undefined ? null : readPeriodText(said);
    if (period) return period;
  }
  const years = TITLE_YEARS.exec(title ?? '')?.[1];
  return years === undefined ? null : readPeriodText(years);
}

const APPROVAL = /^[«"]?(?:утвержд[аеё]|приложение\s+(?:№\s*\d+\s+)?к\s+приказу)/iu;
const HEAD_LINES = 80;

/** The order's day, or the day of the act that approved the document, in its head. */
export function findSignedDay({ order }: ProgrammeReading, body: readonly Line[]): Day | null {
  if (order?.signedOn) return order.signedOn;
  const head = body.slice(0, HEAD_LINES);
  for (const [index, { text }] of head.entries()) {
    const next = head[index + 1]?.text ?? '';
    if (text.length > 120 || !APPROVAL.test(next.length > 120 ? text : `${text} ${next}`)) continue;
    const near = head
      .slice(index, index + 4)
      .map((line) => line.text)
      .join('\n');
    const date = findFullDates(near)[0]?.iso;
    if (date) return date;
  }
  return null;
}
