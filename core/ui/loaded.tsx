import './state.css';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue } from 'react';
import { readProblem } from '#core/http/client.ts';
import { ErrorState, LinesSkeleton, NotFound } from './state.tsx';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  /** Where a page that is not there leads. */
  readonly back?: string;
  readonly children: (answer: T) => ReactNode;
}

/** What a query brings, or its skeleton, or what went wrong. */
export function Loaded<T>({ query, back = '/', children }: LoadedProps<T>) {
  // What has just come is drawn in small pieces, so that a slow processor is not held up by a long page.
  const isReady = useDeferredValue(query.data !== undefined);
  if (query.data !== undefined && isReady) return <>{children(query.data)}</>;
  if (!query.error) return <LinesSkeleton lines={6} />;
  const problem = readProblem(query.error);
  return problem.code === 'not_found' || problem.code === 'bad_input' ? (
    <NotFound href={back} />
  ) : (
    <ErrorState text={problem.text} onRetry={() => void query.refetch()} />
  );
}

/** What went wrong with a change, beside the form. */
export function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p role="alert" className="op-problem-line">
      {text}
    </p>
  );
}
