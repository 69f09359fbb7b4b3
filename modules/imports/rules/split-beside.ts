import { cleanLines } from '#core/text/normalise.ts';

const NUMBERED = /(?:^|\s)\d{1,2}[.)]\s+(?=\p{L})/u;
const MARK = /^\s*(?:\d{1,2}[.)]\s|[-–—•*]\s)\s*/u;

/** What of a neighbour cell belongs to each of `count` people: by lines, semicolons or numbers where they agree, else all of it. */
export function splitBeside(text: string, count: number): readonly string[] {
  const ways: readonly (readonly string[])[] = [cleanLines(text), text.split(';'), text.split(NUMBERED)];
  for (const way of ways) {
    const parts = way.map((part) => part.replace(MARK, '').trim()).filter((part) => part !== '');
    if (parts.length === count) return parts;
  }
  return Array.from({ length: count }, () => text);
}
