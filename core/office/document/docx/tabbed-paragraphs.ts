import { printParagraph } from '#core/office/document/docx/lay-table.ts';
import type { Anchor, Block, DocumentCell, Paragraph, Table } from '#core/office/document/model.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';

const isParagraph = (block: Block): block is Paragraph => block.kind === 'paragraph';

/** A signature or two is no table, and «Введение ⇥ 3» a line of contents. */
const LEAST_ROWS = 5;
const isRow = (text: string): boolean => text.includes('\t') && !/\t\s*\d{1,3}\s*$/u.test(text);

/** Empty paragraphs are no blocks; where one was, the count of paragraphs leaps. */
const numberOf = ({ anchor }: Paragraph): number => Number(anchor.slice(1));

type Written = (paragraph: Paragraph) => string;

interface Lines {
  readonly texts: string[];
  /** The paragraph each line comes from. */
  readonly owners: (Paragraph | undefined)[];
}

function layOut(paragraphs: readonly Paragraph[], written: Written): Lines {
  const lines: Lines = { texts: [], owners: [] };
  const add = (text: string, owner?: Paragraph) => {
    lines.texts.push(text);
    lines.owners.push(owner);
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    const before = paragraphs[index - 1];
    if (before && numberOf(paragraph) > numberOf(before) + 1) add('');
    const { label } = paragraph;
    const text = label === null ? written(paragraph) : `${label} ${written(paragraph)}`;
    add(text.replaceAll('\n', '\v'), paragraph);
  }
  return lines;
}

/**
 * A text whose tables are tabs, opened in Word and saved: not one table of Word's own, and rows that are paragraphs. It is read as the
 * text it was; a cell is a place in its paragraph, headings and bold type stay. `tabbed`: paragraphs with the tabs at their edges.
 */
export function readTabbedParagraphs(blocks: readonly Block[], tabbed: ReadonlyMap<Anchor, string>): readonly Block[] {
  const paragraphs = blocks.filter(isParagraph);
  const written: Written = ({ anchor, text }) => tabbed.get(anchor) ?? text;
  const hasTables = paragraphs.length < blocks.length;
  if (hasTables || paragraphs.filter((one) => isRow(written(one))).length < LEAST_ROWS) return blocks;
  const { texts, owners } = layOut(paragraphs, written);
  const ownerOf = (anchor: Anchor) => owners[Number.parseInt(anchor.slice(1), 10) - 1];
  const placeOf = (anchor: Anchor): Anchor => (ownerOf(anchor)?.anchor ?? '') + (/c\d+$/.exec(anchor)?.[0] ?? '');
  const placeParagraph = (paragraph: Paragraph): Paragraph => {
    const owner = ownerOf(paragraph.anchor);
    if (owner === undefined) return paragraph;
    const isWhole = paragraph.text === printParagraph(owner) || owner.text.includes('\n');
    return isWhole ? owner : { ...owner, label: null, text: paragraph.text };
  };
  const placeCell = (cell: DocumentCell): DocumentCell => ({
    ...cell,
    paragraphs: cell.paragraphs.map((paragraph) => ({ ...paragraph, anchor: placeOf(paragraph.anchor) })),
    anchor: placeOf(cell.anchor),
  });
  const placeTable = (table: Table): Table => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(placeCell) })),
  });
  const read = readTextDocument(texts.join('\n')).blocks.map((block) =>
    isParagraph(block) ? placeParagraph(block) : placeTable(block),
  );
  // A paragraph of several lines comes back once for each of them.
  return read.filter((block, index) => block !== read[index - 1]);
}
