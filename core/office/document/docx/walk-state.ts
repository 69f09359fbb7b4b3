/** What is open while the main part of a document is walked, and what each closing makes of it. */
import {
  layTable,
  printParagraph,
  type RawCell,
  type RawRow,
  type RawTable,
} from '#core/office/document/docx/lay-table.ts';
import type { Numbering } from '#core/office/document/docx/numbering.ts';
import type { Style, Styles } from '#core/office/document/docx/styles.ts';
import type { Anchor, Block, Paragraph, UnreadPart } from '#core/office/document/model.ts';
import { tidySigns } from '#core/office/document/text/clean-markup.ts';

/** Something unread, told of when its paragraph is known. */
export interface Sight {
  readonly what: UnreadPart['what'];
  /** «рисунок», «удалённый текст «…»». */
  readonly title: string;
  /** A picture that takes up a page. */
  readonly isPage: boolean;
}

export interface Run {
  style: string | undefined;
  isBold: boolean | undefined;
  isHidden: boolean;
}

export interface OpenParagraph {
  readonly number: number;
  text: string;
  style: string | undefined;
  list: string | undefined;
  level: number | undefined;
  outline: number | undefined;
  alignment: string | undefined;
  /** Whether any of its signs other than spaces are bold, and any are not. */
  hasBold: boolean;
  hasPlain: boolean;
  /** Its end was deleted while changes were tracked: it goes on in the next one. */
  isJoined: boolean;
  deleted: string;
  hidden: string;
  readonly sights: Sight[];
  /** What stands in text boxes anchored here. */
  readonly boxes: Block[];
}

/** What paragraphs and tables are put into: the body, a cell, a text box. */
export interface Container {
  readonly blocks: Block[];
  /** A paragraph whose end was deleted: its text goes before that of the next. */
  waiting: OpenParagraph | undefined;
  /** Covered by a merge: its empty paragraphs are not counted. */
  isCovered: boolean;
}

export interface OpenTable extends RawTable {
  row: RawRow | undefined;
  cell: RawCell | undefined;
}

export interface Field {
  /** Before its result. */
  isCode: boolean;
}

/** Branches of which one is read. */
export interface Choice {
  isTaken: boolean;
}

export interface State {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly footnotes: ReadonlyMap<string, string>;
  readonly endnotes: ReadonlyMap<string, string>;
  readonly containers: Container[];
  readonly paragraphs: OpenParagraph[];
  readonly tables: OpenTable[];
  readonly runs: Run[];
  readonly fields: Field[];
  readonly choices: Choice[];
  readonly parents: string[];
  readonly unread: UnreadPart[];
  /** Paragraphs that begin or end with tabs, by their anchors, with them. */
  readonly tabbed: Map<Anchor, string>;
  /** Pages' worth of pictures, for telling a scan. */
  pictures: number;
  /** All `w:p` of the part so far, whatever they stand in. */
  count: number;
  /** Depth of a branch that is not read; 0: all is read. */
  skipped: number;
  /** Depth of what was deleted or moved away while changes were tracked. */
  deleted: number;
  capture: 'text' | 'deleted' | undefined;
  lastText: string;
  /** Size of the drawing that is open, in English metric units. */
  extent: { width: number; height: number };
}

export const makeContainer = (isCovered = false): Container => ({ blocks: [], waiting: undefined, isCovered });

export function makeState(styles: Styles, numbering: Numbering, notes: Pick<State, 'footnotes' | 'endnotes'>): State {
  return {
    styles,
    numbering,
    ...notes,
    containers: [makeContainer()],
    paragraphs: [],
    tables: [],
    runs: [],
    fields: [],
    choices: [],
    parents: [],
    unread: [],
    tabbed: new Map(),
    pictures: 0,
    count: 0,
    skipped: 0,
    deleted: 0,
    capture: undefined,
    lastText: '',
    extent: { width: 0, height: 0 },
  };
}

