/** A recurrence rule of RFC 5545 in parts, as far as plans need it. */
export interface Rule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval?: number;
  readonly months?: readonly number[];
  /** −1 is the last day of the month. */
  readonly monthDays?: readonly number[];
  /** «MO», «1MO», «-1FR». */
  readonly weekdays?: readonly string[];
  /** −1: of the days that the rest of the rule names in its month or year only the last counts. */
  readonly setPosition?: number;
}

/** Nothing but how often: «ежемесячно», «2 раза в год». */
export const isPlain = ({ months, monthDays, weekdays }: Rule): boolean =>
  months === undefined && monthDays === undefined && weekdays === undefined;

/** «FREQ=MONTHLY;BYMONTHDAY=25» */
export function writeRule({ frequency, interval, months, monthDays, weekdays, setPosition }: Rule): string {
  const list = (name: string, values: readonly (string | number)[] | undefined) =>
    values === undefined ? [] : [`${name}=${values.join(',')}`];
  return [
    `FREQ=${frequency}`,
    ...(interval === undefined || interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...list('BYMONTH', months),
    ...list('BYMONTHDAY', monthDays),
    ...list('BYDAY', weekdays),
    ...(setPosition === undefined ? [] : [`BYSETPOS=${setPosition}`]),
  ].join(';');
}

/** Reads what `writeRule` writes; parts it does not know are left out. */
export function readRule(recurrence: string): Rule {
  const parts = new Map(recurrence.split(';').map((part) => part.split('=') as [string, string]));
  const listed = (name: string) => parts.get(name)?.split(',').filter(Boolean);
  const numbers = (name: string) => listed(name)?.map(Number);
  const [months, monthDays, weekdays] = [numbers('BYMONTH'), numbers('BYMONTHDAY'), listed('BYDAY')];
  const position = parts.get('BYSETPOS');
  return {
    frequency: (parts.get('FREQ') ?? 'YEARLY') as Rule['frequency'],
    interval: Number(parts.get('INTERVAL') ?? 1),
    ...(months && { months }),
    ...(monthDays && { monthDays }),
    ...(weekdays && { weekdays }),
    ...(position !== undefined && { setPosition: Number(position) }),
  };
}
