import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { SidePanel } from '#core/ui/dialog.tsx';
import { JobProgress } from '#core/ui/progress.tsx';
import type { RegisterSelection } from '#core/ui/register-table/model.ts';
import { showProblem, showUndo } from '#core/ui/state.tsx';
import type { FactChange } from '../../model.ts';
import { people } from '../api.ts';
import { FactFields } from '../facts/fact-drawer.tsx';
import { FACT_FORMS } from '../facts/fact-forms.ts';
import { readFact, type Values } from '../facts/fact-values.ts';

type BulkKind = 'trainingRecord' | 'personRecord';

const PEOPLE = ['человеку', 'людям', 'людям'] as const;

interface BulkProps {
  readonly selection: RegisterSelection;
  readonly onDone: () => void;
}

/** One course or record for all the chosen people: a list of fifteen is entered once. */
export function BulkRecord({ selection, onDone }: BulkProps) {
  const [kind, setKind] = useState<BulkKind>();
  if (selection.isAll)
    return <span className="op-muted">Чтобы внести запись всем сразу, выберите строки по одной.</span>;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setKind('trainingRecord')}>
        Внести курсы
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setKind('personRecord')}>
        Внести запись
      </Button>
      {kind ? <BulkForm kind={kind} ids={selection.ids} onClose={() => setKind(undefined)} onDone={onDone} /> : null}
    </>
  );
}

interface Added {
  readonly personId: string;
  readonly id: string;
}

interface FormProps {
  readonly kind: BulkKind;
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function BulkForm({ kind, ids, onClose, onDone }: FormProps) {
  const [values, setValues] = useState<Values>(FACT_FORMS[kind].initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [done, setDone] = useState<number>();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: people.query.key() });
  const takeBack = async (added: readonly Added[]) => {
    for (const line of added) await people.call.removeFact({ ...line, fact: kind });
    await refresh();
  };
  const add = async (change: FactChange) => {
    const added: Added[] = [];
    try {
      for (const personId of ids) {
        added.push({ personId, id: (await people.call.saveFact({ personId, id: null, change })).id });
        setDone(added.length);
      }
    } catch (error) {
      showProblem(readProblem(error).text, `Внесено ${added.length} из ${ids.length}.`);
    }
    await refresh();
    if (added.length > 0) showUndo(`Внесено ${formatCount(added.length, PEOPLE)}`, () => void takeBack(added));
    onDone();
    onClose();
  };
  const submit = () => {
    const reading = readFact(kind, values);
    if ('errors' in reading) setErrors(reading.errors);
    else void add(reading.change);
  };
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={`${FACT_FORMS[kind].add}: ${formatCount(ids.length, PEOPLE)}`}
      footer={
        <Button disabled={done !== undefined} onClick={submit}>
          Внести {formatCount(ids.length, PEOPLE)}
        </Button>
      }
    >
      {done === undefined ? (
        <FactFields kind={kind} values={values} errors={errors} onChange={setValues} />
      ) : (
        <JobProgress state="running" done={done} total={ids.length} />
      )}
    </SidePanel>
  );
}
