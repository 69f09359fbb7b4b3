import { addMonths, type Day } from '#core/time/day.ts';
import { defaultIntervalMonths } from '../model.ts';

/**
 * DIAG-34: true when the last monitoring is more than `months` months old today; on the anniversary itself it is not yet late.
 * Never held (undefined) is overdue.
 */
export function isMonitoringOverdue(lastHeldOn: Day | undefined, today: Day, months = defaultIntervalMonths): boolean {
  return lastHeldOn === undefined || addMonths(lastHeldOn, months) < today;
}

/** DIAG-21: the day proposed for the repeat: 27.02.2023 → 27.02.2024. */
export function proposeRepeatDay(entryDay: Day, months = defaultIntervalMonths): Day {
  return addMonths(entryDay, months);
}

export type RepeatInterval = {
  readonly state: 'not_after_entry' | 'earlier' | 'kept' | 'later';
  readonly expectedOn: Day;
};

/** DIAG-21: how the repeat stands to its interval; a month to either side is «kept». */
export function judgeRepeatInterval(entryDay: Day, repeatDay: Day, months = defaultIntervalMonths): RepeatInterval {
  const expectedOn = addMonths(entryDay, months);
  if (repeatDay <= entryDay) return { state: 'not_after_entry', expectedOn };
  if (repeatDay < addMonths(entryDay, months - 1)) return { state: 'earlier', expectedOn };
  return { state: repeatDay > addMonths(entryDay, months + 1) ? 'later' : 'kept', expectedOn };
}
