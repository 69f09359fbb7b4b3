import { useQuery } from '@tanstack/react-query';
import { RouterLink } from '#core/ui/link.tsx';
import { LinesSkeleton } from '#core/ui/state.tsx';
import { imports } from './api.ts';

/** On the page of today: how many schools have sent their lists, and batches that wait for an answer. */
export function CoverageCard(_: { thingId: string }) {
  const coverage = useQuery(imports.query.coverage.queryOptions({ input: {} }));
  const batches = useQuery(imports.query.list.queryOptions({ input: { limit: 20 } }));
  if (coverage.isPending) return <LinesSkeleton lines={2} />;
  const all = coverage.data?.organizations ?? [];
  if (all.length === 0) return null;
  const sent = all.filter(({ batchId }) => batchId !== null).length;
  const waiting = batches.data?.batches.filter(({ state }) => state === 'review' || state === 'mapping') ?? [];
  return (
    <>
      <p>
        {`Прислали ${sent} из ${all.length}. `}
        <RouterLink href="/imports?tab=coverage">{sent < all.length ? 'Кто не прислал' : 'Когда прислали'}</RouterLink>
        {' · '}
        <RouterLink href="/imports">Все загрузки</RouterLink>
      </p>
      {waiting.map(({ id, title }) => (
        <p key={id}>
          <RouterLink href={`/imports/${id}`}>{`Ждёт проверки: ${title}`}</RouterLink>
        </p>
      ))}
    </>
  );
}
