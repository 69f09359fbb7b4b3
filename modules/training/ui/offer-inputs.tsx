import './training.css';
import { MultiSelect } from '@mantine/core';
import { DateField } from '#core/ui/date-field.tsx';
import { NumberField, SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import { EMPTY_OFFER, FORM_TITLES, FORMS, type OfferFields, type OfferForm } from '../model.ts';
import type { OfferCard } from './api.ts';
import type { Choices, Titles } from './choices.ts';
import { FIELD_TITLES } from './field-titles.ts';

export type Changes = Partial<OfferFields>;

export interface Problem {
  readonly code: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** The field it stands beside; absent: below the form. */
  readonly field?: keyof OfferFields | undefined;
}

interface InputsProps {
  readonly offer: OfferCard | undefined;
  readonly changes: Changes;
  readonly choices: Choices;
  readonly problem: Problem | undefined;
  readonly onChange: (changes: Changes) => void;
}

interface PartProps {
  readonly values: OfferFields;
  readonly choices: Choices;
  readonly errorOf: (field: keyof OfferFields) => string | undefined;
  readonly onChange: (changes: Changes) => void;
}

function toNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

export function OfferInputs({ offer, changes, choices, problem, onChange }: InputsProps) {
  const values: OfferFields = { ...EMPTY_OFFER, ...offer, ...changes };
  const errorOf = (field: keyof OfferFields) => (problem?.field === field ? problem.text : undefined);
  const part = { values, choices, errorOf, onChange };
  return (
    <div className="op-form">
      <WhatInputs {...part} />
      <WhenInputs {...part} />
      <WhomInputs {...part} />
      {problem && problem.field === undefined ? <ProblemLine problem={problem} changes={changes} /> : null}
    </div>
  );
}

function WhatInputs({ values, choices, errorOf, onChange }: PartProps) {
  return (
    <>
      <TextArea
        label={FIELD_TITLES.title}
        rows={2}
        isRequired
        error={errorOf('title')}
        value={values.title}
        onChange={(title) => onChange({ title })}
      />
      <SelectField
        label={FIELD_TITLES.kind}
        choices={choices.kinds.choices}
        value={values.kind}
        onChange={(kind) => onChange({ kind: kind ?? EMPTY_OFFER.kind })}
      />
      <TextArea
        label={FIELD_TITLES.content}
        hint="Что делают участники"
        error={errorOf('content')}
        value={values.content ?? ''}
        onChange={(content) => onChange({ content: toNull(content) })}
      />
      <TextArea
        label={FIELD_TITLES.output}
        hint="Что останется у педагога: карта урока, комплект заданий, план"
        rows={2}
        error={errorOf('output')}
        value={values.output ?? ''}
        onChange={(output) => onChange({ output: toNull(output) })}
      />
    </>
  );
}

function WhenInputs({ values, errorOf, onChange }: PartProps) {
  return (
    <>
      <div className="trn-two">
        <DateField
          label={FIELD_TITLES.startsOn}
          hint="Пусто — в любое время"
          error={errorOf('startsOn')}
          value={values.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
        />
        <DateField
          label={FIELD_TITLES.endsOn}
          hint="Последний день"
          error={errorOf('endsOn')}
          value={values.endsOn}
          onChange={(endsOn) => onChange({ endsOn })}
        />
        <NumberField
          label={FIELD_TITLES.hours}
          unit="ч"
          digits={0}
          error={errorOf('hours')}
          value={values.hours}
          onChange={(hours) => onChange({ hours })}
        />
        <NumberField
          label={FIELD_TITLES.places}
          digits={0}
          error={errorOf('places')}
          value={values.places}
          onChange={(places) => onChange({ places })}
        />
      </div>
      <SelectField
        label={FIELD_TITLES.form}
        isClearable
        placeholder="Не указана"
        choices={FORMS.map((form) => ({ value: form, label: FORM_TITLES[form] }))}
        value={values.form}
        onChange={(form) => onChange({ form: form as OfferForm | null })}
      />
      {(['provider', 'place', 'url'] as const).map((field) => (
        <TextField
          key={field}
          label={FIELD_TITLES[field]}
          error={errorOf(field)}
          value={values[field] ?? ''}
          onChange={(text) => onChange({ [field]: toNull(text) })}
        />
      ))}
    </>
  );
}

function WhomInputs({ values, choices, onChange }: PartProps) {
  return (
    <>
      <ManyField
        label={FIELD_TITLES.competenceCodes}
        placeholder="Любые"
        titles={choices.competences}
        value={values.competenceCodes}
        onChange={(competenceCodes) => onChange({ competenceCodes })}
      />
      <ManyField
        label={FIELD_TITLES.levelCodes}
        placeholder="Любые"
        titles={choices.levels}
        value={values.levelCodes}
        onChange={(levelCodes) => onChange({ levelCodes })}
      />
      <ManyField
        label={FIELD_TITLES.subjectCodes}
        placeholder="Для всех предметов"
        titles={choices.subjects}
        value={values.subjectCodes}
        onChange={(subjectCodes) => onChange({ subjectCodes })}
      />
      <ManyField
        label={FIELD_TITLES.postCodes}
        placeholder="Для всех должностей"
        titles={choices.posts}
        value={values.postCodes}
        onChange={(postCodes) => onChange({ postCodes })}
      />
    </>
  );
}

interface ManyProps {
  readonly label: string;
  readonly placeholder: string;
  readonly titles: Titles;
  readonly value: string[];
  readonly onChange: (codes: string[]) => void;
}

/** A code that is no longer offered stays among the choices while the offer has it. */
function ManyField({ label, placeholder, titles, value, onChange }: ManyProps) {
  const kept = value.filter((code) => !titles.choices.some((choice) => choice.value === code));
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? placeholder : ''}
      data={[...titles.choices, ...kept.map((code) => ({ value: code, label: titles.titleOf(code) }))]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Очистить: ${label}` }}
      nothingFoundMessage="Ничего не найдено"
      value={value}
      onChange={onChange}
    />
  );
}

/** A late change shows both texts. */
function ProblemLine({ problem, changes }: { problem: Problem; changes: Changes }) {
  const current = (problem.details.current ?? {}) as Record<string, unknown>;
  return (
    <div role="alert">
      <p>{problem.text}</p>
      {Object.entries(current).map(([field, value]) => (
        <p key={field} className="op-small">
          {FIELD_TITLES[field as keyof OfferFields]}: в базе «{describe(value)}», у вас «
          {describe(changes[field as keyof Changes])}»
        </p>
      ))}
    </div>
  );
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'не указано' : `выбрано ${value.length}`;
  return value === null || value === undefined || value === '' ? 'не указано' : String(value);
}
