import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { readProblem } from '#core/http/client.ts';
import type { FilterValues } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import type { RegisterSelection } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { SavedViews } from '#core/ui/saved-views.tsx';
import { useMay } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, showDone, showProblem } from '#core/ui/state.tsx';
import type { PersonRow } from '../../contract.ts';
import type { ListFilter } from '../../model.ts';
import { download, people } from '../api.ts';
import { useDirectory } from '../directories.ts';
import { BulkRecord } from './bulk-record.tsx';
import { makeColumns } from './columns.ts';
import { usePeopleFilters } from './filters.ts';
import type { RegisterAddress, useRegisterRows } from './register.ts';

const idOf = (row: PersonRow) => row.id;
const hrefOf = (row: PersonRow) => `/people/${row.id}`;

interface RegisterProps {
  readonly address: RegisterAddress;
  readonly onAddress: (changes: Partial<RegisterAddress>) => void;
  readonly filter: ListFilter;
  readonly rows: ReturnType<typeof useRegisterRows>;
  readonly empty: ReactNode;
  /** The list stands on an organisation's page. */
  readonly isEmbedded?: boolean;
}

async function exportList(filter: ListFilter): Promise<void> {
  try {
    const { fileId } = await people.call.export(filter);
    download(fileId);
    showDone('Список выгружен; выгрузка записана в журнал доступа');
  } catch (error) {
    showProblem(readProblem(error).text);
  }
}

/** The register of people as a list: filters, order, columns, bulk records, XLSX. */
export function PeopleRegister({ address, onAddress, filter, rows, empty, isEmbedded = false }: RegisterProps) {
  const { query, counts } = rows;
  const filters = usePeopleFilters({ withOrganization: !isEmbedded });
  const subjects = useDirectory('subject');
  const categories = useDirectory('category');
  const columns = useMemo(() => makeColumns(subjects, categories), [subjects, categories]);
  const mayExport = useMay('person.export');
  const mayEdit = useMay('person.edit');
  if (query.error) return <ErrorState text={readProblem(query.error).text} onRetry={() => void query.refetch()} />;
  return (
    <RegisterTable
      label="Педагоги и руководители"
      rows={rows.rows}
      total={counts?.people ?? 0}
      columns={columns}
      getRowId={idOf}
      hrefOf={hrefOf}
      sort={{ column: address.sort, direction: address.direction === 'desc' ? 'desc' : 'asc' }}
      onSort={(sort) => onAddress({ sort: sort.column, direction: sort.direction })}
      isLoading={query.isPending}
      hasNextPage={query.hasNextPage}
      isFetchingNextPage={query.isFetchingNextPage}
      fetchNextPage={() => void query.fetchNextPage()}
      storageKey={isEmbedded ? 'organization-people' : 'people'}
      {...(mayEdit && {
        bulkActions: (selection: RegisterSelection, clear: () => void) => (
          <BulkRecord selection={selection} onDone={clear} />
        ),
      })}
      {...(mayExport && { onExport: () => exportList(filter) })}
      filters={
        <Filters
          filters={filters}
          values={address as unknown as FilterValues}
          onChange={(changes) => onAddress(changes as Partial<RegisterAddress>)}
          search={{
            value: address.search,
            placeholder: 'Фамилия, имя или прежняя фамилия',
            onChange: (search) => onAddress({ search }),
          }}
        />
      }
      savedViews={isEmbedded ? undefined : <SavedViews list="people" />}
      empty={empty}
    />
  );
}

/** Nothing is found by the filters: that is another emptiness than an empty register. */
export function NothingFound({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState
      title="Никто не подошёл"
      text="Под эти фильтры не подходит ни один человек. Уберите часть условий или проверьте фамилию."
      action={<Button onClick={onReset}>Сбросить фильтры</Button>}
    />
  );
}
