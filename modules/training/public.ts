import type { Context } from '#core/context.ts';
import { listDirectory } from '#modules/settings/public.ts';
import { EMPTY_OFFER, type OfferFields } from './model.ts';
import { listOpenRows } from './queries.ts';
import { countPlacesLeft } from './rules.ts';
import { addOffer } from './service.ts';

/** What may be proposed to a person today. */
export interface OpenOffer {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly content: string | null;
  readonly output: string | null;
  readonly form: 'in_person' | 'distance' | 'mixed' | null;
  readonly hours: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** null: as many as come. */
  readonly placesLeft: number | null;
  readonly competenceCodes: readonly string[];
  readonly subjectCodes: readonly string[];
  readonly postCodes: readonly string[];
  readonly levelCodes: readonly string[];
  readonly provider: string | null;
  readonly place: string | null;
}

/** Offers in state open that are not over, with the places left now, in the order of their ids. */
export async function listOpenOffers(context: Context): Promise<OpenOffer[]> {
  const rows = await listOpenRows(context);
  return rows.map(({ url, state, places, taken, ...row }) => ({ ...row, placesLeft: countPlacesLeft(places, taken) }));
}

/** An event planned from unmet needs, with every check of hand entry. @returns its id */
export function addNeededOffer(
  context: Context,
  fields: Pick<OfferFields, 'kind' | 'title'> & Partial<OfferFields>,
): Promise<string> {
  return addOffer(context, { ...EMPTY_OFFER, ...fields }, 'need');
}

/** Kinds that are offered, in the municipality's order. */
export async function listOfferKinds(context: Context): Promise<{ code: string; title: string }[]> {
  const kinds = await listDirectory(context, 'offer_kind');
  return kinds.map(({ code, title }) => ({ code, title }));
}
