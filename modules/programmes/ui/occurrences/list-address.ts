import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import type { RegisterSelection } from '#core/ui/register-table/model.ts';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { OCCURRENCE_STATES, type OccurrenceState } from '../../model/states.ts';
import { ATTENTION_KINDS, type AttentionKind, BOARD_BUCKETS, type BoardBucket } from '../../rules/attention.ts';
import { OPEN_OCCURRENCE_STATES } from '../../rules/occurrence-states.ts';
import { programmes } from '../api.ts';

/**
 * Filters of a list of occurrences as they stand in the address, under names of their own: the road map keeps its filters on the same page.
 * `occurrence`: the one whose panel is open.
 */
const ADDRESS = {
  occurrence: '',
  words: '',
  attention: '',
  bucket: '',
  /** In one programme: '' shows what waits for a mark, «all» every time of its rows. */
  show: '',
  marks: [] as readonly string[],
  plans: [] as readonly string[],
  schools: [] as readonly string[],
  who: '',
};
export type ListAddress = ReturnType<typeof useListAddress>[0];

export function useListAddress() {
  return useAddressState(ADDRESS);
}

/** A filter as the server takes it, without the page. */
export interface ListWish {
  readonly search: string;
  readonly attention: AttentionKind | 'any' | null;
  readonly bucket: BoardBucket | null;
  readonly states: OccurrenceState[];
  readonly programmeIds: string[];
  readonly organizationIds: string[];
  readonly executorPersonId: string | null;
  readonly isRunning: boolean;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idOf = (text: string) => (ID.test(text) || text === 'none' ? text : null);

/** Across programmes only what asks for attention is shown until a person asks for all. */
function readAttention({ attention }: ListAddress, programmeId: string | null): ListWish['attention'] {
  const kind = ATTENTION_KINDS.find((one) => one === attention);
  if (kind !== undefined) return kind;
  return programmeId === null && attention !== 'all' ? 'any' : null;
}

const WAITING: readonly OccurrenceState[] = OPEN_OCCURRENCE_STATES;

/** Without a wish of its own a programme's list begins with what waits: years of marks come before it otherwise. */
function readStates({ marks, bucket, attention, show }: ListAddress, programmeId: string | null): OccurrenceState[] {
  const asked = OCCURRENCE_STATES.filter((state) => marks.includes(state));
  const isBare = asked.length === 0 && bucket === '' && attention === '' && show === '';
  return programmeId !== null && isBare ? [...WAITING] : asked;
}

/** What the address asks for, made safe: a stale or mistyped address shows the list, not an error. */
export function readWish(address: ListAddress, programmeId: string | null): ListWish {
  return {
    search: address.words.slice(0, 200),
    attention: readAttention(address, programmeId),
    bucket: BOARD_BUCKETS.find((bucket) => bucket === address.bucket) ?? null,
    states: readStates(address, programmeId),
    programmeIds: programmeId === null ? address.plans.filter((id) => ID.test(id)) : [programmeId],
    organizationIds: address.schools.filter((id) => ID.test(id)),
    executorPersonId: idOf(address.who),
    isRunning: programmeId === null,
  };
}

/** The panel of a row stands in the address: a link leads to it. */
export function readOpen({ occurrence }: Pick<ListAddress, 'occurrence'>): string {
  return ID.test(occurrence) ? occurrence : '';
}

const PAGE = 100;

export function useOccurrenceRows(wish: ListWish) {
  const query = useInfiniteQuery(
    programmes.query.listOccurrences.infiniteOptions({
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

/** The chosen occurrences: those on the page, or all that the filters leave. */
export async function gatherChosen(
  selection: RegisterSelection,
  rows: readonly OccurrenceRow[],
  wish: ListWish,
): Promise<readonly OccurrenceRow[]> {
  if (!selection.isAll) return rows.filter(({ id }) => selection.ids.includes(id));
  return gatherAll(wish);
}

/** All that a filter leaves, page by page. */
export async function gatherAll(wish: Parameters<typeof programmes.call.listOccurrences>[0]): Promise<OccurrenceRow[]> {
  const all: OccurrenceRow[] = [];
  for (;;) {
    const page = await programmes.call.listOccurrences({ ...wish, offset: all.length, limit: LARGEST });
    all.push(...page.rows);
    if (page.rows.length < LARGEST) return all;
  }
}
