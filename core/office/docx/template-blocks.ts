import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/** One piece of a template page. Texts may hold placeholders: `{name}`, `{#list}`, `{/list}`. */
export type TemplateBlock = Paragraph | Table;

export type Align = 'left' | 'right' | 'center' | 'justify';

const ALIGN = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
  justify: AlignmentType.BOTH,
} as const;

export const TWIPS_PER_MM = 1440 / 25.4;
export const toTwips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);
/** docx counts letters in half points. */
const toHalfPoints = (points: number): number => Math.round(points * 2);
const toSpacing = (points: number): number => Math.round(points * 20);

/** ГОСТ Р 7.0.97: the first line of a paragraph. */
const INDENT_MM = 12.5;
const TABLE_POINTS = 11;
const TAG_POINTS = 8;
const TAG_COLOUR = '808080';

type TextOptions = {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly points?: number;
  readonly colour?: string;
};

/** A line break in the text stays a line break in the paragraph. */
function makeRuns(text: string, options: TextOptions = {}): TextRun[] {
  return text.split('\n').map(
    (line, index) =>
      new TextRun({
        text: line,
        ...(index === 0 ? {} : { break: 1 }),
        ...(options.bold === undefined ? {} : { bold: options.bold }),
        ...(options.italics === undefined ? {} : { italics: options.italics }),
        ...(options.points === undefined ? {} : { size: toHalfPoints(options.points) }),
        ...(options.colour === undefined ? {} : { color: options.colour }),
      }),
  );
}

export type ParagraphOptions = TextOptions & {
  readonly align?: Align;
  /** First line indented by 1.25 cm; true unless said otherwise. */
  readonly hasIndent?: boolean;
  /** Points before and after. */
  readonly before?: number;
  readonly after?: number;
  /** Stays on one page with the next paragraph. */
  readonly isKeptWithNext?: boolean;
  /** Millimetres from the left margin: the block of approval, the addressee. */
  readonly leftMm?: number;
};

/** A paragraph of the text. */
export function paragraph(text: string, options: ParagraphOptions = {}): Paragraph {
  const hasIndent = options.hasIndent ?? true;
  return new Paragraph({
    children: makeRuns(text, options),
    alignment: ALIGN[options.align ?? 'justify'],
    indent: { firstLine: hasIndent ? toTwips(INDENT_MM) : 0, left: toTwips(options.leftMm ?? 0) },
    spacing: { before: toSpacing(options.before ?? 0), after: toSpacing(options.after ?? 0) },
    ...(options.isKeptWithNext === true ? { keepNext: true } : {}),
  });
}

/** A line of the document's head: centred, not indented. */
const centred = (text: string, options: ParagraphOptions = {}): Paragraph =>
  paragraph(text, { align: 'center', hasIndent: false, ...options });

/** Kind of the document in capitals: «АНАЛИТИЧЕСКАЯ СПРАВКА». */
export const title = (text: string): Paragraph =>
  centred(text, { bold: true, before: 12, after: 6, isKeptWithNext: true });

/** Heading to the text, obligatory in all documents since ГОСТ Р 7.0.97-2025 [F-88]. */
export const textHeading = (text: string): Paragraph => centred(text, { bold: true, before: 12, after: 12 });

/** Heading of a section; levels show in Word's navigation. */
export function heading(text: string, level: 1 | 2 = 1): Paragraph {
  return new Paragraph({
    children: makeRuns(text),
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    keepNext: true,
  });
}

/** Name of a table or a picture, kept with it. */
export const caption = (text: string): Paragraph =>
  paragraph(text, { align: 'left', hasIndent: false, before: 8, after: 4, isKeptWithNext: true });

/** Organisation's head: the name in bold, then lines of address and requisites, a rule below. */
export function letterhead(head: {
  readonly organisation: string;
  readonly lines?: readonly string[];
  /** Condition under which the lines stand: without it an empty one leaves a gap. */
  readonly linesWhen?: string;
}): TemplateBlock[] {
  const lines = (head.lines ?? []).map((line) => centred(line, { points: TABLE_POINTS }));
  return [
    centred(head.organisation, { bold: true }),
    ...(head.linesWhen === undefined ? lines : when(head.linesWhen, lines)),
    new Paragraph({
      children: [],
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 1, color: '000000' } },
      spacing: { after: toSpacing(12) },
    }),
  ];
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
} as const;