export function openParagraph(state: State): void {
  state.paragraphs.push({
    number: state.count,
    text: '',
    style: undefined,
    list: undefined,
    level: undefined,
    outline: undefined,
    alignment: undefined,
    hasBold: false,
    hasPlain: false,
    isJoined: false,
    deleted: '',
    hidden: '',
    sights: [],
    boxes: [],
  });
}

const LONGEST_QUOTE = 60;

/** The beginning of a text in quotes, cut at a word. */
export function quote(text: string): string {
  const line = text
    .slice(0, 10 * LONGEST_QUOTE)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= LONGEST_QUOTE) return `«${line}»`;
  const cut = line.slice(0, LONGEST_QUOTE);
  return `«${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_QUOTE / 2)).trimEnd()}…»`;
}

/** Where something stands, in words: in a paragraph with text, or after the last one. */
function describePlace(state: State, text: string): string {
  if (text.trim() !== '') return `в\u00a0абзаце ${quote(text)}`;
  return state.lastText === '' ? 'в\u00a0начале документа' : `после абзаца ${quote(state.lastText)}`;
}

function isBoldText(state: State, run: Run | undefined, style: Style): boolean {
  if (run?.isBold !== undefined) return run.isBold;
  // Word: bold in the style of the paragraph and in that of the letters cancel each other out.
  return style.isBold !== state.styles.isBoldRun(run?.style);
}

const isInCode = (state: State): boolean => state.fields.some((field) => field.isCode);

/** Text of a run where it belongs: what is printed, what was deleted, what is hidden. */
export function addText(state: State, text: string): void {
  const paragraph = state.paragraphs.at(-1);
  if (paragraph === undefined) return;
  const run = state.runs.at(-1);
  if (state.deleted > 0 || state.capture === 'deleted') paragraph.deleted += text;
  else if (run?.isHidden) paragraph.hidden += text;
  else if (!isInCode(state)) {
    paragraph.text += text;
    if (!/\S/.test(text)) return;
    if (isBoldText(state, run, state.styles.paragraph(paragraph.style))) paragraph.hasBold = true;
    else paragraph.hasPlain = true;
  }
}

export function addSight(state: State, what: Sight['what'], title: string, isPage = false): void {
  if (state.deleted > 0) return;
  state.paragraphs.at(-1)?.sights.push({ what, title, isPage });
}

/** The list and level that count a paragraph: its own words, else those of its style. */
function findList(state: State, paragraph: OpenParagraph, style: Style): { list: string; level: number } | undefined {
  const list = paragraph.list ?? style.numberingId;
  if (list === undefined || list === '0') return undefined;
  if (paragraph.level !== undefined) return { list, level: paragraph.level };
  if (paragraph.list !== undefined) return { list, level: style.level ?? 0 };
  const tied = style.numberedBy === undefined ? undefined : state.numbering.findLevel(list, style.numberedBy);
  return { list, level: tied ?? style.level ?? 0 };
}

