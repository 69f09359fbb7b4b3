import type { Stage } from '../model.ts';
import type { IncomingResult, IncomingScore } from './incoming.ts';

/** A row of a table with what it says of each stage. */
export interface GivenRow {
  readonly key: string;
  readonly incoming: ReadonlyMap<Stage, IncomingResult>;
}

export interface Repetition {
  readonly key: string;
  /** Key of another row that says something else of the same work. */
  readonly otherKey: string;
  readonly competenceCode: string;
}

function readSaid({ state, score, reportedLevel }: IncomingScore): string | undefined {
  return state === 'unknown' ? undefined : [state, score ?? '', reportedLevel ?? ''].join(' ');
}

interface Said {
  readonly key: string;
  /** Participant, stage, direction and competence: one work. */
  readonly work: string;
  readonly competenceCode: string;
  readonly said: string;
}

function listSaid({ key, incoming }: GivenRow): readonly Said[] {
  return [...incoming].flatMap(([stage, { personId, keyNumber = '', direction = '', scores }]) => {
    const participant = personId === undefined ? `number ${keyNumber}` : `person ${personId}`;
    return scores.flatMap((score): readonly Said[] => {
      const said = readSaid(score);
      const { competenceCode } = score;
      const work = [participant, stage, direction, competenceCode].join('|');
      return said === undefined ? [] : [{ key, work, competenceCode, said }];
    });
  });
}

/**
 * Rows of one participant that give two different results for one competence of one stage: which of them holds is not for the
 * program to say. The same value twice, and rows that complete each other, are none. Both rows of a pair are listed.
 */
export function findRepeated(rows: readonly GivenRow[]): readonly Repetition[] {
  const firsts = new Map<string, Said>();
  const found = new Map<string, Repetition>();
  for (const next of rows.flatMap(listSaid)) {
    const first = firsts.get(next.work);
    if (first === undefined) firsts.set(next.work, next);
    if (first === undefined || first.key === next.key || first.said === next.said) continue;
    const { competenceCode } = next;
    if (!found.has(first.key)) found.set(first.key, { key: first.key, otherKey: next.key, competenceCode });
    if (!found.has(next.key)) found.set(next.key, { key: next.key, otherKey: first.key, competenceCode });
  }
  return [...found.values()];
}