type PlainCell = {
  /** Lines of one cell are paragraphs. */
  readonly text: string | readonly string[];
  readonly width: number;
  readonly align?: Align;
};

type RowOptions = { readonly vertical: 'top' | 'bottom'; readonly isKeptWithNext?: boolean };

/** A row of cells without borders: left and right parts of one line. */
export function plainRow(cells: readonly PlainCell[], { vertical, isKeptWithNext = false }: RowOptions): Table {
  const sum = cells.reduce((total, cell) => total + cell.width, 0);
  const row = new TableRow({
    cantSplit: true,
    children: cells.map(
      (cell) =>
        new TableCell({
          width: { size: (cell.width / sum) * 100, type: WidthType.PERCENTAGE },
          margins: { left: 0, right: 0 },
          verticalAlign: vertical === 'bottom' ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
          children: [cell.text]
            .flat()
            .map((text) => paragraph(text, { align: cell.align ?? 'left', hasIndent: false, isKeptWithNext })),
        }),
    ),
  });
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, borders: NO_BORDERS, rows: [row] });
}

/** «от {date} № {number}» with the place of making at the right. */
export const requisites = (line: { readonly date: string; readonly number: string; readonly place?: string }): Table =>
  plainRow(
    [
      { text: `от ${line.date} №\u00a0${line.number}`, width: 60 },
      { text: line.place ?? '', width: 40, align: 'right' },
    ],
    { vertical: 'top' },
  );

/** Stamp of approval at the right half: «УТВЕРЖДАЮ» with a post and a name, or «УТВЕРЖДЕНО» with an act. */
export function approval(stamp: {
  readonly word: string;
  readonly lines: readonly string[];
  /** From the left margin; 95 (a portrait page) unless said otherwise. */
  readonly leftMm?: number;
}): Paragraph[] {
  const options: ParagraphOptions = { align: 'left', hasIndent: false, leftMm: stamp.leftMm ?? 95 };
  return [stamp.word, ...stamp.lines].map((line, index, all) =>
    paragraph(line, { ...options, after: index === all.length - 1 ? 12 : 0 }),
  );
}

/** Post at the left, room for the signature, name at the right. */
export const signature = (line: { readonly post: string; readonly name: string }): TemplateBlock[] => [
  paragraph('', { hasIndent: false, before: 18, isKeptWithNext: true }),
  plainRow(
    [
      { text: line.post, width: 50 },
      { text: '____________', width: 22, align: 'center' },
      { text: line.name, width: 28, align: 'right' },
    ],
    { vertical: 'bottom' },
  ),
];

/** A line with a tag only: small and grey for the person who edits the template, gone when the template is filled. */
const tagLine = (tag: string): Paragraph =>
  paragraph(tag, { align: 'left', hasIndent: false, points: TAG_POINTS, colour: TAG_COLOUR, isKeptWithNext: true });

/** Repeats the blocks for every item of a list. */
export const repeat = (loop: string, blocks: readonly TemplateBlock[]): TemplateBlock[] => [
  tagLine(`{#${loop}}`),
  ...blocks,
  tagLine(`{/${loop}}`),
];

/** Shows the blocks only when the condition holds. */
export const when = (condition: string, blocks: readonly TemplateBlock[]): TemplateBlock[] => repeat(condition, blocks);

/** Place for a picture: the tag becomes the picture. */
export const image = (placeholder: string): Paragraph => centred(`{${placeholder}}`, { before: 6, after: 6 });

/** A page of its own: «Приложение № 1 к …» at the right, then the blocks. */
export const appendix = (label: string, blocks: readonly TemplateBlock[]): TemplateBlock[] => [
  new Paragraph({
    children: makeRuns(label),
    pageBreakBefore: true,
    alignment: AlignmentType.LEFT,
    indent: { left: toTwips(95), firstLine: 0 },
    spacing: { after: toSpacing(12) },
  }),
  ...blocks,
];

export type TableColumn = {
  readonly title: string;
  /** Text of the cell in the repeated row, usually a placeholder. */
  readonly value: string;
  /** Share of the table's width; 1 unless said otherwise. */
  readonly width?: number;
  readonly align?: Align;
  /** Common heading over neighbouring columns. */
  readonly group?: string;
};

