import { isDay } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { describeAction } from '#modules/accounts/ui/audit-words.ts';
import { FORM_TITLES, GROUND_TITLES, type Ground, type ItemForm } from '../../model.ts';
import type { PathwayAnswer } from '../words.ts';

type Entry = PathwayAnswer['history'][number];
type Fields = Readonly<Record<string, unknown>>;

const LABELS: Readonly<Record<string, string>> = {
  title: 'пункт',
  content: 'содержание',
  output: 'результат',
  form: 'форма',
  hours: 'часов',
  startsOn: 'начало',
  dueOn: 'срок',
  endsOn: 'окончание',
  aim: 'цель',
  ground: 'основание',
  consideredBy: 'кто рассмотрел',
  consideredNumber: 'номер протокола',
  consideredOn: 'дата протокола',
  heldOn: 'дата',
  minutes: 'минут',
  topic: 'тема',
  evidence: 'подтверждение',
  remark: 'уточнение',
  text: 'слова',
  reason: 'причина',
  items: 'пунктов',
  number: 'номер приказа',
  signedOn: 'дата приказа',
  direction: 'предмет',
};

function showValue(key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (key === 'form') return FORM_TITLES[value as ItemForm] ?? '';
  if (key === 'ground') return GROUND_TITLES[value as Ground] ?? '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value !== 'string') return '';
  return isDay(value) ? formatDay(value) : value;
}

export interface ShownField {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Fields of a history entry in words; codes and ids are left out. */
export function listFields({ before, after }: Pick<Entry, 'before' | 'after'>): ShownField[] {
  const was = (before ?? {}) as Fields;
  const became = (after ?? {}) as Fields;
  return Object.entries(LABELS).flatMap(([key, label]) => {
    if (!(key in was) && !(key in became)) return [];
    const former = showValue(key, was[key]);
    const present = showValue(key, became[key]);
    if (former === present) return [];
    // What stands on the former side only is what the entry is about; what became empty is said.
    const isEmptied = key in became && present === '';
    return [{ label, before: former, after: isEmptied ? 'не указано' : present }];
  });
}

export function describeEntry({ action }: Pick<Entry, 'action'>): string {
  return describeAction(action, 'pathway');
}
