/** Why a mark cannot be made; also the ending of its error code: `mark_step` … */
export const MARK_REFUSALS = [
  'step',
  'date_ahead',
  'reason_needed',
  'day_needed',
  'day_passed',
  'same_day',
  'before_start',
  'outside_period',
] as const;
export type MarkRefusal = (typeof MARK_REFUSALS)[number];
