/** Lines known by their words; the same words may stand twice: each gets a key of its own. */
export function withKeys<Line extends { readonly words: string }>(lines: readonly Line[]): (Line & { key: string })[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const count = seen.get(line.words) ?? 0;
    seen.set(line.words, count + 1);
    return { ...line, key: `${line.words} ${count}` };
  });
}
