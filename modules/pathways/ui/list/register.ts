import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import type { RegisterSelection } from '#core/ui/register-table/model.ts';
import type { PathwayRow } from '../../contract/shapes.ts';
import { GROUNDS, type Ground, PATHWAY_STATES, type PathwayState } from '../../model.ts';
import { pathways } from '../api.ts';
import { ATTENTION_TITLES, type AttentionKind } from '../words.ts';

/** Filters of the list as they stand in the address. */
export const ADDRESS = {
  search: '',
  states: [] as readonly string[],
  grounds: [] as readonly string[],
  organizationIds: [] as readonly string[],
  attention: '',
  campaignId: '',
  tutorId: '',
};

export type ListAddress = ReturnType<typeof useListAddress>[0];

export function useListAddress() {
  return useAddressState(ADDRESS);
}

/** A filter as the server takes it, without the page. */
export interface ListWish {
  readonly search: string;
  readonly states: PathwayState[];
  readonly grounds: Ground[];
  readonly organizationIds: string[];
  readonly attention: AttentionKind | '';
  readonly campaignId: string | null;
  readonly tutorId: string | null;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function among<T extends string>(known: readonly T[], asked: readonly string[]): T[] {
  return known.filter((item) => asked.includes(item));
}

/** What the address asks for, made safe: a stale or mistyped address shows the list, not an error. */
export function readWish(address: ListAddress): ListWish {
  const idOf = (text: string) => (ID.test(text) ? text : null);
  const kinds = Object.keys(ATTENTION_TITLES) as AttentionKind[];
  return {
    search: address.search.slice(0, 200),
    states: among(PATHWAY_STATES, address.states),
    grounds: among(GROUNDS, address.grounds),
    organizationIds: address.organizationIds.filter((id) => ID.test(id)),
    attention: kinds.find((kind) => kind === address.attention) ?? '',
    campaignId: idOf(address.campaignId),
    tutorId: idOf(address.tutorId),
  };
}

const PAGE = 100;

export function usePathwayRows(wish: ListWish) {
  const query = useInfiniteQuery(
    pathways.query.list.infiniteOptions({
      input: (offset: number) => ({ ...wish, offset, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.rows.length < PAGE ? undefined : pages.length * PAGE),
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const [first] = query.data?.pages ?? [];
  return { query, rows, first };
}

const LARGEST = 500;

/** The chosen pathways with their states: those on the page, or all that the filters leave. */
export async function gatherChosen(
  selection: RegisterSelection,
  rows: readonly PathwayRow[],
  wish: ListWish,
): Promise<readonly PathwayRow[]> {
  if (!selection.isAll) return rows.filter(({ id }) => selection.ids.includes(id));
  const all: PathwayRow[] = [];
  for (;;) {
    const page = await pathways.call.list({ ...wish, offset: all.length, limit: LARGEST });
    all.push(...page.rows);
    if (page.rows.length < LARGEST) return all;
  }
}
