import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import type { RegisterSort } from '#core/ui/register-table/model.ts';
import { ATTENTION_KINDS } from '../../model/attention.ts';
import { type ListFilter, listFilter, PERSON_STATES, POST_KINDS, type PostKind, SORTS } from '../../model.ts';
import { people } from '../api.ts';

/** Filters of the register as they stand in the address. */
export const ADDRESS = {
  search: '',
  organizationIds: [] as readonly string[],
  postCodes: [] as readonly string[],
  subjectCodes: [] as readonly string[],
  categories: [] as readonly string[],
  postKinds: [] as readonly string[],
  cohort: '',
  state: '',
  recordKind: '',
  attention: '',
  asOf: '',
  sort: 'name',
  direction: 'asc',
  summary: false,
};

export type RegisterAddress = ReturnType<typeof useRegisterAddress>[0];

export function useRegisterAddress() {
  return useAddressState(ADDRESS);
}

function pick<T extends string>(list: readonly T[], value: string, fallback: T): T {
  return list.find((item) => item === value) ?? fallback;
}

/** What the address asks for, made safe: a stale or mistyped address shows the list, not an error. */
export function readFilter(address: RegisterAddress): ListFilter {
  const wanted = {
    search: address.search,
    organizationIds: [...address.organizationIds],
    postCodes: [...address.postCodes],
    subjectCodes: [...address.subjectCodes],
    categories: [...address.categories],
    postKinds: address.postKinds.filter((kind): kind is PostKind => (POST_KINDS as readonly string[]).includes(kind)),
    cohort: address.cohort,
    recordKind: address.recordKind,
    state: pick(PERSON_STATES, address.state, 'working'),
    attention: pick(ATTENTION_KINDS, address.attention, '' as never),
    ...(address.asOf !== '' && { asOf: address.asOf }),
  };
  const parsed = listFilter.safeParse(wanted);
  return parsed.success ? parsed.data : listFilter.parse({});
}

const PAGE = 100;

export function useRegisterRows(filter: ListFilter, sort: RegisterSort) {
  const query = useInfiniteQuery(
    people.query.list.infiniteOptions({
      input: (offset: number) => ({
        ...filter,
        sort: pick(SORTS, sort.column, 'name'),
        descending: sort.direction === 'desc',
        offset,
        limit: PAGE,
      }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.rows.length < PAGE ? undefined : pages.length * PAGE),
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const [first] = query.data?.pages ?? [];
  return { query, rows, counts: first?.counts, asOf: first?.asOf };
}
