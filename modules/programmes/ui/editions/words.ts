import { formatCount, NBSP, type PluralForms } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import type { EditionAnswer, EditionLine } from '../../contract/editions.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';

const CHANGES: PluralForms = ['изменение', 'изменения', 'изменений'];
export const countChanges = (count: number): string => formatCount(count, CHANGES);

/** «приказ № 40 от 20.05.2026» */
export function describeAct({ actNumber, actOn }: Pick<EditionAnswer, 'actNumber' | 'actOn'>): string {
  if (actNumber === null) return 'без приказа';
  return `приказ №${NBSP}${actNumber}${actOn === null ? '' : ` от${NBSP}${formatDay(actOn)}`}`;
}

/** What was added or excluded, without its reason: that stands below. */
export function bareText({ text, reason }: EditionLine): string {
  const tail = reason === null ? '' : `; причина: ${reason}`;
  return tail !== '' && text.endsWith(tail) ? text.slice(0, -tail.length) : text;
}

/** Editions that were in force, the first one included: what can be compared. */
export function listNumbers(
  editions: readonly EditionAnswer[],
  programme: ProgrammeAnswer,
): { number: number; title: string }[] {
  const closed = editions.filter(({ state }) => state === 'in_force');
  const first = { number: 1, title: `1 — ${describeAct(programme)}` };
  return [
    first,
    ...closed.toReversed().map((one) => ({ number: one.number, title: `${one.number} — ${describeAct(one)}` })),
  ];
}
