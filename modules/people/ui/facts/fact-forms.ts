import type { FactKind } from '../../model.ts';
import type { DirectoryName } from '../directories.ts';

/** How a field of a line is shown and typed. `lastDay`: kept as the day after it. `months`: typed as «12 л. 3 мес.». */
export type FactField = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
} & (
  | {
      readonly kind:
        | 'text'
        | 'area'
        | 'day'
        | 'lastDay'
        | 'number'
        | 'integer'
        | 'months'
        | 'switch'
        | 'organization'
        | 'subjects';
    }
  | { readonly kind: 'directory'; readonly directory: DirectoryName }
  | { readonly kind: 'titleOf'; readonly directory: DirectoryName }
  | { readonly kind: 'choice'; readonly choices: readonly { value: string; label: string }[] }
);

export interface FactForm {
  /** The heading of the list. */
  readonly title: string;
  /** The button and the heading of the form: «Добавить должность». */
  readonly add: string;
  readonly edit: string;
  readonly removed: string;
  readonly fields: readonly FactField[];
  readonly initial: Readonly<Record<string, unknown>>;
}

const postKinds = [
  { value: 'main', label: 'Основное место' },
  { value: 'internal', label: 'Внутренний совместитель' },
  { value: 'external', label: 'Внешний совместитель' },
];

const experienceKinds = [
  { value: 'total', label: 'Общий' },
  { value: 'pedagogical', label: 'Педагогический' },
  { value: 'organization', label: 'В организации' },
];

const act = { key: 'act', label: 'Основание: акт, номер и дата', kind: 'text' } as const;

