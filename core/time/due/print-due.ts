import { partsOfDay, schoolYearOf } from '../day.ts';
import { formatDay } from '../format.ts';
import { monthName } from '../months.ts';
import type { Due } from './model.ts';

const ROMAN = ['I', 'II', 'III', 'IV'];

function printWhole({ kind, start, end }: Due): string | undefined {
  if (start === null || end === null) return undefined;
  const [from, to] = [partsOfDay(start), partsOfDay(end)];
  switch (kind) {
    case 'day':
      return formatDay(start);
    case 'month':
      return `${monthName(from.month)} ${from.year}`;
    case 'months':
      return `${monthName(from.month)}–${monthName(to.month)} ${to.year}`;
    case 'quarter': {
      const [first, last] = [Math.ceil(from.month / 3), Math.ceil(to.month / 3)];
      const names = first === last ? ROMAN[first - 1] : `${ROMAN[first - 1]}–${ROMAN[last - 1]}`;
      return `${names} квартал ${from.year}`;
    }
    case 'school_year':
      return `${schoolYearOf(start).title} учебный год`;
    case 'calendar_year':
      return `${from.year} год`;
    default:
      return undefined;
  }
}

/** A due as it is shown: by its days where it has them, else by its own words. Reading it again gives the same days. */
export function printDue(due: Due): string {
  const { kind, start, end, text } = due;
  if (kind === 'recurring' || kind === 'whole_period') return text;
  const whole = printWhole(due);
  if (whole !== undefined) return whole;
  if (start !== null && end !== null) return `${formatDay(start)} – ${formatDay(end)}`;
  if (end !== null) return `до ${formatDay(end)}`;
  return start === null ? text : `с ${formatDay(start)}`;
}
