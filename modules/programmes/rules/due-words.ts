import type { Due } from '#core/time/due/model.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import type { ProgrammePeriod } from './occurrences.ts';

/** The cell of a row as one line: read again it gives the same dues. */
export function joinDueWords(dues: readonly Due[]): string {
  return dues.map(({ text }) => text).join('; ');
}

/** What people have typed, read within the programme's period. */
export function readDueWords(words: string, { startsOn, endsOn }: ProgrammePeriod): Due[] {
  return readDues(words, { from: startsOn, to: endsOn });
}
