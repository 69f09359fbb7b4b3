import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import type { Filter } from '#core/ui/filters/model.ts';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import {
  DATE_FILTERS,
  FORM_TITLES,
  type ListFilter,
  listFilter,
  OFFER_STATE_TITLES,
  OFFER_STATES,
  SORTS,
} from '../model.ts';
import { type OfferRow, training } from './api.ts';
import type { Choices } from './choices.ts';
import { describeDates } from './words.ts';

/** Filters of the catalogue as they stand in the address. */
export const ADDRESS = {
  search: '',
  kinds: [] as readonly string[],
  competences: [] as readonly string[],
  subjects: [] as readonly string[],
  states: [] as readonly string[],
  dates: '',
  places: '',
  sort: 'dates',
  direction: 'asc',
};

export type RegisterAddress = ReturnType<typeof useRegisterAddress>[0];

export function useRegisterAddress() {
  return useAddressState(ADDRESS);
}

/** What the address asks for, made safe: a stale or mistyped address shows the list, not an error. */
export function readFilter(address: RegisterAddress): ListFilter {
  const wanted = {
    ...{ search: address.search, kinds: [...address.kinds], competences: [...address.competences] },
    ...{ subjects: [...address.subjects], states: [...address.states], withPlaces: address.places === 'free' },
    dates: address.dates === '' ? 'current' : address.dates,
  };
  const parsed = listFilter.safeParse(wanted);
  return parsed.success ? parsed.data : listFilter.parse({});
}

const PAGE = 100;

export function useOfferRows(filter: ListFilter, address: RegisterAddress) {
  const query = useInfiniteQuery(
    training.query.list.infiniteOptions({
      input: (offset: number) => ({
        ...filter,
        sort: SORTS.find((sort) => sort === address.sort) ?? 'dates',
        descending: address.direction === 'desc',
        ...{ offset, limit: PAGE },
      }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.rows.length < PAGE ? undefined : pages.length * PAGE),
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { query, rows, total: query.data?.pages[0]?.total };
}

const DATE_TITLES: Readonly<Record<(typeof DATE_FILTERS)[number], string>> = {
  current: 'ещё не прошли',
  dated: 'с датами, ещё не прошли',
  undated: 'без дат: в любое время',
  past: 'уже прошли',
  any: 'все',
};

/** What the catalogue is narrowed by, as chips. */
export function listFilters({ kinds, competences, subjects }: Choices): readonly Filter[] {
  const dates = DATE_FILTERS.filter((value) => value !== 'current');
  return [
    { id: 'kinds', title: 'Вид', kind: 'many', choices: kinds.choices },
    { id: 'competences', title: 'Компетенция', kind: 'many', choices: competences.choices },
    { id: 'subjects', title: 'Предмет', kind: 'many', choices: subjects.choices },
    {
      ...{ id: 'dates', title: 'Сроки', kind: 'one' },
      choices: dates.map((value) => ({ value, label: DATE_TITLES[value] })),
    },
    { id: 'places', title: 'Места', kind: 'one', choices: [{ value: 'free', label: 'ещё есть' }] },
    {
      ...{ id: 'states', title: 'Состояние', kind: 'many' },
      choices: OFFER_STATES.map((value) => ({ value, label: OFFER_STATE_TITLES[value] })),
    },
  ];
}

function placesOf({ places, placesLeft }: OfferRow): string | null {
  return places === null ? null : `${placesLeft ?? 0} из ${places}`;
}

export function listColumns({ kinds, competences, subjects, posts }: Choices): readonly RegisterColumn<OfferRow>[] {
  return [
    { id: 'title', title: 'Название', kind: 'link', width: 300, value: (row) => row.title, isSortable: true },
    { id: 'kind', title: 'Вид', width: 230, value: (row) => kinds.titleOf(row.kind) },
    {
      ...{ id: 'dates', title: 'Сроки', width: 185, isSortable: true },
      value: (row) => describeDates(row),
    },
    { id: 'hours', title: 'Часов', kind: 'number', width: 84, value: (row) => row.hours, isSortable: true },
    {
      ...{ id: 'places', title: 'Места', width: 110, isSortable: true, isLabelledOnPhone: true },
      value: placesOf,
    },
    { id: 'provider', title: 'Организатор', width: 200, isHidden: true, value: (row) => row.provider },
    {
      ...{ id: 'competences', title: 'Компетенции', width: 160 },
      value: (row) => competences.titlesOf(row.competenceCodes),
    },
    {
      ...{ id: 'state', title: 'Состояние', width: 130, isHidden: true, isLabelledOnPhone: true },
      value: (row) => OFFER_STATE_TITLES[row.state],
    },
    { id: 'form', title: 'Форма', width: 150, isHidden: true, value: (row) => row.form && FORM_TITLES[row.form] },
    { id: 'place', title: 'Место', isHidden: true, value: (row) => row.place },
    { id: 'subjects', title: 'Предметы', isHidden: true, value: (row) => subjects.titlesOf(row.subjectCodes) },
    { id: 'posts', title: 'Для должностей', isHidden: true, value: (row) => posts.titlesOf(row.postCodes) },
    { id: 'output', title: 'Результат', isHidden: true, value: (row) => row.output },
  ];
}
