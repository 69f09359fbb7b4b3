/** One row of an editable grid: texts by column id, as they stand in the cells. */
export type EditRow = { id: string; cells: Readonly<Record<string, string>>; isNew: boolean };

export type EditColumn = {
  id: string;
  title: string;
  width?: number;
  kind?: 'text' | 'number' | 'date' | 'choice';
  /** For `choice`: what may stand in the cell; pasted text is matched without regard to case. */
  choices?: readonly string[];
  isReadOnly?: boolean;
  /** What is wrong with the cell and what to do, or nothing. */
  check?: (text: string, row: EditRow) => string | undefined;
};

type Snapshot = { rows: readonly EditRow[] };

/** `saved` is what the server knows; `past` are the states before each change, the newest last. */
export type EditState = { rows: readonly EditRow[]; saved: ReadonlyMap<string, EditRow>; past: readonly Snapshot[] };

export type CellPlace = { row: number; column: number };

const rememberedSteps = 100;

export function startEditing(rows: readonly EditRow[]): EditState {
  return { rows, saved: new Map(rows.filter((row) => !row.isNew).map((row) => [row.id, row])), past: [] };
}

function remember(state: EditState, rows: readonly EditRow[]): EditState {
  const past = [...state.past, { rows: state.rows }].slice(-rememberedSteps);
  return { ...state, rows, past };
}

export function undoEdit(state: EditState): EditState {
  const before = state.past.at(-1);
  return before === undefined ? state : { ...state, rows: before.rows, past: state.past.slice(0, -1) };
}

/** Puts a text into one cell; a text that is already there is no change. */
export function setCell(state: EditState, rowId: string, columnId: string, text: string): EditState {
  const row = state.rows.find((item) => item.id === rowId);
  if (row === undefined || (row.cells[columnId] ?? '') === text) return state;
  const next = { ...row, cells: { ...row.cells, [columnId]: text } };
  return remember(
    state,
    state.rows.map((item) => (item.id === rowId ? next : item)),
  );
}

export function addRow(state: EditState, id: string): EditState {
  return remember(state, [...state.rows, { id, cells: {}, isNew: true }]);
}

/** Takes a row out of the grid; only rows that were never saved may go, others are ended on their own pages. */
export function removeNewRow(state: EditState, id: string): EditState {
  const row = state.rows.find((item) => item.id === id);
  if (row?.isNew !== true) return state;
  return remember(
    state,
    state.rows.filter((item) => item.id !== id),
  );
}

/**
 * Text copied from Excel → rows of cells: parted by tabs and line ends; quoted cells may hold both, `""` is a quote.
 * The empty line that Excel puts at the end is no row.
 */
export function parseClipboard(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cellPattern = /("(?:[^"]|"")*"(?=\t|\r?\n|$)|[^\t\r\n]*)(\t|\r?\n|\r|$)/y;
  while (cellPattern.lastIndex < text.length) {
    const match = cellPattern.exec(text);
    if (match === null) break;
    row.push(unquote(match[1] ?? ''));
    if (match[2] === '\t') {
      if (cellPattern.lastIndex === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function unquote(cell: string): string {
  const text =
    cell.startsWith('"') && cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/**
 * Fills cells from the place on, to the right and down; rows that are lacking are added (`makeId` names them), columns
 * that are lacking and read-only ones are passed over. One step for undo.
 */
export function pasteBlock(
  state: EditState,
  at: CellPlace,
  block: ReadonlyArray<readonly string[]>,
  columns: readonly EditColumn[],
  makeId: () => string,
): EditState {
  if (block.length === 0) return state;
  const rows = [...state.rows];
  for (const [down, texts] of block.entries()) {
    const before = rows[at.row + down] ?? { id: makeId(), cells: {}, isNew: true };
    const cells: Record<string, string> = { ...before.cells };
    for (const [right, text] of texts.entries()) {
      const column = columns[at.column + right];
      if (column !== undefined && column.isReadOnly !== true) cells[column.id] = fitChoice(text, column);
    }
    rows[at.row + down] = { ...before, cells };
  }
  return remember(state, rows);
}

function fitChoice(text: string, column: EditColumn): string {
  const wanted = text.toLowerCase();
  return column.choices?.find((choice) => choice.toLowerCase() === wanted) ?? text;
}

export function isCellChanged(state: EditState, row: EditRow, columnId: string): boolean {
  return (state.saved.get(row.id)?.cells[columnId] ?? '') !== (row.cells[columnId] ?? '');
}

/** Rows that differ from what is saved; an added row counts once something stands in it. */
export function listChangedRows(state: EditState, columns: readonly EditColumn[]): EditRow[] {
  return state.rows.filter((row) => columns.some((column) => isCellChanged(state, row, column.id)));
}

export type CellProblem = { rowId: string; columnId: string; text: string };

/** What is wrong in the changed rows; saved rows are not accused of what they were before. */
export function listProblems(state: EditState, columns: readonly EditColumn[]): CellProblem[] {
  return listChangedRows(state, columns).flatMap((row) =>
    columns.flatMap((column) => {
      const text = findProblem(row, column);
      return text === undefined ? [] : [{ rowId: row.id, columnId: column.id, text }];
    }),
  );
}

function findProblem(row: EditRow, column: EditColumn): string | undefined {
  const text = row.cells[column.id] ?? '';
  if (column.choices !== undefined && text !== '' && !column.choices.includes(text))
    return 'Выберите значение из списка';
  return column.check?.(text, row);
}

/** Where a key leads; `undefined` when it is not about moving. */
export function moveCell(key: string, at: CellPlace, rows: number, columns: number): CellPlace | undefined {
  const steps: Record<string, CellPlace> = {
    ArrowDown: { row: at.row + 1, column: at.column },
    ArrowUp: { row: at.row - 1, column: at.column },
    ArrowRight: { row: at.row, column: at.column + 1 },
    ArrowLeft: { row: at.row, column: at.column - 1 },
    Home: { row: at.row, column: 0 },
    End: { row: at.row, column: columns - 1 },
  };
  const target = steps[key];
  if (target === undefined) return undefined;
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { row: clamp(target.row, rows), column: clamp(target.column, columns) };
}
