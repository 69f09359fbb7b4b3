import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { SidePanel } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { showProblem, showUndo } from '#core/ui/state.tsx';
import type { FactChange, FactKind } from '../../model.ts';
import { people } from '../api.ts';
import { useDirectory } from '../directories.ts';
import { FactFieldInput } from './fact-field.tsx';
import { FACT_FORMS } from './fact-forms.ts';
import { followField, readFact, type Values } from './fact-values.ts';

/** A line to change, or a new one (`id` null). */
export interface OpenLine {
  readonly kind: FactKind;
  readonly id: string | null;
  readonly values: Values;
}

interface DrawerProps {
  readonly personId: string;
  readonly line: OpenLine;
  readonly onClose: () => void;
}

type Errors = Readonly<Record<string, string>>;

/** Fields of a line; it keeps its draft by itself, and saves when it is left. */
export function FactDrawer({ personId, line, onClose }: DrawerProps) {
  const { kind, id } = line;
  const form = FACT_FORMS[kind];
  const draft = useDraft<Values>(`fact-${personId}-${kind}-${id ?? 'new'}`, line.values);
  const [errors, setErrors] = useState<Errors>({});
  const client = useQueryClient();
  const save = useMutation(people.query.saveFact.mutationOptions());
  const finish = async () => {
    await client.invalidateQueries({ queryKey: people.query.key() });
    draft.drop();
    onClose();
  };
  const submit = async () => {
    if (!draft.isChanged && id !== null) return onClose();
    const reading = readFact(kind, draft.value);
    if ('errors' in reading) return setErrors(reading.errors);
    try {
      await save.mutateAsync({ personId, id, change: reading.change });
      await finish();
    } catch (error) {
      setErrors({ form: readProblem(error).text });
    }
  };
  const giveUp = () => {
    draft.drop();
    onClose();
  };
  // A new line is not made by closing; a changed one is saved when the form is left.
  const leave = () => (id === null || !draft.isChanged ? onClose() : void submit());
  return (
    <SidePanel
      opened
      onClose={leave}
      title={id === null ? form.add : form.edit}
      footer={
        <div className="op-form-foot">
          <Button loading={save.isPending} onClick={() => void submit()}>
            {id === null ? form.add : 'Готово'}
          </Button>
          <Button variant="subtle" color="gray" onClick={giveUp}>
            {id === null ? 'Не добавлять' : 'Оставить как было'}
          </Button>
          {id === null ? null : <RemoveLine personId={personId} line={{ ...line, id }} onRemoved={finish} />}
        </div>
      }
    >
      <FactFields
        kind={kind}
        values={draft.value}
        errors={errors}
        onChange={(next) => {
          setErrors({});
          draft.change(next);
        }}
      />
    </SidePanel>
  );
}

interface FieldsProps {
  readonly kind: FactKind;
  readonly values: Values;
  readonly errors: Errors;
  readonly onChange: (values: Values) => void;
}

export function FactFields({ kind, values, errors, onChange }: FieldsProps) {
  const { titleOf } = useDirectory('post');
  return (
    <div className="op-form">
      {FACT_FORMS[kind].fields.map((spec) => (
        <FactFieldInput
          key={spec.key}
          spec={spec}
          value={values[spec.key]}
          error={errors[spec.key]}
          onChange={(value) => onChange(followField(kind, { ...values, [spec.key]: value }, spec.key, titleOf))}
        />
      ))}
      {errors.form === undefined ? null : <p role="alert">{errors.form}</p>}
    </div>
  );
}

interface RemoveProps {
  readonly personId: string;
  readonly line: OpenLine & { readonly id: string };
  readonly onRemoved: () => Promise<void>;
}

/** Removed at once; «Отменить» adds the same line again. */
function RemoveLine({ personId, line, onRemoved }: RemoveProps) {
  const client = useQueryClient();
  const remove = useMutation(people.query.removeFact.mutationOptions());
  const restore = async () => {
    const reading = readFact(line.kind, line.values);
    if ('change' in reading) await people.call.saveFact({ personId, id: null, change: reading.change as FactChange });
    await client.invalidateQueries({ queryKey: people.query.key() });
  };
  const run = async () => {
    try {
      await remove.mutateAsync({ personId, fact: line.kind, id: line.id });
      await onRemoved();
      showUndo(FACT_FORMS[line.kind].removed, () => void restore());
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  return (
    <Button variant="subtle" color="gray" ml="auto" loading={remove.isPending} onClick={() => void run()}>
      Удалить
    </Button>
  );
}
