import { SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import type { FigureDetails } from '#core/ui/figure.tsx';
import { Figure } from '#core/ui/figure.tsx';
import { useSession } from '#core/ui/session.tsx';
import type { BoardCounts, OccurrenceRow } from '../../contract/occurrences.ts';
import type { BoardBucket } from '../../rules/attention.ts';
import { shortName } from '../../rules/short-name.ts';
import { programmes } from '../api.ts';
import { BOARD_COLUMNS, type BoardColumn, countDues, describeDue, describeOutcome, nameRow } from './words.ts';

type BoardAnswer = Awaited<ReturnType<typeof programmes.call.showBoard>>;
type By = 'tasks' | 'stages' | 'executors';

const BY_TITLES: Record<By, string> = { tasks: 'По задачам', stages: 'По этапам', executors: 'По исполнителям' };
const HEADS: Record<By, string> = { tasks: 'Задача', stages: 'Этап', executors: 'Исполнитель' };
const WITHOUT: Record<By, string> = { tasks: 'Без задачи', stages: 'Без этапа', executors: 'Исполнитель не назначен' };

/** Which rows a number is of. */
interface Place {
  readonly programmeId: string;
  readonly title: string;
  readonly taskId?: string;
  readonly stageId?: string;
  readonly executorPersonId?: string;
}

/** Columns that are empty in every row are not worth their room; those that the working group asks for always are. */
const ALWAYS: readonly BoardBucket[] = ['all', 'due', 'done', 'overdue', 'soon'];

function listColumns(total: BoardCounts): readonly BoardColumn[] {
  return BOARD_COLUMNS.filter(({ bucket }) => ALWAYS.includes(bucket) || total[bucket] > 0);
}

function placeOf(programmeId: string, by: By, { id, title }: { id: string | null; title: string }): Place {
  const key = { tasks: 'taskId', stages: 'stageId', executors: 'executorPersonId' }[by];
  const shown = id === null ? WITHOUT[by] : by === 'executors' ? shortName(title) : title;
  return { programmeId, title: shown, [key]: id ?? 'none' };
}

/** PLAN-12: done, due and overdue by task, stage or person; each number opens its rows. */
export function Board({ programmeId, board }: { programmeId: string; board: BoardAnswer }) {
  const [{ by }, change] = useAddressState({ by: '' });
  const offered = (['tasks', 'stages', 'executors'] as const).filter(
    (one) => one === 'executors' || board[one].some(({ id }) => id !== null),
  );
  const chosen = offered.find((one) => one === by) ?? offered[0] ?? 'executors';
  const columns = listColumns(board.total);
  const whole: Place = { programmeId, title: 'Всего по плану' };
  return (
    <div className="op-plan-mark-board">
      {offered.length < 2 ? null : (
        <SegmentedControl
          className="op-plan-mark-by op-no-print"
          aria-label="Как сгруппировать"
          data={offered.map((one) => ({ value: one, label: BY_TITLES[one] }))}
          value={chosen}
          onChange={(next) => change({ by: next === offered[0] ? '' : next })}
        />
      )}
      <section className="op-plan-mark-scroll" aria-label="Сводка исполнения">
        <table className="op-plan-mark-table">
          <thead>
            <tr>
              <th scope="col">{HEADS[chosen]}</th>
              {columns.map(({ bucket, title }) => (
                <th key={bucket} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board[chosen].map((group) => (
              <BoardRow
                key={group.id ?? 'none'}
                place={placeOf(programmeId, chosen, group)}
                counts={group.counts}
                columns={columns}
              />
            ))}
          </tbody>
          <tfoot>
            <BoardRow place={whole} counts={board.total} columns={columns} />
          </tfoot>
        </table>
      </section>
      {board.total.unmarked === 0 ? null : (
        <p className="op-muted op-small op-plan-mark-about">
          «Всего сроков» растёт, когда отмечают прошлое: не отмеченные ({countDues(board.total.unmarked)} до начала
          учёта здесь) в него не входят.
        </p>
      )}
    </div>
  );
}

interface RowProps {
  readonly place: Place;
  readonly counts: BoardCounts;
  readonly columns: readonly BoardColumn[];
}

function BoardRow({ place, counts, columns }: RowProps) {
  return (
    <tr>
      <th scope="row">{place.title}</th>
      {columns.map((column) => (
        <td key={column.bucket} data-bucket={counts[column.bucket] > 0 ? column.bucket : undefined}>
          <BoardNumber place={place} column={column} value={counts[column.bucket]} />
        </td>
      ))}
    </tr>
  );
}

const LARGEST = 500;

function describeLine(row: OccurrenceRow): string {
  const who = row.executor === null ? row.owners : shortName(row.executor);
  return [describeDue(row), who, describeOutcome(row)].filter((part) => part !== null && part !== '').join(' · ');
}

interface NumberProps {
  readonly place: Place;
  readonly column: BoardColumn;
  readonly value: number;
  readonly size?: 'text' | 'large';
}

/** A number of the board: a click opens its rows, a row its panel. */
export function BoardNumber({ place, column, value, size = 'text' }: NumberProps) {
  const { today } = useSession();
  const { programmeId, title, taskId, stageId, executorPersonId } = place;
  const { bucket } = column;
  const load = useCallback(async (): Promise<FigureDetails> => {
    const { rows } = await programmes.call.listOccurrences({
      ...{ programmeIds: [programmeId], bucket, limit: LARGEST },
      ...(taskId !== undefined && { taskId }),
      ...(stageId !== undefined && { stageId }),
      ...(executorPersonId !== undefined && { executorPersonId }),
    });
    const counted = rows.map((row) => ({
      id: row.id,
      title: nameRow(row),
      note: describeLine(row),
      href: `/programmes/${programmeId}?tab=execution&occurrence=${row.id}`,
    }));
    return { counted, countedTitle: 'Что учтено, сроков', missing: [] };
  }, [programmeId, bucket, taskId, stageId, executorPersonId]);
  if (value === 0) return <span className="op-muted">0</span>;
  return (
    <Figure
      title={`${column.title}: ${title}`}
      value={value}
      asOf={today}
      formulaText={column.formula}
      loadPeople={load}
      size={size}
    />
  );
}
