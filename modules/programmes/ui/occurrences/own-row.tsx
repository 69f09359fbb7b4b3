import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { StateBadge } from '#core/ui/badge.tsx';
import { TextField } from '#core/ui/form.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { isOpen } from '../../rules/occurrence-states.ts';
import { programmes } from '../api.ts';
import { Problem } from '../load.tsx';
import { useChange } from '../use-change.ts';
import { AmountFields } from './mark-form.tsx';
import { PLAIN_MARK, useMark } from './use-mark.ts';
import { badgeOf, describeAmount, describeDue, describeOutcome } from './words.ts';

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
        <Sentence key={row.version} row={row} />
      ) : null}
      <Problem text={problem} />
    </li>
  );
}

function Outcome({ row }: { row: OccurrenceRow }) {
  const words = describeOutcome(row);
  return words === null ? null : <div className="op-small">{words}</div>;
}

/** After the tap: a sentence and a number, both may stay empty. */
function Sentence({ row }: { row: OccurrenceRow }) {
  const report = useChange(programmes.call.report);
  const [text, setText] = useState('');
  const [amount, setAmount] = useState<{ amount: number | null; unit: string }>({
    amount: row.amount,
    unit: row.amountWords ?? 'участников',
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = { report: text.trim() === '' ? null : text.trim(), amount: amount.amount };
    const amountWords = amount.amount === null || amount.unit.trim() === '' ? null : amount.unit.trim();
    const mark = { ...PLAIN_MARK, step: 'complete' as const, on: row.doneOn, ...words, amountWords };
    const answer = await report.run({ id: row.id, version: row.version, mark });
    const told = describeAmount({ amount: amount.amount, amountWords });
    if (answer) showDone(told === null ? 'Записано' : `Записано: ${told}`);
  };
  return (
    <form className="op-plan-mark-sentence" onSubmit={(event) => void submit(event)}>
      <TextField label="Что сделано, одной фразой" hint="Можно не писать" value={text} onChange={setText} />
      <AmountFields value={amount} set={(changes) => setAmount({ ...amount, ...changes })} />
      <Button
        type="submit"
        variant="default"
        loading={report.isBusy}
        disabled={text.trim() === '' && amount.amount === null}
      >
        Записать
      </Button>
      <Problem text={report.problem?.text} />
    </form>
  );
}
