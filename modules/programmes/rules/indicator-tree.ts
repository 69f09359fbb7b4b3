/** Order of indicators: a list in which every one is followed by what is below it. */
interface Placed {
  readonly id: string;
  readonly parentId: string | null;
}

/** Rows in the order given, each followed by its own; a parent that is not in the list counts as none. */
export function arrangeTree<T extends Placed>(rows: readonly T[]): (T & { readonly depth: number })[] {
  const known = new Set(rows.map(({ id }) => id));
  const children = Map.groupBy(rows, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const walk = (parentId: string | null, depth: number): (T & { readonly depth: number })[] =>
    (children.get(parentId) ?? []).flatMap((row) => [{ ...row, depth }, ...walk(row.id, depth + 1)]);
  return walk(null, 0);
}

/** The given ones and all below them. */
export function withDescendants(rows: readonly Placed[], ids: readonly string[]): Set<string> {
  const found = new Set(ids);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { id, parentId } of rows) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return found;
}

/** An indicator may not lie below itself. */
export function isParentAllowed(rows: readonly Placed[], id: string | null, parentId: string | null): boolean {
  if (parentId === null) return true;
  if (!rows.some((row) => row.id === parentId)) return false;
  return id === null || !withDescendants(rows, [id]).has(parentId);
}
