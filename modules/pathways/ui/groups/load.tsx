import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { readProblem } from '#core/http/client.ts';
import { ErrorState, LinesSkeleton, NotFound } from '#core/ui/state.tsx';

/** What a query brings, or its skeleton, or what went wrong. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (answer: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.error) return <LinesSkeleton lines={6} />;
  const problem = readProblem(query.error);
  return problem.code === 'not_found' ? (
    <NotFound href="/" />
  ) : (
    <ErrorState text={problem.text} onRetry={() => void query.refetch()} />
  );
}

/** What went wrong with a change, beside the button that asked for it. */
export function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p role="alert" className="op-pg-problem">
      {text}
    </p>
  );
}
