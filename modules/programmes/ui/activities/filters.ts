import { useMemo } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import type { Filter, FilterChoice } from '#core/ui/filters/model.ts';
import type { ActivityRow } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { ownerKey, ROW_NEEDS } from '../../rules/activity-filter.ts';
import { ACTIVITY_STATE_TITLES, ACTIVITY_STATES } from '../../rules/activity-state.ts';
import { useChoices } from '../list/filters.ts';
import { NEED_TITLES } from './words.ts';

const NOWHERE = { value: '', label: 'не указано' };

/** Values of rows with how many rows have each, most first. */
function countChoices(pairs: readonly (readonly [value: string, label: string])[]): FilterChoice[] {
  const counted = Map.groupBy(pairs, ([value]) => value);
  return [...counted]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([value, own]) => ({ value, label: `${own[0]?.[1] ?? value} (${formatNumber(own.length)})` }));
}

const titled = (list: readonly { id: string; title: string }[]): FilterChoice[] =>
  list.length === 0 ? [] : [...list.map(({ id, title }) => ({ value: id, label: title })), NOWHERE];

/** What a road map is narrowed by; owners and executors are those that stand in it. */
export function useMapFilters(programme: ProgrammeAnswer, rows: readonly ActivityRow[]): readonly Filter[] {
  const choices = useChoices();
  return useMemo(() => {
    const states = countChoices(rows.map(({ state }) => [state, ACTIVITY_STATE_TITLES[state]]));
    const owners = countChoices(
      rows.flatMap((row) => row.owners.map(({ words }) => [ownerKey(words), words] as const)),
    );
    const executors = countChoices(
      rows.flatMap(({ executorPersonId, executor }) =>
        executorPersonId === null ? [] : [[executorPersonId, executor ?? ''] as const],
      ),
    );
    const directions = (choices?.directions ?? []).map(({ code, title }) => ({ value: code, label: title }));
    const filters: Filter[] = [
      {
        id: 'states',
        title: 'Состояние',
        kind: 'many',
        choices: ACTIVITY_STATES.flatMap((state) => states.filter(({ value }) => value === state)),
      },
      {
        id: 'needs',
        title: 'Требует внимания',
        kind: 'many',
        choices: ROW_NEEDS.map((need) => ({ value: need, label: NEED_TITLES[need] })),
      },
      { id: 'executors', title: 'Исполнитель', kind: 'many', choices: executors },
      { id: 'owners', title: 'Ответственный', kind: 'many', choices: owners },
      { id: 'tasks', title: 'Задача', kind: 'many', choices: titled(programme.tasks) },
      { id: 'stages', title: 'Этап', kind: 'many', choices: titled(programme.stages) },
      { id: 'directions', title: 'Направление', kind: 'many', choices: [...directions, NOWHERE] },
    ];
    return filters.filter((filter) => filter.kind !== 'many' || filter.choices.length > 0);
  }, [programme.tasks, programme.stages, rows, choices]);
}
