import { formatCount, formatNumber, NBSP, plural } from '#core/text/plural.ts';
import { addDays, type Day, schoolYearOf, yearOf } from '#core/time/day.ts';
import { formatDays } from '#core/time/format.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { ProgrammeState } from '../../model/states.ts';

export const STATE_TONES: Record<ProgrammeState, StateTone> = {
  draft: 'wait',
  running: 'going',
  finished: 'good',
  cancelled: 'calm',
};

const FORMS: Record<ProgrammeState, readonly [string, string, string]> = {
  running: ['выполняется', 'выполняются', 'выполняются'],
  draft: ['проект', 'проекта', 'проектов'],
  finished: ['завершена', 'завершены', 'завершены'],
  cancelled: ['отменена', 'отменены', 'отменены'],
};

/** «12 программ и планов: 8 выполняются, 3 проекта». */
export function describeCount(
  total: number,
  states: Partial<Record<ProgrammeState, number>>,
  isNarrowed: boolean,
): string {
  const all = `${formatNumber(total)}${NBSP}${plural(total, ['программа или план', 'программы и плана', 'программ и планов'])}`;
  const parts = (Object.keys(FORMS) as ProgrammeState[]).flatMap((state) => {
    const count = states[state] ?? 0;
    return count === 0 ? [] : [formatCount(count, FORMS[state])];
  });
  return isNarrowed || parts.length === 0 ? all : `${all}: ${parts.join(', ')}`;
}

/** «12 из 40»; nothing is due: nothing is said. */
export function describeDone({ done, occurrences }: { done: number; occurrences: number }): string | null {
  return occurrences === 0 ? null : `${formatNumber(done)}${NBSP}из${NBSP}${formatNumber(occurrences)}`;
}

export const ATTENTION_TITLES = {
  overdue: 'есть просроченное',
  no_dates: 'есть пункты без даты',
  no_executor: 'есть пункты без исполнителя',
} as const;
export type Attention = keyof typeof ATTENTION_TITLES;

/** Whose a programme is. */
export const OF_SERVICE = 'методическая служба';

/** «2026», «2026–2027», «2026/27» of whole years, «09.2025–12.2026» of whole months; else the days. */
export function describePeriod(startsOn: Day, endsOn: Day): string {
  const [from, to] = [startsOn.slice(5), endsOn.slice(5)];
  const [first, last] = [yearOf(startsOn), yearOf(endsOn)];
  if (from === '01-01' && to === '12-31') return first === last ? `${first}` : `${first}–${last}`;
  if (from === '09-01' && to === '08-31' && last === first + 1) return schoolYearOf(startsOn).title;
  const isWhole = from.endsWith('-01') && addDays(endsOn, 1).endsWith('-01');
  return isWhole ? `${monthOf(startsOn)}–${monthOf(endsOn)}` : formatDays(startsOn, endsOn);
}

const monthOf = (day: Day) => `${day.slice(5, 7)}.${day.slice(0, 4)}`;

/** «Лунёва А. П.»: a full name fills a column. What is no full name stays as written. */
export function shortenName(name: string): string {
  const parts = name.split(' ');
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^\p{Lu}[\p{Ll}-]+$/u.test(part))) return name;
  const [surname = '', ...rest] = parts;
  return [surname, ...rest.map((part) => `${part.charAt(0)}.`)].join(NBSP);
}
