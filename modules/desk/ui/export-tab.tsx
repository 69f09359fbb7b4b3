import { Button, Stack } from '@mantine/core';
import { IconDownload, IconPackageExport } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { formatNumber } from '#core/text/plural.ts';
import { formatMoment } from '#core/ui/moment.ts';
import { Section } from '#core/ui/page.tsx';
import { JobProgress } from '#core/ui/progress.tsx';
import { useSession } from '#core/ui/session.tsx';
import { ErrorState, LinesSkeleton, showProblem } from '#core/ui/state.tsx';
import { desk } from './api.ts';

const MEGABYTE = 1024 * 1024;

interface Archive {
  readonly id: string;
  readonly size: number;
  readonly createdAt: Date;
}

function ArchiveLine({ id, size, createdAt }: Archive) {
  const { today } = useSession();
  return (
    <div>
      <Button
        component="a"
        href={`/api/files/${id}`}
        download
        leftSection={<IconDownload size="1.1rem" stroke={1.6} aria-hidden />}
      >
        Скачать ZIP
      </Button>
      <p className="op-muted op-small">
        {`Сделана ${formatMoment(createdAt, today)}, ${formatNumber(Math.max(0.1, size / MEGABYTE), 1)}\u00a0МБ. Новая выгрузка заменит эту.`}
      </p>
    </div>
  );
}

/**
 * Opened by the head or the administrator when the data are asked for, or to be sure that they are nobody's hostage; they want to be rid of
 * asking a programmer.
 */
export function ExportTab() {
  const client = useQueryClient();
  const state = useQuery({
    ...desk.query.showExport.queryOptions({ input: {} }),
    refetchInterval: (query) => (isOpen(query.state.data?.job?.state) ? 1000 : false),
  });
  const start = useMutation(
    desk.query.startExport.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: desk.query.showExport.key() }),
      onError: (error) => showProblem('Выгрузка не началась', readProblem(error).text),
    }),
  );
  if (state.isPending) return <LinesSkeleton lines={4} />;
  if (state.error) return <ErrorState text={readProblem(state.error).text} onRetry={() => void state.refetch()} />;
  const { job, file } = state.data;
  const isRunning = isOpen(job?.state);
  return (
    <Section
      title="Выгрузить всё"
      note="Все таблицы книгами Excel и в открытом JSON с описанием полей, все файлы — одним архивом. В архиве личные данные: в журнал доступа каждого человека попадёт запись о выгрузке."
    >
      <Stack gap="md" align="flex-start">
        {job !== null && job.state !== 'done' ? (
          <div style={{ width: 'min(100%, 32rem)' }}>
            <JobProgress
              state={job.state}
              done={job.done}
              {...(job.total !== null && { total: job.total })}
              {...(job.message !== null && { message: job.message })}
            />
          </div>
        ) : null}
        {isRunning ? (
          <p className="op-muted op-small">Страницу можно закрыть: когда архив будет готов, придёт уведомление.</p>
        ) : null}
        {file !== null && !isRunning ? <ArchiveLine {...file} /> : null}
        {isRunning ? null : (
          <Button
            variant={file === null ? 'filled' : 'default'}
            loading={start.isPending}
            leftSection={<IconPackageExport size="1.1rem" stroke={1.6} aria-hidden />}
            onClick={() => start.mutate({})}
          >
            {file === null ? 'Выгрузить всё' : 'Выгрузить заново'}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

function isOpen(state: string | undefined): boolean {
  return state === 'waiting' || state === 'running';
}
