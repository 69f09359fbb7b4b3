import './facts.css';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

export type HistoryLine = {
  id: string;
  /** Already in Russian: «22.11.2026, 14:05». */
  when: string;
  /** Who did it: «Петрова А. И.», «Загрузка списка школы № 5». */
  who: string;
  /** What was done, after the name: «изменила срок». */
  what: ReactNode;
  /** A single changed value: shown as «май → июнь». */
  before?: string;
  after?: string;
};

function ChangedValue({ before, after }: { before: string | undefined; after: string | undefined }) {
  if (before === undefined && after === undefined) return null;
  return (
    <>
      {': '}
      <del>{before === undefined || before === '' ? 'не указано' : before}</del>
      <span aria-hidden> → </span>
      <span className="op-visually-hidden"> стало </span>
      <ins>{after === undefined || after === '' ? 'не указано' : after}</ins>
    </>
  );
}

/** Readable history, the newest first: «Петрова А. И. изменила срок: май → июнь». */
export function History({ lines, onMore }: { lines: readonly HistoryLine[]; onMore?: () => void }) {
  if (lines.length === 0) return <p className="op-muted">Изменений ещё не было.</p>;
  return (
    <>
      <ol className="op-history">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="op-muted op-tabular">{line.when}</span>
            <span>
              <strong>{line.who}</strong> {line.what}
              <ChangedValue before={line.before} after={line.after} />
            </span>
          </li>
        ))}
      </ol>
      {onMore === undefined ? null : (
        <Button variant="subtle" size="xs" mt="xs" onClick={onMore}>
          Показать более ранние
        </Button>
      )}
    </>
  );
}
