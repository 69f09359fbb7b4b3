import { formatCount } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import type { Offer } from './fit-offer.ts';

/** Why this offer was proposed, in words for the person it is for. @param placesLeft before this choice; null: as many as come */
export function explainChoice(offer: Offer, placesLeft: number | null): string {
  const reasons = [
    offer.subjectCodes.length > 0 ? 'подходит по предмету' : undefined,
    offer.postCodes.length > 0 ? 'подходит по должности' : undefined,
    offer.startsOn === null && offer.endsOn === null ? 'в удобное время' : undefined,
    offer.startsOn === null ? undefined : `начало ${formatDay(offer.startsOn)}`,
    placesLeft === null ? undefined : `есть ${formatCount(placesLeft, ['место', 'места', 'мест'])}`,
  ];
  return reasons.filter((reason) => reason !== undefined).join('; ');
}
