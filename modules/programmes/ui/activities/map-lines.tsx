import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { type CSSProperties, memo, type Ref } from 'react';
import { formatNumber, NBSP } from '#core/text/plural.ts';
import { formatDays } from '#core/time/format.ts';
import { TagBadge } from '#core/ui/badge.tsx';
import type { ActivityRow } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { isStageOutside } from '../../rules/plan-faults.ts';
import type { RowGroup } from '../../rules/road-map.ts';
import { shortenName } from '../list/words.ts';
import type { MapGridProps } from './map-grid.tsx';
import { RowState } from './row-state.tsx';
import { countRows, describeDay, FAULT_TITLES, findRowFault } from './words.ts';

const COLUMNS = 8;

interface Place {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly 'data-index': number;
  readonly 'aria-rowindex': number;
  readonly style: CSSProperties;
}

interface GroupLineProps extends MapGridProps {
  readonly group: RowGroup<ActivityRow>;
  readonly place: Place;
}

/** «3 пункта, 1 из 3»: how much of a part is done. */
function countDone(rows: readonly ActivityRow[]): string {
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const done = rows.reduce((sum, row) => sum + row.done, 0);
  const words = countRows(rows.length);
  return total === 0 ? words : `${words}, выполнено ${formatNumber(done)}${NBSP}из${NBSP}${formatNumber(total)}`;
}

/** The heading of a task or a stage. */
export function GroupLine({ group, place, programme, mayEdit, onAddTo }: GroupLineProps) {
  const stage = programme.stages.find(({ id }) => id === group.id);
  return (
    <tr {...place} className="op-plan-group">
      <th scope="rowgroup" colSpan={COLUMNS + (mayEdit ? 1 : 0)}>
        <span className="op-plan-group-title">{group.title}</span>
        {stage?.startsOn && stage.endsOn ? (
          <span className="op-muted op-small op-tabular">{formatDays(stage.startsOn, stage.endsOn)}</span>
        ) : null}
        {stage && isStageOutside(stage, programme) ? (
          <span className="op-plan-fault">
            <IconAlertTriangle size="0.9rem" aria-hidden /> этап выходит за период программы
          </span>
        ) : null}
        <span className="op-muted op-small op-tabular">{countDone(group.rows)}</span>
        {mayEdit && onAddTo ? (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size="0.9rem" aria-hidden />}
            aria-label={`Добавить пункт: ${group.title}`}
            onClick={() => onAddTo(group.id)}
          >
            Пункт
          </Button>
        ) : null}
      </th>
    </tr>
  );
}

interface RowLineProps {
  readonly row: ActivityRow;
  readonly programme: ProgrammeAnswer;
  readonly isChosen: boolean;
  readonly mayEdit: boolean;
  readonly onToggle: (ids: readonly string[], isOn: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onReport: ((id: string) => void) | undefined;
  readonly index: number;
  readonly start: number | null;
  readonly measure: Ref<HTMLTableRowElement>;
}

/** Rows are many and their scroll is frequent: one is drawn again only when something of it has changed. */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { row, isChosen, mayEdit, onToggle, onOpen, index, start, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      data-chosen={isChosen || undefined}
      data-excluded={row.isExcluded || undefined}
      className="op-plan-row"
      style={start === null ? {} : { transform: `translateY(${start}px)` }}
    >
      {mayEdit ? (
        <td className="op-plan-tick">
          {row.isShared ? null : (
            <input
              type="checkbox"
              aria-label={`Выбрать пункт ${row.number ?? row.title}`}
              checked={isChosen}
              onChange={(event) => onToggle([row.id], event.currentTarget.checked)}
            />
          )}
        </td>
      ) : null}
      <RowCells {...props} onOpen={onOpen} />
    </tr>
  );
});

function RowCells({ row, programme, onOpen, onReport }: RowLineProps) {
  return (
    <>
      <td data-column="number" className="op-tabular">
        {row.number}
      </td>
      <td data-column="title">
        <button type="button" className="op-plan-open" onClick={() => onOpen(row.id)}>
          {row.title}
        </button>
        {row.isShared ? <TagBadge>{row.home === null ? 'из другой программы' : `из «${row.home}»`}</TagBadge> : null}
        <div className="op-plan-beneath op-muted op-small">
          {[row.audience, row.expected].filter(Boolean).join(' · ')}
        </div>
      </td>
      <td data-column="audience">{row.audience}</td>
      <td data-column="due">
        <DueCell row={row} programme={programme} />
      </td>
      <td data-column="owners">
        {row.owners.map(({ words }) => words).join('; ') || <span className="op-muted">не указан</span>}
      </td>
      <td data-column="executor">
        {row.executor === null ? <span className="op-muted">не назначен</span> : shortenName(row.executor)}
      </td>
      <td data-column="expected">{row.expected}</td>
      <td data-column="state">
        <RowState row={row} />
        {onReport === undefined || row.isExcluded || row.isShared ? null : (
          <button
            type="button"
            className="op-plan-report op-no-print"
            aria-label={`Отметить: ${row.title}`}
            onClick={() => onReport(row.id)}
          >
            Отметить
          </button>
        )}
      </td>
    </>
  );
}

function DueCell({ row, programme }: Pick<RowLineProps, 'row' | 'programme'>) {
  const day = describeDay(row);
  const fault = findRowFault(row, programme);
  return (
    <>
      {row.dueWords === '' ? <span className="op-muted">без даты</span> : row.dueWords}
      {day === null ? null : <div className="op-muted op-small op-tabular">{day}</div>}
      {fault === null ? null : (
        <div className="op-plan-fault">
          <IconAlertTriangle size="0.9rem" aria-hidden /> {FAULT_TITLES[fault]}
        </div>
      )}
    </>
  );
}
