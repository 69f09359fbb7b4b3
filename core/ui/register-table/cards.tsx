import { Checkbox, Skeleton, UnstyledButton } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { RouterLink } from '../link.tsx';
import type { GridProps } from './grid.tsx';
import { formatCell, type RegisterColumn } from './model.ts';

const guessedHeight = 76;

/** The list on a phone: cards of two or three lines that scroll with the page. */
export function RegisterCards<Row>(props: GridProps<Row>) {
  const { label, register, total, isLoading, hasMore, onNearEnd } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const count = isLoading && register.rows.length === 0 ? 6 : register.rows.length + (hasMore ? 2 : 0);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => guessedHeight,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => register.rows[index]?.id ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= register.rows.length - 30) onNearEnd();
  }, [hasMore, lastSeen, register.rows.length, onNearEnd]);
  return (
    <ul ref={list} className="op-cards" aria-label={label} style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => {
        const found = register.rows[item.index];
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={total}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start - top}px)` }}
          >
            {found === undefined ? <CardSkeleton /> : <Card {...props} rowId={found.id} row={found.row} />}
          </li>
        );
      })}
    </ul>
  );
}

function CardSkeleton() {
  return (
    <div className="op-card" aria-hidden>
      <div className="op-card-body">
        <Skeleton height={14} width="70%" mb={8} />
        <Skeleton height={12} width="50%" />
      </div>
    </div>
  );
}

function Card<Row>(props: GridProps<Row> & { rowId: string; row: Row }) {
  const { register, rowId, row, hasSelection } = props;
  const [first, ...rest] = register.columns;
  const shown = rest.filter((column) => column.hideOnPhone !== true);
  const lines = shown.filter((column) => column.kind !== 'badge');
  const badges = shown.filter((column) => column.kind === 'badge');
  const title = first === undefined ? null : showCell(first, row);
  return (
    <div className="op-card">
      {hasSelection ? (
        <Checkbox
          aria-label="Выбрать"
          checked={register.isSelected(rowId)}
          onChange={() => register.toggleRow(rowId)}
        />
      ) : null}
      <div className="op-card-body">
        <div className="op-card-title">
          <CardTitle {...props}>{title}</CardTitle>
        </div>
        <CardLine columns={lines} row={row} />
        {badges.length === 0 ? null : (
          <div className="op-card-badges">
            {badges.map((column) => (
              <span key={column.id}>{showCell(column, row)}</span>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

type CardTitleProps<Row> = Pick<GridProps<Row>, 'hrefOf' | 'onOpen'> & { row: Row; children: ReactNode };

function CardTitle<Row>({ hrefOf, onOpen, row, children }: CardTitleProps<Row>) {
  if (hrefOf !== undefined)
    return (
      <RouterLink href={hrefOf(row)} className="op-card-link">
        {children}
      </RouterLink>
    );
  if (onOpen === undefined) return children;
  return (
    <UnstyledButton className="op-card-link" onClick={() => onOpen(row)}>
      {children}
    </UnstyledButton>
  );
}

function CardLine<Row>({ columns, row }: { columns: ReadonlyArray<RegisterColumn<Row>>; row: Row }) {
  const known = columns.filter((column) => formatCell(column.value(row)) !== '');
  if (known.length === 0) return null;
  return (
    <div className="op-card-line op-tabular">
      {known.map((column) => (
        <span key={column.id}>
          {column.kind === 'number' || column.kind === 'date' || column.isLabelledOnPhone
            ? `${column.title.toLowerCase()}: `
            : null}
          {showCell(column, row)}
        </span>
      ))}
    </div>
  );
}

function showCell<Row>(column: RegisterColumn<Row>, row: Row): ReactNode {
  return column.render?.(row) ?? formatCell(column.value(row), column.kind);
}
