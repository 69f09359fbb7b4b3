/** A line as the reader of tables needs it. `number` counts from 1, as an editor shows. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** «1. ⇥ Утвердить …»: Word puts a tab between the number of a list, or its bullet, and the words. */
export const isListed = ({ text }: Line): boolean => /^ *(?:\d{1,3}(?:\.\d{1,3})*[.)]|[-–—•·])\t[^\t]+$/u.test(text);

const FARTHEST_QUOTE = 60;

/** A cell copied out of Excel stands in quotes when it has line breaks; its lines are one. */
const opensQuotedCell = (text: string): boolean => /(?:^|\t)"(?:[^"\t]|"")*$/.test(text);
const closesQuotedCell = (text: string): boolean => /^(?:[^"]|"")*"(?:\t|$)/.test(text);

function findClosing(lines: readonly string[], from: number): number {
  const limit = Math.min(lines.length, from + FARTHEST_QUOTE);
  for (let at = from; at < limit; at += 1) {
    const text = lines[at] ?? '';
    if (closesQuotedCell(text)) return at;
    if (text.includes('"')) return -1;
  }
  return -1;
}

const unquote = (text: string): string =>
  text.replace(
    /(^|\t)"((?:[^"]|"")*)"(?=\t|$)/g,
    (_whole, tab: string, cell: string) => `${tab}${cell.replaceAll('""', '"')}`,
  );

/** A cell with quotes inside is quoted as a whole and its own quotes doubled; a name that only stands in quotes keeps them. */
const unquoteDoubled = (text: string): string =>
  text.replace(/(^|\t)"((?:[^"\t]|"")*)"(?=\t|$)/g, (whole, tab: string, cell: string) =>
    cell.includes('""') ? `${tab}${cell.replaceAll('""', '"')}` : whole,
  );

/**
 * Lines with their numbers; the lines of one quoted cell are joined by `\v`. The last line counts whether or not a line break
 * ends it.
 */
export function splitLines(text: string): Line[] {
  const raw = text.split(/\r\n|\n|\r/);
  const hasTabs = text.includes('\t');
  const lines: Line[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const number = at + 1;
    let joined = raw[at] ?? '';
    if (hasTabs && opensQuotedCell(joined)) {
      const end = findClosing(raw, at + 1);
      if (end > 0 && [joined, raw[end] ?? ''].some((line) => line.includes('\t'))) {
        joined = unquote(raw.slice(at, end + 1).join('\v'));
        at = end;
      }
    }
    lines.push({ number, text: hasTabs && joined.includes('""') ? unquoteDoubled(joined) : joined });
  }
  return lines;
}
