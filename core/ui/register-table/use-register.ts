import {
  type ColumnDef,
  columnVisibilityFeature,
  type RowData,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import type { RegisterColumn, RegisterSelection } from './model.ts';

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });

type Visibility = Record<string, boolean>;

type RegisterOptions<Row extends RowData> = {
  rows: readonly Row[];
  total: number;
  columns: ReadonlyArray<RegisterColumn<Row>>;
  getRowId: (row: Row) => string;
  /** Under which name the reader's choice of columns is kept on this device. */
  storageKey: string;
};

export type Register<Row> = {
  rows: ReadonlyArray<{ id: string; row: Row }>;
  columns: ReadonlyArray<RegisterColumn<Row>>;
  isVisible: (columnId: string) => boolean;
  toggleColumn: (columnId: string) => void;
  isSelected: (rowId: string) => boolean;
  toggleRow: (rowId: string) => void;
  toggleLoaded: () => void;
  selectAll: () => void;
  clear: () => void;
  areAllLoadedSelected: boolean;
  selection: RegisterSelection;
};

/** The state of a list that the server does not keep: which columns are seen and which rows are chosen. */
export function useRegister<Row extends RowData>(options: RegisterOptions<Row>): Register<Row> {
  const { rows, total, columns, getRowId, storageKey } = options;
  const [visibility, changeVisibility] = useStoredVisibility(columns, storageKey);
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [isAll, setAll] = useState(false);
  const definitions = useMemo(() => columns.map((column) => toDefinition(column)), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: (row: Row) => getRowId(row),
    state: { columnVisibility: visibility, rowSelection: selected },
    onRowSelectionChange: setSelected,
    onColumnVisibilityChange: changeVisibility,
  });
  const seen = useMemo(() => rows.map((row) => ({ id: getRowId(row), row })), [rows, getRowId]);
  const choose = (change: () => void) => {
    setAll(false);
    change();
  };
  const ids = Object.keys(selected).filter((id) => selected[id]);
  return {
    rows: seen,
    columns: columns.filter((column) => visibility[column.id] !== false),
    isVisible: (id) => visibility[id] !== false,
    toggleColumn: (id) => table.getColumn(id)?.toggleVisibility(),
    isSelected: (id) => isAll || selected[id] === true,
    toggleRow: (id) => choose(() => table.getRow(id).toggleSelected()),
    toggleLoaded: () => choose(() => table.toggleAllRowsSelected()),
    selectAll: () => {
      table.toggleAllRowsSelected(true);
      setAll(true);
    },
    clear: () => choose(() => setSelected({})),
    areAllLoadedSelected: rows.length > 0 && ids.length >= rows.length,
    selection: { ids, isAll, count: isAll ? total : ids.length },
  };
}

function toDefinition<Row extends RowData>(column: RegisterColumn<Row>): ColumnDef<typeof features, Row> {
  return { id: column.id, header: column.title, accessorFn: (row: Row) => column.value(row) };
}

function useStoredVisibility<Row>(columns: ReadonlyArray<RegisterColumn<Row>>, storageKey: string) {
  const key = `opora-columns-${storageKey}`;
  const [own, setOwn] = useState<Visibility>(() => readVisibility(key));
  const all = useMemo(() => {
    const defaults = Object.fromEntries(columns.map((column) => [column.id, column.isHidden !== true]));
    return { ...defaults, ...own };
  }, [columns, own]);
  const change = useCallback(
    (next: Visibility | ((before: Visibility) => Visibility)) => {
      const value = typeof next === 'function' ? next(all) : next;
      setOwn(value);
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // A full or forbidden storage only means that the choice lasts for this visit.
      }
    },
    [all, key],
  );
  return [all, change] as const;
}

function readVisibility(key: string): Visibility {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter((entry) => typeof entry[1] === 'boolean'));
  } catch {
    return {};
  }
}
