import './occurrences.css';
import { type ReactNode, useCallback, useMemo } from 'react';
import { readProblem } from '#core/http/client.ts';
import type { FilterValues } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import type { RegisterSelection } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { SavedViews } from '#core/ui/saved-views.tsx';
import { ErrorState } from '#core/ui/state.tsx';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { BulkMarks } from './bulk.tsx';
import {
  gatherChosen,
  type ListAddress,
  readOpen,
  readWish,
  useListAddress,
  useOccurrenceRows,
} from './list-address.ts';
import { ALL_COLUMNS, OWN_COLUMNS } from './list-columns.tsx';
import { useOccurrenceFilters } from './list-filters.ts';
import { ReportPanel } from './report-panel.tsx';

const idOf = (row: OccurrenceRow) => row.id;

interface ListProps {
  /** null: across all programmes within reach */
  readonly programmeId: string | null;
  readonly empty: (isNarrowed: boolean, reset: () => void) => ReactNode;
}

/** A list of occurrences with its filters, marks for many and the panel of one. */
export function OccurrenceList({ programmeId, empty }: ListProps) {
  const [address, setAddress] = useListAddress();
  const wish = useMemo(() => readWish(address, programmeId), [address, programmeId]);
  const { query, rows, first } = useOccurrenceRows(wish);
  // Everybody may report the own rows somewhere: what counts is whether there are such here.
  const mayReport = rows.some((row) => row.mayReport);
  const open = useCallback((row: OccurrenceRow) => setAddress({ occurrence: row.id }), [setAddress]);
  const filters = useOccurrenceFilters({
    address,
    programmeId,
    counts: first?.attention ?? {},
    executorName: rows.find((row) => row.executorPersonId === wish.executorPersonId)?.executor ?? undefined,
  });
  if (query.error) return <ErrorState text={readProblem(query.error).text} onRetry={() => void query.refetch()} />;
  return (
    <>
      <RegisterTable
        label="Пункты планов"
        rows={rows}
        total={first?.total ?? 0}
        columns={programmeId === null ? ALL_COLUMNS : OWN_COLUMNS}
        getRowId={idOf}
        onOpen={open}
        isLoading={query.isPending}
        hasNextPage={query.hasNextPage}
        isFetchingNextPage={query.isFetchingNextPage}
        fetchNextPage={() => void query.fetchNextPage()}
        isInPage={programmeId !== null}
        lines={2}
        storageKey={programmeId === null ? 'occurrences' : 'programme-occurrences'}
        {...(mayReport && {
          bulkActions: (selection: RegisterSelection, clear: () => void) => (
            <BulkMarks selection={selection} gather={() => gatherChosen(selection, rows, wish)} onDone={clear} />
          ),
        })}
        filters={
          <Filters
            filters={filters}
            values={address as unknown as FilterValues}
            onChange={(changes) => setAddress(changes as Partial<typeof address>)}
            search={{
              value: address.words,
              placeholder: 'Пункт или ответственный',
              onChange: (words) => setAddress({ words }),
            }}
          />
        }
        {...(programmeId === null && { savedViews: <SavedViews list="occurrences" /> })}
        empty={empty(isNarrowed(address), () => setAddress(NOTHING))}
      />
      <ReportPanel
        occurrenceId={readOpen(address)}
        onChoose={(occurrence) => setAddress({ occurrence })}
        onClose={() => setAddress({ occurrence: '' })}
      />
    </>
  );
}

const NOTHING = { words: '', attention: '', bucket: '', marks: [], plans: [], schools: [], who: '', show: '' };

/** Has the reader asked for something, beyond what a list shows by itself? */
function isNarrowed(address: ListAddress): boolean {
  const { words, attention, bucket, marks, plans, schools, who } = address;
  return [words, attention, bucket, who, marks, plans, schools].some((value) => value.length > 0);
}
