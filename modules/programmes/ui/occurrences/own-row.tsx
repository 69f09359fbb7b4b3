import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { StateBadge } from '#core/ui/badge.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { isOpen } from '../../rules/occurrence-states.ts';
import { PLAIN_MARK, useMark } from './use-mark.ts';
import { badgeOf, describeDue, describeOutcome } from './words.ts';

/** A form and all it is made of, asked for after a tap: «Сегодня» does without. */
const OwnSentence = lazy(async () => ({ default: (await import('./own-sentence.tsx')).OwnSentence }));

interface OwnRowProps {
  readonly row: OccurrenceRow;
  readonly onTouch: () => void;
  readonly onOpen: () => void;
  /** On «Сегодня»: the tap only. */
  readonly isShort?: boolean;
}

/** One row that somebody is to do: one tap, then a sentence if there is one. */
export function OwnRow({ row, onTouch, onOpen, isShort = false }: OwnRowProps) {
  const { markOne, problem, isBusy } = useMark();
  const isWaiting = isOpen(row.state);
  const done = async () => {
    onTouch();
    await markOne(row, { ...PLAIN_MARK, step: 'complete' });
  };
  return (
    <li className="op-plan-mark-own-row">
      <div className="op-plan-mark-own-body">
        <div>{row.title}</div>
        <div className="op-muted op-small op-tabular">
          {[describeDue(row), row.programme].join(' · ')}
          {row.isOverdue ? ' · срок прошёл, если сделано — просто отметьте' : ''}
        </div>
        {isWaiting ? null : <Outcome row={row} />}
      </div>
      <div className="op-plan-mark-own-actions">
        {isWaiting && row.mayReport ? (
          <Button
            loading={isBusy}
            leftSection={<IconCheck size="1.1rem" aria-hidden />}
            aria-label={`Выполнено: ${row.title}`}
            onClick={() => void done()}
          >
            Выполнено
          </Button>
        ) : (
          <StateBadge tone={badgeOf(row).tone}>{badgeOf(row).text}</StateBadge>
        )}
        <Button variant="subtle" size="compact-sm" aria-label={`Подробнее: ${row.title}`} onClick={onOpen}>
          {isWaiting ? 'Иначе…' : 'Подробнее'}
        </Button>
      </div>
      {!isWaiting && !isShort && row.state === 'done' && row.mayReport && row.report === null ? (
        <Suspense>
          <OwnSentence key={row.version} row={row} />
        </Suspense>
      ) : null}
      <Problem text={problem} />
    </li>
  );
}

function Outcome({ row }: { row: OccurrenceRow }) {
  const words = describeOutcome(row);
  return words === null ? null : <div className="op-small">{words}</div>;
}