export type TableOptions = {
  readonly columns: readonly TableColumn[];
  /** Name of the list whose items make the rows. */
  readonly loop: string;
  readonly points?: number;
  /** Millimetres between the margins; 170 (portrait A4, 30 mm at the left) unless said otherwise. */
  readonly widthMm?: number;
};

function makeCell(
  text: string,
  options: TextOptions & { readonly align?: Align },
  extra: Omit<ITableCellOptions, 'children'>,
): TableCell {
  return new TableCell({
    ...extra,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 85, right: 85 },
    children: [paragraph(text, { hasIndent: false, points: TABLE_POINTS, ...options, align: options.align ?? 'left' })],
  });
}

type Group = { readonly name: string | undefined; readonly columns: readonly TableColumn[] };

function groupColumns(columns: readonly TableColumn[]): Group[] {
  const groups: Group[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last !== undefined && last.name !== undefined && last.name === column.group) {
      groups[groups.length - 1] = { name: last.name, columns: [...last.columns, column] };
    } else groups.push({ name: column.group, columns: [column] });
  }
  return groups;
}

const makeWidth = (widths: readonly number[]) => ({
  size: widths.reduce((sum, width) => sum + width, 0),
  type: WidthType.DXA,
});

function makeHeaderRows(columns: readonly TableColumn[], widths: readonly number[], points: number): TableRow[] {
  const style = { align: 'center', bold: true, points } as const;
  const shading = { fill: 'F2F2F2' };
  const headerRow = (children: readonly TableCell[]): TableRow =>
    new TableRow({ tableHeader: true, cantSplit: true, children });
  const widthOf = (part: readonly TableColumn[]) =>
    makeWidth(part.map((column) => widths[columns.indexOf(column)] ?? 0));
  const groups = groupColumns(columns);
  if (groups.every((group) => group.name === undefined)) {
    return [headerRow(columns.map((column) => makeCell(column.title, style, { shading, width: widthOf([column]) })))];
  }
  const first = groups.map((group) =>
    group.name === undefined
      ? makeCell(group.columns[0]?.title ?? '', style, { rowSpan: 2, shading, width: widthOf(group.columns) })
      : makeCell(group.name, style, { columnSpan: group.columns.length, shading, width: widthOf(group.columns) }),
  );
  const second = columns
    .filter((column) => column.group !== undefined)
    .map((column) => makeCell(column.title, style, { shading, width: widthOf([column]) }));
  return [headerRow(first), headerRow(second)];
}

function wrapInLoop(columns: readonly TableColumn[], loop: string): string[] {
  // With a single column both tags share a cell, and the library would repeat its content unless told to repeat the row.
  const opening = columns.length === 1 ? `{#${loop} [loopOver: "row"]}` : `{#${loop}}`;
  return columns.map((column, index) => {
    const start = index === 0 ? opening : '';
    const end = index === columns.length - 1 ? `{/${loop}}` : '';
    return `${start}${column.value}${end}`;
  });
}

function listWidths(shares: readonly number[], totalMm: number): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => toTwips((share / sum) * totalMm));
}

/** Width between the margins of a portrait A4 page with 30 mm at the left. */
const TEXT_MM = 170;

/** A table with borders: the header repeats on every page, one row repeats for every item of the list. */
export function table({ columns, loop, points = TABLE_POINTS, widthMm = TEXT_MM }: TableOptions): Table {
  const texts = wrapInLoop(columns, loop);
  const widths = listWidths(
    columns.map((column) => column.width ?? 1),
    widthMm,
  );
  const row = new TableRow({
    cantSplit: true,
    children: columns.map((column, index) =>
      makeCell(
        texts[index] ?? '',
        { points, ...(column.align === undefined ? {} : { align: column.align }) },
        { width: makeWidth(widths.slice(index, index + 1)) },
      ),
    ),
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [...makeHeaderRows(columns, widths, points), row],
  });
}

/** Names and values in columns by turns, one pair in a row or two: the passport of a programme, requisites of a card. */
export function fieldTable(rows: readonly (readonly string[])[], widthMm: number = TEXT_MM): Table {
  const shares = rows.some((row) => row.length > 2) ? [18, 32, 18, 32] : [35, 65];
  const widths = listWidths(shares, widthMm);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map((text, index) =>
            makeCell(text, { bold: index % 2 === 0 }, { width: makeWidth(widths.slice(index, index + 1)) }),
          ),
        }),
    ),
  });
}
