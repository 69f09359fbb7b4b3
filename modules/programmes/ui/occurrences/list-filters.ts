import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import type { Filter } from '#core/ui/filters/model.ts';
import { OCCURRENCE_STATE_TITLES, OCCURRENCE_STATES } from '../../model/states.ts';
import { ATTENTION_KINDS, type AttentionKind } from '../../rules/attention.ts';
import { programmes } from '../api.ts';
import type { ListAddress } from './list-address.ts';
import { ATTENTION_TITLES, BOARD_COLUMNS } from './words.ts';

interface Around {
  readonly address: ListAddress;
  /** null: across all programmes within reach */
  readonly programmeId: string | null;
  readonly counts: Partial<Record<AttentionKind, number>>;
  /** Of the person whose rows are shown. */
  readonly executorName: string | undefined;
}

/** Running programmes by title, to narrow the list to some of them. */
function useProgrammeChoices(isWanted: boolean) {
  const { data } = useQuery({
    ...programmes.query.list.queryOptions({ input: { states: ['running'], limit: 500 } }),
    enabled: isWanted,
  });
  return useMemo(() => {
    const rows = data?.rows ?? [];
    const schools = new Map(
      rows.flatMap(({ organizationId, organization }) =>
        organizationId === null ? [] : [[organizationId, organization ?? ''] as const],
      ),
    );
    return {
      programmes: rows.map(({ id, title }) => ({ value: id, label: title })),
      schools: [...schools].map(([value, label]) => ({ value, label })),
    };
  }, [data]);
}

/** What a list of occurrences is narrowed by. */
export function useOccurrenceFilters({ address, programmeId, counts, executorName }: Around): readonly Filter[] {
  const choices = useProgrammeChoices(programmeId === null);
  return useMemo(() => {
    const executors = [
      ...(address.who !== '' && address.who !== 'none'
        ? [{ value: address.who, label: executorName ?? 'выбранный исполнитель' }]
        : []),
      { value: 'none', label: 'не назначен' },
    ];
    const filters: (Filter & { isHidden?: boolean })[] = [
      {
        id: 'attention',
        title: 'Требует внимания',
        kind: 'one',
        choices: [
          ...ATTENTION_KINDS.map((kind) => ({
            value: kind,
            label: `${ATTENTION_TITLES[kind]} (${formatNumber(counts[kind] ?? 0)})`,
          })),
          ...(programmeId === null ? [{ value: 'all', label: 'не важно, все сроки' }] : []),
        ],
      },
      {
        id: 'marks',
        title: 'Состояние',
        kind: 'many',
        choices: OCCURRENCE_STATES.map((state) => ({ value: state, label: OCCURRENCE_STATE_TITLES[state] })),
      },
      {
        id: 'bucket',
        title: 'Столбец сводки',
        kind: 'one',
        choices: BOARD_COLUMNS.map(({ bucket, title }) => ({ value: bucket, label: title })),
        isHidden: address.bucket === '',
      },
      { id: 'who', title: 'Исполнитель', kind: 'one', choices: executors },
      {
        id: 'plans',
        title: 'План',
        kind: 'many',
        choices: choices.programmes,
        isHidden: programmeId !== null || choices.programmes.length === 0,
      },
      {
        id: 'schools',
        title: 'Организация',
        kind: 'many',
        choices: choices.schools,
        isHidden: programmeId !== null || choices.schools.length === 0,
      },
    ];
    return filters.filter(({ isHidden }) => isHidden !== true);
  }, [address.who, address.bucket, programmeId, counts, executorName, choices]);
}
