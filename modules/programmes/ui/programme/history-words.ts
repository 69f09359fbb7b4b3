import { isDay } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import {
  OCCURRENCE_STATE_TITLES,
  type OccurrenceState,
  PROGRAMME_STATE_TITLES,
  type ProgrammeState,
} from '../../model/states.ts';
import { PASSPORT_TITLES } from '../../rules/passport-titles.ts';
import { FIELD_LABELS } from '../activities/words.ts';
import { FIELD_TITLES } from './words.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface HistoryEntry {
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ShownField {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Ids and codes say nothing to a reader: only that they were changed. */
const HIDDEN = [
  'taskId',
  'stageId',
  'executorPersonId',
  'coordinatorPersonId',
  'organizationId',
  'direction',
  'resultKind',
  'kind',
];

const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(FIELD_TITLES).map(([key, label]) => [key, label.toLowerCase()])),
  ...Object.fromEntries(Object.entries(FIELD_LABELS).map(([key, label]) => [key, label.toLowerCase()])),
  activity: 'пункт',
  mark: 'отметка',
  dueOn: 'срок',
  doneOn: 'день выполнения',
  report: 'что сделано',
  amountWords: 'чего',
  number: 'номер',
  title: 'название',
  state: 'состояние',
  conclusion: 'вывод',
  activities: 'пунктов',
  indicator: 'показатель',
  indicators: 'показатели',
  targets: 'цели',
  asOf: 'на дату',
  numerator: 'сколько',
  denominator: 'из скольких',
  amount: 'значение',
  remark: 'примечание',
  evidence: 'подтверждение',
  reason: 'причина',
  inForceOn: 'действует с',
};

function listOf(value: readonly unknown[]): string {
  const names = value.map((one) => {
    const { words, title } = (one ?? {}) as { words?: unknown; title?: unknown };
    return String(words ?? title ?? '');
  });
  return names.filter(Boolean).join('; ');
}

function showValue(key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (key === 'mark') return OCCURRENCE_STATE_TITLES[value as OccurrenceState] ?? '';
  if (key === 'state') return PROGRAMME_STATE_TITLES[value as ProgrammeState] ?? '';
  if (Array.isArray(value)) return listOf(value);
  if (HIDDEN.includes(key)) return 'выбрано';
  if (typeof value === 'string') return isDay(value) ? formatDay(value) : value;
  return typeof value === 'number' ? String(value) : '';
}

function passportFields(was: Fields, became: Fields): ShownField[] {
  const [before, after] = [was.passport, became.passport] as (Record<string, string | null> | undefined)[];
  return Object.keys({ ...before, ...after }).flatMap((code) => {
    const label = PASSPORT_TITLES[code as keyof typeof PASSPORT_TITLES]?.toLowerCase();
    return label === undefined ? [] : [{ label, before: before?.[code] ?? '', after: after?.[code] || 'не указано' }];
  });
}

const PARTS: Readonly<Record<string, string>> = {
  stages: 'этапы',
  tasks: 'задачи',
  risks: 'риски',
  finance: 'источники',
};

/** A field with an id or a code: only that it was changed. */
function showHidden(label: string, key: string, was: Fields, became: Fields): ShownField[] {
  if (!(key in became) || (was[key] ?? null) === (became[key] ?? null)) return [];
  return [{ label, before: '', after: showValue(key, became[key]) === '' ? 'убрано' : 'изменено' }];
}

function showField(label: string, key: string, was: Fields, became: Fields): ShownField[] {
  const [before, present] = [showValue(key, was[key]), showValue(key, became[key])];
  const isSame = before === present && (before === '' || key in became);
  return isSame ? [] : [{ label, before, after: key in became && present === '' ? 'не указано' : present }];
}

/** Of what was added its name and time say enough, of an edition its act and reason; the rest stands on the page. */
const OF_ADDED = ['activity', 'title', 'dueWords', 'startsOn', 'endsOn', 'actNumber', 'actOn', 'inForceOn', 'reason'];

/** Changed fields of an entry in words. What stands on the former side only is what the entry is about. @param isNamed whether the row it is of is told */
export function listFields({ before, after }: Pick<HistoryEntry, 'before' | 'after'>, isNamed = true): ShownField[] {
  const was = (before ?? {}) as Fields;
  const became = (after ?? {}) as Fields;
  const named = Object.entries({ ...LABELS, ...PARTS }).filter(
    ([key]) =>
      key !== 'passport' &&
      (key in was || key in became) &&
      (before !== null || OF_ADDED.includes(key)) &&
      !(key === 'title' && became.title === became.activity) &&
      (isNamed || (key !== 'activity' && (key !== 'number' || key in became))),
  );
  const plain = named.flatMap(([key, label]) =>
    (HIDDEN.includes(key) ? showHidden : showField)(label, key, was, became),
  );
  return [...plain, ...passportFields(was, became)];
}
