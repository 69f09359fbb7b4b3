import { type ClipboardEvent, type KeyboardEvent, useMemo, useState } from 'react';
import type { CellActions } from './cell.tsx';
import {
  addRow,
  type CellPlace,
  type EditColumn,
  type EditRow,
  type EditState,
  listChangedRows,
  listProblems,
  moveCell,
  parseClipboard,
  pasteBlock,
  setCell,
  startEditing,
  undoEdit,
} from './model.ts';

const moves = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft' } as const;

/** The state of an editable grid and everything that keys, the clipboard and the buttons do to it. */
export function useEditGrid(initial: readonly EditRow[], columns: readonly EditColumn[]) {
  const [state, setState] = useState<EditState>(() => startEditing(initial));
  const [at, setAt] = useState<CellPlace>({ row: 0, column: 0 });
  const [typed, setTyped] = useState<string>();
  const row = state.rows[at.row];
  const column = columns[at.column];

  const go = (key: string) => {
    const target = moveCell(key, at, state.rows.length, columns.length);
    if (target !== undefined) setAt(target);
    return target !== undefined;
  };
  const startTyping = (text?: string) => {
    if (row === undefined || column === undefined || column.isReadOnly === true) return;
    setTyped(text ?? row.cells[column.id] ?? '');
  };
  const actions: CellActions = {
    focus: (rowIndex, columnIndex) => {
      if (rowIndex !== at.row || columnIndex !== at.column) setAt({ row: rowIndex, column: columnIndex });
    },
    startTyping,
    finish: (text, move) => {
      setTyped(undefined);
      if (row !== undefined && column !== undefined) setState(setCell(state, row.id, column.id, text));
      if (move !== 'stay') go(moves[move]);
    },
    cancel: () => setTyped(undefined),
  };
  const empty = () => {
    if (row !== undefined && column !== undefined && column.isReadOnly !== true) {
      setState(setCell(state, row.id, column.id, ''));
    }
  };
  const undo = () => setState(undoEdit(state));
  const handleKey = (event: KeyboardEvent) => {
    if (typed !== undefined) return;
    const command = readCommand(event);
    if (command === 'other' && !go(event.key)) return;
    if (command === 'undo') undo();
    if (command === 'edit') startTyping();
    if (command === 'type') startTyping(event.key);
    if (command === 'empty') empty();
    if (command !== 'leave') event.preventDefault();
  };
  const clipboard = {
    handlePaste: (event: ClipboardEvent) => {
      if (typed !== undefined) return;
      event.preventDefault();
      const block = parseClipboard(event.clipboardData.getData('text/plain'));
      setState(pasteBlock(state, at, block, columns, () => crypto.randomUUID()));
    },
    handleCopy: (event: ClipboardEvent) => {
      if (typed !== undefined || row === undefined || column === undefined) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', row.cells[column.id] ?? '');
    },
  };
  return {
    state,
    at,
    typed,
    actions,
    undo,
    handleKey,
    ...clipboard,
    ...useFindings(state, columns),
    add: () => {
      setState(addRow(state, crypto.randomUUID()));
      setAt({ row: state.rows.length, column: 0 });
    },
    restart: (rows: readonly EditRow[]) => setState(startEditing(rows)),
  };
}

function useFindings(state: EditState, columns: readonly EditColumn[]) {
  const changed = useMemo(() => listChangedRows(state, columns), [state, columns]);
  const problems = useMemo(() => listProblems(state, columns), [state, columns]);
  return { changed, problems };
}

type KeyCommand = 'undo' | 'edit' | 'type' | 'empty' | 'leave' | 'other';

/** What a key means while no cell is being typed in; the place of the key is read, so that Ctrl+Z works in any layout. */
function readCommand(event: KeyboardEvent): KeyCommand {
  if (event.ctrlKey || event.metaKey) return event.code === 'KeyZ' ? 'undo' : 'leave';
  if (event.altKey || event.key === 'Tab') return 'leave';
  if (event.key === 'Enter' || event.key === 'F2') return 'edit';
  if (event.key === 'Delete' || event.key === 'Backspace') return 'empty';
  return event.key.length === 1 ? 'type' : 'other';
}
