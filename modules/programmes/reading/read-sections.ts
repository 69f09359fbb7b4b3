import type { Anchor } from '#core/office/document/model.ts';
import type { Line, Piece } from './flow.ts';
import { isSignature, looksLikeHeading } from './heading-line.ts';
import { type Label, readLabel, type SectionKind } from './label-line.ts';
import { endsSentence, startsSmall } from './plain-text.ts';
import { isStageTitle, opensStage } from './stage-of.ts';

/** What a document tells in its text under one label. */
export interface Section {
  readonly kind: SectionKind | null;
  readonly label: string;
  readonly text: string;
  readonly anchor: Anchor;
  /** It stands before the first table of activities. */
  readonly isEarly: boolean;
  /** Behind a colon on the same line. */
  readonly isInline: boolean;
  readonly isPlain: boolean;
  /** Its label and the lines that follow it. */
  readonly lines: readonly Line[];
}

interface Open extends Section {
  readonly texts: string[];
  readonly lines: Line[];
  isDone: boolean;
  /** The line above names a stage and is no item of a list: what is done in the stage stands below it. */
  isHeaded: boolean;
}

const ITEM = /^(?:[-–—•·▪*✓➢]+|(?:\d{1,2}\.)*\d{1,2}[.)]|\p{L}\))\s*(?=[«"(\p{L}])/u;

/** Labels and the lists or words that follow them, in the order of the text. */
export function readSections(pieces: readonly Piece[], skip: ReadonlySet<Line>, firstPlan: number): Section[] {
  const sections: Open[] = [];
  let open: Open | undefined;
  pieces.forEach((piece, at) => {
    if (piece.type === 'grid' || skip.has(piece)) {
      open = undefined;
      return;
    }
    if (open && goesOn(open, piece)) {
      open.texts.push(piece.text);
      open.lines.push(piece);
      if (open.kind === 'stages' && isStageTitle(piece.text)) open.isHeaded = isHead(piece);
      return;
    }
    open = openSection(piece, at < firstPlan);
    if (open) sections.push(open);
  });
  return sections.map(({ texts, isDone: _, isHeaded: __, ...section }) => ({ ...section, text: texts.join('\n') }));
}

const isHead = ({ text, isBold, heading }: Line) => heading !== null || isBold || !/[.;,:]$/u.test(text);

function openSection(line: Line, isEarly: boolean): Open | undefined {
  if (opensStage(line)) return openStage(line, isEarly);
  const label: Label | undefined = ITEM.test(line.text) && !/^\d/u.test(line.text) ? undefined : readLabel(line);
  if (!label) return undefined;
  const { kind, rest, isPlain } = label;
  return {
    kind,
    label: label.label,
    text: '',
    anchor: line.anchor,
    isEarly,
    isInline: rest !== '',
    isPlain,
    texts: rest === '' ? [] : [rest],
    lines: [line],
    isDone: false,
    isHeaded: false,
  };
}

/** «I этап. Подготовительный (сентябрь 2026 г.)» with nothing above it that says «Этапы». */
function openStage(line: Line, isEarly: boolean): Open {
  return {
    kind: 'stages',
    label: line.text,
    text: '',
    anchor: line.anchor,
    isEarly,
    isInline: false,
    isPlain: false,
    texts: [line.text],
    lines: [line],
    isDone: false,
    isHeaded: isHead(line),
  };
}

/** Kinds that are told as a list; the others are told in a sentence or two. */
const LISTED: ReadonlySet<SectionKind | null> = new Set<SectionKind | null>([
  'tasks',
  'results',
  'risks',
  'functions',
  'indicators',
  'stages',
  'financing',
]);

function goesOn(open: Open, line: Line): boolean {
  if (open.kind === 'stages' && (opensStage(line) || open.isHeaded)) return opensStage(line) || tellsStage(line);
  return open.kind !== null && !open.isDone && line.heading === null && goesOnWords(open, line);
}

function goesOnWords(open: Open, line: Line): boolean {
  const before = open.texts.at(-1);
  const isItem = ITEM.test(line.text);
  if (before !== undefined && startsSmall(line.text) && !endsSentence(before)) return true;
  if (!isItem && readLabel(line)?.kind) return false;
  if (open.kind === 'stages' && isStageTitle(line.text)) return true;
  if (isItem) return open.kind !== 'goal' || before === undefined || ITEM.test(before) || before.endsWith(':');
  if (before === undefined) return isFirstLine(open, line);
  if (!LISTED.has(open.kind)) return false;
  if (ofSentences(open) && !line.isBold && endsSentence(before) && endsSentence(line.text)) return true;
  // Lists without signs: items close with a semicolon, the last with a full stop.
  return !ITEM.test(before) && /;$/u.test(before);
}

/** Each sentence below such a heading is one: what a group does, what may go wrong. */
const ofSentences = ({ kind, isInline }: Open) => kind === 'functions' || (kind === 'risks' && !isInline);

/** What is done in a stage, with labels of its own: «Задачи этапа: …», «Сроки: …». */
function tellsStage(line: Line): boolean {
  const label = readLabel(line);
  if (label?.kind && !/этап/iu.test(label.label) && !(label.kind === 'period' && label.rest !== '')) return false;
  return !isSignature(line) && !looksLikeHeading(line);
}

/** The first words under a label: what is asked for, unless they are a heading of something else. */
function isFirstLine(open: Open, line: Line): boolean {
  if (open.isInline) return false;
  if (LISTED.has(open.kind)) return /[;:.]$/u.test(line.text) && !line.isBold;
  return line.text.length <= 600;
}