export const FACT_FORMS: Readonly<Record<FactKind, FactForm>> = {
  post: {
    title: 'Должности',
    add: 'Добавить должность',
    edit: 'Должность',
    removed: 'Должность удалена',
    fields: [
      { key: 'organizationId', label: 'Организация', kind: 'organization', isRequired: true },
      { key: 'postCode', label: 'Должность', kind: 'directory', directory: 'post', isRequired: true },
      {
        key: 'title',
        label: 'Как пишется в организации',
        kind: 'text',
        hint: 'Например: учитель физики и астрономии',
        isRequired: true,
      },
      { key: 'subjectCodes', label: 'Предметы', kind: 'subjects' },
      { key: 'kind', label: 'Место работы', kind: 'choice', choices: postKinds },
      { key: 'rate', label: 'Ставка', kind: 'number' },
      { key: 'weeklyHours', label: 'Часов в неделю', kind: 'number' },
      { key: 'startsOn', label: 'Работает с', kind: 'day' },
      { key: 'endsBefore', label: 'Последний день', kind: 'lastDay' },
      { key: 'endReason', label: 'Причина ухода', kind: 'titleOf', directory: 'end_reason' },
      { key: 'leaveKind', label: 'Отпуск', kind: 'titleOf', directory: 'leave_kind' },
      { key: 'leaveFrom', label: 'В отпуске с', kind: 'day' },
      { key: 'leaveBefore', label: 'Последний день отпуска', kind: 'lastDay' },
    ],
    initial: {
      organizationId: null,
      postCode: '',
      title: '',
      rate: null,
      weeklyHours: null,
      kind: 'main',
      startsOn: null,
      endsBefore: null,
      endReason: null,
      leaveKind: null,
      leaveFrom: null,
      leaveBefore: null,
      subjectCodes: [],
    },
  },
  education: {
    title: 'Образование',
    add: 'Добавить образование',
    edit: 'Образование',
    removed: 'Запись об образовании удалена',
    fields: [
      { key: 'level', label: 'Уровень', kind: 'directory', directory: 'education_level' },
      { key: 'institution', label: 'Учебное заведение', kind: 'text' },
      { key: 'year', label: 'Год окончания', kind: 'integer' },
      { key: 'speciality', label: 'Специальность', kind: 'text' },
      { key: 'qualification', label: 'Квалификация', kind: 'text' },
    ],
    initial: { level: null, institution: null, year: null, speciality: null, qualification: null },
  },
  experience: {
    title: 'Стаж',
    add: 'Добавить стаж',
    edit: 'Стаж',
    removed: 'Стаж удалён',
    fields: [
      { key: 'kind', label: 'Вид стажа', kind: 'choice', choices: experienceKinds, isRequired: true },
      { key: 'organizationId', label: 'Организация', kind: 'organization', hint: 'Только для стажа в организации' },
      { key: 'months', label: 'Стаж', kind: 'months', hint: 'Например: 12 л. 3 мес.', isRequired: true },
      { key: 'asOf', label: 'По состоянию на', kind: 'day', hint: 'Дальше стаж растёт сам', isRequired: true },
    ],
    initial: { kind: 'pedagogical', organizationId: null, months: null, asOf: null },
  },
  category: {
    title: 'Квалификационные категории',
    add: 'Добавить категорию',
    edit: 'Категория',
    removed: 'Категория удалена',
    fields: [
      { key: 'category', label: 'Категория', kind: 'directory', directory: 'category', isRequired: true },
      { key: 'postCode', label: 'По должности', kind: 'directory', directory: 'post' },
      { key: 'grantedOn', label: 'Присвоена', kind: 'day', hint: 'С 01.09.2023 категории бессрочные' },
      { key: 'expiresOn', label: 'Действует до', kind: 'day', hint: 'Пусто — бессрочно' },
      act,
    ],
    initial: { category: '', postCode: null, grantedOn: null, expiresOn: null, act: null },
  },
  fitness: {
    title: 'Соответствие занимаемой должности',
    add: 'Добавить решение',
    edit: 'Соответствие должности',
    removed: 'Решение удалено',
    fields: [
      { key: 'postCode', label: 'Должность', kind: 'directory', directory: 'post' },
      { key: 'decidedOn', label: 'Дата решения', kind: 'day', isRequired: true },
      { key: 'expiresOn', label: 'Действует до', kind: 'day', hint: 'Через пять лет', isRequired: true },
      act,
    ],
    initial: { postCode: null, decidedOn: null, expiresOn: null, act: null },
  },
  trainingRecord: {
    title: 'Курсы и другое обучение',
    add: 'Добавить курсы',
    edit: 'Обучение',
    removed: 'Запись об обучении удалена',
    fields: [
      { key: 'title', label: 'Программа', kind: 'area', isRequired: true },
      { key: 'provider', label: 'Кто проводил', kind: 'text' },
      { key: 'hours', label: 'Часов', kind: 'integer' },
      { key: 'startsOn', label: 'Начало', kind: 'day' },
      { key: 'endsOn', label: 'Окончание', kind: 'day' },
      { key: 'year', label: 'Год, если известен только он', kind: 'integer' },
      { key: 'isFormal', label: 'Повышение квалификации с документом', kind: 'switch' },
      { key: 'documentKind', label: 'Документ', kind: 'text' },
      { key: 'documentNumber', label: 'Номер документа', kind: 'text' },
      { key: 'issuedOn', label: 'Выдан', kind: 'day' },
    ],
    initial: {
      title: '',
      provider: null,
      hours: null,
      startsOn: null,
      endsOn: null,
      year: null,
      isFormal: true,
      documentKind: null,
      documentNumber: null,
      issuedOn: null,
    },
  },
  personRecord: {
    title: 'Награды, роли, публикации и другое',
    add: 'Добавить запись',
    edit: 'Запись',
    removed: 'Запись удалена',
    fields: [
      { key: 'kind', label: 'Что это', kind: 'directory', directory: 'person_record', isRequired: true },
      { key: 'title', label: 'Название', kind: 'area', isRequired: true },
      { key: 'organizationId', label: 'Организация', kind: 'organization' },
      { key: 'startsOn', label: 'С какого дня', kind: 'day' },
      { key: 'endsBefore', label: 'Последний день', kind: 'lastDay' },
      act,
      { key: 'url', label: 'Адрес в интернете', kind: 'text' },
      { key: 'note', label: 'Примечание', kind: 'area' },
    ],
    initial: {
      kind: '',
      title: '',
      organizationId: null,
      startsOn: null,
      endsBefore: null,
      act: null,
      url: null,
      note: null,
    },
  },
  consent: {
    title: 'Согласия',
    add: 'Добавить согласие',
    edit: 'Согласие',
    removed: 'Согласие удалено',
    fields: [
      { key: 'kind', label: 'На что', kind: 'directory', directory: 'consent_kind', isRequired: true },
      { key: 'givenOn', label: 'Дано', kind: 'day', isRequired: true },
      { key: 'withdrawnOn', label: 'Отозвано', kind: 'day' },
      { key: 'document', label: 'Где хранится', kind: 'text' },
    ],
    initial: { kind: '', givenOn: null, withdrawnOn: null, document: null },
  },
  formerName: {
    title: 'Прежние фамилии',
    add: 'Добавить прежнюю фамилию',
    edit: 'Прежняя фамилия',
    removed: 'Прежняя фамилия удалена',
    fields: [
      { key: 'surname', label: 'Фамилия', kind: 'text', isRequired: true },
      { key: 'until', label: 'До какого дня', kind: 'day' },
    ],
    initial: { surname: '', until: null },
  },
};
