import { Button } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import type { Filter } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { useMay } from '#core/ui/session.tsx';
import { EmptyState, ErrorState } from '#core/ui/state.tsx';
import { DOCUMENT_STATE_TITLES, DOCUMENT_STATES, type DocumentRow, type DocumentState } from '../model.ts';
import { documents } from './api.ts';
import { stateTones } from './words.ts';

const pageSize = 100;

const columns: readonly RegisterColumn<DocumentRow>[] = [
  { id: 'title', title: 'Документ', value: (row) => row.title, kind: 'link', width: 380 },
  { id: 'number', title: 'Номер', value: (row) => row.number, width: 100, isLabelledOnPhone: true },
  { id: 'signedOn', title: 'Дата', value: (row) => row.signedOn, kind: 'date' },
  {
    id: 'state',
    title: 'Состояние',
    value: (row) => DOCUMENT_STATE_TITLES[row.state],
    render: (row) => <StateBadge tone={stateTones[row.state]}>{DOCUMENT_STATE_TITLES[row.state]}</StateBadge>,
    kind: 'badge',
  },
  { id: 'kind', title: 'Вид', value: (row) => row.kindTitle, width: 190 },
  { id: 'organization', title: 'Организация', value: (row) => row.organizationName, width: 180, hideOnPhone: true },
];

const getRowId = (row: DocumentRow) => row.id;
const hrefOf = (row: DocumentRow) => `/documents/${row.id}`;

const isState = (text: string): text is DocumentState => (DOCUMENT_STATES as readonly string[]).includes(text);

function useDocuments() {
  const [address, change] = useAddressState({ search: '', kinds: [] as string[], states: [] as string[] });
  const { search, kinds } = address;
  const states = useMemo(() => address.states.filter(isState), [address.states]);
  const query = useInfiniteQuery({
    ...documents.query.list.infiniteOptions({
      input: (offset: number) => ({ search, kinds: [...kinds], states, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const loaded = pages.reduce((sum, page) => sum + page.rows.length, 0);
        return loaded < last.total ? loaded : null;
      },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const first = query.data?.pages[0];
  return { query, rows, total: first?.total, kinds: first?.kinds ?? [], address, change };
}

/**
 * Opened by a methodist who needs a paper made before, its number, or its file; they want to be rid of searching in folders.
 */
export function DocumentsPage() {
  const { query, rows, total, kinds, address, change } = useDocuments();
  const filters: readonly Filter[] = [
    {
      id: 'kinds',
      title: 'Вид',
      kind: 'many',
      choices: kinds.map(({ code, title }) => ({ value: code, label: title })),
    },
    {
      id: 'states',
      title: 'Состояние',
      kind: 'many',
      choices: DOCUMENT_STATES.map((state) => ({ value: state, label: DOCUMENT_STATE_TITLES[state] })),
    },
  ];
  const isFiltered = address.search !== '' || address.kinds.length > 0 || address.states.length > 0;
  return (
    <Page
      title="Приказы и документы"
      {...(total !== undefined && { count: formatCount(total, ['документ', 'документа', 'документов']) })}
      actions={<TemplatesLink />}
    >
      {query.error ? (
        <ErrorState text={readProblem(query.error).text} onRetry={() => void query.refetch()} />
      ) : (
        <RegisterTable
          label="Документы"
          rows={rows}
          total={total ?? 0}
          columns={columns}
          getRowId={getRowId}
          hrefOf={hrefOf}
          storageKey="documents"
          isLoading={query.isPending}
          hasNextPage={query.hasNextPage}
          isFetchingNextPage={query.isFetchingNextPage}
          fetchNextPage={() => void query.fetchNextPage()}
          filters={
            <Filters
              filters={filters}
              values={{ kinds: address.kinds, states: address.states }}
              onChange={change}
              search={{
                value: address.search,
                placeholder: 'Название или номер',
                onChange: (search) => change({ search }),
              }}
            />
          }
          empty={isFiltered ? <NothingFound /> : <NothingYet />}
        />
      )}
    </Page>
  );
}

function TemplatesLink() {
  return (
    <Button
      component={RouterLink}
      href="/documents/templates"
      variant="default"
      leftSection={<IconTemplate size="1.1rem" stroke={1.6} aria-hidden />}
    >
      Шаблоны документов
    </Button>
  );
}

function NothingFound() {
  return <EmptyState title="Таких документов нет" text="Измените поиск или уберите фильтр." />;
}

function NothingYet() {
  const mayRead = useMay('diagnostics.read');
  return (
    <EmptyState
      title="Документов ещё нет"
      text="Здесь документы, которые подготовила система: проекты, подписанные, отозванные. Первый появится, когда вы подготовите аналитическую справку на странице диагностики. Перед этим можно поправить шаблон в Word: бланк, заголовок, подпись."
      {...(mayRead && {
        action: (
          <Button component={RouterLink} href="/diagnostics">
            Открыть диагностику
          </Button>
        ),
      })}
      example="Аналитическая справка по результатам диагностики, № 48-МС от 20.11.2026, подписана."
    />
  );
}
