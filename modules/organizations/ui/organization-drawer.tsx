import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { SelectField, TextArea, TextField, TickField } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EMPTY_ORGANIZATION, type OrganizationFields } from '../model.ts';
import { organizations } from './api.ts';
import type { OrganizationCard } from './card.ts';
import { useDirectory, useOrganizationChoices } from './directories.ts';

type Changes = Partial<OrganizationFields>;

const FIELD_OF_PROBLEM: Readonly<Record<string, keyof OrganizationFields>> = {
  organization_exists: 'name',
  bad_inn: 'inn',
  bad_ogrn: 'ogrn',
  own_parent: 'parentId',
  has_people: 'closedBefore',
};

interface DrawerProps {
  /** Absent: a new one. */
  readonly card?: OrganizationCard;
  readonly onClose: () => void;
}

interface Problem {
  readonly code: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
}

function useSaving({ card, onClose }: DrawerProps) {
  const draft = useDraft<Changes>(`organization-${card?.id ?? 'new'}`, {});
  const [problem, setProblem] = useState<Problem>();
  const client = useQueryClient();
  const open = useOpenAddress();
  const add = useMutation(organizations.query.add.mutationOptions());
  const edit = useMutation(organizations.query.edit.mutationOptions());
  const clashVersion = problem?.code === 'changed_by_other' ? Number(problem.details.version) : undefined;
  const send = async () => {
    if (!card) {
      const { id } = await add.mutateAsync({ ...EMPTY_ORGANIZATION, ...draft.value });
      open(`/organizations/${id}`);
    } else if (draft.isChanged) {
      await edit.mutateAsync({ id: card.id, version: clashVersion ?? card.version, changes: draft.value });
    }
  };
  const submit = async () => {
    try {
      await send();
      draft.drop();
      await client.invalidateQueries({ queryKey: organizations.query.key() });
      onClose();
    } catch (error) {
      setProblem(readProblem(error));
    }
  };
  const change = (next: Changes) => {
    setProblem(undefined);
    draft.change({ ...draft.value, ...next });
  };
  const giveUp = () => {
    draft.drop();
    onClose();
  };
  return { draft, problem, change, submit, giveUp, isPending: add.isPending || edit.isPending };
}

/** Fields of an organisation; a change is saved when the form is left. */
export function OrganizationDrawer(props: DrawerProps) {
  const { card, onClose } = props;
  const { draft, problem, change, submit, giveUp, isPending } = useSaving(props);
  const isClash = problem?.code === 'changed_by_other';
  return (
    <SidePanel
      opened
      onClose={() => (card && draft.isChanged && !isClash ? void submit() : onClose())}
      title={card ? 'Сведения об организации' : 'Новая организация'}
      footer={
        <div className="op-form-foot">
          <Button loading={isPending} onClick={() => void submit()}>
            {card ? (isClash ? 'Сохранить моё' : 'Готово') : 'Добавить организацию'}
          </Button>
          <Button variant="subtle" color="gray" onClick={giveUp}>
            {card ? 'Оставить как было' : 'Не добавлять'}
          </Button>
        </div>
      }
    >
      <OrganizationInputs card={card} changes={draft.value} problem={problem} onChange={change} />
    </SidePanel>
  );
}

interface InputsProps {
  readonly card: OrganizationCard | undefined;
  readonly changes: Changes;
  readonly problem: Problem | undefined;
  readonly onChange: (changes: Changes) => void;
}

type LineKey = 'inn' | 'ogrn' | 'address' | 'phone' | 'email' | 'site' | 'headPost' | 'headName';

const LINES: readonly (readonly [LineKey, string])[] = [
  ['headPost', 'Должность руководителя'],
  ['headName', 'Руководитель'],
  ['address', 'Адрес'],
  ['phone', 'Телефон'],
  ['email', 'Электронная почта'],
  ['site', 'Сайт'],
  ['inn', 'ИНН'],
  ['ogrn', 'ОГРН'],
];

function OrganizationInputs({ card, changes, problem, onChange }: InputsProps) {
  const { everywhere } = useSession();
  const kinds = useDirectory('organization_kind');
  const values: OrganizationFields = { ...EMPTY_ORGANIZATION, ...card, ...changes };
  const field = problem && FIELD_OF_PROBLEM[problem.code];
  const errorOf = (key: keyof OrganizationFields) => (field === key ? problem?.text : undefined);
  const isMunicipal = everywhere.includes('organization.edit');
  return (
    <div className="op-form">
      <TextArea
        label="Полное название"
        hint="Как в уставе"
        rows={2}
        isRequired
        error={errorOf('name')}
        value={values.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label="Как называют"
        isRequired
        hint="Так она видна в списках: «Школа № 5»"
        value={values.shortName}
        onChange={(shortName) => onChange({ shortName })}
      />
      {isMunicipal ? (
        <SelectField
          label="Вид"
          choices={kinds.choices}
          value={values.kind}
          onChange={(kind) => onChange({ kind: kind ?? 'other' })}
        />
      ) : null}
      {LINES.map(([key, label]) => (
        <TextField
          key={key}
          label={label}
          error={errorOf(key)}
          value={values[key] ?? ''}
          onChange={(text) => onChange({ [key]: text.trim() === '' ? null : text })}
        />
      ))}
      {isMunicipal ? <MunicipalInputs id={card?.id} values={values} errorOf={errorOf} onChange={onChange} /> : null}
      <TextArea
        label="Примечание"
        value={values.note ?? ''}
        onChange={(note) => onChange({ note: note.trim() === '' ? null : note })}
      />
      {problem && !field ? <ProblemLine problem={problem} changes={changes} /> : null}
    </div>
  );
}

/** A late change shows both texts. */
function ProblemLine({ problem, changes }: { problem: Problem; changes: Changes }) {
  const current = (problem.details.current ?? {}) as Record<string, unknown>;
  return (
    <div role="alert">
      <p>{problem.text}</p>
      {Object.entries(current).map(([key, value]) => (
        <p key={key} className="op-small">
          В базе: {String(value ?? 'не указано')}; у вас: {String(changes[key as keyof Changes] ?? 'не указано')}
        </p>
      ))}
    </div>
  );
}

interface MunicipalProps {
  readonly id: string | undefined;
  readonly values: OrganizationFields;
  readonly errorOf: (key: keyof OrganizationFields) => string | undefined;
  readonly onChange: (changes: Changes) => void;
}

function MunicipalInputs({ id, values, errorOf, onChange }: MunicipalProps) {
  const choices = useOrganizationChoices();
  return (
    <>
      <SelectField
        label="Подчиняется"
        isClearable
        error={errorOf('parentId')}
        choices={choices.filter((choice) => choice.value !== id)}
        value={values.parentId}
        onChange={(parentId) => onChange({ parentId })}
      />
      <TickField
        label="Внешняя: институт, партнёр, другой муниципалитет"
        value={values.isExternal}
        onChange={(isExternal) => onChange({ isExternal })}
      />
      <DateField
        label="Закрыта с"
        hint="Пусто — действует"
        error={errorOf('closedBefore')}
        value={values.closedBefore}
        onChange={(closedBefore) => onChange({ closedBefore })}
      />
    </>
  );
}
