// A methodist or a deputy opens it in September and before a report: whose lists are in, whose are not, what was loaded and can be taken back.
import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink, useOpenAddress } from '#core/ui/link.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { Page } from '#core/ui/page.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { useMay, useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#core/ui/state.tsx';
import { imports } from './api.ts';
import { CoverageList } from './coverage-list.tsx';
import { KIND_TITLES, STATE_WORDS } from './words.ts';

type Batches = Awaited<ReturnType<typeof imports.call.list>>['batches'];
type Line = Batches[number];

function summarize({ state, counts }: Line): string {
  if (state === 'applied' && counts.written !== undefined) {
    const { written } = counts;
    const parts = [`новых ${written.new}`, `изменено ${written.changed}`];
    if (written.leftOut > 0) parts.push(`осталось вне записи ${written.leftOut}`);
    return parts.join(', ');
  }
  if (state !== 'review') return '';
  return `новых ${counts.new}, изменений ${counts.changed}, уточнить ${counts.doubtful}`;
}

function listColumns(today: string): RegisterColumn<Line>[] {
  return [
    { id: 'title', title: 'Загрузка', value: (line) => line.title, width: 280 },
    { id: 'kind', title: 'Что загружали', value: (line) => KIND_TITLES[line.kind] ?? line.kind, width: 190 },
    {
      id: 'state',
      title: 'Состояние',
      kind: 'badge',
      value: (line) => STATE_WORDS[line.state].title,
      render: ({ state }) => <StateBadge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].title}</StateBadge>,
      width: 190,
    },
    { id: 'result', title: 'Итог', value: summarize, width: 280 },
    { id: 'files', title: 'Файлов', kind: 'number', value: (line) => line.files, hideOnPhone: true },
    { id: 'author', title: 'Кто', value: (line) => line.author ?? 'Система', hideOnPhone: true },
    { id: 'at', title: 'Когда', value: (line) => formatMoment(line.createdAt, today), width: 160 },
  ];
}

const idOf = (line: Line) => line.id;
const hrefOf = (line: Line) => `/imports/${line.id}`;

function BatchList({ batches }: { batches: Batches }) {
  const { today } = useSession();
  return (
    <RegisterTable
      label="Загрузки"
      rows={batches}
      columns={listColumns(today)}
      getRowId={idOf}
      hrefOf={hrefOf}
      storageKey="imports"
      empty={
        <EmptyState
          title="Загрузок пока не было"
          text="Загрузите таблицу, какая есть: заголовки, столбцы и имена программа узнает сама и покажет, что изменится, до записи."
          action={<RouterLink href="/imports/new?kind=staff">Загрузить список школы</RouterLink>}
          example="Список педагогов школы в Excel, папка со списками всех школ или архив ZIP."
        />
      }
    />
  );
}

export function ImportsPage() {
  const { data, error, isPending, refetch } = useQuery(imports.query.list.queryOptions({ input: {} }));
  const mayScores = useMay('diagnostics.import');
  const open = useOpenAddress();
  useAddressState({ tab: '' });
  if (isPending) return <PageSkeleton />;
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  const waiting = data.batches.filter(({ state }) => state === 'review' || state === 'mapping').length;
  return (
    <Page
      title="Загрузки"
      count={
        waiting === 0
          ? formatCount(data.batches.length, ['загрузка', 'загрузки', 'загрузок'])
          : `${formatCount(data.batches.length, ['загрузка', 'загрузки', 'загрузок'])}, ждут вас: ${waiting}`
      }
      actions={
        <>
          {mayScores ? (
            <Button variant="default" onClick={() => open('/imports/new?kind=diagnostics')}>
              Загрузить результаты диагностики
            </Button>
          ) : null}
          <Button
            leftSection={<IconUpload size="1.1rem" aria-hidden />}
            onClick={() => open('/imports/new?kind=staff')}
          >
            Загрузить списки
          </Button>
        </>
      }
      tabs={[
        { id: 'batches', title: 'Загрузки', content: <BatchList batches={data.batches} /> },
        { id: 'coverage', title: 'Кто прислал списки', content: <CoverageList /> },
      ]}
    />
  );
}
