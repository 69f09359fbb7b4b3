import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isDay } from '#core/time/day.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import type { RegisterSort } from '#core/ui/register-table/model.ts';
import { PROGRAMME_STATES, type ProgrammeState } from '../../model/states.ts';
import { programmes } from '../api.ts';
import { ATTENTION_TITLES, type Attention } from './words.ts';

/** Filters of the list as they stand in the address. */
export const ADDRESS = {
  search: '',
  states: [] as readonly string[],
  kinds: [] as readonly string[],
  organizationIds: [] as readonly string[],
  owner: '',
  attention: '',
  on: '',
  sort: '',
};

export type ListAddress = ReturnType<typeof useListAddress>[0];

export function useListAddress() {
  return useAddressState(ADDRESS);
}

const SORTED = ['title', 'startsOn', 'endsOn'] as const;
type Sorted = (typeof SORTED)[number];

/** A filter as the server takes it, without the page. */
export interface ListWish {
  readonly search: string;
  readonly states: ProgrammeState[];
  readonly kinds: string[];
  readonly organizationIds: string[];
  readonly ofService: boolean;
  readonly attention: Attention | '';
  readonly on: string | null;
  readonly sort: { column: Sorted; direction: 'asc' | 'desc' } | null;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readSort(text: string): ListWish['sort'] {
  const [name, turn] = text.split(' ');
  const column = SORTED.find((one) => one === name);
  return column === undefined ? null : { column, direction: turn === 'desc' ? 'desc' : 'asc' };
}

export const writeSort = ({ column, direction }: RegisterSort): string => `${column} ${direction}`;

/** What the address asks for, made safe: a stale or mistyped address shows the list, not an error. */
export function readWish(address: ListAddress): ListWish {
  const attentions = Object.keys(ATTENTION_TITLES) as Attention[];
  return {
    search: address.search.slice(0, 200),
    states: PROGRAMME_STATES.filter((state) => address.states.includes(state)),
    kinds: address.kinds.map((kind) => kind.slice(0, 60)).slice(0, 50),
    organizationIds: address.organizationIds.filter((id) => ID.test(id)).slice(0, 500),
    ofService: address.owner === 'service',
    attention: attentions.find((kind) => kind === address.attention) ?? '',
    on: isDay(address.on) ? address.on : null,
    sort: readSort(address.sort),
  };
}

const PAGE = 100;

export function useProgrammeRows(wish: ListWish) {
  const query = useInfiniteQuery(
    programmes.query.list.infiniteOptions({
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
