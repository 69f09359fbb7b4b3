import { Button } from '@mantine/core';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import type { FilterValues } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { SavedViews } from '#core/ui/saved-views.tsx';
import { useMay } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#core/ui/state.tsx';
import type { OfferRow } from './api.ts';
import { type Choices, useChoices } from './choices.ts';
import { OfferDrawer } from './offer-drawer.tsx';
import {
  ADDRESS,
  listColumns,
  listFilters,
  type RegisterAddress,
  readFilter,
  useOfferRows,
  useRegisterAddress,
} from './register.ts';

const OFFERS = ['мероприятие или ресурс', 'мероприятия и ресурса', 'мероприятий и ресурсов'] as const;

const idOf = (row: OfferRow) => row.id;
const hrefOf = (row: OfferRow) => `/training/${row.id}`;

/**
 * Opened by a methodist who plans the year and by a deputy who looks what to send a teacher to; they want to be rid of
 * ten schedules in ten files.
 */
export function Catalogue() {
  const choices = useChoices();
  return choices ? <Register choices={choices} /> : <PageSkeleton />;
}

function Register({ choices }: { choices: Choices }) {
  const [address, setAddress] = useRegisterAddress();
  const [isAdding, setAdding] = useState(false);
  const filter = useMemo(() => readFilter(address), [address]);
  const { query, rows, total } = useOfferRows(filter, address);
  const columns = useMemo(() => listColumns(choices), [choices]);
  const filters = useMemo(() => listFilters(choices), [choices]);
  const mayEdit = useMay('offer.edit');
  const isNarrowed = JSON.stringify(filter) !== JSON.stringify(readFilter(ADDRESS));
  const add = () => setAdding(true);
  if (query.error) return <ErrorState text={readProblem(query.error).text} onRetry={() => void query.refetch()} />;
  return (
    <Page
      title="Повышение квалификации"
      count={total === undefined ? ' ' : formatCount(total, OFFERS)}
      actions={mayEdit ? <Actions onAdd={add} /> : undefined}
    >
      <RegisterTable<OfferRow>
        label="Мероприятия и ресурсы"
        rows={rows}
        total={total ?? 0}
        columns={columns}
        getRowId={idOf}
        hrefOf={hrefOf}
        sort={{ column: address.sort, direction: address.direction === 'desc' ? 'desc' : 'asc' }}
        onSort={(sort) => setAddress({ sort: sort.column, direction: sort.direction })}
        isLoading={query.isPending}
        hasNextPage={query.hasNextPage}
        isFetchingNextPage={query.isFetchingNextPage}
        fetchNextPage={() => void query.fetchNextPage()}
        storageKey="training"
        savedViews={<SavedViews list="training" />}
        filters={
          <Filters
            filters={filters}
            values={address as unknown as FilterValues}
            onChange={(changes) => setAddress(changes as Partial<RegisterAddress>)}
            search={{
              value: address.search,
              placeholder: 'Название, организатор или результат',
              onChange: (search) => setAddress({ search }),
            }}
          />
        }
        empty={
          isNarrowed ? (
            <NothingFound onReset={() => setAddress(ADDRESS)} />
          ) : (
            <FirstStep onAdd={mayEdit ? add : undefined} />
          )
        }
      />
      {isAdding ? <OfferDrawer choices={choices} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function Actions({ onAdd }: { onAdd: () => void }) {
  return (
    <>
      <Button leftSection={<IconPlus size="1.1rem" aria-hidden />} onClick={onAdd}>
        Добавить мероприятие
      </Button>
      <LoadButton />
    </>
  );
}

function LoadButton() {
  return (
    <Button
      component={RouterLink}
      href="/imports/new?kind=offers"
      variant="default"
      leftSection={<IconUpload size="1.1rem" aria-hidden />}
    >
      Загрузить план-график
    </Button>
  );
}

function NothingFound({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState
      title="Ничего не подошло"
      text="Под эти условия не подходит ни одно мероприятие. Уберите часть условий или проверьте название."
      action={<Button onClick={onReset}>Сбросить фильтры</Button>}
    />
  );
}

function FirstStep({ onAdd }: { onAdd: (() => void) | undefined }) {
  return (
    <EmptyState
      title="Мероприятий пока нет"
      text="Здесь курсы, семинары, наставники и темы самообразования, из которых составляются ИОМ. Загрузите план-график курсов, какой есть, или добавьте первое мероприятие."
      example="Таблица института на год: тема, категория слушателей, сроки, объём, форма, число мест."
      action={
        onAdd ? (
          <>
            <LoadButton />
            <Button variant="default" onClick={onAdd}>
              Добавить мероприятие
            </Button>
          </>
        ) : undefined
      }
    />
  );
}
