import './state.css';
import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { RouterLink } from './link.tsx';

type EmptyStateProps = { title: string; text: ReactNode; action?: ReactNode; example?: ReactNode };

/** An empty page teaches: what this is, the first step, an example. */
export function EmptyState({ title, text, action, example }: EmptyStateProps) {
  return (
    <section className="op-empty">
      <h2>{title}</h2>
      <div className="op-empty-text">{text}</div>
      {action === undefined ? null : <Group gap="sm">{action}</Group>}
      {example === undefined ? null : (
        <aside className="op-empty-example" aria-label="Пример">
          <div className="op-small op-muted">Например</div>
          {example}
        </aside>
      )}
    </section>
  );
}

type ErrorStateProps = { title?: string; text: ReactNode; onRetry?: () => void; requestId?: string };

/** A page or a part that could not be loaded: what happened and what to do. */
export function ErrorState({ title = 'Не удалось загрузить', text, onRetry, requestId }: ErrorStateProps) {
  return (
    <section className="op-problem" role="alert">
      <IconAlertTriangle size="1.25rem" stroke={1.7} aria-hidden />
      <Stack gap="sm" align="flex-start">
        <div>
          <strong>{title}</strong>
          <div>{text}</div>
        </div>
        {onRetry === undefined ? null : (
          <Button variant="default" size="xs" onClick={onRetry}>
            Повторить
          </Button>
        )}
        {requestId === undefined ? null : <div className="op-small op-muted">Номер запроса: {requestId}</div>}
      </Stack>
    </section>
  );
}

/** What one may not see is not found: the words are the same for both. */
export function NotFound({ text, href = '/' }: { text?: ReactNode; href?: string }) {
  return (
    <section className="op-empty">
      <h1>Такой страницы нет</h1>
      <div className="op-empty-text">
        {text ?? 'Возможно, запись удалена, адрес набран с ошибкой или доступ к ней вам не открыт.'}
      </div>
      <RouterLink href={href}>Вернуться на главную</RouterLink>
    </section>
  );
}

function listNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** A page whose data are on the way: the same heights as the real one, so that nothing jumps. */
export function PageSkeleton({ lines = 8 }: { lines?: number }) {
  return (
    <div className="op-skeleton" role="status" aria-label="Загружается">
      <Skeleton height={28} width="40%" />
      <Skeleton height={16} width="60%" />
      <LinesSkeleton lines={lines} />
    </div>
  );
}

export function LinesSkeleton({ lines = 5 }: { lines?: number }) {
  return (
    <Stack gap={10} aria-hidden>
      {listNumbers(lines).map((line) => (
        <Skeleton key={line} height={14} width={`${92 - ((line * 17) % 35)}%`} />
      ))}
    </Stack>
  );
}

/** Undo instead of «Вы уверены?»: the change is made, ten seconds remain to take it back (it stays in the history too). */
export function showUndo(text: string, onUndo: () => void): void {
  const id = notifications.show({
    icon: <IconCheck size="1.1rem" aria-hidden />,
    color: 'accent',
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{text}</span>
        <Button
          className="op-undo"
          variant="subtle"
          size="compact-sm"
          style={{ flex: 'none' }}
          leftSection={<IconArrowBackUp size="1rem" aria-hidden />}
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          Отменить
        </Button>
      </Group>
    ),
  });
}

export function showDone(text: string): void {
  notifications.show({ icon: <IconCheck size="1.1rem" aria-hidden />, color: 'accent', message: text });
}

/** Something did not work and the reader must know; stays until it is closed. */
export function showProblem(text: string, advice?: string): void {
  notifications.show({
    icon: <IconInfoCircle size="1.1rem" aria-hidden />,
    color: 'orange',
    autoClose: false,
    role: 'alert',
    title: text,
    message: advice ?? '',
  });
}
