import { readProblem } from '#core/http/client.ts';
import { showDone, showProblem, showUndo } from '#core/ui/state.tsx';
import type { ActivityBulk, ActivityRow } from '../../contract/activities.ts';
import { findNewPlace } from '../../rules/road-map.ts';
import { programmes } from '../api.ts';
import { useRefresh } from '../use-refresh.ts';
import { countRows } from './words.ts';

const idsOf = (rows: readonly ActivityRow[]) => rows.map(({ id }) => id);

/** What each row held before of the fields that a change names. */
function groupByFormer(rows: readonly ActivityRow[], changes: ActivityBulk) {
  const keys = Object.keys(changes) as (keyof ActivityBulk)[];
  const former = (row: ActivityRow) => Object.fromEntries(keys.map((key) => [key, row[key]])) as ActivityBulk;
  const groups = Map.groupBy(rows, (row) => JSON.stringify(former(row)));
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ ids: idsOf(own), changes: former(first) }] : [];
  });
}

/** What is done to rows at once; each can be taken back. */
export function useRowActions() {
  const refresh = useRefresh();
  /** @returns whether it was done; what went wrong is shown */
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      showProblem(readProblem(error).text);
      return false;
    } finally {
      refresh();
    }
  };
  const restore = (rows: readonly ActivityRow[]) =>
    run(() => programmes.call.excludeActivities({ ids: idsOf(rows), isExcluded: false }));
  const exclude = async (rows: readonly ActivityRow[]): Promise<boolean> => {
    const isDone = await run(() => programmes.call.excludeActivities({ ids: idsOf(rows), isExcluded: true }));
    if (isDone) showUndo(`Исключено: ${countRows(rows.length)}`, () => void restore(rows));
    return isDone;
  };
  const change = async (rows: readonly ActivityRow[], changes: ActivityBulk): Promise<boolean> => {
    const isDone = await run(() => programmes.call.changeActivities({ ids: idsOf(rows), changes }));
    const back = async () => {
      for (const part of groupByFormer(rows, changes)) await programmes.call.changeActivities(part);
    };
    if (isDone) showUndo(`Изменено: ${countRows(rows.length)}`, () => void run(back));
    return isDone;
  };
  const move = async (
    row: ActivityRow,
    turn: 'up' | 'down',
    rows: readonly ActivityRow[],
    beside: readonly string[],
  ): Promise<void> => {
    const own = idsOf(rows.filter(({ isShared }) => !isShared));
    const place = findNewPlace(row.id, turn, own, beside);
    if (place) await run(() => programmes.call.placeActivity({ id: row.id, afterId: place.afterId }));
  };
  const share = (row: ActivityRow, programmeId: string) =>
    run(() => programmes.call.shareActivity({ id: row.id, programmeId })).then((isDone) => {
      if (isDone) showDone('Пункт засчитывается и там');
    });
  const unshare = async (row: ActivityRow, programmeId: string): Promise<boolean> => {
    const isDone = await run(() => programmes.call.unshareActivity({ id: row.id, programmeId }));
    if (isDone) showUndo('Пункт больше не засчитывается там', () => void share(row, programmeId));
    return isDone;
  };
  /** Under which task of the other programme the row is counted. */
  const placeShared = (row: ActivityRow, programmeId: string, taskId: string | null) =>
    run(() => programmes.call.shareActivity({ id: row.id, programmeId, taskId }));
  return { restore, exclude, change, move, share, unshare, placeShared };
}
