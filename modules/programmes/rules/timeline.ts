import { addDays, addMonths, type Day, daysBetween, partsOfDay } from '#core/time/day.ts';

export interface Scale {
  readonly from: Day;
  /** Exclusive. */
  readonly until: Day;
}

/** Whole months around a period. */
export function makeScale(startsOn: Day, endsOn: Day): Scale {
  return { from: `${startsOn.slice(0, 7)}-01`, until: addMonths(`${endsOn.slice(0, 7)}-01`, 1) };
}

/** Share of the scale, 0 … 1, at the beginning of the day; days beyond it stand at its edges. */
export function placeDay(day: Day, { from, until }: Scale): number {
  const share = daysBetween(from, day) / daysBetween(from, until);
  return Math.min(1, Math.max(0, share));
}

export interface Bar {
  readonly left: number;
  readonly width: number;
}

/** Where an occurrence stands, both its days included; without a beginning it is its last day. undefined: it has no date. */
export function placeBar(startsOn: Day | null, dueOn: Day | null, scale: Scale): Bar | undefined {
  const last = dueOn ?? startsOn;
  if (last === null) return undefined;
  const left = placeDay(startsOn ?? last, scale);
  return { left, width: placeDay(addDays(last, 1), scale) - left };
}

export interface Month {
  readonly year: number;
  readonly month: number;
  readonly left: number;
  readonly width: number;
}

export function listMonths(scale: Scale): Month[] {
  const months: Month[] = [];
  for (let start = scale.from; start < scale.until; start = addMonths(start, 1)) {
    const { year, month } = partsOfDay(start);
    const left = placeDay(start, scale);
    months.push({ year, month, left, width: placeDay(addMonths(start, 1), scale) - left });
  }
  return months;
}
