import './pathways.css';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { readProblem } from '#core/http/client.ts';
import { NBSP } from '#core/text/plural.ts';
import type { FilterValues } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import type { RegisterSelection } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { SavedViews } from '#core/ui/saved-views.tsx';
import { useMay } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, showDone, showProblem } from '#core/ui/state.tsx';
import type { PathwayRow } from '../contract/shapes.ts';
import { download, pathways } from './api.ts';
import { BulkActions } from './list/bulk.tsx';
import { COLUMNS } from './list/columns.tsx';
import { usePathwayFilters } from './list/filters.ts';
import { ADDRESS, gatherChosen, type ListWish, readWish, useListAddress, usePathwayRows } from './list/register.ts';
import { countPathways, describeStates } from './words.ts';

const idOf = (row: PathwayRow) => row.id;
const hrefOf = (row: PathwayRow) => `/pathways/${row.id}`;

async function exportList(wish: ListWish): Promise<void> {
  try {
    const { fileId } = await pathways.call.exportTable(wish);
    download(fileId);
    showDone('Список выгружен; выгрузка записана в журнал доступа');
  } catch (error) {
    showProblem(readProblem(error).text);
  }
}

/**
 * Opened by a deputy director, a tutor or a methodist several times a week; they want to be rid of keeping in the head who is where.
 */
export function PathwaysPage() {
  const [address, setAddress] = useListAddress();
  const wish = useMemo(() => readWish(address), [address]);
  const list = usePathwayRows(wish);
  const isNarrowed = JSON.stringify(wish) !== JSON.stringify(readWish(ADDRESS));
  return (
    <Page
      title="ИОМ педагогов"
      count={list.first ? describeCount(list.first, isNarrowed) : NBSP}
      actions={<PageActions mayDraft={list.first?.mayDraft ?? false} mayEdit={list.first?.mayEdit ?? false} />}
    >
      {list.first && !list.first.seesContent ? <ClosedNote /> : null}
      <PathwayList
        address={address}
        onAddress={setAddress}
        wish={wish}
        list={list}
        empty={isNarrowed ? <NothingFound onReset={() => setAddress(ADDRESS)} /> : <FirstStep />}
      />
    </Page>
  );
}

type List = ReturnType<typeof usePathwayRows>;

function describeCount({ total, states }: NonNullable<List['first']>, isNarrowed: boolean): string {
  const parts = describeStates(states);
  return isNarrowed || parts === '' ? countPathways(total) : `${countPathways(total)}: ${parts}`;
}

function PageActions({ mayDraft, mayEdit }: { mayDraft: boolean; mayEdit: boolean }) {
  const mayOrder = useMay('document.edit') && mayEdit;
  return (
    <>
      {mayDraft ? (
        <Button component={RouterLink} href="/pathways/new" leftSection={<IconPlus size="1.1rem" aria-hidden />}>
          Новый ИОМ
        </Button>
      ) : null}
      {mayDraft ? (
        <Button component={RouterLink} href="/pathways/groups?tab=draft" variant="default">
          Подготовить проекты по диагностике
        </Button>
      ) : null}
      {mayOrder ? (
        <Button component={RouterLink} href="/pathways/groups?tab=orders" variant="default">
          Приказы
        </Button>
      ) : null}
    </>
  );
}

/** To the service, while no act opens what pathways hold. */
function ClosedNote() {
  const maySet = useMay('settings.read');
  const place = 'Настройки → Видимость';
  return (
    <p className="op-path-note">
      Здесь видно, у кого ИОМ есть и как он идёт. Что в нём записано, видят сам педагог, его тьютор и школа.
      Муниципалитет может открыть это методической службе своим актом: «
      {maySet ? <RouterLink href="/settings?tab=visibility">{place}</RouterLink> : place}».
    </p>
  );
}

interface ListProps {
  readonly address: ReturnType<typeof useListAddress>[0];
  readonly onAddress: ReturnType<typeof useListAddress>[1];
  readonly wish: ListWish;
  readonly list: List;
  readonly empty: React.ReactNode;
}

function PathwayList({ address, onAddress, wish, list, empty }: ListProps) {
  const { query, rows, first } = list;
  const tutorName = rows.find((row) => row.tutorId === wish.tutorId)?.tutor ?? undefined;
  const filters = usePathwayFilters({ address, states: first?.states ?? {}, tutorName });
  const gather = useCallback((selection: RegisterSelection) => gatherChosen(selection, rows, wish), [rows, wish]);
  if (query.error) return <ErrorState text={readProblem(query.error).text} onRetry={() => void query.refetch()} />;
  return (
    <RegisterTable
      label="ИОМ педагогов"
      rows={rows}
      total={first?.total ?? 0}
      columns={COLUMNS}
      getRowId={idOf}
      hrefOf={hrefOf}
      isLoading={query.isPending}
      hasNextPage={query.hasNextPage}
      isFetchingNextPage={query.isFetchingNextPage}
      fetchNextPage={() => void query.fetchNextPage()}
      storageKey="pathways"
      {...(first?.mayEdit && {
        bulkActions: (selection: RegisterSelection, clear: () => void) => (
          <BulkActions
            selection={selection}
            gather={() => gather(selection)}
            seesContent={first.seesContent}
            onDone={clear}
          />
        ),
      })}
      onExport={() => exportList(wish)}
      filters={
        <Filters
          filters={filters}
          values={address as unknown as FilterValues}
          onChange={(changes) => onAddress(changes as Partial<typeof address>)}
          search={{
            value: address.search,
            placeholder: 'Фамилия педагога',
            onChange: (search) => onAddress({ search }),
          }}
        />
      }
      savedViews={<SavedViews list="pathways" />}
      empty={empty}
    />
  );
}

function NothingFound({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState
      title="Ничего не нашлось"
      text="Под эти фильтры не подходит ни один ИОМ. Уберите часть условий или проверьте фамилию."
      action={<Button onClick={onReset}>Сбросить фильтры</Button>}
    />
  );
}

function FirstStep() {
  const mayDraft = useMay('pathway.draft');
  return (
    <EmptyState
      title="ИОМ пока нет"
      text="Здесь индивидуальные маршруты педагогов: что усилить, чем и к какому сроку. Если диагностика уже проведена, проекты по её итогам готовятся за минуту и сразу для всех. Остаётся согласовать и подписать приказ."
      {...(mayDraft && {
        action: (
          <>
            <Button component={RouterLink} href="/pathways/groups?tab=draft">
              Подготовить проекты по диагностике
            </Button>
            <Button component={RouterLink} href="/pathways/new" variant="default">
              Составить один ИОМ
            </Button>
          </>
        ),
      })}
      example="Лунёва А. П., учитель математики: цифровая компетенция — курсы на 36 часов до 20 апреля и тема самообразования с открытым уроком."
    />
  );
}
