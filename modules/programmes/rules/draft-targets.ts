import type { Day } from '#core/time/day.ts';
import { findDates } from '#core/time/find-dates.ts';
import type { ReadIndicator } from '../reading/model.ts';
import type { TargetDraft } from './draft.ts';
import { readTarget } from './read-target.ts';

/** «2026: 70; 2027: 90»: a table with a column for each year. */
const YEAR_COLUMN =
  /^[^:\d]*(20\d\d)(?:\s*[/–-]\s*(20\d\d|\d\d))?\s*(?:гг?\.?|г\.|год\p{L}*|уч[^:]*)?\s*(?:\((?:план|прогноз)\p{L}*\))?\s*:\s*(.+)$/u;
/** «Базовое значение (2024 год): 40», «2024 (факт): 40»: what it begins from, not what is promised. */
const BASE_COLUMN =
  /^([^:]*(?:базов|исходн|на начало|20\d\d[^:]*факт|факт[^:]*20\d\d)[^:]*):\s*([^\d]*\d[\d\s]*(?:[.,]\d+)?[^\d]*|[^\d]*)$/iu;
/** A longer part is a text; the expression above would try it again and again. */
const LONGEST_BASE = 200;
const LAST_YEAR = 2099;

interface YearTarget {
  readonly dueOn: Day;
  readonly words: string;
}

interface Base {
  readonly value: number;
  readonly on: Day | null;
}

export interface DraftedTargets {
  readonly targets: TargetDraft[];
  readonly isShare: boolean;
  readonly base: Base | null;
}

/** «на 01.09.2026», «2025 год» */
function readDay(title: string): Day | null {
  const day = findDates(title, LAST_YEAR).find(({ precision }) => precision === 'day')?.day;
  const year = /(?<!\d)20\d\d(?!\d)/u.exec(title)?.[0];
  return day ?? (year === undefined ? null : `${year}-12-31`);
}

function readBase(part: string): Base | undefined {
  const [, title = '', words = ''] = BASE_COLUMN.exec(part) ?? [];
  const value = readTarget(words)?.value ?? null;
  return value === null ? undefined : { value, on: readDay(title) };
}

function splitYears(parts: readonly string[], endsOn: Day): YearTarget[] {
  const found = parts.map((part) => YEAR_COLUMN.exec(part));
  const years = found.flatMap((match): YearTarget[] => {
    if (!match) return [];
    const [, year = '', second, words = ''] = match;
    const last = second === undefined ? `${year}-12-31` : `${year.slice(0, 4 - second.length)}${second}-08-31`;
    return [{ dueOn: year === endsOn.slice(0, 4) && last > endsOn ? endsOn : last, words: words.trim() }];
  });
  return years.length === parts.length ? years : [];
}

/** The targets of an indicator by their days, and the value it begins from where a column of its own says it. @source PLAN-17 … PLAN-19 */
export function draftTargets({ target, unit }: Pick<ReadIndicator, 'target' | 'unit'>, endsOn: Day): DraftedTargets {
  if (target === null) return { targets: [], isShare: false, base: null };
  const parts = target.split(/;\s*/u);
  const base =
    parts.length > 1 ? parts.find((part) => part.length <= LONGEST_BASE && BASE_COLUMN.test(part)) : undefined;
  const promised = parts.filter((part) => part !== base);
  const years = splitYears(promised, endsOn);
  const [title = '', words = ''] = base === undefined ? [] : promised.join('; ').split(/:\s*(.*)/su);
  const single =
    words === '' ? { dueOn: endsOn, words: promised.join('; ') } : { dueOn: readDay(title) ?? endsOn, words };
  const read = (years.length > 0 ? years : [single]).flatMap(({ dueOn, words }) => {
    const found = readTarget(words);
    return found ? [{ ...found, dueOn, words }] : [];
  });
  const isShare = read.some((one) => one.isShare) || (read.length > 0 && /^\s*(?:%|процент)/iu.test(unit ?? ''));
  // «1000 %» is kept in words: a share cannot be more than all of them.
  const possible = (value: number | null) => (isShare && value !== null && value > 100 ? null : value);
  return {
    targets: read.map(({ dueOn, comparison, value, words }) => ({ dueOn, comparison, value: possible(value), words })),
    isShare,
    base: (base === undefined ? undefined : readBase(base)) ?? null,
  };
}
