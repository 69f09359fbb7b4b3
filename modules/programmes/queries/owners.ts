import type { Context } from '#core/context.ts';
import { indexOrganizations } from '#core/text/match-organization.ts';
import { searchKey } from '#core/text/normalise.ts';
import { listNamedOrganizations } from '#modules/organizations/public.ts';
import type { FindOwner } from '../rules/from-reading.ts';
import { findNamed, makeOwnerFinder } from '../rules/match-owner.ts';

/** Knows whom these words may mean: people of the surnames they hold, and every organisation. */
export async function loadOwnerFinder(context: Context, words: readonly string[]): Promise<FindOwner> {
  const surnames = new Set(words.flatMap((one) => searchKey(findNamed(one)?.surname ?? '') || []));
  const people =
    surnames.size === 0
      ? []
      : await context.db
          .selectFrom('person')
          .select(['id', 'surname', 'givenName', 'patronymic'])
          .where('tenantId', '=', context.tenantId)
          .where((eb) => eb(eb.fn('split_part', ['nameKey', eb.val(' '), eb.val(1)]), 'in', [...surnames]))
          .execute();
  return makeOwnerFinder(people, indexOrganizations(await listNamedOrganizations(context)));
}
