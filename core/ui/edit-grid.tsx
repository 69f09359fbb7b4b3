import './edit-grid.css';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount, formatNumber } from '#core/text/plural.ts';
import { EditCell } from './edit-grid/cell.tsx';
import { type EditColumn, type EditRow, isCellChanged } from './edit-grid/model.ts';
import { useEditGrid } from './edit-grid/use-edit-grid.ts';
import { SaveStatus } from './form.tsx';

type EditGridProps = {
  label: string;
  rows: readonly EditRow[];
  /** Keep the array the same between renders. */
  columns: readonly EditColumn[];
  /** Saves the changed rows; returns all rows as the server now knows them, or throws. */
  onSave: (changed: readonly EditRow[]) => Promise<readonly EditRow[]>;
  canAdd?: boolean;
  addLabel?: string;
};

type GridState = ReturnType<typeof useEditGrid>;

const rowHeight = 36;
const changeForms = ['изменённая строка', 'изменённые строки', 'изменённых строк'] as const;
const problemForms = ['ячейку', 'ячейки', 'ячеек'] as const;

/** Editing right in the table: arrows and typing as in Excel, paste of a block, undo, what is wrong beside the cell. */
export function EditGrid({ label, rows, columns, onSave, canAdd = true, addLabel = 'Добавить строку' }: EditGridProps) {
  const grid = useEditGrid(rows, columns);
  return (
    <div className="op-edit-box">
      <EditTable label={label} columns={columns} grid={grid} />
      <div className="op-edit-foot">
        {canAdd ? (
          <Button variant="default" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={grid.add}>
            {addLabel}
          </Button>
        ) : null}
        <Button
          variant="default"
          disabled={grid.state.past.length === 0}
          leftSection={<IconArrowBackUp size="1rem" aria-hidden />}
          onClick={grid.undo}
        >
          Отменить правку
        </Button>
        <SaveButton grid={grid} onSave={onSave} />
        <span className="op-muted op-small">Можно вставить таблицу, скопированную из&nbsp;Excel: Ctrl&nbsp;V</span>
      </div>
    </div>
  );
}

function SaveButton({ grid, onSave }: { grid: GridState; onSave: EditGridProps['onSave'] }) {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const save = async () => {
    setBusy(true);
    setFailed(false);
    try {
      grid.restart(await onSave(grid.changed));
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  const count = grid.changed.length;
  const wrong = grid.problems.length;
  return (
    <>
      <Button loading={isBusy} disabled={count === 0 || wrong > 0} onClick={() => void save()}>
        {count === 0 ? 'Сохранить' : `Сохранить: ${formatCount(count, changeForms)}`}
      </Button>
      {wrong > 0 ? (
        <span role="status" className="op-edit-wrong">
          Исправьте {formatCount(wrong, problemForms)}
        </span>
      ) : null}
      {hasFailed ? <SaveStatus state="offline" /> : null}
    </>
  );
}

type EditTableProps = { label: string; columns: readonly EditColumn[]; grid: GridState };

function EditTable({ label, columns, grid }: EditTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const problems = useMemo(
    () => new Map(grid.problems.map((problem) => [`${problem.rowId} ${problem.columnId}`, problem.text])),
    [grid.problems],
  );
  const virtualizer = useVirtualizer({
    count: grid.state.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    getItemKey: (index) => grid.state.rows[index]?.id ?? index,
  });
  useEffect(() => virtualizer.scrollToIndex(grid.at.row), [virtualizer, grid.at.row]);
  const tracks = [
    '3rem',
    ...columns.map((column) => `minmax(${(column.width ?? 160) / 16}rem, ${column.width ?? 160}fr)`),
  ].join(' ');
  const width = `${3 + columns.reduce((sum, column) => sum + (column.width ?? 160), 0) / 16}rem`;
  return (
    <div className="op-edit" ref={scroller}>
      <table
        aria-label={label}
        aria-rowcount={grid.state.rows.length + 1}
        style={{ '--op-tracks': tracks, '--op-width': width } as CSSProperties}
        onKeyDown={grid.handleKey}
        onPaste={grid.handlePaste}
        onCopy={grid.handleCopy}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">№</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => (
            <tr
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-rowindex={item.index + 2}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <RowCells index={item.index} columns={columns} grid={grid} problems={problems} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowCellsProps = {
  index: number;
  columns: readonly EditColumn[];
  grid: GridState;
  problems: ReadonlyMap<string, string>;
};

function RowCells({ index, columns, grid, problems }: RowCellsProps) {
  const row = grid.state.rows[index];
  if (row === undefined) return null;
  return (
    <>
      <th scope="row" className="op-tabular">
        {formatNumber(index + 1)}
      </th>
      {columns.map((column, columnIndex) => {
        const isCurrent = grid.at.row === index && grid.at.column === columnIndex;
        return (
          <EditCell
            key={column.id}
            text={row.cells[column.id] ?? ''}
            row={index}
            column={column}
            columnIndex={columnIndex}
            isCurrent={isCurrent}
            typed={isCurrent ? grid.typed : undefined}
            isChanged={isCellChanged(grid.state, row, column.id)}
            problem={problems.get(`${row.id} ${column.id}`)}
            actions={grid.actions}
          />
        );
      })}
    </>
  );
}
