import './programmes.css';
import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { readProblem } from '#core/http/client.ts';
import { NBSP } from '#core/text/plural.ts';
import type { FilterValues } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { SavedViews } from '#core/ui/saved-views.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, showDone, showProblem } from '#core/ui/state.tsx';
import type { ProgrammeRow } from '../contract/programmes.ts';
import { download, programmes } from './api.ts';
import { COLUMNS } from './list/columns.tsx';
import { useListFilters } from './list/filters.ts';
import { ADDRESS, type ListWish, readWish, useListAddress, useProgrammeRows, writeSort } from './list/register.ts';
import { describeCount } from './list/words.ts';

const idOf = (row: ProgrammeRow) => row.id;
const hrefOf = (row: ProgrammeRow) => `/programmes/${row.id}`;

async function exportList(wish: ListWish): Promise<void> {
  try {
    const { fileId } = await programmes.call.exportProgrammes(wish);
    download(fileId);
    showDone('Список выгружен в XLSX');
  } catch (error) {
    showProblem(readProblem(error).text);
  }
}

/** Opened by the head of the service on Monday morning; they want to be rid of asking everybody how it goes. */
export function ProgrammesPage() {
  const [address, setAddress] = useListAddress();
  const wish = useMemo(() => readWish(address), [address]);
  const list = useProgrammeRows(wish);
  const { sort: _, ...filter } = wish;
  const { sort: __, ...bare } = readWish(ADDRESS);
  const isNarrowed = JSON.stringify(filter) !== JSON.stringify(bare);
  const mayEdit = list.first?.mayEdit ?? false;
  return (
    <Page
      title="Программы и планы"
      count={list.first ? describeCount(list.first.total, list.first.states, isNarrowed) : NBSP}
      actions={<PageActions mayEdit={mayEdit} />}
    >
      <ProgrammeList
        address={address}
        onAddress={setAddress}
        wish={wish}
        list={list}
        empty={isNarrowed ? <NothingFound onReset={() => setAddress(ADDRESS)} /> : <FirstStep mayEdit={mayEdit} />}
      />
    </Page>
  );
}

function PageActions({ mayEdit }: { mayEdit: boolean }) {
  return (
    <>
      <Button component={RouterLink} href="/programmes/attention" variant="default">
        Требует внимания
      </Button>
      {mayEdit ? (
        <>
          <Button
            component={RouterLink}
            href="/programmes/read"
            leftSection={<IconFileImport size="1.1rem" aria-hidden />}
          >
            Загрузить документ
          </Button>
          <Button
            component={RouterLink}
            href="/programmes/new"
            variant="default"
            leftSection={<IconPlus size="1.1rem" aria-hidden />}
          >
            Новая программа
          </Button>
        </>
      ) : null}
      <Button component={RouterLink} href="/check" variant="default">
        Проверить документ
      </Button>
    </>
  );
}

interface ListProps {
  readonly address: ReturnType<typeof useListAddress>[0];
  readonly onAddress: ReturnType<typeof useListAddress>[1];
  readonly wish: ListWish;
  readonly list: ReturnType<typeof useProgrammeRows>;
  readonly empty: React.ReactNode;
}

const NO_STATES = {};

function ProgrammeList({ address, onAddress, wish, list, empty }: ListProps) {
  const { query, rows, first } = list;
  const seesAll = useSession().everywhere.includes('programme.read');
  const filters = useListFilters(first?.states ?? NO_STATES, seesAll);
  if (query.error) return <ErrorState text={readProblem(query.error).text} onRetry={() => void query.refetch()} />;
  return (
    <RegisterTable
      label="Программы и планы"
      lines={2}
      rows={rows}
      total={first?.total ?? 0}
      columns={COLUMNS}
      getRowId={idOf}
      hrefOf={hrefOf}
      sort={wish.sort ?? undefined}
      onSort={(sort) => onAddress({ sort: writeSort(sort) })}
      isLoading={query.isPending}
      hasNextPage={query.hasNextPage}
      isFetchingNextPage={query.isFetchingNextPage}
      fetchNextPage={() => void query.fetchNextPage()}
      storageKey="programmes"
      onExport={() => exportList(wish)}
      filters={
        <Filters
          filters={filters}
          values={address as unknown as FilterValues}
          onChange={(changes) => onAddress(changes as Partial<typeof address>)}
          search={{
            value: address.search,
            placeholder: 'Название, школа, координатор',
            onChange: (search) => onAddress({ search }),
          }}
        />
      }
      savedViews={<SavedViews list="programmes" />}
      empty={empty}
    />
  );
}

function NothingFound({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState
      title="Ничего не нашлось"
      text="Под эти фильтры не подходит ни одна программа. Уберите часть условий или проверьте слова."
      action={<Button onClick={onReset}>Сбросить фильтры</Button>}
    />
  );
}

function FirstStep({ mayEdit }: { mayEdit: boolean }) {
  if (!mayEdit)
    return <EmptyState title="Программ пока нет" text="Когда программу или план заведут, они появятся здесь." />;
  return (
    <EmptyState
      title="Программ пока нет"
      text="Здесь программы, дорожные карты и планы: что сделать, кому и к какому сроку. Загрузите документ Word, Excel или текст: пункты, сроки и ответственные читаются из него сами, вы только проверяете. Если документа ещё нет, начните с готового вида."
      action={
        <>
          <Button component={RouterLink} href="/programmes/read">
            Загрузить документ
          </Button>
          <Button component={RouterLink} href="/programmes/new" variant="default">
            Начать с готового вида
          </Button>
        </>
      }
      example="«План работы методической службы на 2026 год»: 64 пункта, у каждого срок и исполнитель; 18 выполнено, 2 просрочено, ближайшее — семинар наставников 30 ноября."
    />
  );
}
