import { cleanLines, cleanText } from './normalise.ts';
import { readPersonName } from './person-name.ts';

const NUMBERED = /(?:^|\s)\d{1,3}[.)]\s*(?=\p{L})/gu;

/**
 * The people of one cell, each as it was written: on lines of their own, after «;» or «/», numbered, or by comma and «и»
 * where every part is a name. One name broken over two lines stays one. Source: F-96.
 */
export function splitPeople(cell: string): string[] {
  const lines = cleanLines(cell);
  if (lines.length > 1 && !lines.every(isName) && isName(lines.join(' '))) return [lines.join(' ')];
  return lines
    .flatMap((line) => line.split(/\s*;\s*/u))
    .flatMap(splitNumbered)
    .flatMap(splitListed)
    .filter(Boolean);
}

function splitNumbered(text: string): string[] {
  return text
    .split(NUMBERED)
    .map((part) => cleanText(part.replace(/[,;]\s*$/u, '')))
    .filter(Boolean);
}

/** Splits only where nothing is lost by it: «Иванова А.П., совместитель» stays whole. */
function splitListed(text: string): string[] {
  for (const separator of [/\s*,\s*/u, /\s*\/\s*/u, /\s+и\s+/u, /\s*,\s*|\s+и\s+/u]) {
    const parts = text.split(separator);
    if (parts.length > 1 && parts.every(isName)) return parts;
  }
  return [text];
}

function isName(text: string): boolean {
  const reading = readPersonName(text);
  return reading.ok && !reading.remark;
}
