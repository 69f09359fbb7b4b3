import { Button } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import type { Filter, FilterValues } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { SavedViews } from '#core/ui/saved-views.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState } from '#core/ui/state.tsx';
import { organizations } from './api.ts';
import { type Titles, useDirectory } from './directories.ts';
import { OrganizationDrawer } from './organization-drawer.tsx';

const FORMS = ['организация', 'организации', 'организаций'] as const;
const ADDRESS = { search: '', kinds: [] as readonly string[], statuses: [] as readonly string[], closed: '' };

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly headName: string | null;
  readonly isExternal: boolean;
  readonly closedBefore: string | null;
  readonly statuses: readonly string[];
  readonly people: number;
  readonly partTimers: number;
}

const idOf = (row: Row) => row.id;
const hrefOf = (row: Row) => `/organizations/${row.id}`;

function makeColumns(kinds: Titles, statuses: Titles): readonly RegisterColumn<Row>[] {
  return [
    { id: 'name', title: 'Организация', kind: 'link', value: (row) => row.shortName },
    { id: 'kind', title: 'Вид', width: 220, value: (row) => kinds.titleOf(row.kind) },
    { id: 'people', title: 'Человек', kind: 'number', value: (row) => row.people },
    {
      id: 'partTimers',
      title: 'Внешних совместителей',
      kind: 'number',
      width: 150,
      isHidden: true,
      value: (row) => row.partTimers || null,
    },
    {
      id: 'statuses',
      title: 'Статусы',
      width: 220,
      value: (row) => row.statuses.map((code) => statuses.titleOf(code)).join('; '),
    },
    { id: 'head', title: 'Руководитель', value: (row) => row.headName },
    { id: 'closed', title: 'Закрыта с', kind: 'date', isHidden: true, value: (row) => row.closedBefore },
  ];
}

/**
 * Opened by a methodist and the authority to see whose people these are; they want to be rid of one school under five names.
 */
export function OrganizationsPage() {
  const [address, setAddress] = useAddressState(ADDRESS);
  const { everywhere } = useSession();
  const [isAdding, setAdding] = useState(false);
  const input = {
    search: address.search,
    kinds: [...address.kinds],
    statuses: [...address.statuses],
    withClosed: address.closed === 'yes',
  };
  const { data, error, refetch, isPending } = useQuery({
    ...organizations.query.list.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  const kinds = useDirectory('organization_kind');
  const statuses = useDirectory('organization_status');
  const columns = useMemo(() => makeColumns(kinds, statuses), [kinds, statuses]);
  const filters = useMemo((): Filter[] => {
    const closed = [{ value: 'yes', label: 'вместе с закрытыми' }];
    return [
      { id: 'kinds', title: 'Вид', kind: 'many', choices: kinds.choices },
      { id: 'statuses', title: 'Статус', kind: 'many', choices: statuses.choices },
      { id: 'closed', title: 'Закрытые', kind: 'one', choices: closed },
    ];
  }, [kinds, statuses]);
  const mayAdd = everywhere.includes('organization.edit');
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  return (
    <Page
      title="Организации"
      count={data ? formatCount(data.total, FORMS) : ' '}
      actions={<Actions onAdd={mayAdd ? () => setAdding(true) : undefined} />}
    >
      <RegisterTable<Row>
        label="Организации"
        rows={data?.rows ?? NO_ROWS}
        columns={columns}
        getRowId={idOf}
        hrefOf={hrefOf}
        isLoading={isPending}
        storageKey="organizations"
        savedViews={<SavedViews list="organizations" />}
        filters={
          <Filters
            filters={filters}
            values={address as unknown as FilterValues}
            onChange={(changes) => setAddress(changes as Partial<typeof address>)}
            search={{
              value: address.search,
              placeholder: 'Любое из названий',
              onChange: (search) => setAddress({ search }),
            }}
          />
        }
        empty={
          <EmptyState
            title="Организаций не найдено"
            text="Здесь школы, детские сады, методическая служба и партнёры. Уберите фильтры или добавьте первую организацию."
            action={mayAdd ? <Button onClick={() => setAdding(true)}>Добавить организацию</Button> : undefined}
          />
        }
      />
      {isAdding ? <OrganizationDrawer onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

const NO_ROWS: readonly Row[] = [];

function Actions({ onAdd }: { onAdd: (() => void) | undefined }) {
  return (
    <>
      {onAdd ? (
        <Button leftSection={<IconPlus size="1.1rem" aria-hidden />} onClick={onAdd}>
          Добавить организацию
        </Button>
      ) : null}
      <Button
        component={RouterLink}
        href="/organizations/tasks"
        variant="default"
        leftSection={<IconListCheck size="1.1rem" aria-hidden />}
      >
        Поручения школам
      </Button>
    </>
  );
}
