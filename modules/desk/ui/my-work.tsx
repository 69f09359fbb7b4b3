import { useQuery } from '@tanstack/react-query';
import { Section } from '#core/ui/page.tsx';
import { JobProgress } from '#core/ui/progress.tsx';
import { desk } from './api.ts';

/** Long work that one has started and left: it goes on and can be found here. */
export function MyWork() {
  const { data } = useQuery({
    ...desk.query.listJobs.queryOptions({ input: {} }),
    refetchInterval: (query) =>
      query.state.data?.jobs.some((job) => job.state === 'running' || job.state === 'waiting') ? 1500 : false,
  });
  const jobs = data?.jobs.filter((job) => job.state !== 'done') ?? [];
  if (jobs.length === 0) return null;
  return (
    <Section title="Выполняется">
      {jobs.map((job) => (
        <div key={job.id}>
          <strong>{job.title}</strong>
          <JobProgress
            state={job.state}
            done={job.done}
            {...(job.total !== null && { total: job.total })}
            {...(job.message !== null && { message: job.message })}
          />
        </div>
      ))}
    </Section>
  );
}
