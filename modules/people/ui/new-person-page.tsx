import './facts/fact-lines.css';
import { Button, MultiSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { readPersonName } from '#core/text/person-name.ts';
import { readPost } from '#core/text/post.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { SelectField, TextField } from '#core/ui/form.tsx';
import { RouterLink, useOpenAddress } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { showDone } from '#core/ui/state.tsx';
import { EMPTY_PERSON, type Fact, type PersonFields } from '../model.ts';
import { people } from './api.ts';
import { useDirectory, useOrganizations } from './directories.ts';
import { FACT_FORMS } from './facts/fact-forms.ts';

interface Typed {
  readonly name: string;
  readonly organizationId: string | null;
  readonly post: string;
  readonly subjectCodes: readonly string[];
  readonly kind: string | null;
  readonly startsOn: string | null;
  readonly birthDate: string | null;
}

interface Reading {
  readonly fields: PersonFields;
  readonly post: Fact<'post'>;
}

interface Twins {
  readonly people: readonly { readonly id: string; readonly name: string; readonly posts: string }[];
  readonly hidden: number;
}

const NAME_FAULT = 'Напишите фамилию, имя и отчество: «Лунёва Анна Петровна»';

function readForm(typed: Typed): Reading | { readonly errors: Readonly<Record<string, string>> } {
  const errors: Record<string, string> = {};
  const reading = readPersonName(typed.name);
  if (!reading.ok) errors.name = NAME_FAULT;
  if (typed.organizationId === null) errors.organizationId = 'Выберите организацию';
  if (typed.post.trim() === '') errors.post = 'Напишите должность';
  if (!reading.ok || Object.keys(errors).length > 0) return { errors };
  const { surname, givenName = '', patronymic = '' } = reading.name;
  const post = readPost(typed.post);
  return {
    fields: { ...EMPTY_PERSON, surname, givenName, patronymic, birthDate: typed.birthDate },
    post: {
      ...FACT_FORMS.post.initial,
      organizationId: typed.organizationId ?? '',
      postCode: post.code ?? 'other',
      title: typed.post.trim(),
      kind: typed.kind,
      startsOn: typed.startsOn,
      subjectCodes: [...typed.subjectCodes],
    } as Fact<'post'>,
  };
}

function useAdding(empty: Typed) {
  const draft = useDraft<Typed>('new-person', empty);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [twins, setTwins] = useState<Twins>();
  const add = useMutation(people.query.add.mutationOptions());
  const client = useQueryClient();
  const open = useOpenAddress();
  const submit = async (isNamesakeConfirmed: boolean) => {
    const reading = readForm(draft.value);
    if ('errors' in reading) return setErrors(reading.errors);
    try {
      const { id } = await add.mutateAsync({ ...reading, isNamesakeConfirmed });
      await client.invalidateQueries({ queryKey: people.query.key() });
      draft.drop();
      showDone('Карточка добавлена');
      open(`/people/${id}`);
    } catch (error) {
      const problem = readProblem(error);
      if (problem.code === 'person_exists') setTwins(problem.details as unknown as Twins);
      else setErrors({ [problem.code === 'bad_birth_date' ? 'birthDate' : 'form']: problem.text });
    }
  };
  const change = (next: Partial<Typed>) => {
    setErrors({});
    setTwins(undefined);
    draft.change({ ...draft.value, ...next });
  };
  return { typed: draft.value, errors, twins, change, submit, isPending: add.isPending };
}

/**
 * Opened by a deputy director in November with a new teacher at the door; they want to be rid of it in under a minute:
 * every field is reached by Tab, Enter adds.
 */
export function NewPersonPage() {
  const [address] = useAddressState({ organizationId: '' });
  const organizations = useOrganizations();
  const only = organizations.choices.length === 1 ? (organizations.choices[0]?.value ?? null) : null;
  const form = useAdding({
    name: '',
    organizationId: address.organizationId || only,
    post: '',
    subjectCodes: [],
    kind: 'main',
    startsOn: null,
    birthDate: null,
  });
  return (
    <Page
      narrow
      title="Новый человек"
      lead="Остальное можно внести потом — в карточке."
      back={{ href: '/people', title: 'Педагоги и руководители' }}
    >
      <form
        className="op-form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(false);
        }}
      >
        <NewPersonFields form={form} />
        {form.twins ? <TwinsWarning twins={form.twins} onConfirm={() => void form.submit(true)} /> : null}
        {form.errors.form ? <p role="alert">{form.errors.form}</p> : null}
        <div className="op-form-foot">
          <Button type="submit" loading={form.isPending}>
            Добавить в базу
          </Button>
        </div>
      </form>
    </Page>
  );
}

