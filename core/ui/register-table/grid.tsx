import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import { type CSSProperties, memo, useMemo, useRef } from 'react';
import { GridRow, SkeletonRow } from './grid-row.tsx';
import { buildTracks, countLeastWidth, type RegisterColumn, type RegisterSort, turnSort } from './model.ts';
import { useGridRows, useRoomBelow, useStableColumns } from './use-grid.ts';
import { usePrinting } from './use-printing.ts';
import type { Register } from './use-register.ts';

export type GridProps<Row> = {
  label: string;
  register: Register<Row>;
  total: number;
  hasSelection: boolean;
  isLoading: boolean;
  hasMore: boolean;
  sort: RegisterSort | undefined;
  onSort: ((sort: RegisterSort) => void) | undefined;
  onNearEnd: () => void;
  hrefOf: ((row: Row) => string) | undefined;
  /** undefined: rows lead nowhere */
  onOpen: ((row: Row) => void) | undefined;
  /** The list scrolls with the page, not in a box of its own. */
  isInPage: boolean;
  lines: 1 | 2;
};

/** The list on a wide screen: a virtual table; arrows move the focus from row to row, Enter opens the focused one. */
export function RegisterGrid<Row>(props: GridProps<Row>) {
  const { label, register, total, hasSelection, isLoading, isInPage } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useStableColumns(register.columns);
  const tracks = useMemo(() => buildTracks(columns, hasSelection), [columns, hasSelection]);
  const rows = useGridRows(props, scroller);
  const isPrinting = usePrinting();
  useRoomBelow(scroller);
  return (
    <div
      className="op-grid-scroller"
      ref={scroller}
      data-openable={props.onOpen !== undefined || undefined}
      data-in-page={isInPage || undefined}
    >
      <table
        className="op-grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-busy={isLoading}
        data-lines={props.lines}
        style={{ '--op-tracks': tracks, '--op-width': countLeastWidth(columns, hasSelection) } as CSSProperties}
        onKeyDown={rows.handleKey}
        onClick={rows.handleClick}
      >
        <GridHead
          columns={columns}
          hasSelection={hasSelection}
          areAllSelected={register.areAllLoadedSelected}
          onToggleAll={register.toggleLoaded}
          sort={props.sort}
          onSort={props.onSort}
        />
        {isPrinting ? (
          <tbody>
            {register.rows.map((item, index) => (
              <GridLine key={item.id} {...props} columns={columns} index={index} isActive={false} style={PRINTED} />
            ))}
          </tbody>
        ) : (
          <tbody style={{ height: rows.height, lineHeight: `${rows.rowHeight - 1}px` }}>
            {rows.placed.map(({ index, place }) => (
              <GridLine
                key={place}
                {...props}
                columns={columns}
                index={index}
                isActive={index === rows.active}
                style={{ top: index * rows.rowHeight, height: rows.rowHeight }}
              />
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

const PRINTED: CSSProperties = {};

type LineProps<Row> = GridProps<Row> & {
  columns: ReadonlyArray<RegisterColumn<Row>>;
  index: number;
  isActive: boolean;
  style: CSSProperties;
};

function GridLine<Row>(props: LineProps<Row>) {
  const { register, columns, hasSelection, hrefOf, index, isActive, style } = props;
  const item = register.rows[index];
  if (item === undefined) return <SkeletonRow columns={columns.length + (hasSelection ? 1 : 0)} style={style} />;
  return (
    <GridRow
      id={item.id}
      row={item.row}
      index={index}
      columns={columns}
      href={hrefOf?.(item.row)}
      isActive={isActive}
      isSelected={register.isSelected(item.id)}
      hasSelection={hasSelection}
      lines={props.lines}
      style={style}
    />
  );
}

type HeadProps<Row> = {
  columns: ReadonlyArray<RegisterColumn<Row>>;
  hasSelection: boolean;
  areAllSelected: boolean;
  onToggleAll: () => void;
  sort: RegisterSort | undefined;
  onSort: ((sort: RegisterSort) => void) | undefined;
};

function PlainGridHead<Row>({ columns, hasSelection, areAllSelected, onToggleAll, sort, onSort }: HeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {hasSelection ? (
          <th scope="col" className="op-grid-tick">
            <input
              type="checkbox"
              checked={areAllSelected}
              onChange={onToggleAll}
              aria-label="Выбрать все показанные строки"
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

/** Stays as it is while the rows below it are scrolled. */
const GridHead = memo(PlainGridHead) as typeof PlainGridHead;

type HeadCellProps<Row> = {
  column: RegisterColumn<Row>;
  sort: RegisterSort | undefined;
  onSort: ((sort: RegisterSort) => void) | undefined;
};

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const isSortable = column.isSortable === true && onSort !== undefined;
  const Icon = direction === undefined ? IconSelector : direction === 'asc' ? IconArrowUp : IconArrowDown;
  const order = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none';
  return (
    <th scope="col" data-kind={column.kind ?? 'text'} aria-sort={isSortable ? order : undefined}>
      {isSortable ? (
        <button type="button" onClick={() => onSort(turnSort(sort, column.id))} data-sorted={direction}>
          <span>{column.title}</span>
          <Icon size="0.85rem" stroke={2} aria-hidden />
        </button>
      ) : (
        <span title={column.title}>{column.title}</span>
      )}
    </th>
  );
}
