import { Skeleton } from '@mantine/core';
import { type CSSProperties, memo, useDeferredValue } from 'react';
import { formatCell, type RegisterColumn } from './model.ts';

type GridRowProps<Row> = {
  row: Row;
  index: number;
  columns: ReadonlyArray<RegisterColumn<Row>>;
  href: string | undefined;
  isActive: boolean;
  isSelected: boolean;
  hasSelection: boolean;
  /** All cells at once, as for printing. */
  isWhole: boolean;
  style: CSSProperties;
};

function PlainGridRow<Row>(props: GridRowProps<Row>) {
  const { row, index, columns, href, isActive, isSelected, hasSelection, isWhole, style } = props;
  // A fast wheel brings a windowful of new rows at once: the first cell names the row at once, the others follow in the next task.
  const hasAllCells = useDeferredValue(true, isWhole);
  const shown = hasAllCells ? columns : columns.slice(0, 1);
  return (
    <tr
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      data-active={isActive || undefined}
      aria-rowindex={index + 2}
      data-selected={isSelected || undefined}
      style={style}
    >
      {hasSelection ? (
        <td className="op-grid-tick">
          <input type="checkbox" tabIndex={-1} checked={isSelected} readOnly aria-label="Выбрать строку" data-tick />
        </td>
      ) : null}
      {shown.map((column) => (
        <td key={column.id} data-kind={column.kind ?? 'text'}>
          <CellContent row={row} column={column} href={href} />
        </td>
      ))}
    </tr>
  );
}

/** Rows are many and their scroll is frequent: a row is drawn again only when something of it changed. */
export const GridRow = memo(PlainGridRow, isSameRow) as typeof PlainGridRow;

function isSameRow<Row>(before: GridRowProps<Row>, after: GridRowProps<Row>): boolean {
  return (
    before.row === after.row &&
    before.index === after.index &&
    before.columns === after.columns &&
    before.isActive === after.isActive &&
    before.isSelected === after.isSelected &&
    before.hasSelection === after.hasSelection &&
    before.href === after.href &&
    before.style.top === after.style.top &&
    before.style.height === after.style.height
  );
}

type CellProps<Row> = { row: Row; column: RegisterColumn<Row>; href: string | undefined };

function CellContent<Row>({ row, column, href }: CellProps<Row>) {
  if (column.render !== undefined) return <>{column.render(row)}</>;
  const text = formatCell(column.value(row), column.kind);
  if (text === '') return <EmptyCell />;
  if (column.kind === 'link' && href !== undefined) {
    return (
      <a href={href} tabIndex={-1} title={text}>
        {text}
      </a>
    );
  }
  return <span title={text.length > 24 ? text : undefined}>{text}</span>;
}

function EmptyCell() {
  return (
    <>
      <span aria-hidden className="op-muted">
        —
      </span>
      <span className="op-visually-hidden">не указано</span>
    </>
  );
}

/** A row that is still on its way, as high as a real one. */
export function SkeletonRow({ columns, style }: { columns: number; style: CSSProperties }) {
  return (
    <tr style={style} aria-hidden>
      {Array.from({ length: columns }, (_, index) => index).map((column) => (
        <td key={column}>
          <Skeleton height={12} width={`${80 - ((column * 23) % 40)}%`} />
        </td>
      ))}
    </tr>
  );
}
