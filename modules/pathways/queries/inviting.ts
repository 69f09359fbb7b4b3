import type { Context } from '#core/context.ts';

export interface InvitingOffer {
  readonly kind: string;
  readonly title: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly place: string | null;
  readonly provider: string | null;
  readonly hours: number | null;
}

/** What a letter says of an event. */
export function findInvitingOffer(context: Context, offerId: string): Promise<InvitingOffer | undefined> {
  return context.db
    .selectFrom('offer')
    .select(['kind', 'title', 'startsOn', 'endsOn', 'place', 'provider', 'hours'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', offerId)
    .executeTakeFirst();
}
