import type { ResultRow, SourceKind, Stage } from '../model.ts';
import { findIncomparability, type Incomparability } from './scoring.ts';

/** A row with a score; other values take no part in means and changes. */
export interface ScoredRow extends ResultRow {
  readonly value: { readonly state: 'known'; readonly score: number };
}

/** Entry and repeat of one participant in one competence, measured alike. */
export interface Pair {
  readonly participant: string;
  readonly competence: string;
  readonly entry: ScoredRow;
  readonly repeat: ScoredRow;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Both stages have a score, but by another instrument version or scale. */
  readonly incomparable: readonly {
    readonly participant: string;
    readonly competence: string;
    readonly cause: Incomparability;
  }[];
  /** A score at one stage only. */
  readonly entryOnly: readonly ScoredRow[];
  readonly repeatOnly: readonly ScoredRow[];
}

export function isScored(row: ResultRow): row is ScoredRow {
  return row.value.state === 'known';
}

/**
 * The rows that count: of one source kind, and of a work taken twice at one stage the latest (of one day, the later row).
 * Different instrument versions stay side by side.
 */
export function listCountedRows(rows: readonly ResultRow[], source: SourceKind = 'independent'): ResultRow[] {
  const latest = new Map<string, ResultRow>();
  for (const row of rows) {
    if (row.source !== source) continue;
    const key = JSON.stringify([row.participant, row.competence, row.stage, row.instrumentVersion]);
    const known = latest.get(key);
    if (!known || known.heldOn <= row.heldOn) latest.set(key, row);
  }
  return [...latest.values()];
}

/** DIAG-03: pairs entry and repeat of counted rows by participant and competence. A missing repeat is missing, never zero. */
export function pairRows(counted: readonly ResultRow[]): Pairing {
  const pairs: Pair[] = [];
  const incomparable: Pairing['incomparable'][number][] = [];
  const entryOnly: ScoredRow[] = [];
  const repeatOnly: ScoredRow[] = [];
  const groups = Map.groupBy(counted.filter(isScored), (row) => JSON.stringify([row.participant, row.competence]));
  for (const rows of groups.values()) {
    const entries = listOfStage(rows, 'entry');
    const repeats = listOfStage(rows, 'repeat');
    const found = matchRows(entries, repeats);
    pairs.push(...found);
    const [entry] = entries;
    const [repeat] = repeats;
    if (!entry) repeatOnly.push(...repeats);
    else if (!repeat) entryOnly.push(...entries);
    else if (found.length === 0) {
      const cause = findIncomparability(entry, repeat);
      if (cause) incomparable.push({ participant: entry.participant, competence: entry.competence, cause });
    }
  }
  return { pairs, incomparable, entryOnly, repeatOnly };
}

function listOfStage(rows: readonly ScoredRow[], stage: Stage): ScoredRow[] {
  return rows.filter((row) => row.stage === stage);
}

function matchRows(entries: readonly ScoredRow[], repeats: readonly ScoredRow[]): Pair[] {
  return entries.flatMap((entry) => {
    const repeat = repeats.find((row) => findIncomparability(entry, row) === undefined);
    return repeat ? [{ participant: entry.participant, competence: entry.competence, entry, repeat }] : [];
  });
}
