/** The walk through the main part of a document: which element means what. */
import { writeSymbol } from '#core/office/document/docx/number-formats.ts';
import { isOn, readInteger } from '#core/office/document/docx/styles.ts';
import {
  addSight,
  addText,
  closeParagraph,
  closeTable,
  makeContainer,
  type OpenTable,
  openParagraph,
  quote,
  type State,
  settleContainer,
} from '#core/office/document/docx/walk-state.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { readXml, type XmlAttributes } from '#core/office/docx/read-xml.ts';

type Opener = (state: State, attributes: XmlAttributes) => void;
type Closer = (state: State) => void;

/** Word shows 63 columns; a number of millions is not a table. */
const WIDEST_SPAN = 200;
const readSpan = (attributes: XmlAttributes): number =>
  Math.min(Math.max(readInteger(attributes['w:val']) ?? 1, 0), WIDEST_SPAN);

/** What was before a tracked change of layout, and what says nothing of text. */
const ASIDE = new Set([
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGridChange',
  'w:tblPrExChange',
  'w:sectPrChange',
  'w:numberingChange',
  'w:sdtPr',
  'w:sectPr',
]);

const parentOf = (state: State): string => state.parents.at(-1) ?? '';
const grandparentOf = (state: State): string => state.parents.at(-2) ?? '';
const isOfParagraphMark = (state: State): boolean => parentOf(state) === 'w:rPr' && grandparentOf(state) === 'w:pPr';
const isOfRun = (state: State): boolean => parentOf(state) === 'w:rPr' && grandparentOf(state) === 'w:r';

const tableOf = (state: State): OpenTable | undefined => state.tables.at(-1);

function openRow(state: State): void {
  const table = tableOf(state);
  if (table === undefined) return;
  table.row = { before: 0, after: 0, isHeading: false, isDeleted: false, cells: [] };
  table.rows.push(table.row);
}

function openCell(state: State): void {
  const table = tableOf(state);
  const container = makeContainer();
  state.containers.push(container);
  if (table === undefined) return;
  if (table.row === undefined) openRow(state);
  table.cell = { span: 1, merge: null, isJoined: false, blocks: container.blocks, anchor: '' };
  table.row?.cells.push(table.cell);
}

function closeContainer(state: State): void {
  const container = state.containers.at(-1);
  if (container === undefined || state.containers.length === 1) return;
  settleContainer(state, container);
  state.containers.pop();
}

function closeCell(state: State): void {
  const container = state.containers.at(-1);
  closeContainer(state);
  const table = tableOf(state);
  // A cell outside any table is a fault of the file: its text is still text.
  if (table === undefined && container) state.containers.at(-1)?.blocks.push(...container.blocks);
  if (table?.cell && table.cell.anchor === '') table.cell.anchor = `p${Math.max(state.count, 1)}`;
  if (table) table.cell = undefined;
}

/** A change that was tracked: of a run, of the end of a paragraph, or of a whole row. */
function openDeletion(state: State): void {
  const paragraph = state.paragraphs.at(-1);
  const row = tableOf(state)?.row;
  if (isOfParagraphMark(state)) {
    if (paragraph) paragraph.isJoined = true;
  } else if (parentOf(state) === 'w:trPr') {
    if (row) row.isDeleted = true;
  } else if (parentOf(state) !== 'w:rPr') state.deleted += 1;
}

function closeDeletion(state: State): void {
  if (!['w:rPr', 'w:trPr'].includes(parentOf(state))) state.deleted = Math.max(0, state.deleted - 1);
}

function openField(state: State, attributes: XmlAttributes): void {
  const last = state.fields.at(-1);
  switch (attributes['w:fldCharType']) {
    case 'begin':
      state.fields.push({ isCode: true });
      break;
    case 'separate':
      if (last) last.isCode = false;
      break;
    case 'end':
      state.fields.pop();
      break;
  }
}

/** About 12 by 17 cm: half a sheet and more. */
const PAGE_WIDTH = 4_300_000;
const PAGE_HEIGHT = 6_100_000;
const POINT = 12_700;

