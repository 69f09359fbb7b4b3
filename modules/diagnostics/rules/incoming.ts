import type { ParticipationState } from '../model.ts';

/** One competence of an incoming row; a value that is not known never takes away one that is. */
export interface IncomingScore {
  readonly competenceCode: string;
  readonly state: 'known' | 'unknown' | 'not_held' | 'reported';
  readonly score?: number | undefined;
  readonly reportedLevel?: string | undefined;
}

/** One participation of an incoming table: of a person, or of a number where the table has no names. */
export interface IncomingResult {
  readonly personId?: string | undefined;
  readonly keyNumber?: string | undefined;
  readonly organizationId?: string | undefined;
  /** Absent: the table has no directions. */
  readonly direction?: string | undefined;
  readonly state: ParticipationState;
  readonly scores: readonly IncomingScore[];
  readonly measuredOn?: string | undefined;
}

export interface Value {
  readonly state: string;
  readonly score: number | null;
  readonly reportedLevel: string | null;
  readonly measuredOn: string | null;
  readonly batchId: string | null;
}

export interface Known {
  readonly id: string;
  readonly personId: string | null;
  readonly keyNumber: string | null;
  readonly organizationId: string | null;
  readonly direction: string;
  readonly state: string;
  readonly results: Readonly<Record<string, Value>>;
}

export interface ValueChange {
  readonly code: string;
  readonly before: Value | null;
  readonly after: Omit<Value, 'batchId'>;
}

/** What becomes of one participation; `rows` are the indexes of the incoming rows it was made of. */
export interface PlannedParticipation {
  readonly rows: number[];
  readonly known: Known | undefined;
  readonly incoming: IncomingResult;
  readonly state: string;
  readonly organizationId: string | null;
  readonly values: readonly ValueChange[];
  readonly outcome: 'new' | 'changed' | 'unchanged';
}

/**
 * Puts incoming rows against what is stored of a stage. A row without a direction belongs to the person's only participation; two
 * rows of one participation are joined, the later value counts; the same table again changes nothing.
 */
export function planResults(incoming: readonly IncomingResult[], stored: readonly Known[]): PlannedParticipation[] {
  const find = indexKnown(stored);
  const joined = new Map<string, { rows: number[]; known: Known | undefined; incoming: IncomingResult }>();
  for (const [index, row] of incoming.entries()) {
    const known = find(row);
    const key = known?.id ?? keyOf(row.personId, row.keyNumber, row.direction ?? '');
    const other = joined.get(key);
    if (other) joined.set(key, { rows: [...other.rows, index], known, incoming: joinRows(other.incoming, row) });
    else joined.set(key, { rows: [index], known, incoming: row });
  }
  return [...joined.values()].map(({ rows, known, incoming: row }) => planOne(rows, known, row));
}

function keyOf(personId: string | null | undefined, number: string | null | undefined, direction: string): string {
  return personId ? `person ${personId} ${direction}` : `number ${number ?? ''} ${direction}`;
}

/** A number that was given its person since is still found by its number. */
function indexKnown(stored: readonly Known[]): (row: IncomingResult) => Known | undefined {
  const byKey = new Map<string, Known>();
  const byOwner = new Map<string, Known[]>();
  for (const known of stored) {
    const owners = [
      ...(known.personId ? [keyOf(known.personId, null, '')] : []),
      ...(known.keyNumber ? [keyOf(null, known.keyNumber, '')] : []),
    ];
    if (known.personId) byKey.set(keyOf(known.personId, null, known.direction), known);
    if (known.keyNumber) byKey.set(keyOf(null, known.keyNumber, known.direction), known);
    for (const owner of owners) byOwner.set(owner, [...(byOwner.get(owner) ?? []), known]);
  }
  return (row) => {
    const exact = byKey.get(keyOf(row.personId, row.keyNumber, row.direction ?? ''));
    if (exact || row.direction) return exact;
    const own = byOwner.get(keyOf(row.personId, row.keyNumber, '')) ?? [];
    return own.length === 1 ? own[0] : undefined;
  };
}

function joinRows(first: IncomingResult, second: IncomingResult): IncomingResult {
  return {
    ...first,
    organizationId: second.organizationId ?? first.organizationId,
    measuredOn: second.measuredOn ?? first.measuredOn,
    state: second.state === 'done' || first.state === 'done' ? 'done' : second.state,
    scores: [...first.scores, ...second.scores],
  };
}

function planOne(rows: number[], known: Known | undefined, incoming: IncomingResult): PlannedParticipation {
  const values = listValueChanges(known, incoming);
  const hasResults = Object.keys(known?.results ?? {}).length > 0;
  // Results that are there prove that the work was done, whatever a later list says.
  const state = known && hasResults && incoming.state !== 'done' ? known.state : incoming.state;
  const organizationId = incoming.organizationId ?? known?.organizationId ?? null;
  const isSame = known !== undefined && values.length === 0 && known.state === state;
  const isUnchanged = isSame && known.organizationId === organizationId;
  const outcome = known === undefined ? 'new' : isUnchanged ? 'unchanged' : 'changed';
  return { rows, known, incoming, state, organizationId, values, outcome };
}

function listValueChanges(known: Known | undefined, incoming: IncomingResult): ValueChange[] {
  const latest = new Map(incoming.scores.map((score) => [score.competenceCode, score]));
  return [...latest].flatMap(([code, score]): ValueChange[] => {
    const before = known?.results[code] ?? null;
    if (before && score.state === 'unknown') return [];
    const after = {
      state: score.state,
      score: score.state === 'known' ? (score.score ?? null) : null,
      reportedLevel: score.reportedLevel ?? (score.state === before?.state ? before.reportedLevel : null),
      measuredOn: incoming.measuredOn ?? before?.measuredOn ?? null,
    };
    const isSame =
      before !== null &&
      before.state === after.state &&
      before.score === after.score &&
      before.reportedLevel === after.reportedLevel &&
      before.measuredOn === after.measuredOn;
    return isSame ? [] : [{ code, before, after }];
  });
}
