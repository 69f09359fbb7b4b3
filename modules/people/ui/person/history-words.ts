import { formatNumber } from '#core/text/plural.ts';
import { addDays, isDay } from '#core/time/day.ts';
import { formatDay, formatDuration } from '#core/time/format.ts';
import { FACT_KINDS, type FactKind } from '../../model.ts';
import { FACT_FORMS } from '../facts/fact-forms.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  'person.added': 'добавление карточки',
  'person.edited': 'правка личных сведений',
  'person.left': 'уход',
  'person.transferred': 'перевод',
  'person.tutor_set': 'тьютор',
  'person.told_apart': 'отмечено: с похожей записью это разные люди',
  'person.may_be_same': 'снята отметка «разные люди» с похожей записи',
  'person.merged': 'объединение с другой записью',
  'person.merge_undone': 'объединение отменено',
  'person.imported': 'добавлено загрузкой списка',
  'person.import_changed': 'изменено загрузкой списка',
  'person.import_taken_back': 'загрузка отменена',
};

const VERBS: Readonly<Record<string, string>> = { added: 'добавлено', edited: 'изменено', removed: 'удалено' };

const PERSON_LABELS: Readonly<Record<string, string>> = {
  surname: 'фамилия',
  givenName: 'имя',
  patronymic: 'отчество',
  birthDate: 'дата рождения',
  snils: 'СНИЛС',
  phone: 'телефон',
  email: 'электронная почта',
  site: 'личный сайт',
  note: 'примечание',
  sex: 'пол',
  merged: 'запись',
  tutor: 'тьютор',
};

/** «должности — изменено», «уход»: what was done, after the name. */
export function describeAction(action: string): string {
  const known = ACTIONS[action];
  if (known) return known;
  const match = /^person\.(\w+?)_(added|edited|removed)$/.exec(action);
  const kind = FACT_KINDS.find((item) => item === match?.[1]);
  return kind ? `${FACT_FORMS[kind].title.toLowerCase()}: ${VERBS[match?.[2] ?? '']}` : 'изменение';
}

function kindOf(action: string): FactKind | undefined {
  return (
    FACT_KINDS.find((kind) => action.startsWith(`person.${kind}_`)) ??
    (/left|transferred/.test(action) ? 'post' : undefined)
  );
}

export interface ChangedField {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type TitleOf = (key: string, value: string) => string;

function showValue(key: string, value: unknown, titleOf: TitleOf): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') return key === 'months' ? formatDuration(value) : formatNumber(value);
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (Array.isArray(value)) return value.map((item) => titleOf(key, String(item))).join(', ');
  if (typeof value !== 'string') return '';
  if (isDay(value)) return formatDay(key === 'endsBefore' || key === 'leaveBefore' ? addDays(value, -1) : value);
  return titleOf(key, value);
}

/** The fields of an audit row in words; service fields and what one may not see are not there. */
export function listChangedFields(action: string, before: unknown, after: unknown, titleOf: TitleOf): ChangedField[] {
  const kind = kindOf(action);
  const labels = new Map(
    kind
      ? FACT_FORMS[kind].fields.map((field) => [field.key, field.label.toLowerCase()])
      : Object.entries(PERSON_LABELS),
  );
  const was = (before ?? {}) as Record<string, unknown>;
  const became = (after ?? {}) as Record<string, unknown>;
  return [...labels].flatMap(([key, label]) => {
    const fields = { label, before: showValue(key, was[key], titleOf), after: showValue(key, became[key], titleOf) };
    return fields.before === fields.after ? [] : [fields];
  });
}
