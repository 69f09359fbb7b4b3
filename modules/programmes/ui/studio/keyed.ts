/** Items with keys of their own: what says the same twice is told apart by its turn. */
export function keyed<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): { readonly key: string; readonly item: T }[] {
  const turns = new Map<string, number>();
  return items.map((item) => {
    const words = keyOf(item);
    const turn = turns.get(words) ?? 0;
    turns.set(words, turn + 1);
    return { key: turn === 0 ? words : `${words} ${turn}`, item };
  });
}
