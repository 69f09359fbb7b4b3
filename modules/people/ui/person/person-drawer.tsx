import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import type { PersonCard } from '../../contract.ts';
import type { PersonFields } from '../../model.ts';
import { people } from '../api.ts';
import { NameCases } from './name-cases.tsx';

/** Only what was typed: fields that are absent stay as they are. */
export type Changes = Partial<PersonFields>;

interface Clash {
  readonly current: Changes;
  readonly version: number;
}

interface DrawerProps {
  readonly card: PersonCard;
  readonly onClose: () => void;
}

const SEX = [
  { value: 'female', label: 'Женский' },
  { value: 'male', label: 'Мужской' },
];

function readClash(details: Readonly<Record<string, unknown>>): Clash | undefined {
  const { current, version } = details;
  return current && typeof version === 'number' ? { current: current as Changes, version } : undefined;
}

function useSaving({ card, onClose }: DrawerProps) {
  const draft = useDraft<Changes>(`person-${card.id}`, {});
  const [problem, setProblem] = useState<{ code: string; text: string }>();
  const [clash, setClash] = useState<Clash>();
  const client = useQueryClient();
  const edit = useMutation(people.query.edit.mutationOptions());
  const submit = async (version: number) => {
    if (!draft.isChanged) return onClose();
    try {
      await edit.mutateAsync({ id: card.id, version, changes: draft.value });
      await client.invalidateQueries({ queryKey: people.query.key() });
      draft.drop();
      onClose();
    } catch (error) {
      const known = readProblem(error);
      setProblem(known);
      if (known.code === 'changed_by_other') setClash(readClash(known.details));
    }
  };
  const giveUp = async () => {
    draft.drop();
    if (clash) await client.invalidateQueries({ queryKey: people.query.key() });
    onClose();
  };
  return { draft, problem, clash, submit, giveUp, isPending: edit.isPending };
}

/** The person's own fields; saved as one change when the form is left. */
export function PersonDrawer(props: DrawerProps) {
  const { card } = props;
  const { draft, problem, clash, submit, giveUp, isPending } = useSaving(props);
  const version = clash?.version ?? card.version;
  return (
    <SidePanel
      opened
      onClose={() => (clash ? void giveUp() : void submit(version))}
      title="Личные сведения"
      footer={
        <div className="op-form-foot">
          <Button loading={isPending} onClick={() => void submit(version)}>
            {clash ? 'Сохранить моё' : 'Готово'}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => void giveUp()}>
            {clash ? 'Оставить как в базе' : 'Оставить как было'}
          </Button>
        </div>
      }
    >
      {clash ? <ClashLines mine={draft.value} clash={clash} /> : null}
      <PersonFieldInputs card={card} changes={draft.value} problem={problem} onChange={draft.change} />
    </SidePanel>
  );
}

interface InputsProps {
  readonly card: PersonCard;
  readonly changes: Changes;
  readonly problem: { readonly code: string; readonly text: string } | undefined;
  readonly onChange: (changes: Changes) => void;
}

const FIELD_OF_PROBLEM: Readonly<Record<string, string>> = { bad_birth_date: 'birthDate', bad_snils: 'snils' };

function PersonFieldInputs({ card, changes, problem, onChange }: InputsProps) {
  const set = (change: Changes) => onChange({ ...changes, ...change });
  const errorOf = (field: string) => (problem && FIELD_OF_PROBLEM[problem.code] === field ? problem.text : undefined);
  const text = (key: 'phone' | 'email' | 'site', label: string) => (
    <TextField
      label={label}
      value={(key in changes ? changes[key] : card[key]) ?? ''}
      onChange={(value) => set({ [key]: value.trim() === '' ? null : value })}
    />
  );
  return (
    <div className="op-form">
      <TextField
        label="Фамилия"
        isRequired
        hint="Прежняя фамилия останется в карточке"
        error={changes.surname === '' ? 'Фамилия нужна' : undefined}
        value={changes.surname ?? card.surname}
        onChange={(surname) => set({ surname })}
      />
      <TextField label="Имя" value={changes.givenName ?? card.givenName} onChange={(givenName) => set({ givenName })} />
      <TextField
        label="Отчество"
        value={changes.patronymic ?? card.patronymic}
        onChange={(patronymic) => set({ patronymic })}
      />
      <SelectField
        label="Пол"
        hint="Нужен, чтобы склонять имя в документах"
        choices={SEX}
        isClearable
        value={'sex' in changes ? (changes.sex ?? null) : card.sex}
        onChange={(sex) => set({ sex: sex as PersonFields['sex'] })}
      />
      <DateField
        label={card.hasBirthDate ? 'Новая дата рождения' : 'Дата рождения'}
        {...(card.hasBirthDate && { hint: 'Внесена; заполните, только если в ней ошибка' })}
        error={errorOf('birthDate')}
        value={changes.birthDate ?? null}
        onChange={(birthDate) => (birthDate === null ? onChange(without(changes, 'birthDate')) : set({ birthDate }))}
      />
      <TextField
        label="СНИЛС"
        hint="Внесённый не показывается; заполните, чтобы внести или заменить"
        inputMode="numeric"
        error={errorOf('snils')}
        value={changes.snils ?? ''}
        onChange={(value) => {
          const digits = value.replace(/\D/g, '').slice(0, 11);
          if (digits === '') onChange(without(changes, 'snils'));
          else set({ snils: digits });
        }}
      />
      {text('phone', 'Телефон')}
      {text('email', 'Электронная почта')}
      {text('site', 'Личный сайт')}
      <TextArea
        label="Примечание"
        value={('note' in changes ? changes.note : card.note) ?? ''}
        onChange={(note) => set({ note: note.trim() === '' ? null : note })}
      />
      <NameCases card={card} changes={changes} onChange={set} />
      {problem && !FIELD_OF_PROBLEM[problem.code] ? <p role="alert">{problem.text}</p> : null}
    </div>
  );
}

function without(changes: Changes, key: keyof Changes): Changes {
  const { [key]: _, ...rest } = changes;
  return rest;
}

const LABELS: Readonly<Record<string, string>> = {
  surname: 'Фамилия',
  givenName: 'Имя',
  patronymic: 'Отчество',
  sex: 'Пол',
  birthDate: 'Дата рождения',
  snils: 'СНИЛС',
  phone: 'Телефон',
  email: 'Электронная почта',
  site: 'Личный сайт',
  note: 'Примечание',
  nameCases: 'Имя в падежах',
};

function showValue(key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'не указано';
  if (key === 'birthDate') return formatDay(String(value));
  if (key === 'sex') return value === 'female' ? 'женский' : 'мужской';
  return typeof value === 'object' ? Object.values(value).join(', ') : String(value);
}

/** Both texts side by side: what stands in the register now, and what was typed here. */
function ClashLines({ mine, clash }: { mine: Changes; clash: Clash }) {
  return (
    <div className="people-twins" role="alert">
      <strong>Пока вы правили, запись изменил кто-то другой.</strong>
      <ul>
        {Object.entries(mine).map(([key, value]) => (
          <li key={key}>
            {LABELS[key] ?? key}:{' '}
            {key in clash.current ? `в базе — ${showValue(key, clash.current[key as keyof Changes])}, ` : null}у вас —{' '}
            {showValue(key, value)}
          </li>
        ))}
      </ul>
    </div>
  );
}
