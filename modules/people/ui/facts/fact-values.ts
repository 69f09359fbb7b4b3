import { addDays, type Day } from '#core/time/day.ts';
import { formatDay, formatDays, formatDuration } from '#core/time/format.ts';
import { type FactChange, type FactKind, factFields } from '../../model.ts';
import { categoryTerm, fitnessTerm } from '../../rules.ts';
import { FACT_FORMS } from './fact-forms.ts';

export type Values = Readonly<Record<string, unknown>>;

const REQUIRED = 'Заполните это поле';

/** Empty texts become unknown where the field may be unknown. */
function clean(kind: FactKind, values: Values): Record<string, unknown> {
  const { initial } = FACT_FORMS[kind];
  return Object.fromEntries(
    Object.keys(initial).map((key) => {
      const value = values[key];
      return [key, value === '' && initial[key] === null ? null : (value ?? initial[key])];
    }),
  );
}

/** What the form holds as a change for the server, or what is wrong, by field. */
export function readFact(kind: FactKind, values: Values): { change: FactChange } | { errors: Record<string, string> } {
  const fields = clean(kind, values);
  const errors: Record<string, string> = {};
  for (const { key, isRequired } of FACT_FORMS[kind].fields) {
    if (isRequired && (fields[key] === null || fields[key] === '')) errors[key] = REQUIRED;
  }
  const parsed = factFields[kind].safeParse(fields);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? '')] ??= 'Проверьте значение';
  }
  return Object.keys(errors).length > 0 ? { errors } : { change: { fact: kind, fields: parsed.data } as FactChange };
}

/** What follows from a field just typed: the term by law, the title of a post from the directory. */
export function followField(kind: FactKind, values: Values, key: string, titleOf: (code: string) => string): Values {
  if (kind === 'category' && key === 'grantedOn')
    return { ...values, expiresOn: categoryTerm((values.grantedOn as Day | null) ?? null) };
  if (kind === 'fitness' && key === 'decidedOn' && typeof values.decidedOn === 'string')
    return { ...values, expiresOn: fitnessTerm(values.decidedOn) };
  if (kind === 'post' && key === 'postCode' && typeof values.postCode === 'string')
    return { ...values, title: titleOf(values.postCode) };
  return values;
}

/** «с 01.09.2020», «01.09.2020 – 31.10.2026», «по 31.10.2026»; nothing where nothing is known. */
export function describePeriod(startsOn: Day | null, endsBefore: Day | null): string {
  if (startsOn !== null && endsBefore !== null) return formatDays(startsOn, addDays(endsBefore, -1));
  if (startsOn !== null) return `с ${formatDay(startsOn)}`;
  return endsBefore === null ? '' : `по ${formatDay(addDays(endsBefore, -1))}`;
}

export function describeMonths(months: number | null): string {
  return months === null ? '' : formatDuration(months);
}
