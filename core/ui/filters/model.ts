import { formatDay } from '#core/time/format.ts';

export type FilterChoice = { value: string; label: string };

/** `one` and `many` choose from a list, `day` is a calendar day (ISO), `text` is free. */
export type Filter =
  | { id: string; title: string; kind: 'one' | 'many'; choices: readonly FilterChoice[] }
  | { id: string; title: string; kind: 'day' }
  | { id: string; title: string; kind: 'text' };

export type FilterValues = Readonly<Record<string, string | readonly string[]>>;

const namedChoices = 2;

export function isFilterSet(value: string | readonly string[] | undefined): boolean {
  return value !== undefined && value.length > 0;
}

/** A filter in plain words: «Организация: школа № 5», «Должность: учитель, воспитатель и ещё 2»; not yet set it is «Организация: не выбрано». */
export function describeFilter(filter: Filter, value: string | readonly string[] | undefined): string {
  if (value === undefined || value.length === 0) return `${filter.title}: не выбрано`;
  return `${filter.title}: ${describeValue(filter, typeof value === 'string' ? [value] : value)}`;
}

function describeValue(filter: Filter, values: readonly string[]): string {
  if (filter.kind === 'day') return values.map((day) => formatDay(day)).join(', ');
  if (filter.kind === 'text') return `«${values.join(' ')}»`;
  const labels = values.map((value) => filter.choices.find((choice) => choice.value === value)?.label ?? value);
  if (labels.length <= namedChoices + 1) return labels.join(', ');
  return `${labels.slice(0, namedChoices).join(', ')} и\u00a0ещё\u00a0${labels.length - namedChoices}`;
}