const tidyText = (text: string): string =>
  tidySigns(text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

function findHeading(paragraph: OpenParagraph, style: Style): number | null {
  if (paragraph.outline === undefined) return style.heading;
  return paragraph.outline <= 8 ? paragraph.outline + 1 : null;
}

function reportSights(state: State, paragraph: OpenParagraph, text: string, anchor: string): void {
  if (paragraph.sights.length === 0 && paragraph.deleted === '' && paragraph.hidden === '') return;
  const place = describePlace(state, text);
  for (const { what, title, isPage } of paragraph.sights) {
    state.unread.push({ what: isPage ? 'scanned_page' : what, place: `${title} ${place}`, anchor });
  }
  const gone = tidyText(paragraph.deleted);
  if (gone !== '')
    state.unread.push({ what: 'deleted_text', place: `удалённый текст ${quote(gone)} ${place}`, anchor });
  const hidden = tidyText(paragraph.hidden);
  if (hidden !== '')
    state.unread.push({ what: 'deleted_text', place: `скрытый текст ${quote(hidden)} ${place}`, anchor });
}

/** Puts a finished paragraph into the container; empty ones without a label are nothing to read. */
function putParagraph(state: State, container: Container, paragraph: OpenParagraph): void {
  const style = state.styles.paragraph(paragraph.style);
  const text = tidyText(paragraph.text);
  const anchor = `p${paragraph.number}`;
  reportSights(state, paragraph, text, anchor);
  const found = container.isCovered && text === '' ? undefined : findList(state, paragraph, style);
  const label = found ? state.numbering.count(found.list, found.level) : null;
  if (text !== '' || label !== null) {
    const made: Paragraph = {
      kind: 'paragraph',
      text,
      label,
      heading: findHeading(paragraph, style),
      isBold: paragraph.hasBold && !paragraph.hasPlain,
      isCentred: paragraph.alignment === undefined ? style.isCentred : paragraph.alignment === 'center',
      anchor,
    };
    container.blocks.push(made);
    if (/^ *\t|\t *$/u.test(paragraph.text)) state.tabbed.set(anchor, paragraph.text);
    if (text !== '') state.lastText = printParagraph(made);
  }
  container.blocks.push(...paragraph.boxes);
}

/** Both as one paragraph with the layout of the later one, as Word makes of them when the changes are accepted. */
function joinParagraphs(first: OpenParagraph, next: OpenParagraph): void {
  next.text = first.text + next.text;
  next.hasBold ||= first.hasBold;
  next.hasPlain ||= first.hasPlain;
  next.deleted = first.deleted + next.deleted;
  next.hidden = first.hidden + next.hidden;
  next.sights.unshift(...first.sights);
  next.boxes.unshift(...first.boxes);
}

export function closeParagraph(state: State): void {
  const paragraph = state.paragraphs.pop();
  const container = state.containers.at(-1);
  // A field whose code does not end with its paragraph is broken: nothing after it may be lost for that.
  while (state.fields.at(-1)?.isCode) state.fields.pop();
  if (paragraph === undefined || container === undefined) return;
  if (container.waiting) joinParagraphs(container.waiting, paragraph);
  container.waiting = paragraph.isJoined ? paragraph : undefined;
  if (!paragraph.isJoined) putParagraph(state, container, paragraph);
}

/** A joined paragraph after which nothing came stands for itself; an empty one was deleted whole. */
export function settleContainer(state: State, container: Container): void {
  const { waiting } = container;
  container.waiting = undefined;
  if (waiting === undefined) return;
  if (tidyText(waiting.text) !== '') putParagraph(state, container, waiting);
  else {
    reportSights(state, waiting, '', `p${waiting.number}`);
    container.blocks.push(...waiting.boxes);
  }
}

const listTexts = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [printParagraph(block)]
      : block.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
  );

function reportBlocks(state: State, blocks: readonly Block[], title: string): void {
  const text = listTexts(blocks).join(' ').trim();
  if (text === '') return;
  const first = blocks[0];
  const anchor = first?.kind === 'paragraph' ? first.anchor : (first?.rows[0]?.cells[0]?.anchor ?? null);
  state.unread.push({ what: 'deleted_text', place: `${title} ${quote(text)}`, anchor });
}

export function closeTable(state: State): void {
  const raw = state.tables.pop();
  const container = state.containers.at(-1);
  if (raw === undefined || container === undefined || raw.rows.length === 0) return;
  for (const row of raw.rows) {
    if (row.isDeleted)
      reportBlocks(
        state,
        row.cells.flatMap((cell) => cell.blocks),
        'удалённая строка таблицы',
      );
  }
  const { table, hidden } = layTable(raw);
  reportBlocks(state, hidden, 'текст, закрытый объединённой ячейкой таблицы,');
  if (table.rows.length > 0) container.blocks.push(table);
}
