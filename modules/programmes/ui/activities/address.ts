import { useMemo } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import { ROW_NEEDS, type RowFilter } from '../../rules/activity-filter.ts';
import { ACTIVITY_STATES } from '../../rules/activity-state.ts';

/** Filters, order and the open row of a road map as they stand in the address. */
export const ADDRESS = {
  search: '',
  states: [] as readonly string[],
  needs: [] as readonly string[],
  directions: [] as readonly string[],
  owners: [] as readonly string[],
  executors: [] as readonly string[],
  tasks: [] as readonly string[],
  stages: [] as readonly string[],
  excluded: false,
  group: 'task',
  sort: '',
  row: '',
  /** A new row is being written. */
  add: false,
};

export type MapAddress = ReturnType<typeof useMapAddress>[0];
export type Grouping = 'task' | 'stage' | 'none';

export function useMapAddress() {
  return useAddressState(ADDRESS);
}

/** What the address asks for, made safe. */
export function readFilter(address: MapAddress): RowFilter {
  return {
    search: address.search.slice(0, 200),
    states: ACTIVITY_STATES.filter((state) => address.states.includes(state)),
    needs: ROW_NEEDS.filter((need) => address.needs.includes(need)),
    directions: address.directions,
    owners: address.owners,
    executorIds: address.executors,
    taskIds: address.tasks,
    stageIds: address.stages,
    isExcluded: address.excluded,
  };
}

export function readGrouping({ group }: Pick<MapAddress, 'group'>): Grouping {
  return group === 'stage' || group === 'none' ? group : 'task';
}

/** Keeps one object while the same filters stand in the address. */
export function useFilter(address: MapAddress): { readonly filter: RowFilter; readonly isNarrowed: boolean } {
  return useMemo(() => {
    const filter = readFilter(address);
    return { filter, isNarrowed: JSON.stringify(filter) !== JSON.stringify(readFilter(ADDRESS)) };
  }, [address]);
}
