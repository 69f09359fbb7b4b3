import { type DocxPackage, listRelations } from '#core/office/docx/open-package.ts';
import { readXml, type XmlAttributes } from '#core/office/docx/read-xml.ts';

export type PartKind = 'body' | 'header' | 'footer' | 'note';

export type CellPlace = {
  /** Ids are unique within the part. */
  readonly tableId: number;
  readonly cellId: number;
  /** From 0, in the table that holds the cell directly. */
  readonly row: number;
  readonly column: number;
  /** From 1: the table and row at the top level, as a person counts them. */
  readonly topTable: number;
  readonly topRow: number;
  readonly topCellId: number;
};

export type DocxParagraph = {
  readonly part: PartKind;
  readonly partName: string;
  /** Text with `\n` for line breaks and `\t` for tabs. */
  readonly text: string;
  /** From 1: among paragraphs of the part that are outside tables and frames; of the nearest such one for the others. */
  readonly number: number;
  readonly cell: CellPlace | undefined;
  /** Id of the nearest body, cell, text frame or content control: siblings share it. */
  readonly container: number;
  readonly isListItem: boolean;
  readonly isInContentControl: boolean;
  /** The copy of a text frame that Word keeps for old programs. */
  readonly isFallback: boolean;
  /** Alternative text of a picture, not a paragraph of text. */
  readonly isAltText: boolean;
};

type OpenParagraph = { -readonly [Key in keyof DocxParagraph]: DocxParagraph[Key] };
type OpenTable = { id: number; row: number; column: number; topTable: number };
type State = {
  readonly part: PartKind;
  readonly partName: string;
  readonly done: OpenParagraph[];
  readonly stack: OpenParagraph[];
  readonly tables: OpenTable[];
  readonly cells: CellPlace[];
  readonly containers: number[];
  nextId: number;
  topTables: number;
  paragraphs: number;
  controls: number;
  fallbacks: number;
  textDepth: number;
};

const CONTAINERS = new Set(['w:body', 'w:hdr', 'w:ftr', 'w:tc', 'w:txbxContent', 'w:sdtContent']);

function startParagraph(state: State, text: string, isAltText: boolean): OpenParagraph {
  const isOutside = state.cells.length === 0 && state.stack.length === 0;
  if (isOutside && !isAltText) state.paragraphs += 1;
  const paragraph: OpenParagraph = {
    part: state.part,
    partName: state.partName,
    text,
    number: state.paragraphs,
    cell: state.cells.at(-1),
    container: state.containers.at(-1) ?? 0,
    isListItem: false,
    isInContentControl: state.controls > 0,
    isFallback: state.fallbacks > 0,
    isAltText,
  };
  state.done.push(paragraph);
  return paragraph;
}

function startCell(state: State): void {
  const table = state.tables.at(-1);
  if (table === undefined) return;
  table.column += 1;
  const outer = state.tables[0] ?? table;
  state.nextId += 1;
  state.cells.push({
    tableId: table.id,
    cellId: state.nextId,
    row: table.row,
    column: table.column,
    topTable: outer.topTable,
    topRow: outer.row + 1,
    topCellId: state.cells[0]?.cellId ?? state.nextId,
  });
}

const addText = (state: State, text: string): void => {
  const paragraph = state.stack.at(-1);
  if (paragraph !== undefined) paragraph.text += text;
};

const step = (state: State, counter: 'textDepth' | 'controls' | 'fallbacks', by: 1 | -1): void => {
  state[counter] += by;
};

