import { useQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '#core/ui/state.tsx';
import { imports } from './api.ts';

type Line = Awaited<ReturnType<typeof imports.call.coverage>>['organizations'][number];

function listColumns(today: string): RegisterColumn<Line>[] {
  return [
    { id: 'name', title: 'Организация', value: (line) => line.name, width: 280 },
    {
      id: 'state',
      title: 'Список',
      kind: 'badge',
      value: (line) => (line.batchId === null ? 'не прислан' : 'прислан'),
      render: ({ batchId }) =>
        batchId === null ? (
          <StateBadge tone="wait">не прислан</StateBadge>
        ) : (
          <StateBadge tone="good">прислан</StateBadge>
        ),
    },
    {
      id: 'at',
      title: 'Когда записан',
      value: (line) => line.appliedAt && formatMoment(line.appliedAt, today),
      width: 170,
    },
    { id: 'people', title: 'Людей в реестре', kind: 'number', value: (line) => line.people, width: 140 },
  ];
}

const idOf = (line: Line) => line.id;
const hrefOf = (line: Line) => (line.batchId === null ? `/organizations/${line.id}` : `/imports/${line.batchId}`);

/** Which schools have sent their lists, and which not: those that have not stand first. */
export function CoverageList() {
  const { today } = useSession();
  const { data, error, isPending, refetch } = useQuery(imports.query.coverage.queryOptions({ input: {} }));
  if (isPending) return <LinesSkeleton />;
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  const sent = data.organizations.filter(({ batchId }) => batchId !== null).length;
  return (
    <>
      <p className="op-muted">{`Прислали ${sent} из ${data.organizations.length}`}</p>
      <RegisterTable
        label="Кто прислал списки"
        rows={data.organizations}
        columns={listColumns(today)}
        getRowId={idOf}
        hrefOf={hrefOf}
        storageKey="imports-coverage"
        empty={<EmptyState title="Организаций пока нет" text="Они появятся из списков или из раздела «Организации»." />}
      />
    </>
  );
}
