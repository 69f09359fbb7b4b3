import type { ActivityRow } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { sortByDate } from '../../rules/activity-filter.ts';
import { groupRows, type RowGroup } from '../../rules/road-map.ts';
import type { Grouping } from './address.ts';

/** A line of the road map: a heading, or a row under it. */
export type MapLine =
  | { readonly kind: 'group'; readonly id: string; readonly group: RowGroup<ActivityRow> }
  | { readonly kind: 'row'; readonly id: string; readonly row: ActivityRow };

interface Order {
  readonly grouping: Grouping;
  /** '' keeps the plan's order. */
  readonly sort: string;
  readonly isNarrowed: boolean;
}

function groupsOf(rows: readonly ActivityRow[], programme: ProgrammeAnswer, { grouping, isNarrowed }: Order) {
  const withEmpty = !isNarrowed;
  if (grouping === 'stage')
    return groupRows(rows, programme.stages, ({ stageId }) => stageId, { without: 'Без этапа', withEmpty });
  return groupRows(rows, programme.tasks, ({ taskId }) => taskId, { without: 'Без задачи', withEmpty });
}

/** The groups of a road map as they are shown; a plan without tasks or stages has one, without a heading. */
export function arrangeGroups(
  rows: readonly ActivityRow[],
  programme: ProgrammeAnswer,
  order: Order,
): RowGroup<ActivityRow>[] {
  const places = order.grouping === 'stage' ? programme.stages : programme.tasks;
  const isFlat = order.grouping === 'none' || places.length === 0;
  const groups = isFlat ? [{ id: '', title: '', rows }] : groupsOf(rows, programme, order);
  const isDown = order.sort === 'date desc';
  return order.sort === '' ? groups : groups.map((group) => ({ ...group, rows: sortByDate(group.rows, isDown) }));
}

export function listLines(groups: readonly RowGroup<ActivityRow>[]): MapLine[] {
  return groups.flatMap((group): MapLine[] => [
    ...(group.title === '' ? [] : [{ kind: 'group' as const, id: `group ${group.id}`, group }]),
    ...group.rows.map((row) => ({ kind: 'row' as const, id: row.id, row })),
  ]);
}

/** Ids of the rows that stand under one heading with this one. */
export function listBeside(groups: readonly RowGroup<ActivityRow>[], id: string): string[] {
  const own = groups.find(({ rows }) => rows.some((row) => row.id === id));
  return (own?.rows ?? []).filter(({ isShared }) => !isShared).map((row) => row.id);
}