/** Of a drawing of the old kind, which says its size as a style: «width:467.5pt;height:661pt». */
function readOldSize(state: State, attributes: XmlAttributes): void {
  const read = (name: string): number =>
    Number(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]{1,9})pt`).exec(attributes.style ?? '')?.[1] ?? 0) * POINT;
  state.extent = { width: read('width'), height: read('height') };
}

function addPicture(state: State): void {
  // The picture of an embedded object is that object.
  if (state.parents.includes('w:object')) return;
  const { width, height } = state.extent;
  const isPage = width >= PAGE_WIDTH && height >= PAGE_HEIGHT;
  state.pictures += 1;
  addSight(state, 'picture', isPage ? 'рисунок во\u00a0всю страницу' : 'рисунок', isPage);
}

function addNote(state: State, attributes: XmlAttributes, kind: 'footnotes' | 'endnotes'): void {
  const text = state[kind].get(attributes['w:id'] ?? '') ?? '';
  const name = kind === 'footnotes' ? 'сноска' : 'концевая сноска';
  addSight(state, 'footnote', text === '' ? name : `${name} ${quote(text)}`);
}

const ofParagraph =
  (set: (paragraph: State['paragraphs'][number], attributes: XmlAttributes) => void, parent = 'w:pPr'): Opener =>
  (state, attributes) => {
    const paragraph = state.paragraphs.at(-1);
    if (paragraph && parentOf(state) === parent) set(paragraph, attributes);
  };

const ofRun =
  (set: (run: State['runs'][number], attributes: XmlAttributes) => void): Opener =>
  (state, attributes) => {
    const run = state.runs.at(-1);
    if (run && isOfRun(state)) set(run, attributes);
  };

const ofCell =
  (set: (cell: NonNullable<OpenTable['cell']>, attributes: XmlAttributes, state: State) => void): Opener =>
  (state, attributes) => {
    const cell = tableOf(state)?.cell;
    if (cell && parentOf(state) === 'w:tcPr') set(cell, attributes, state);
  };

const ofRow =
  (set: (row: NonNullable<OpenTable['row']>, attributes: XmlAttributes) => void): Opener =>
  (state, attributes) => {
    const row = tableOf(state)?.row;
    if (row && parentOf(state) === 'w:trPr') set(row, attributes);
  };

const text =
  (sign: string): Opener =>
  (state) => {
    if (parentOf(state) === 'w:r') addText(state, sign);
  };

const sight =
  (what: 'chart' | 'object', title: string): Opener =>
  (state) =>
    addSight(state, what, title);

const OPENERS: ReadonlyMap<string, Opener> = new Map(
  Object.entries<Opener>({
    'w:p': (state) => {
      openParagraph(state);
      for (const { cell } of state.tables) if (cell && cell.anchor === '') cell.anchor = `p${state.count}`;
    },
    'w:pStyle': ofParagraph((paragraph, attributes) => {
      paragraph.style = attributes['w:val'];
    }),
    'w:jc': ofParagraph((paragraph, attributes) => {
      paragraph.alignment = attributes['w:val'];
    }),
    'w:outlineLvl': ofParagraph((paragraph, attributes) => {
      paragraph.outline = readInteger(attributes['w:val']);
    }),
    'w:numId': ofParagraph((paragraph, attributes) => {
      paragraph.list = attributes['w:val'];
    }, 'w:numPr'),
    'w:ilvl': ofParagraph((paragraph, attributes) => {
      paragraph.level = readInteger(attributes['w:val']);
    }, 'w:numPr'),
    'w:r': (state) => void state.runs.push({ style: undefined, isBold: undefined, isHidden: false }),
    'w:b': ofRun((run, attributes) => {
      run.isBold = isOn(attributes);
    }),
    'w:rStyle': ofRun((run, attributes) => {
      run.style = attributes['w:val'];
    }),
    'w:vanish': ofRun((run, attributes) => {
      run.isHidden = isOn(attributes);
    }),
    'w:t': (state) => {
      state.capture = 'text';
    },
    'm:t': (state) => {
      state.capture = 'text';
    },
    'w:delText': (state) => {
      state.capture = 'deleted';
    },
    'w:tab': text('\t'),
    'w:ptab': text('\t'),
    'w:br': text('\n'),
    'w:cr': text('\n'),
    'w:noBreakHyphen': text('-'),
    'w:sym': (state, attributes) =>
      addText(state, writeSymbol(Number.parseInt(attributes['w:char'] ?? '', 16) || 0, attributes['w:font'] ?? '')),
    'w:fldChar': openField,
    'w:del': openDeletion,
    'w:moveFrom': openDeletion,
    'w:tbl': (state) => {
      const container = state.containers.at(-1);
      if (container) settleContainer(state, container);
      state.tables.push({ widths: [], rows: [], row: undefined, cell: undefined });
    },
    'w:gridCol': (state, attributes) => void tableOf(state)?.widths.push(readInteger(attributes['w:w']) ?? 0),
    'w:tr': openRow,
    'w:tc': openCell,
    'w:tblHeader': ofRow((row, attributes) => {
      row.isHeading = isOn(attributes);
    }),
    'w:gridBefore': ofRow((row, attributes) => {
      row.before = readSpan(attributes);
    }),
    'w:gridAfter': ofRow((row, attributes) => {
      row.after = readSpan(attributes);
    }),
    'w:gridSpan': ofCell((cell, attributes) => {
      cell.span = Math.max(readSpan(attributes), 1);
    }),
    'w:vMerge': ofCell((cell, attributes, state) => {
      cell.merge = attributes['w:val'] === 'restart' ? 'restart' : 'continue';
      const container = state.containers.at(-1);
      if (container) container.isCovered = cell.merge === 'continue';
    }),
    'w:hMerge': ofCell((cell, attributes) => {
      cell.isJoined = attributes['w:val'] !== 'restart';
    }),
    'w:txbxContent': (state) => void state.containers.push(makeContainer()),
    'wp:extent': (state, attributes) => {
      state.extent = { width: readInteger(attributes.cx) ?? 0, height: readInteger(attributes.cy) ?? 0 };
    },
    'v:shape': readOldSize,
    'pic:pic': addPicture,
    'v:imagedata': addPicture,
    'c:chart': sight('chart', 'диаграмма'),
    'cx:chart': sight('chart', 'диаграмма'),
    'dgm:relIds': sight('object', 'схема SmartArt'),
    'w:object': sight('object', 'вложенный объект'),
    'w:altChunk': sight('object', 'вложенный документ'),
    'w:footnoteReference': (state, attributes) => addNote(state, attributes, 'footnotes'),
    'w:endnoteReference': (state, attributes) => addNote(state, attributes, 'endnotes'),
    'mc:AlternateContent': (state) => void state.choices.push({ isTaken: false }),
  }),
);

const stopCapture: Closer = (state) => {
  state.capture = undefined;
};

const CLOSERS: ReadonlyMap<string, Closer> = new Map(
  Object.entries<Closer>({
    'w:p': closeParagraph,
    'w:r': (state) => void state.runs.pop(),
    'w:t': stopCapture,
    'm:t': stopCapture,
    'w:delText': stopCapture,
    'w:del': closeDeletion,
    'w:moveFrom': closeDeletion,
    'w:tbl': closeTable,
    'w:tc': closeCell,
    'w:txbxContent': (state) => {
      const container = state.containers.at(-1);
      closeContainer(state);
      const paragraph = state.paragraphs.at(-1);
      if (container && paragraph) paragraph.boxes.push(...container.blocks);
    },
    'mc:AlternateContent': (state) => void state.choices.pop(),
  }),
);

/** Of the branches written for newer and older programs the first is read. */
function isPassedOver(state: State, name: string): boolean {
  if (ASIDE.has(name)) return true;
  const choice = state.choices.at(-1);
  if ((name !== 'mc:Choice' && name !== 'mc:Fallback') || choice === undefined) return false;
  if (choice.isTaken) return true;
  choice.isTaken = true;
  return false;
}

/** 300 pages of twelve columns hold some 70 000; a million would fill the memory of whoever gets them. */
const MOST_PARAGRAPHS = 200_000;

function openElement(state: State, name: string, attributes: XmlAttributes): void {
  if (name === 'w:p') state.count += 1;
  if (state.count > MOST_PARAGRAPHS) throw new DocxError('memory-limit');
  if (state.skipped > 0 || isPassedOver(state, name)) {
    state.skipped += 1;
    return;
  }
  OPENERS.get(name)?.(state, attributes);
  state.parents.push(name);
}

function closeElement(state: State, name: string): void {
  if (state.skipped > 0) {
    state.skipped -= 1;
    return;
  }
  state.parents.pop();
  CLOSERS.get(name)?.(state);
}

/** Walks the main part; what was read stands in the state. @throws DocxError `damaged`, `doctype` */
export function walkDocument(content: Uint8Array, part: string, state: State): void {
  let isRoot = true;
  readXml(content, part, {
    open: (name, attributes) => {
      // Other prefixes are legal and nobody writes them: better to say so than to find no text.
      if (isRoot && name !== 'w:document') throw new DocxError('damaged', { part });
      isRoot = false;
      openElement(state, name, attributes);
    },
    close: (name) => closeElement(state, name),
    text: (piece) => {
      if (state.skipped === 0 && state.capture !== undefined) addText(state, piece);
    },
  });
  const body = state.containers[0];
  if (body) settleContainer(state, body);
}
