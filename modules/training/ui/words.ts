import { formatCount, type PluralForms } from '#core/text/plural.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import { FORM_TITLES, type OfferFields, type OfferState } from '../model.ts';

const HOURS: PluralForms = ['час', 'часа', 'часов'];
const PLACES: PluralForms = ['место', 'места', 'мест'];

export const STATE_TONES: Readonly<Record<OfferState, StateTone>> = {
  open: 'good',
  cancelled: 'stop',
  archived: 'calm',
};

/** «12.01.2027 – 30.01.2027»; without dates «в любое время». */
export function describeDates({ startsOn, endsOn }: Pick<OfferFields, 'startsOn' | 'endsOn'>): string {
  if (startsOn === null) return 'в любое время';
  return endsOn === null ? formatDay(startsOn) : formatDays(startsOn, endsOn);
}

export function describePlaces({ places, placesLeft }: { places: number | null; placesLeft: number | null }): string {
  if (places === null || placesLeft === null) return 'без ограничения';
  return placesLeft === 0 ? 'мест нет' : `осталось ${formatCount(placesLeft, PLACES)} из ${places}`;
}

export function describeHours(hours: number | null): string {
  return hours === null ? '' : formatCount(hours, HOURS);
}

/** «очно, 36 часов, Институт развития образования»: what is known, in one line. */
export function describeBrief({ form, hours, provider, place }: OfferFields): string {
  const parts = [form && FORM_TITLES[form], describeHours(hours), provider, place];
  return parts.filter(Boolean).join(', ');
}
