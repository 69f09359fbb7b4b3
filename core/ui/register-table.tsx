import './register-table.css';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback } from 'react';
import { useOpenAddress } from './link.tsx';
import { RegisterCards } from './register-table/cards.tsx';
import { RegisterGrid } from './register-table/grid.tsx';
import type { RegisterColumn, RegisterSelection, RegisterSort } from './register-table/model.ts';
import { BulkBar, RegisterToolbar } from './register-table/toolbar.tsx';
import { useRegister } from './register-table/use-register.ts';
import { useTextSize } from './text-size.ts';

type RegisterTableProps<Row> = {
  /** What the list is of; read aloud, not shown. */
  label: string;
  /** Loaded rows, in the order of the server. Keep the array while its content is the same. */
  rows: readonly Row[];
  /** All rows that the filters leave; the loaded ones when not given. */
  total?: number;
  /** Defined outside the component or memoised, like `getRowId` and `hrefOf`. The first column names the row. */
  columns: ReadonlyArray<RegisterColumn<Row>>;
  getRowId: (row: Row) => string;
  /** The page of a row: Enter, a click and the card on a phone open it. */
  hrefOf?: (row: Row) => string;
  /** Instead of a page: a side panel. */
  onOpen?: (row: Row) => void;
  sort?: RegisterSort | undefined;
  onSort?: (sort: RegisterSort) => void;
  /** The first rows are on their way. */
  isLoading?: boolean;
  /** The server has more; `fetchNextPage` is called well before the end is seen. */
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => void;
  storageKey: string;
  bulkActions?: (selection: RegisterSelection, clear: () => void) => ReactNode;
  onExport?: () => Promise<void> | void;
  filters?: ReactNode;
  /** How many lines a row has; with two nothing short is cut. */
  lines?: 1 | 2;
  /** Where much stands above the list: it scrolls with the page, not in a box of its own. */
  isInPage?: boolean;
  savedViews?: ReactNode;
  /** Shown when there is nothing: an `EmptyState`. */
  empty: ReactNode;
};

/** The List of every register: 10 000 rows scroll like 10. On a phone its rows become cards. */
export function RegisterTable<Row extends object>(props: RegisterTableProps<Row>) {
  const { rows, columns, getRowId, storageKey, hrefOf, onOpen, fetchNextPage, bulkActions } = props;
  const { isLoading = false, hasNextPage = false, isFetchingNextPage = false, total = rows.length } = props;
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const register = useRegister({ rows, total, columns, getRowId, storageKey });
  const openAddress = useOpenAddress();
  const open = useCallback(
    (row: Row) => {
      if (onOpen !== undefined) onOpen(row);
      else if (hrefOf !== undefined) openAddress(hrefOf(row));
    },
    [onOpen, hrefOf, openAddress],
  );
  const askForMore = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage?.();
  }, [isFetchingNextPage, fetchNextPage]);
  const [textSize] = useTextSize();
  const List = isPhone ? RegisterCards : RegisterGrid;
  return (
    <div className="op-register">
      <RegisterToolbar
        register={register}
        allColumns={columns}
        isPhone={isPhone}
        filters={props.filters}
        savedViews={props.savedViews}
        sort={props.sort}
        onSort={props.onSort}
        onExport={props.onExport}
      />
      {bulkActions === undefined ? null : <BulkBar register={register} total={total} actions={bulkActions} />}
      {rows.length === 0 && !isLoading ? (
        props.empty
      ) : (
        <List
          key={textSize}
          label={props.label}
          register={register}
          total={total}
          hasSelection={bulkActions !== undefined}
          isLoading={isLoading}
          hasMore={hasNextPage}
          sort={props.sort}
          onSort={props.onSort}
          onNearEnd={askForMore}
          hrefOf={hrefOf}
          onOpen={onOpen === undefined && hrefOf === undefined ? undefined : open}
          isInPage={props.isInPage === true}
          lines={props.lines ?? 1}
        />
      )}
    </div>
  );
}
