import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { TextArea, TextField } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { LinesSkeleton } from '#core/ui/state.tsx';
import type { RecommendationInput } from '../../contract/papers.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';

interface ReportFormProps {
  readonly programme: ProgrammeAnswer;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A report is made of data; what a person adds is the conclusion and to whom it is addressed (MON-07). */
export function ReportForm({ programme, isOpen, onClose }: ReportFormProps) {
  return (
    <FormDialog opened={isOpen} onClose={onClose} title="Отчёт по программе" wide>
      {isOpen ? <Form programme={programme} /> : null}
    </FormDialog>
  );
}

type Line = RecommendationInput & { readonly key: number };

const EMPTY = { addressee: '', text: '', due: null };

/** What we propose stands in the form until a person changes it. */
function useRecommendations(proposed: readonly RecommendationInput[] | undefined) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(() => {
    if (proposed) setLines((proposed.length > 0 ? proposed : [EMPTY]).map((one, key) => ({ ...one, key })));
  }, [proposed]);
  return {
    lines,
    change: (key: number, part: Partial<RecommendationInput>) =>
      setLines((known) => known.map((line) => (line.key === key ? { ...line, ...part } : line))),
    remove: (key: number) => setLines((known) => known.filter((line) => line.key !== key)),
    add: () => setLines((known) => [...known, { ...EMPTY, key: Math.max(-1, ...known.map((line) => line.key)) + 1 }]),
  };
}

function Form({ programme }: { programme: ProgrammeAnswer }) {
  const client = useQueryClient();
  const open = useOpenAddress();
  const [kind, setKind] = useState<'interim' | 'final'>('interim');
  const [conclusion, setConclusion] = useState('');
  const execution = useQuery(programmes.query.execution.queryOptions({ input: { id: programme.id } }));
  const { lines, change, remove, add } = useRecommendations(execution.data?.recommendations);
  const make = useMutation(
    programmes.query.makeReport.mutationOptions({
      onSuccess: ({ documentId }) => {
        void client.invalidateQueries();
        open(`/documents/${documentId}`);
      },
    }),
  );
  if (!execution.data) return <LinesSkeleton lines={6} />;
  const filled = lines.filter(({ addressee, text }) => addressee.trim() !== '' || text.trim() !== '');
  const submit = () =>
    make.mutate({
      id: programme.id,
      kind,
      conclusion: conclusion.trim() === '' ? null : conclusion,
      recommendations: filled.map(({ key: _, ...line }) => line),
    });
  return (
    <form
      className="op-form op-plan-report-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SegmentedControl
        value={kind}
        onChange={(value) => setKind(value as typeof kind)}
        data={[
          { value: 'interim', label: 'Промежуточный' },
          { value: 'final', label: 'Итоговый' },
        ]}
      />
      <section>
        <h3>Выводы по данным</h3>
        {execution.data.conclusions.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <TextArea label="Заключение, если есть что добавить" rows={3} value={conclusion} onChange={setConclusion} />
      <section>
        <h3>Рекомендации</h3>
        <p className="op-muted">Предложены по тому, что не выполнено. Поправьте, уберите лишнее, добавьте своё.</p>
        {lines.map(({ key, addressee, text, due }) => (
          <div key={key} className="op-plan-recommendation">
            <TextField label="Кому" value={addressee} onChange={(value) => change(key, { addressee: value })} />
            <TextArea label="Что сделать" rows={2} value={text} onChange={(value) => change(key, { text: value })} />
            <DateField label="Срок" value={due} onChange={(value) => change(key, { due: value })} />
            <Button variant="subtle" size="compact-sm" onClick={() => remove(key)}>
              Убрать рекомендацию
            </Button>
          </div>
        ))}
        <Button variant="default" onClick={add}>
          Добавить рекомендацию
        </Button>
      </section>
      <Problem text={make.error ? readProblem(make.error).text : undefined} />
      <Button type="submit" loading={make.isPending}>
        Составить отчёт
      </Button>
    </form>
  );
}
