import { type KeyboardEvent, memo, useEffect, useId, useRef } from 'react';
import type { EditColumn } from './model.ts';

export type CellActions = {
  focus: (row: number, column: number) => void;
  startTyping: (text?: string) => void;
  finish: (text: string, move: 'down' | 'right' | 'left' | 'stay') => void;
  cancel: () => void;
};

type CellProps = {
  text: string;
  row: number;
  column: EditColumn;
  columnIndex: number;
  isCurrent: boolean;
  /** The text in the editor while the cell is typed in. */
  typed: string | undefined;
  isChanged: boolean;
  problem: string | undefined;
  actions: CellActions;
};

/** One cell: a text with a mark and a problem below it, or its editor. Only the current one can be tabbed to. */
export const EditCell = memo(function EditCell(props: CellProps) {
  const { text, row, column, columnIndex, isCurrent, typed, isChanged, problem, actions } = props;
  const element = useRef<HTMLTableCellElement>(null);
  const problemId = useId();
  const isTyping = typed !== undefined;
  useEffect(() => {
    if (isCurrent && !isTyping && isWithinGrid(element.current)) element.current?.focus({ preventScroll: false });
  }, [isCurrent, isTyping]);
  return (
    <td
      ref={element}
      tabIndex={isCurrent && !isTyping ? 0 : -1}
      className="op-edit-cell"
      data-kind={column.kind ?? 'text'}
      data-changed={isChanged || undefined}
      data-wrong={problem !== undefined || undefined}
      data-readonly={column.isReadOnly || undefined}
      aria-describedby={problem === undefined ? undefined : problemId}
      onFocus={() => actions.focus(row, columnIndex)}
      onDoubleClick={() => actions.startTyping()}
    >
      {isTyping ? (
        <CellEditor column={column} initial={typed} actions={actions} />
      ) : (
        <span className="op-edit-text">{text}</span>
      )}
      {problem === undefined ? null : (
        <span id={problemId} className="op-edit-problem">
          {problem}
        </span>
      )}
    </td>
  );
});

/** A cell takes the focus only from within its own grid: a page that opens must not lose its place. */
function isWithinGrid(cell: HTMLElement | null): boolean {
  const grid = cell?.closest('.op-edit');
  return grid?.contains(document.activeElement) === true;
}

type EditorProps = { column: EditColumn; initial: string; actions: CellActions };

function CellEditor({ column, initial, actions }: EditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const isLeaving = useRef(false);
  useEffect(() => {
    input.current?.focus();
  }, []);
  // The focus goes to the cell before the editor vanishes, else it would fall out of the grid.
  const stepOut = () => {
    isLeaving.current = true;
    input.current?.closest('td')?.focus({ preventScroll: true });
  };
  const leave = (move: 'down' | 'right' | 'left' | 'stay') => {
    const text = input.current?.value.trim() ?? '';
    if (move !== 'stay') stepOut();
    actions.finish(text, move);
  };
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      stepOut();
      actions.cancel();
    } else if (event.key === 'Enter') leave('down');
    else if (event.key === 'Tab') leave(event.shiftKey ? 'left' : 'right');
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={input}
        className="op-edit-input"
        aria-label={column.title}
        defaultValue={initial}
        inputMode={column.kind === 'number' ? 'decimal' : 'text'}
        list={column.choices === undefined ? undefined : listId}
        onKeyDown={handleKey}
        onBlur={() => {
          if (!isLeaving.current) leave('stay');
        }}
      />
      {column.choices === undefined ? null : (
        <datalist id={listId}>
          {column.choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}
