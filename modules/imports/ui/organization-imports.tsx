import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, LinesSkeleton } from '#core/ui/state.tsx';
import { imports } from './api.ts';

/** On an organisation's page: when its list came last, and the way to send a new one. */
export function OrganizationImports({ thingId }: { thingId: string }) {
  const { today } = useSession();
  const { data, isPending } = useQuery(imports.query.coverage.queryOptions({ input: { organizationId: thingId } }));
  if (isPending) return <LinesSkeleton lines={3} />;
  const line = data?.organizations[0];
  const action = <RouterLink href="/imports/new?kind=staff">Загрузить список</RouterLink>;
  if (line?.batchId == null || line.appliedAt === null) {
    return (
      <EmptyState
        title="Списка этой организации ещё не было"
        text="Загрузите таблицу, какая есть: программа узнает столбцы сама и покажет изменения до записи."
        action={action}
      />
    );
  }
  return (
    <>
      <p>
        {`Последний список записан ${formatMoment(line.appliedAt, today)}. Людей в реестре: ${formatNumber(line.people)}. `}
        <RouterLink href={`/imports/${line.batchId}`}>Открыть загрузку</RouterLink>
      </p>
      <p>{action}</p>
    </>
  );
}