type Adding = ReturnType<typeof useAdding>;

function describeName(text: string): string | undefined {
  const reading = readPersonName(text);
  if (!reading.ok) return undefined;
  const { surname, givenName, patronymic } = reading.name;
  return `Фамилия — ${surname}, имя — ${givenName ?? 'нет'}, отчество — ${patronymic ?? 'нет'}`;
}

function NewPersonFields({ form: { typed, errors, change } }: { form: Adding }) {
  const organizations = useOrganizations();
  const subjects = useDirectory('subject');
  const nameHint = describeName(typed.name);
  const changePost = (post: string) => {
    const named = readPost(post).subjects;
    change({ post, ...(named.length > 0 && { subjectCodes: named }) });
  };
  return (
    <>
      <TextField
        label="Фамилия, имя, отчество"
        placeholder="Лунёва Анна Петровна"
        autoComplete="off"
        isRequired
        error={errors.name}
        {...(nameHint && { hint: nameHint })}
        value={typed.name}
        onChange={(name) => change({ name })}
      />
      <SelectField
        label="Организация"
        isRequired
        error={errors.organizationId}
        choices={organizations.choices}
        value={typed.organizationId}
        onChange={(organizationId) => change({ organizationId })}
      />
      <TextField
        label="Должность"
        placeholder="учитель физики"
        isRequired
        error={errors.post}
        hint={readPost(typed.post).code ? `В справочнике: ${readPost(typed.post).title}` : 'Как пишете у себя'}
        value={typed.post}
        onChange={changePost}
      />
      <MultiSelect
        label="Предметы"
        searchable
        data={subjects.choices.map((choice) => ({ ...choice }))}
        value={[...typed.subjectCodes]}
        onChange={(subjectCodes) => change({ subjectCodes })}
      />
      <div className="op-form-row">
        <DateField
          label="Дата рождения"
          error={errors.birthDate}
          hint="Отличает тёзок; показывается немногим"
          value={typed.birthDate}
          onChange={(birthDate) => change({ birthDate })}
        />
        <DateField label="Работает с" value={typed.startsOn} onChange={(startsOn) => change({ startsOn })} />
      </div>
      <SelectField
        label="Место работы"
        choices={[
          { value: 'main', label: 'Основное место' },
          { value: 'internal', label: 'Внутренний совместитель' },
          { value: 'external', label: 'Внешний совместитель' },
        ]}
        value={typed.kind}
        onChange={(kind) => change({ kind })}
      />
    </>
  );
}

function TwinsWarning({ twins, onConfirm }: { twins: Twins; onConfirm: () => void }) {
  return (
    <div className="people-twins" role="alert">
      <strong>Человек с таким именем уже есть в базе.</strong>
      <ul>
        {twins.people.map((twin) => (
          <li key={twin.id}>
            <RouterLink href={`/people/${twin.id}`}>{twin.name}</RouterLink>
            {twin.posts === '' ? ' — без должности' : ` — ${twin.posts}`}
          </li>
        ))}
        {twins.hidden > 0 ? <li>Ещё записи в других организациях: вам они не показываются.</li> : null}
      </ul>
      <p>Если это он — откройте карточку и добавьте должность. Если тёзка — добавьте новую запись.</p>
      <Button variant="default" onClick={onConfirm}>
        Это другой человек, добавить
      </Button>
    </div>
  );
}
