import { readPersonName } from '#core/text/person-name.ts';
import { formatNumber } from '#core/text/plural.ts';
import { formatDay, formatDuration } from '#core/time/format.ts';
import { readDuration } from '#core/time/read-duration.ts';
import type { EditColumn, EditRow } from '#core/ui/edit-grid/model.ts';
import { parseTypedDay } from '#core/ui/form/typed-day.ts';
import { parseTypedNumber } from '#core/ui/form/typed-number.ts';
import type { Fact, FactChange, PersonFields } from '../../model.ts';
import { categoryTerm } from '../../rules.ts';
import type { Titles } from '../directories.ts';

type Line<T> = T & { readonly id: string };

/** A person as the server gives them to the grid. */
export interface GridPerson {
  readonly id: string;
  readonly version: number;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly post: Line<Fact<'post'>> | null;
  readonly category: Line<Fact<'category'>> | null;
  readonly experience: Line<Fact<'experience'>> | null;
}

export interface GridWords {
  readonly organizations: Titles;
  readonly posts: Titles;
  readonly categories: Titles;
  readonly today: string;
}

export interface GridSave {
  readonly id: string | null;
  readonly version: number;
  readonly changes: Partial<PersonFields>;
  readonly facts: { id: string | null; change: FactChange }[];
}

const KINDS: readonly (readonly [NonNullable<Fact<'post'>['kind']>, string])[] = [
  ['main', 'основное место'],
  ['internal', 'внутренний совместитель'],
  ['external', 'внешний совместитель'],
];

const readName = (text: string) => readPersonName(text);

function checkDay(text: string, today: string): string | undefined {
  return text === '' || parseTypedDay(text, today).isOk ? undefined : 'Дата так: 01.09.2026';
}

export function makeGridColumns({ organizations, posts, categories, today }: GridWords): readonly EditColumn[] {
  const labels = (titles: Titles) => titles.choices.map((choice) => choice.label);
  return [
    {
      id: 'name',
      title: 'Фамилия, имя, отчество',
      width: 240,
      check: (text) => (readName(text).ok ? undefined : 'Напишите фамилию, имя и отчество'),
    },
    {
      id: 'organization',
      title: 'Организация',
      width: 150,
      kind: 'choice',
      choices: labels(organizations),
      check: (text, row) => (row.isNew && text === '' ? 'Выберите организацию' : undefined),
    },
    {
      id: 'post',
      title: 'Должность',
      width: 170,
      kind: 'choice',
      choices: labels(posts),
      check: (text, row) => (row.isNew && text === '' ? 'Выберите должность' : undefined),
    },
    { id: 'kind', title: 'Место работы', width: 150, kind: 'choice', choices: KINDS.map(([, label]) => label) },
    {
      id: 'rate',
      title: 'Ставка',
      width: 80,
      kind: 'number',
      check: (text) => (parseTypedNumber(text, 2).isOk ? undefined : 'Число: 0,5'),
    },
    { id: 'startsOn', title: 'Работает с', width: 110, kind: 'date', check: (text) => checkDay(text, today) },
    {
      id: 'birthDate',
      title: 'Дата рождения (внести)',
      width: 130,
      kind: 'date',
      check: (text) => checkDay(text, today),
    },
    { id: 'category', title: 'Категория', width: 120, kind: 'choice', choices: labels(categories) },
    { id: 'grantedOn', title: 'Присвоена', width: 110, kind: 'date', check: (text) => checkDay(text, today) },
    {
      id: 'experience',
      title: 'Педагогический стаж',
      width: 130,
      check: (text) => (text === '' || readDuration(text).ok ? undefined : 'Стаж так: 12 л. 3 мес.'),
    },
    { id: 'phone', title: 'Телефон', width: 130 },
  ];
}

const showDay = (day: string | null | undefined) => (day ? formatDay(day) : '');

/** What stands in the cells of a person. */
export function toGridRow(person: GridPerson, { organizations, posts, categories }: GridWords): EditRow {
  const { post, category, experience } = person;
  return {
    id: person.id,
    isNew: false,
    cells: {
      name: [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' '),
      organization: post ? organizations.titleOf(post.organizationId) : '',
      post: post ? posts.titleOf(post.postCode) : '',
      kind: KINDS.find(([kind]) => kind === post?.kind)?.[1] ?? '',
      rate: post?.rate == null ? '' : formatNumber(post.rate),
      startsOn: showDay(post?.startsOn),
      birthDate: '',
      category: category ? categories.titleOf(category.category) : '',
      grantedOn: showDay(category?.grantedOn),
      experience: experience ? formatDuration(experience.months) : '',
      phone: person.phone ?? '',
    },
  };
}

