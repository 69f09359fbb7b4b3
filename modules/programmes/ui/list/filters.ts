import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import type { Filter } from '#core/ui/filters/model.ts';
import { useOrganizations } from '#modules/people/ui/directories.ts';
import { PROGRAMME_STATE_TITLES, PROGRAMME_STATES, type ProgrammeState } from '../../model/states.ts';
import { programmes } from '../api.ts';
import { ATTENTION_TITLES, OF_SERVICE } from './words.ts';

const LONG = 5 * 60_000;

/** What programmes and their rows choose from. */
export function useChoices() {
  return useQuery({ ...programmes.query.choices.queryOptions({ input: {} }), staleTime: LONG }).data;
}

/** What the list is narrowed by. @param seesAll whether more than one organisation's programmes are within reach */
export function useListFilters(states: Partial<Record<ProgrammeState, number>>, seesAll: boolean): readonly Filter[] {
  const organizations = useOrganizations();
  const choices = useChoices();
  return useMemo(() => {
    const filters: Filter[] = [
      {
        id: 'states',
        title: 'Состояние',
        kind: 'many',
        choices: PROGRAMME_STATES.map((state) => ({
          value: state,
          label: `${PROGRAMME_STATE_TITLES[state]} (${formatNumber(states[state] ?? 0)})`,
        })),
      },
      {
        id: 'attention',
        title: 'Требует внимания',
        kind: 'one',
        choices: Object.entries(ATTENTION_TITLES).map(([value, label]) => ({ value, label })),
      },
      {
        id: 'kinds',
        title: 'Вид',
        kind: 'many',
        choices: (choices?.kinds ?? []).map(({ code, title }) => ({ value: code, label: title })),
      },
      { id: 'organizationIds', title: 'Организация', kind: 'many', choices: organizations.choices },
      { id: 'owner', title: 'Чья', kind: 'one', choices: [{ value: 'service', label: OF_SERVICE }] },
      { id: 'on', title: 'Действует на день', kind: 'day' },
    ];
    return filters.filter(({ id }) => seesAll || (id !== 'organizationIds' && id !== 'owner'));
  }, [organizations, choices, states, seesAll]);
}
