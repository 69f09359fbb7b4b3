import { formatCount } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import { formatDay } from '#core/time/format.ts';
import { makeOccurrences, type ProgrammePeriod } from '../../rules/occurrences.ts';

const TIMES = ['раз', 'раза', 'раз'] as const;

/** «5 раз: 25.01.2026 … 25.05.2026». */
function countDays(days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 'в срок программы не попадает ни разу';
  return days.length === 1
    ? formatDay(first)
    : `${formatCount(days.length, TIMES)}: ${formatDay(first)} … ${formatDay(last)}`;
}

function daysOf(due: Due, period: ProgrammePeriod): Day[] {
  return makeOccurrences([due], period).flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]));
}

/** What a due was understood as, after its own words. */
export function describeDue(due: Due, period: ProgrammePeriod): string {
  switch (due.kind) {
    case 'unknown':
      return 'дата не понята: останется словами';
    case 'other_plan':
      return 'по другому плану, без даты';
    case 'as_needed':
      return 'по мере надобности, без даты';
    case 'whole_period':
      return `весь период, спросим раз в квартал: ${countDays(daysOf(due, period))}`;
    case 'recurring':
      return countDays(daysOf(due, period));
    default:
      if (due.start === null && due.end === null) return 'без года: укажите год';
      return due.end === null ? `с ${formatDay(due.start ?? '')} до конца программы` : `до ${formatDay(due.end)}`;
  }
}

/** The reading of a cell, a line for each due. */
export function describeDues(dues: readonly Due[], period: ProgrammePeriod) {
  return dues.map((due) => ({ words: due.text, meaning: describeDue(due, period) }));
}
