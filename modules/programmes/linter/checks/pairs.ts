/** Quotes and brackets that have no pair. @source test-cases.md 3.4, 3.7, 3.8 */
import type { Line, Remark, Source } from '../source/model.ts';
import { spotOfLine } from '../source/spots.ts';
import { quote } from '../source/words.ts';

interface PairKind {
  readonly code: 'unbalanced_quotes' | 'unbalanced_brackets';
  readonly open: string;
  readonly close: string;
  readonly lostOpen: string;
  readonly lostClose: string;
}

const QUOTES: PairKind = {
  code: 'unbalanced_quotes',
  open: '«',
  close: '»',
  lostOpen: 'Лишняя закрывающая кавычка',
  lostClose: 'Кавычка открыта и не закрыта',
};
const BRACKETS: PairKind = {
  code: 'unbalanced_brackets',
  open: '(',
  close: ')',
  lostOpen: 'Лишняя закрывающая скобка',
  lostClose: 'Скобка открыта и не закрыта',
};

/** «а)», «2)» at the beginning or behind a sign are marks of items, «:)» is no bracket. */
const ITEM_MARK = /(?:^|[\s;:,.(«"„])(?:\d{1,3}\.?|\p{L}|[IVX]{2,4})\)$/u;
/** «(54, 60]», «[0; 60)»: half-open intervals pair a bracket of either sort. */
const INTERVAL = /\([\d.,;\s–-]+\]|\[[\d.,;\s–-]+\)/gu;

interface Loose {
  /** Signs of the text where an opening or a closing has no pair. */
  readonly opened: readonly number[];
  readonly closed: readonly number[];
}

/**
 * A closing quote may end several at once: «Программа «Развитие» is written so. Then the outer one has its pair only if nothing else
 * is opened behind it.
 */
function findLoose(text: string, { open, close }: PairKind): Loose {
  const stack: number[] = [];
  const closed: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === open) stack.push(index);
    if (sign !== close) continue;
    const isMark = close === ')' && stack.length === 0 && ITEM_MARK.test(text.slice(Math.max(0, index - 5), index + 1));
    if (isMark) continue;
    if (stack.length === 0) closed.push(index);
    else stack.pop();
  }
  const lastClose = text.lastIndexOf(close);
  const isShared = open === '«' && stack.length > 0 && lastClose > text.lastIndexOf(open);
  return { opened: isShared ? [] : stack, closed };
}

interface Unit {
  readonly line: Line;
  readonly text: string;
}

/** Lines of one paragraph are one text. */
function listUnits(lines: readonly Line[]): Unit[] {
  const units: { line: Line; text: string }[] = [];
  for (const line of lines) {
    const last = units.at(-1);
    if (last && last.line.paragraph === line.paragraph) last.text += ` ${line.text}`;
    else units.push({ line, text: line.text });
  }
  return units.map(({ line, text }) => ({
    line,
    text: text.replace(INTERVAL, (interval) => '#'.repeat(interval.length)),
  }));
}

interface Waiting {
  readonly unit: Unit;
  readonly at: number;
  readonly index: number;
}

const REACH = 12;
/** More of one paragraph says nothing new. */
const MOST = 3;
const SHARED_REACH = 4;

const isOneTable = (a: Unit, b: Unit): boolean => a.line.at?.row.table === b.line.at?.row.table;

/** A text broken into lines: «Об утверждении программы ⏎ «Развитие»» ends both quotes at once. */
function isSharedOver(units: readonly Unit[], from: number, to: number): boolean {
  return to - from <= SHARED_REACH && units.slice(from, to).every(({ text }) => !/[.!?;:]$/u.test(text));
}

/** What one line opens a later one may close: a title over several lines, a list in brackets. */
function pairOver(units: readonly Unit[], kind: PairKind): { unit: Unit; at: number; isOpen: boolean }[] {
  let waiting: Waiting[] = [];
  const lost: { unit: Unit; at: number; isOpen: boolean }[] = [];
  for (const [index, unit] of units.entries()) {
    if (!unit.text.includes(kind.open) && !unit.text.includes(kind.close)) continue;
    const { opened, closed } = findLoose(unit.text, kind);
    lost.push(
      ...waiting.filter((other) => index - other.index > REACH).map(({ unit, at }) => ({ unit, at, isOpen: true })),
    );
    waiting = waiting.filter((other) => index - other.index <= REACH);
    for (const at of closed.slice(0, MOST)) {
      const pair = waiting.findLastIndex((other) => isOneTable(other.unit, unit));
      if (pair >= 0) waiting.splice(pair, 1);
      else lost.push({ unit, at, isOpen: false });
    }
    const mayShare = kind === QUOTES && opened.length + closed.length === 0;
    if (mayShare) {
      waiting = waiting.filter((other) => !(isOneTable(other.unit, unit) && isSharedOver(units, other.index, index)));
    }
    waiting.push(...opened.slice(0, MOST).map((at) => ({ unit, at, index })));
  }
  return [...lost, ...waiting.map(({ unit, at }) => ({ unit, at, isOpen: true }))];
}

function wordsAround(text: string, at: number): string {
  const from = text.lastIndexOf(' ', Math.max(0, at - 25));
  return text.slice(from < 0 ? 0 : from + 1, at + 45);
}

function checkPairs(lines: readonly Line[], kind: PairKind): Remark[] {
  return pairOver(listUnits(lines), kind).map(({ unit, at, isOpen }) => ({
    code: kind.code,
    severity: 'rule',
    spot: spotOfLine(unit.line),
    text: `${isOpen ? kind.lostClose : kind.lostOpen}: ${excerpt(unit.text, at, isOpen)}.`,
    proposal: isOpen ? 'Закройте её там, где кончаются эти слова.' : 'Уберите её или откройте пару.',
    words: `${isOpen ? 'open' : 'close'} ${wordsAround(unit.text, at)}`,
  }));
}

const excerpt = (text: string, at: number, isOpen: boolean): string =>
  isOpen ? quote(text.slice(at + 1), 45) : quote(text.slice(Math.max(0, text.lastIndexOf(' ', at - 35) + 1), at), 60);

export function checkQuotes({ lines }: Source): Remark[] {
  return checkPairs(lines, QUOTES);
}

export function checkBrackets({ lines }: Source): Remark[] {
  return checkPairs(lines, BRACKETS);
}