const OPENERS: Readonly<Record<string, (state: State, attributes: XmlAttributes) => void>> = {
  'w:p': (state) => void state.stack.push(startParagraph(state, '', false)),
  'w:tbl': (state) => {
    if (state.tables.length === 0) state.topTables += 1;
    state.nextId += 1;
    state.tables.push({ id: state.nextId, row: -1, column: -1, topTable: state.topTables });
  },
  'w:tr': (state) => {
    const table = state.tables.at(-1);
    if (table === undefined) return;
    table.row += 1;
    table.column = -1;
  },
  'w:tc': startCell,
  'w:t': (state) => step(state, 'textDepth', 1),
  'w:br': (state) => addText(state, '\n'),
  'w:cr': (state) => addText(state, '\n'),
  'w:tab': (state) => addText(state, state.stack.at(-1)?.text === '' ? '' : '\t'),
  'w:noBreakHyphen': (state) => addText(state, '\u2011'),
  'w:numPr': (state) => {
    const paragraph = state.stack.at(-1);
    if (paragraph !== undefined) paragraph.isListItem = true;
  },
  'w:sdtContent': (state) => step(state, 'controls', 1),
  'mc:Fallback': (state) => step(state, 'fallbacks', 1),
  'wp:docPr': (state, attributes) => {
    if (attributes.descr !== undefined && attributes.descr !== '') startParagraph(state, attributes.descr, true);
  },
};

const CLOSERS: Readonly<Record<string, (state: State) => void>> = {
  'w:p': (state) => void state.stack.pop(),
  'w:tbl': (state) => void state.tables.pop(),
  'w:tc': (state) => void state.cells.pop(),
  'w:t': (state) => step(state, 'textDepth', -1),
  'w:sdtContent': (state) => step(state, 'controls', -1),
  'mc:Fallback': (state) => step(state, 'fallbacks', -1),
};

function walkPart(pkg: DocxPackage, partName: string, part: PartKind): DocxParagraph[] {
  const content = pkg.parts.get(partName);
  if (content === undefined) return [];
  const state: State = {
    part,
    partName,
    done: [],
    stack: [],
    tables: [],
    cells: [],
    containers: [],
    nextId: 0,
    topTables: 0,
    paragraphs: 0,
    controls: 0,
    fallbacks: 0,
    textDepth: 0,
  };
  readXml(content, partName, {
    open: (name, attributes) => {
      if (Object.hasOwn(OPENERS, name)) OPENERS[name]?.(state, attributes);
      if (!CONTAINERS.has(name)) return;
      state.nextId += 1;
      state.containers.push(state.nextId);
    },
    close: (name) => {
      if (CONTAINERS.has(name)) state.containers.pop();
      if (Object.hasOwn(CLOSERS, name)) CLOSERS[name]?.(state);
    },
    text: (text) => {
      if (state.textDepth > 0) addText(state, text);
    },
  });
  return state.done;
}

const KINDS: readonly (readonly [ending: string, kind: PartKind])[] = [
  ['/header', 'header'],
  ['/footer', 'footer'],
  ['/footnotes', 'note'],
  ['/endnotes', 'note'],
  ['/comments', 'note'],
];

/**
 * Every paragraph of a document in the order of the text: body, headers, footers, notes; cells row by row.
 * Text of a frame follows the paragraph it is anchored in.
 * @throws DocxError `damaged`
 */
export function listParagraphs(pkg: DocxPackage): DocxParagraph[] {
  const folder = pkg.mainPart.slice(0, pkg.mainPart.lastIndexOf('/') + 1);
  const relsName = `${folder}_rels/${pkg.mainPart.slice(folder.length)}.rels`;
  const relations = listRelations(pkg.parts, relsName);
  const found = KINDS.flatMap(([ending, kind]) => {
    const targets = relations.filter((relation) => relation.type.endsWith(ending)).map((relation) => relation.target);
    return [...new Set(targets)].map((target) => {
      const name = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
      return walkPart(pkg, name, kind);
    });
  });
  return [...walkPart(pkg, pkg.mainPart, 'body'), ...found.flat()];
}

/** Place of a paragraph in the words of the person who looks for it in Word. */
export function describePlace(paragraph: DocxParagraph): string {
  if (paragraph.part === 'header') return 'верхний колонтитул';
  if (paragraph.part === 'footer') return 'нижний колонтитул';
  if (paragraph.part === 'note') return 'сноска или примечание';
  const { cell } = paragraph;
  const place =
    cell === undefined ? `абзац\u00a0${paragraph.number}` : `таблица\u00a0${cell.topTable}, строка\u00a0${cell.topRow}`;
  return paragraph.isAltText ? `${place}, описание рисунка` : place;
}
