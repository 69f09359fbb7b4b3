/** Several dues of which only the last says its month or what the numbers count: «5, 12 и 19 октября», «I, III квартал». */
import { readDayOrMonth, type Stretch } from './days.ts';
import type { Edge, Meaning } from './model.ts';
import { readWeeks } from './parts.ts';
import { borrowYear } from './ranges.ts';
import { readTerms } from './terms.ts';
import { isFigure, isSign, isTight, skipComma, type Token } from './tokens.ts';

export interface Listed {
  readonly parts: readonly { readonly meaning: Meaning; readonly at: number }[];
  readonly next: number;
}

const MOST_DAYS = 31;

interface Bare {
  readonly first: number;
  readonly last: number;
  readonly at: number;
}

/** «5», «10-12» before a comma. */
function readBare(tokens: readonly Token[], at: number): { bare: Bare; next: number } | undefined {
  const first = tokens[at];
  if (!isFigure(first, 1, 31)) return undefined;
  const last = isSign(tokens[at + 1], '-') ? tokens[at + 2] : undefined;
  const bare = { first: first.value, last: isFigure(last, 1, 31) ? last.value : first.value, at };
  const next = isFigure(last, 1, 31) ? at + 3 : at + 1;
  const behind = skipComma(tokens, next);
  return behind > next ? { bare, next: behind } : undefined;
}

function readLastDays(tokens: readonly Token[], at: number): { bare: Bare; end: Edge; next: number } | undefined {
  const first = tokens[at];
  const isJoined = isFigure(first, 1, 31) && isSign(tokens[at + 1], '-');
  const day = readDayOrMonth(tokens, isJoined ? at + 2 : at);
  if (day?.kind !== 'day') return undefined;
  const begin = isJoined ? first.value : day.end.day;
  return { bare: { first: begin, last: day.end.day, at }, end: day.end, next: day.next };
}

function readDays(tokens: readonly Token[], at: number): Listed | undefined {
  const isDecimal = at > 1 && tokens[at - 2]?.type === 'number' && isTight(tokens[at - 2], tokens[at - 1]);
  if (isDecimal && tokens[at - 1]?.type === 'sign' && isTight(tokens[at - 1], tokens[at])) return undefined;
  const bares: Bare[] = [];
  let next = at;
  for (;;) {
    const last = readLastDays(tokens, next);
    if (last) {
      if (bares.length === 0) return undefined;
      const parts = [...bares, last.bare].map(({ first, last: until, at: place }): Listed['parts'][number] => {
        const end = { ...last.end, day: until };
        return { meaning: { kind: first === until ? 'day' : 'range', start: { ...end, day: first }, end }, at: place };
      });
      return { parts, next: last.next };
    }
    const bare = readBare(tokens, next);
    if (!bare || bares.length > MOST_DAYS) return undefined;
    bares.push(bare.bare);
    next = bare.next;
  }
}

function readNumbered(found: { stretches: readonly (Stretch & { at: number })[]; next: number } | undefined) {
  if (!found || found.stretches.length < 2) return undefined;
  const last = found.stretches.at(-1);
  const parts = found.stretches.map(({ kind, start, end, at }) => ({
    meaning: { kind, start: last ? borrowYear(start, last.end) : start, end },
    at,
  }));
  return { parts, next: found.next };
}

export function readList(tokens: readonly Token[], at: number): Listed | undefined {
  return readDays(tokens, at) ?? readNumbered(readTerms(tokens, at)) ?? readNumbered(readWeeks(tokens, at));
}
