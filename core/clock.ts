/** The only place that asks what time it is; tests and the demo give their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const writers = new Map<string, Intl.DateTimeFormat>();

/** Making a writer of dates takes a millisecond, writing one takes none; the day is asked several times a request. */
function writerOf(timeZone: string): Intl.DateTimeFormat {
  const writer = writers.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  writers.set(timeZone, writer);
  return writer;
}

/** The calendar day of an instant in a municipality's time zone, 'YYYY-MM-DD'. */
export function dayIn(timeZone: string, instant: Date): string {
  return writerOf(timeZone).format(instant);
}
