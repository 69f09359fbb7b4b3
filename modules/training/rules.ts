import { type Actor, can } from '#core/access/reach.ts';
import { searchKey } from '#core/text/normalise.ts';
import type { Fit, OfferAction, OfferFields, OfferState } from './model.ts';

type Dates = Pick<OfferFields, 'startsOn' | 'endsOn'>;

/** How many may still come; null when as many as come, never below nought. */
export function countPlacesLeft(places: number | null, taken: number): number | null {
  return places === null ? null : Math.max(0, places - taken);
}

/** Its last day lies before today; without dates it is never over. */
export function isOver({ startsOn, endsOn }: Dates, today: string): boolean {
  const last = endsOn ?? startsOn;
  return last !== null && last < today;
}

export type OfferFault = 'offer_period' | 'offer_start_needed' | 'offer_places_taken';

/** What does not fit together in an offer; undefined when all does. */
export function findFault(fields: Dates & Pick<OfferFields, 'places'>, taken: number): OfferFault | undefined {
  const { startsOn, endsOn, places } = fields;
  if (endsOn !== null && startsOn === null) return 'offer_start_needed';
  if (endsOn !== null && startsOn !== null && endsOn < startsOn) return 'offer_period';
  return places !== null && places < taken ? 'offer_places_taken' : undefined;
}

const BY_STATE: Record<OfferState, readonly OfferAction[]> = {
  open: ['edit', 'cancel', 'archive'],
  cancelled: ['restore', 'archive'],
  archived: ['restore'],
};

/** What this person may do with this offer now; the page shows just these. */
export function availableActions(offer: { readonly state: OfferState }, actor: Actor): OfferAction[] {
  return can(actor, 'offer.edit') ? [...BY_STATE[offer.state]] : [];
}

/** Two rows of schedules with one key are one offer: the same title of the same provider from the same day. */
export function keyOfOffer({
  title,
  provider,
  startsOn,
}: Pick<OfferFields, 'title' | 'provider' | 'startsOn'>): string {
  return [title, provider ?? '', startsOn ?? ''].map(searchKey).join('|');
}

interface Ties {
  readonly subjectCodes: readonly string[];
  readonly postCodes: readonly string[];
}

function meets(tied: readonly string[], own: readonly string[]): boolean {
  return tied.some((code) => own.includes(code));
}

/** Whose it is: one tied to another's subject or post is not offered as one's own. */
export function fitFor(offer: Ties, person: Ties): Fit {
  const isForOthers = (tied: readonly string[], own: readonly string[]) => tied.length > 0 && !meets(tied, own);
  if (isForOthers(offer.subjectCodes, person.subjectCodes) || isForOthers(offer.postCodes, person.postCodes))
    return 'other';
  return offer.subjectCodes.length > 0 || offer.postCodes.length > 0 ? 'own' : 'general';
}
