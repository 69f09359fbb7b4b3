import { NBSP } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay, formatDayLong } from '#core/time/format.ts';
import type { Consideration, OrderReference } from './paper.ts';

/** Inside a sentence; an abbreviation keeps its capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}(?!\p{Lu}|\.)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** Ends a sentence; initials bring their own stop. */
export const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** Without its last full stop: the sentence goes on, or a list puts its own sign. */
export const dropStop = (text: string): string => text.trim().replace(/[.;,]+$/u, '');

/** A number never leaves its sign. */
export const bindNumber = (text: string): string => text.replace(/№ (?=\S)/g, `№${NBSP}`);

/** «а», «а и б», «а, б и в» */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} и ${words.at(-1) ?? ''}`;
}

export function joinFilled(parts: readonly (string | null | undefined | false)[], separator = ', '): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(separator);
}

/** «от 20.11.2026 № 4-у» */
export function writeReference({ number, signedOn }: OrderReference): string {
  return `от${NBSP}${formatDay(signedOn)} №${NBSP}${number}`;
}

/** «протокола от 12.11.2026 № 3 (методический совет)» in the genitive, or in the nominative for a stamp. */
export function writeMinutes({ body, number, on }: Consideration, word: 'протокол' | 'протокола'): string {
  return joinFilled([word, on && `от${NBSP}${formatDay(on)}`, number && `№${NBSP}${number}`, body && `(${body})`], ' ');
}

/** «с 1 декабря 2026 г. по 31 мая 2027 г.» */
export function writeTerm(startsOn: Day, endsOn: Day): string {
  return startsOn === endsOn
    ? formatDayLong(startsOn)
    : `с${NBSP}${formatDayLong(startsOn)} по${NBSP}${formatDayLong(endsOn)}`;
}

const FORMS = { in_person: 'очно', distance: 'дистанционно', mixed: 'очно и дистанционно' } as const;

/** How one takes part; '' when it is not said. */
export function writeForm(form: keyof typeof FORMS | null): string {
  return form === null ? '' : FORMS[form];
}
