import { formatAddress, parseAddress } from '#core/office/address.ts';
import { OfficeError } from '#core/office/errors.ts';
import { readStyle } from '#core/office/mark/styles.ts';
import { listTags, readAttribute, removeAttribute, setAttribute, type Tag } from '#core/office/mark/tags.ts';

/** Columns to mark, from 0, by row number, from 1. */
type MarkedCells = ReadonlyMap<number, ReadonlySet<number>>;

type MarkStyle = (style: number) => number;

type CellTag = { readonly tag: Tag; readonly column: number };

function listCells(row: string): CellTag[] {
  const cells: CellTag[] = [];
  let column = -1;
  for (const tag of listTags(row)) {
    if (tag.name !== 'c' || tag.isClosing) continue;
    const reference = readAttribute(tag.text, 'r');
    column = (reference === undefined ? undefined : parseAddress(reference)?.column) ?? column + 1;
    cells.push({ tag, column });
  }
  return cells;
}

const makeCell = (prefix: string, column: number, number: number, style: number): string =>
  `<${prefix}c r="${formatAddress(column, number)}" s="${style}"/>`;

/** The style that a missing cell of a row would have. */
function readRowStyle(rowTag: string): number {
  const isCustom = ['1', 'true'].includes(readAttribute(rowTag, 'customFormat') ?? '');
  return isCustom ? readStyle(rowTag) : 0;
}

/** Pure: a row's XML with the cells of these columns restyled, and made where they are missing, in order. */
function patchRow(row: string, number: number, columns: ReadonlySet<number>, mark: MarkStyle): string {
  const [rowTag] = listTags(row);
  if (!rowTag) return row;
  const base = readRowStyle(rowTag.text);
  const opened = rowTag.isEmpty ? `${row.replace(/\s*\/>$/, '>')}</${rowTag.prefix}row>` : row;
  const cells = listCells(opened);
  const known = new Set(cells.map((cell) => cell.column));
  const missing = [...columns].filter((column) => !known.has(column)).sort((left, right) => left - right);
  let result = '';
  let from = 0;
  for (const { tag, column } of cells) {
    result += opened.slice(from, tag.start);
    while (missing[0] !== undefined && missing[0] < column) {
      result += makeCell(rowTag.prefix, missing.shift() ?? 0, number, mark(base));
    }
    result += columns.has(column) ? setAttribute(tag.text, 's', String(mark(readStyle(tag.text)))) : tag.text;
    from = tag.end;
  }
  const end = opened.lastIndexOf('</');
  const rest = missing.map((column) => makeCell(rowTag.prefix, column, number, mark(base)));
  const patched = result + opened.slice(from, end) + rest.join('') + opened.slice(end);
  // «spans» is a hint about the columns in use; a wrong one is worse than none.
  const [tag] = listTags(patched);
  return tag ? removeAttribute(tag.text, 'spans') + patched.slice(tag.end) : patched;
}

function makeRow(prefix: string, number: number, columns: ReadonlySet<number>, mark: MarkStyle): string {
  const sorted = [...columns].sort((left, right) => left - right);
  const cells = sorted.map((column) => makeCell(prefix, column, number, mark(0)));
  return `<${prefix}row r="${number}">${cells.join('')}</${prefix}row>`;
}

const ROW_OPEN = /<((?:[\w.-]+:)?)row(?=[\s/>])[^<>]*>/g;
const DATA_END = /<((?:[\w.-]+:)?)sheetData\s*\/>|<\/((?:[\w.-]+:)?)sheetData\s*>/g;

type RowPatcher = { patch(row: string, prefix: string, tag: string): string; finish(prefix: string): string };

function makePatcher(marked: MarkedCells, mark: MarkStyle): RowPatcher {
  const waiting = [...marked.keys()].sort((left, right) => left - right);
  let number = 0;
  const insertBefore = (limit: number, prefix: string): string => {
    let made = '';
    while (waiting[0] !== undefined && waiting[0] < limit) {
      const next = waiting.shift() ?? 0;
      made += makeRow(prefix, next, marked.get(next) ?? new Set(), mark);
    }
    return made;
  };
  return {
    patch(row, prefix, tag) {
      const own = Number(readAttribute(tag, 'r'));
      number = Number.isInteger(own) && own > 0 ? own : number + 1;
      const made = insertBefore(number, prefix);
      const columns = marked.get(number);
      if (waiting[0] === number) waiting.shift();
      return made + (columns ? patchRow(row, number, columns, mark) : row);
    },
    finish: (prefix) => insertBefore(Number.POSITIVE_INFINITY, prefix),
  };
}

const LONGEST_TAG = 64 * 1024;

/** What of the buffer is ready: rows already whole go through the patcher, the rest waits for more text. */
function takeRows(buffer: string, patcher: RowPatcher): { done: string; rest: string } {
  let done = '';
  let from = 0;
  ROW_OPEN.lastIndex = 0;
  for (let match = ROW_OPEN.exec(buffer); match; match = ROW_OPEN.exec(buffer)) {
    const prefix = match[1] ?? '';
    const isEmpty = match[0].endsWith('/>');
    const close = `</${prefix}row>`;
    const closeAt = isEmpty ? match.index + match[0].length : buffer.indexOf(close, match.index);
    if (closeAt < 0) return { done: done + buffer.slice(from, match.index), rest: buffer.slice(match.index) };
    const end = isEmpty ? closeAt : closeAt + close.length;
    done += buffer.slice(from, match.index) + patcher.patch(buffer.slice(match.index, end), prefix, match[0]);
    from = end;
    ROW_OPEN.lastIndex = end;
  }
  return { done, rest: buffer.slice(from) };
}

/** An unfinished tag at the end must wait; text between rows may go. */
function splitSafely(rest: string): { done: string; rest: string } {
  const open = rest.lastIndexOf('<');
  if (open < 0) return { done: rest, rest: '' };
  if (/^<(?:[\w.-]+:)?row[\s>]/.test(rest)) return { done: '', rest };
  return { done: rest.slice(0, open), rest: rest.slice(open) };
}

function finishData(buffer: string, end: RegExpExecArray, patcher: RowPatcher): string {
  const before = takeRows(buffer.slice(0, end.index), patcher);
  const prefix = end[1] ?? end[2] ?? '';
  const made = patcher.finish(prefix);
  const isEmpty = end[0].endsWith('/>');
  const open = isEmpty ? `<${prefix}sheetData>` : '';
  return `${before.done}${before.rest}${open}${made}</${prefix}sheetData>`;
}

/**
 * A sheet's XML with marked cells, piece by piece; text outside the marked rows is passed on as it is. What follows the rows goes
 * through `finishTail` whole.
 */
export async function* patchSheet(
  chunks: AsyncIterable<string>,
  marked: MarkedCells,
  mark: MarkStyle,
  finishTail: (tail: string) => string,
): AsyncGenerator<string> {
  const patcher = makePatcher(marked, mark);
  let buffer = '';
  let isTail = false;
  for await (const chunk of chunks) {
    buffer += chunk;
    if (isTail) continue;
    DATA_END.lastIndex = 0;
    const end = DATA_END.exec(buffer);
    if (end) {
      yield finishData(buffer, end, patcher);
      buffer = buffer.slice(end.index + end[0].length);
      isTail = true;
      continue;
    }
    const taken = takeRows(buffer, patcher);
    const split = splitSafely(taken.rest);
    if (split.rest.length > LONGEST_TAG * 256) throw new OfficeError('bomb');
    yield taken.done + split.done;
    buffer = split.rest;
  }
  if (!isTail) throw new OfficeError('broken_xml');
  yield finishTail(buffer);
}
