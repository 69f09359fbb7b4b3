import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '#core/ui/date-field.tsx';
import { SelectField, TextArea } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { ReadyAnswer } from '../../contract/new-programme.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { CoordinatorField, useCoordinator } from './coordinator-field.tsx';
import { OwnerField } from './owner-field.tsx';

/** An empty programme: a name, a kind, a period. Without the kinds there is nothing to send, so the form comes with them. */
export function EmptyForm({ answer }: { answer: ReadyAnswer }) {
  const choices = useQuery({ ...programmes.query.choices.queryOptions({ input: {} }), staleTime: 300_000 });
  return (
    <Loaded query={choices}>
      {({ kinds }) => <Fields answer={answer} kinds={kinds.filter(({ isActive }) => isActive)} />}
    </Loaded>
  );
}

interface FieldsProps {
  readonly answer: ReadyAnswer;
  readonly kinds: readonly { readonly code: string; readonly title: string }[];
}

function Fields({ answer, kinds }: FieldsProps) {
  const own = answer.isMunicipal ? null : (answer.organizations[0]?.id ?? null);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [startsOn, setStartsOn] = useState<string | null>(answer.ready[0]?.startsOn ?? null);
  const [endsOn, setEndsOn] = useState<string | null>(answer.ready[0]?.endsOn ?? null);
  const [organizationId, setOrganizationId] = useState<string | null>(own);
  const [isAsked, setAsked] = useState(false);
  const coordinator = useCoordinator();
  const add = useChange(programmes.call.add);
  const open = useOpenAddress();
  const chosen = kind ?? kinds[0]?.code ?? null;
  const isNamed = title.trim().length > 2;
  const asked = (day: string | null) => (isAsked && day === null ? 'Укажите дату' : undefined);
  const submit = async () => {
    setAsked(true);
    if (!isNamed || chosen === null || startsOn === null || endsOn === null) return;
    const fields = { kind: chosen, title: title.trim(), startsOn, endsOn, organizationId };
    const made = await add.run({ ...fields, coordinatorPersonId: coordinator.id });
    if (!made) return;
    showDone('Программа создана: добавьте первый пункт');
    open(`/programmes/${made.id}`);
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextArea
        label="Название"
        isRequired
        rows={1}
        error={isAsked && !isNamed ? 'Напишите название программы' : undefined}
        value={title}
        onChange={setTitle}
      />
      <SelectField
        label="Вид"
        choices={kinds.map(({ code, title: label }) => ({ value: code, label }))}
        value={chosen}
        onChange={setKind}
      />
      <div className="op-plan-new-pair">
        <DateField label="С" isRequired error={asked(startsOn)} value={startsOn} onChange={setStartsOn} />
        <DateField label="По" isRequired error={asked(endsOn)} value={endsOn} onChange={setEndsOn} />
      </div>
      <OwnerField answer={answer} isOfSchool={false} value={organizationId} onChange={setOrganizationId} />
      <CoordinatorField coordinator={coordinator} />
      <Problem text={add.problem?.text} />
      <div className="op-form-foot">
        <Button type="submit" loading={add.isBusy}>
          Создать программу
        </Button>
      </div>
    </form>
  );
}
