/** Tables drawn with «|», as chats and Markdown write them: here each of their lines becomes cells parted by tabs. Pure, browser-safe. */
import type { Line } from '#core/office/document/text/split-lines.ts';

const LEAST_ROWS = 2;
const LEAST_SIGNS = 3;

/** «| 1 | Семинар |» */
function isRow({ text }: Line): boolean {
  const line = text.trim();
  return line.startsWith('|') && line.endsWith('|') && !line.includes('\t') && line.split('|').length > LEAST_SIGNS;
}

const toCells = (line: Line): Line => {
  const inner = line.text.trim().slice(1, -1);
  const cells = inner.split(/(?<!\\)\|/u).map((cell) =>
    cell
      .trim()
      .replaceAll('\\|', '|')
      .replace(/<br\s*\/?>/giu, '\v'),
  );
  return { ...line, text: cells.join('\t') };
};

export function readPipeRows(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    for (let line = lines[end]; line !== undefined && isRow(line); line = lines[end]) end += 1;
    const run = lines.slice(at, Math.max(end, at + 1));
    result.push(...(end - at >= LEAST_ROWS ? run.map(toCells) : run));
    at = Math.max(end, at + 1);
  }
  return result;
}
