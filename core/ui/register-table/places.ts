/** A row that is drawn, and the place in the page it is drawn at: the element of the place serves row after row. */
export type Placed = { readonly index: number; readonly place: number };

/**
 * Gives each drawn row a place. A row that was drawn before keeps its own; a fresh one takes that of a row that went, whose element then only
 * changes its words: to make a row costs the browser several times more. While the list is scrolled nothing moves in the document; at rest the
 * places stand in the order of the rows, as they are read aloud.
 */
export function placeRows(
  before: readonly Placed[],
  drawn: readonly number[],
  isScrolling: boolean,
): readonly Placed[] {
  const wanted = new Set(drawn);
  const staying = new Set(before.flatMap(({ index }) => (wanted.has(index) ? [index] : [])));
  const fresh = drawn.filter((index) => !staying.has(index));
  const kept = before.flatMap((one): Placed[] => {
    if (wanted.has(one.index)) return [one];
    const index = fresh.shift();
    return index === undefined ? [] : [{ index, place: one.place }];
  });
  const free = 1 + before.reduce((most, { place }) => Math.max(most, place), -1);
  const line = [...kept, ...fresh.map((index, at) => ({ index, place: free + at }))];
  return isScrolling ? line : line.toSorted((a, b) => a.index - b.index);
}

/** `placeRows` that remembers. Asked twice the same, it answers the same: a drawing that comes to nothing does no harm. */
export function createPlacer(): (drawn: readonly number[], isScrolling: boolean) => readonly Placed[] {
  let line: readonly Placed[] = [];
  return (drawn, isScrolling) => {
    line = placeRows(line, drawn, isScrolling);
    return line;
  };
}
