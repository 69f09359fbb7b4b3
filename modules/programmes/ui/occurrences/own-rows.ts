import { useState } from 'react';
import type { programmes } from '../api.ts';

type OwnAnswer = Awaited<ReturnType<typeof programmes.call.myOccurrences>>;

/** Rows that wait, and those marked in this visit at their old places: a sentence can be added where the tap was. */
export function useOwnRows({ rows, marked }: Pick<OwnAnswer, 'rows' | 'marked'>) {
  const [touched, setTouched] = useState<readonly string[]>([]);
  const isHere = ({ id }: { id: string }) => touched.includes(id);
  const now = [...rows, ...marked.filter(isHere)].toSorted((a, b) =>
    (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
  );
  return {
    now,
    past: marked.filter((row) => !isHere(row)),
    touch: (id: string) => setTouched((before) => [...before, id]),
  };
}
