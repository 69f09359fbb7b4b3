import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useDraft } from '#core/ui/draft.ts';
import { TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { AmountFields } from './mark-form.tsx';
import { PLAIN_MARK } from './use-mark.ts';
import { describeAmount } from './words.ts';

interface Sentence {
  readonly text: string;
  readonly amount: number | null;
  readonly unit: string;
}

/** After the tap: a sentence and a number, both may stay empty. */
export function OwnSentence({ row }: { row: OccurrenceRow }) {
  const report = useChange(programmes.call.report);
  const draft = useDraft<Sentence>(`mark-sentence-${row.id}`, {
    text: '',
    amount: row.amount,
    unit: row.amountWords ?? 'участников',
  });
  const { text, ...amount } = draft.value;
  const set = (changes: Partial<Sentence>) => draft.change({ ...draft.value, ...changes });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = { report: text.trim() === '' ? null : text.trim(), amount: amount.amount };
    const amountWords = amount.amount === null || amount.unit.trim() === '' ? null : amount.unit.trim();
    const mark = { ...PLAIN_MARK, step: 'complete' as const, on: row.doneOn, ...words, amountWords };
    const answer = await report.run({ id: row.id, version: row.version, mark });
    const told = describeAmount({ amount: amount.amount, amountWords });
    if (!answer) return;
    draft.drop();
    showDone(told === null ? 'Записано' : `Записано: ${told}`);
  };
  return (
    <form className="op-plan-mark-sentence" onSubmit={(event) => void submit(event)}>
      <TextField
        label="Что сделано, одной фразой"
        hint="Можно не писать"
        value={text}
        onChange={(next) => set({ text: next })}
      />
      <AmountFields value={amount} set={set} />
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
