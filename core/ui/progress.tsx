import './progress.css';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconLoader2 } from '@tabler/icons-react';
import { formatNumber } from '#core/text/plural.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'failed';

type JobProgressProps = {
  state: JobState;
  /** Steps done and in all; leave `total` out while it is not known. */
  done?: number;
  total?: number;
  /** What is being done now: «Читаем лист „Педагоги“». */
  message?: string;
  /** Shown while the work runs: one may go elsewhere. */
  onLeave?: () => void;
  onCancel?: () => void;
};

const titles: Record<JobState, string> = {
  waiting: 'Ждёт своей очереди',
  running: 'Выполняется',
  done: 'Готово',
  failed: 'Не получилось',
};

const icons = { waiting: IconClock, running: IconLoader2, done: IconCircleCheck, failed: IconAlertTriangle };

function countShare(state: JobState, done: number | undefined, total: number | undefined): number | undefined {
  if (state === 'done') return 100;
  if (done === undefined || total === undefined || total <= 0) return undefined;
  return Math.min(100, Math.floor((100 * done) / total));
}

/** Long work: what is being done, how far it is, and that it can be left. */
export function JobProgress({ state, done, total, message, onLeave, onCancel }: JobProgressProps) {
  const share = countShare(state, done, total);
  const Icon = icons[state];
  const isOpen = state === 'waiting' || state === 'running';
  return (
    <section className="op-job" data-state={state} aria-label="Ход работы">
      <Group gap="xs" wrap="nowrap">
        <Icon size="1.25rem" stroke={1.7} aria-hidden className="op-job-icon" />
        <Text fw={600} role="status">
          {titles[state]}
        </Text>
        {share === undefined || !isOpen ? null : <Text className="op-tabular op-muted">{`${share}\u00a0%`}</Text>}
      </Group>
      <Stack gap={6}>
        {message === undefined ? null : <Text size="sm">{message}</Text>}
        {isOpen ? (
          <Progress
            value={share ?? 100}
            animated={share === undefined}
            striped={share === undefined}
            size="sm"
            aria-label="Выполнено"
          />
        ) : null}
        {done === undefined || total === undefined ? null : (
          <Text size="xs" className="op-muted op-tabular">
            {`${formatNumber(done)} из ${formatNumber(total)}`}
          </Text>
        )}
      </Stack>
      {isOpen && (onLeave !== undefined || onCancel !== undefined) ? (
        <Group gap="sm">
          {onLeave === undefined ? null : (
            <Button variant="default" size="xs" onClick={onLeave}>
              Продолжить в фоне
            </Button>
          )}
          {onCancel === undefined ? null : (
            <Button variant="subtle" color="gray" size="xs" onClick={onCancel}>
              Остановить
            </Button>
          )}
          <Text size="xs" className="op-muted">
            Страницу можно закрыть: когда всё будет готово, придёт уведомление.
          </Text>
        </Group>
      ) : null}
    </section>
  );
}
