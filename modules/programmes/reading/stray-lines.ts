import type { Line, Piece } from './flow.ts';
import { isSignature, looksLikeHeading } from './heading-line.ts';
import type { ProgrammeReading, Unread } from './model.ts';
import { beginning, cutEnd, startsSmall, titleKey } from './plain-text.ts';

/** Which lines of the document went where. */
export interface LineUse {
  /** Their words are in what was understood. */
  readonly told: ReadonlySet<Line>;
  /** The order and the name of the document: no line above them is their heading. */
  readonly opening: ReadonlySet<Line>;
  /** The order the document opens with. */
  readonly order: ReadonlySet<Line>;
}

const SIGN = /^(?:[-–—•·▪*✓➢]+|(?:\d{1,2}\.)*\d{1,2}[.)]|\p{L}\))\s*/u;
const itemKey = (text: string) => titleKey(text.replace(SIGN, ''));

/** Paragraphs whose words are in nothing that was understood: one entry for all that stand under one heading. */
export function listStrayLines(pieces: readonly Piece[], use: LineUse, words: ReadonlySet<string>): Unread[] {
  const isSaid = (text: string) => words.has(itemKey(text));
  const isTold = (line: Line) => use.told.has(line) || isSaid(line.text) || isSaid(line.text.replace(/^[^:]*:/u, ''));
  const headings = findHeadings(pieces, use, isTold);
  const groups = new Map<Group, Line[]>();
  for (const { line, group } of placeLines(pieces, headings)) {
    if (isTold(line)) continue;
    const key = use.order.has(line) ? 'order' : group;
    const lines = groups.get(key) ?? [];
    lines.push(line);
    groups.set(key, lines);
  }
  return [...groups].map(([group, lines]) => ({
    place: `${nameGroup(group)}, ${lines.length === 1 ? 'абзац' : `абзацев: ${lines.length}`}`,
    text: beginning(lines.map(({ text }) => text).join(' ')),
    anchor: lines[0]?.anchor ?? null,
  }));
}

/** The heading that lines stand under. «Задачи:» names what stands below it and no further than the next table. */
type Group = Line | 'order' | 'start';

function placeLines(pieces: readonly Piece[], headings: ReadonlySet<Line>): { line: Line; group: Group }[] {
  let heading: Group = 'start';
  let label: Line | undefined;
  return pieces.flatMap((piece) => {
    if (piece.type === 'grid') label = undefined;
    else if (!headings.has(piece)) return [{ line: piece, group: label ?? heading }];
    else {
      label = piece.text.endsWith(':') ? piece : undefined;
      heading = label ? heading : piece;
    }
    return [];
  });
}

function nameGroup(group: Group): string {
  if (group === 'start') return 'До первого заголовка';
  if (group === 'order') return 'Приказ';
  return `Раздел «${beginning(cutEnd(group.text, /[\s:.]/u), 80)}»`;
}

/** A heading by its style, number or colon, not by its shortness alone. */
function isMarked({ text, heading, isBold, isCentred }: Line): boolean {
  return (
    heading !== null ||
    isBold ||
    isCentred ||
    text.endsWith(':') ||
    /^(?:(?:\d{1,2}\.)+\s|[IVXІХ]{1,5}[.)]?\s|(?:приложени[ея]|таблица|раздел|глава|паспорт)(?!\p{L}))/iu.test(text)
  );
}

/**
 * Lines that only name what follows them. Of several in turn those that are marked; a short line among short lines, or above what has a
 * name of its own, is a line.
 */
function findHeadings(pieces: readonly Piece[], use: LineUse, isTold: (line: Line) => boolean): Set<Line> {
  const found = new Set<Line>();
  for (let index = pieces.length - 2; index >= 0; index -= 1) {
    const [piece, next] = [pieces[index], pieces[index + 1]];
    if (piece?.type !== 'line' || !next || !looksLikeHeading(piece)) continue;
    if (isTold(piece)) {
      if (parts(piece, use)) found.add(piece);
      continue;
    }
    const isHeading = next.type === 'grid' || headsLine(piece, next, { use, isTold, isNextHeading: found.has(next) });
    if (isHeading) found.add(piece);
  }
  return found;
}

interface Around {
  readonly use: LineUse;
  readonly isTold: (line: Line) => boolean;
  readonly isNextHeading: boolean;
}

function headsLine(piece: Line, next: Line, { use, isTold, isNextHeading }: Around): boolean {
  if (isTold(next)) return isMarked(piece) && !use.opening.has(next);
  return namesLine(piece, next, isNextHeading);
}

/** The heading of what was read: nothing below it stands under the one above. */
const parts = (line: Line, { opening }: LineUse) => (line.heading !== null || line.isBold) && !opening.has(line);

/** A sentence that goes on below or opens a list is no heading. */
function namesLine(line: Line, next: Line, isNextHeading: boolean): boolean {
  if (isNextHeading) return isMarked(line);
  const isSentence = startsSmall(next.text) || (line.text.endsWith(':') && line.heading === null && !line.isBold);
  return !isSentence && !isSignature(next) && !looksLikeHeading(next);
}

/** Every line of what was understood: a paragraph that says the same once more is not lost. */
export function wordsOf(reading: Omit<ProgrammeReading, 'kind' | 'unread'>): Set<string> {
  const { title, passport, order, stages, tasks, activities, indicators } = reading;
  const texts = [
    title ?? '',
    ...Object.values(passport?.fields ?? {}),
    ...(passport?.other ?? []).flatMap(({ title: name, text }) => [name, text, `${name} ${text}`]),
    ...(passport?.tasks ?? []).map((task) => task.title),
    ...(order?.items ?? []).map(({ text }) => text),
    ...stages.flatMap((stage) => [stage.title, stage.content ?? '', stage.expected ?? '']),
    ...tasks.map((task) => task.title),
    ...activities.flatMap((row) => [row.title, row.expected ?? '', row.done ?? '', row.notes ?? '']),
    ...indicators.flatMap((row) => [row.title, row.criterion ?? '', row.level ?? '']),
    ...[reading.aims, reading.expectedResults, reading.risks, reading.financing, reading.groupFunctions].flat(),
  ];
  const keys = texts.flatMap((text) => [text, ...text.split('\n')]).map(itemKey);
  return new Set(keys.filter((key) => key !== ''));
}
