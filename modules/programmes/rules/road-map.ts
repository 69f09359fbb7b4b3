/** A part of a road map under its heading. */
export interface RowGroup<Row> {
  /** '' for the rows that lie in none. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

interface Place {
  readonly id: string;
  readonly number?: string | null;
  readonly title: string;
}

const nameOf = ({ number, title }: Place) => [number, title].filter(Boolean).join('. ').replace('.. ', '. ');

/**
 * Rows under their tasks or stages, in the programme's own order of these; rows that lie in none come last.
 * @param withEmpty headings without rows too: what nobody has planned yet is seen
 */
export function groupRows<Row>(
  rows: readonly Row[],
  places: readonly Place[],
  placeOf: (row: Row) => string | null,
  { without, withEmpty }: { readonly without: string; readonly withEmpty: boolean },
): RowGroup<Row>[] {
  const byPlace = Map.groupBy(rows, (row) => placeOf(row) ?? '');
  const known = new Set(places.map(({ id }) => id));
  const rest = rows.filter((row) => !known.has(placeOf(row) ?? ''));
  const groups = places.map((place) => ({ id: place.id, title: nameOf(place), rows: byPlace.get(place.id) ?? [] }));
  return [
    ...groups.filter((group) => withEmpty || group.rows.length > 0),
    ...(rest.length > 0 ? [{ id: '', title: without, rows: rest }] : []),
  ];
}

/**
 * Behind which row a row comes when it goes one place up or down among those shown beside it; undefined: it is the first or the last there.
 * @param all ids of all the programme's own rows in the plan's order; @param beside ids of its group in the same order
 */
export function findNewPlace(
  id: string,
  turn: 'up' | 'down',
  all: readonly string[],
  beside: readonly string[],
): { readonly afterId: string | null } | undefined {
  const at = beside.indexOf(id);
  const neighbour = at < 0 ? undefined : beside[turn === 'up' ? at - 1 : at + 1];
  if (neighbour === undefined) return undefined;
  if (turn === 'down') return { afterId: neighbour };
  const before = all[all.indexOf(neighbour) - 1];
  return { afterId: before ?? null };
}
