import { findDates } from '#core/time/find-dates.ts';
import type { Line } from './flow.ts';
import type { ReadApproval } from './model.ts';
import { LAST_YEAR } from './read-order.ts';

/** «УТВЕРЖДЕНО приказом …» at the head of a document, or «Приложение № 1 к приказу …». */
const STAMP = /^(?:утвержд[её]н[аоы]?|приложени[ея])(?!\p{L})/iu;
const ACT = /(?:приказ|распоряжени|постановлени|решени)\p{L}*/iu;
const NUMBER = /№\s*(\d[\p{L}\d/.-]*)/u;
const HEAD_LINES = 20;
/** A stamp is a narrow block: «УТВЕРЖДЕНО», «приказом», whose, the day and the number. */
const STAMP_LINES = 6;

/**
 * The act that a document without an order of its own says it was approved by, and the lines that say so. A stamp still to be filled in
 * («от ____ № ____») says nothing. @source ГОСТ Р 7.0.97-2025, the stamp of approval
 */
export function readApproval(lines: readonly Line[]): { approval: ReadApproval | null; told: ReadonlySet<Line> } {
  const head = lines.slice(0, HEAD_LINES);
  for (const [index, line] of head.entries()) {
    if (!STAMP.test(line.text)) continue;
    const found = readStamp(head.slice(index, index + STAMP_LINES));
    if (found) return found;
  }
  return { approval: null, told: new Set() };
}

/** As few lines as hold both the day and the number of the act. */
function readStamp(block: readonly Line[]): { approval: ReadApproval; told: ReadonlySet<Line> } | undefined {
  for (const count of block.keys()) {
    const told = block.slice(0, count + 1);
    const words = told.map(({ text }) => text).join(' ');
    const act = ACT.exec(words);
    if (!act) continue;
    const rest = words.slice(act.index);
    const day = findDates(rest, LAST_YEAR).find(({ precision }) => precision === 'day')?.day;
    const number = NUMBER.exec(rest)?.[1]?.replace(/[.,]$/u, '');
    if (day && number) return { approval: { number, signedOn: day }, told: new Set(told) };
  }
  return undefined;
}
