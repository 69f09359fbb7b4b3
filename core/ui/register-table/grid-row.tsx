import { type CSSProperties, Fragment, memo } from 'react';
import { formatCell, type RegisterColumn } from './model.ts';

type GridRowProps<Row> = {
  id: string;
  row: Row;
  index: number;
  columns: ReadonlyArray<RegisterColumn<Row>>;
  href: string | undefined;
  isActive: boolean;
  isSelected: boolean;
  hasSelection: boolean;
  lines: 1 | 2;
  style: CSSProperties;
};

function PlainGridRow<Row>(props: GridRowProps<Row>) {
  const { id, row, index, columns, href, isActive, isSelected, hasSelection, lines, style } = props;
  return (
    <tr
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      data-active={isActive || undefined}
      aria-rowindex={index + 2}
      data-selected={isSelected || undefined}
      style={style}
    >
      {hasSelection ? <Tick isSelected={isSelected} /> : null}
      {columns.map((column) => (
        <Cell key={column.id} id={id} row={row} column={column} href={href} lines={lines} />
      ))}
    </tr>
  );
}

/** Rows are many and their scroll is frequent: a row is drawn again only when something of it changed. */
export const GridRow = memo(PlainGridRow, isSameRow) as typeof PlainGridRow;

function isSameRow<Row>(before: GridRowProps<Row>, after: GridRowProps<Row>): boolean {
  return (
    before.id === after.id &&
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

/** React writes an input's attributes again at each drawing. */
const Tick = memo(({ isSelected }: { isSelected: boolean }) => (
  <td className="op-grid-tick">
    <input type="checkbox" tabIndex={-1} checked={isSelected} readOnly aria-label="Выбрать строку" data-tick />
  </td>
));
Tick.displayName = 'Tick';

type CellProps<Row> = { id: string; row: Row; column: RegisterColumn<Row>; href: string | undefined; lines: 1 | 2 };

/** As few elements as can be: a wheel brings a windowful of rows at once. What a column draws itself does not outlive its row. */
function Cell<Row>({ id, row, column, href, lines }: CellProps<Row>) {
  const kind = column.kind ?? 'text';
  if (column.render !== undefined) {
    return (
      <td data-kind={kind} data-drawn>
        <Fragment key={id}>{column.render(row)}</Fragment>
      </td>
    );
  }
  const text = formatCell(column.value(row), kind);
  if (kind === 'link' && href !== undefined && text !== '') {
    return (
      <td data-kind={kind}>
        <a href={href} tabIndex={-1} title={text}>
          {text}
        </a>
      </td>
    );
  }
  return (
    <td data-kind={kind} title={text.length > 24 ? text : undefined}>
      {text === '' ? <EmptyCell /> : lines === 1 ? text : <span className="op-grid-words">{text}</span>}
    </td>
  );
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
        <td key={column} data-drawn>
          <span className="op-grid-waiting" style={{ width: `${80 - ((column * 23) % 40)}%` }} />
        </td>
      ))}
    </tr>
  );
}