interface Change {
  readonly row: EditRow;
  readonly before: EditRow | undefined;
  readonly person: GridPerson | undefined;
  readonly words: GridWords;
}

function cell({ row }: Change, id: string): string {
  return row.cells[id] ?? '';
}

function hasChanged({ row, before }: Change, ...ids: readonly string[]): boolean {
  return ids.some((id) => (row.cells[id] ?? '') !== (before?.cells[id] ?? ''));
}

function codeOf(titles: Titles, label: string): string | undefined {
  return titles.choices.find((choice) => choice.label === label)?.value;
}

function dayOf(change: Change, id: string): string | null {
  const reading = parseTypedDay(cell(change, id), change.words.today);
  return reading.isOk ? reading.value : null;
}

function readPerson(change: Change): Partial<PersonFields> {
  const fields: Partial<PersonFields> = {};
  const name = readName(cell(change, 'name'));
  if (name.ok && hasChanged(change, 'name')) {
    const { surname, givenName = '', patronymic = '' } = name.name;
    Object.assign(fields, { surname, givenName, patronymic });
  }
  if (cell(change, 'birthDate') !== '') fields.birthDate = dayOf(change, 'birthDate');
  if (hasChanged(change, 'phone')) fields.phone = cell(change, 'phone') || null;
  return fields;
}

const BLANK_POST = {
  weeklyHours: null,
  endsBefore: null,
  endReason: null,
  leaveKind: null,
  leaveFrom: null,
  leaveBefore: null,
  subjectCodes: [],
} satisfies Partial<Fact<'post'>>;

function readPost(change: Change): GridSave['facts'] {
  const { person, words } = change;
  if (!hasChanged(change, 'organization', 'post', 'kind', 'rate', 'startsOn')) return [];
  const { id = null, ...old } = person?.post ?? {};
  const title = cell(change, 'post');
  const organizationId = codeOf(words.organizations, cell(change, 'organization')) ?? person?.post?.organizationId;
  const postCode = codeOf(words.posts, title) ?? person?.post?.postCode;
  if (!organizationId || !postCode) return [];
  const rate = parseTypedNumber(cell(change, 'rate'), 2);
  const fields: Fact<'post'> = {
    ...BLANK_POST,
    ...old,
    organizationId,
    postCode,
    title: hasChanged(change, 'post') ? title : (person?.post?.title ?? title),
    kind: KINDS.find(([, label]) => label === cell(change, 'kind'))?.[0] ?? null,
    rate: rate.isOk ? rate.value : null,
    startsOn: dayOf(change, 'startsOn'),
  };
  return [{ id, change: { fact: 'post', fields } }];
}

function readCategory(change: Change): GridSave['facts'] {
  const code = codeOf(change.words.categories, cell(change, 'category'));
  if (!code || !hasChanged(change, 'category', 'grantedOn')) return [];
  const grantedOn = dayOf(change, 'grantedOn');
  const old = change.person?.category;
  // Another category is another line: the former one stays as history.
  const isSame = old?.category === code;
  const fields = {
    category: code,
    postCode: isSame ? old.postCode : null,
    act: isSame ? old.act : null,
    grantedOn,
    expiresOn: categoryTerm(grantedOn),
  };
  return [{ id: isSame ? old.id : null, change: { fact: 'category', fields } }];
}

function readExperience(change: Change): GridSave['facts'] {
  if (!hasChanged(change, 'experience')) return [];
  const reading = readDuration(cell(change, 'experience'));
  if (!reading.ok) return [];
  const old = change.person?.experience;
  const fields = {
    kind: 'pedagogical' as const,
    organizationId: old?.organizationId ?? null,
    months: reading.months,
    asOf: change.words.today,
  };
  return [{ id: old?.id ?? null, change: { fact: 'experience', fields } }];
}

/** A changed row as the server takes it; the post of a new person stands first. */
export function toSave(row: EditRow, person: GridPerson | undefined, words: GridWords): GridSave {
  const change: Change = { row, person, words, before: person && toGridRow(person, words) };
  return {
    id: person?.id ?? null,
    version: person?.version ?? 0,
    changes: readPerson(change),
    facts: [...readPost(change), ...readCategory(change), ...readExperience(change)],
  };
}
