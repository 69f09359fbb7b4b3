import { looksLikeFullName } from './cell-looks.ts';

const LINES = /\r\n?|\n/u;
const NUMBERED = /(?:^|\s)\d{1,2}[.)]\s+(?=\p{Lu})/u;
const MARK = /^\s*(?:\d{1,2}[.)]|[-–—•*])\s*/u;

function isPerson(text: string): boolean {
  return looksLikeFullName({ kind: 'text', text });
}

function splitBy(text: string, separator: RegExp): readonly string[] | undefined {
  const parts = text
    .split(separator)
    .map((part) =>
      part
        .replace(MARK, '')
        .replace(/[;,]\s*$/u, '')
        .trim(),
    )
    .filter((part) => part !== '');
  return parts.length >= 2 && parts.every(isPerson) ? parts : undefined;
}

/**
 * Names in one cell: «1. Ёлкин П.И. 2. Лунина А.Ю.», by lines, semicolons or commas. One name broken over lines
 * («Ёлкин⏎Пётр⏎Ильич») and a name with other words stay one.
 */
export function splitPeople(text: string): readonly string[] {
  return (
    splitBy(text, LINES) ??
    splitBy(text, /;/u) ??
    (NUMBERED.test(text) ? splitBy(text, NUMBERED) : undefined) ??
    splitBy(text, /,/u) ?? [text.replace(MARK, '').split(LINES).join(' ').trim()]
  );
}

/** The share of a neighbour cell that belongs to each of `count` people: by lines or semicolons where they agree, else all of it. */
export function splitBeside(text: string, count: number): readonly string[] {
  for (const separator of [LINES, /;/u, NUMBERED]) {
    const parts = text
      .split(separator)
      .map((part) => part.replace(MARK, '').trim())
      .filter((part) => part !== '');
    if (parts.length === count) return parts;
  }
  return Array.from({ length: count }, () => text);
}
