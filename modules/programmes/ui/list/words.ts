import { formatCount, formatNumber, NBSP, plural } from '#core/text/plural.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { ProgrammeState } from '../../model.ts';

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
