import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { JobState } from './progress.tsx';

/** Long work as a page follows it. */
export interface WatchedJob {
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  readonly message: string | null;
  readonly result: unknown;
}

type ReadJob = (id: string) => Promise<WatchedJob>;

const JobReaderContext = createContext<ReadJob | null>(null);

/** How long work is asked about; the application provides it, so that pages need not know the module. */
export function JobReaderProvider({ read, children }: { read: ReadJob; children: ReactNode }) {
  return <JobReaderContext value={read}>{children}</JobReaderContext>;
}

const EVERY = 700;

/** Follows one long work until it ends. @param id undefined: nothing runs */
export function useJob(id: string | undefined): WatchedJob | undefined {
  const read = useContext(JobReaderContext);
  const { data } = useQuery({
    queryKey: ['job', id],
    queryFn: () => {
      if (!read || id === undefined) throw new Error('no long work is followed here');
      return read(id);
    },
    enabled: id !== undefined && read !== null,
    refetchInterval: (query) => {
      const state = query.state.data?.state;
      return state === 'done' || state === 'failed' ? false : EVERY;
    },
  });
  return data;
}
