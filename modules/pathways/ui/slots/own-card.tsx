import '../pathways.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { LinesSkeleton } from '#core/ui/state.tsx';
import { ALIVE_STATES } from '../../model/alive.ts';
import { pathways } from '../api.ts';

// Most who open the first page have no pathway of their own: what answers and marks is read for those who have.
const OwnSteps = lazy(async () => ({ default: (await import('../own/own-steps.tsx')).OwnSteps }));

/** The teacher's next step with one tap, or the question whether they agree; nothing while there is nothing. */
export function OwnCard() {
  const { data } = useQuery(pathways.query.mine.queryOptions({ input: {} }));
  const living = data?.pathways.find(({ state }) => ALIVE_STATES.includes(state));
  if (!living?.content) return null;
  return (
    <div className="op-path-tab">
      <Suspense fallback={<LinesSkeleton lines={2} />}>
        <OwnSteps pathwayId={living.id} content={living.content} mayAnswer={living.actions.includes('answer')} />
      </Suspense>
      <RouterLink href="/my-pathway">Открыть мой ИОМ</RouterLink>
    </div>
  );
}
