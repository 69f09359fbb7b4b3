import { openDocxPackage } from '#core/office/docx/open-package.ts';
import { type DocxParagraph, listParagraphs } from '#core/office/docx/walk-paragraphs.ts';

export type DocxText = {
  /** Paragraphs of the body outside tables, empty ones left out. */
  readonly paragraphs: readonly string[];
  /** Tables of the body in order: rows of cells; paragraphs of a cell and of tables inside it are joined by `\n`. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly headers: readonly string[];
  readonly footers: readonly string[];
};

const isVisible = (paragraph: DocxParagraph): boolean => !paragraph.isFallback && !paragraph.isAltText;

function listTables(paragraphs: readonly DocxParagraph[]): string[][][] {
  const tables: string[][][] = [];
  const cells = new Map<number, { row: string[]; index: number }>();
  let topCell: DocxParagraph['cell'];
  for (const paragraph of paragraphs) {
    const { cell } = paragraph;
    if (cell === undefined) continue;
    if (cell.depth === 1) topCell = cell;
    const owner = cell.depth === 1 ? cell : (topCell ?? cell);
    tables[owner.topTable - 1] ??= [];
    const table = tables[owner.topTable - 1] ?? [];
    table[owner.topRow - 1] ??= [];
    const row = table[owner.topRow - 1] ?? [];
    const known = cells.get(owner.cellId);
    if (known === undefined) {
      cells.set(owner.cellId, { row, index: row.length });
      row.push(paragraph.text);
    } else
      known.row[known.index] = [known.row[known.index] ?? '', paragraph.text].filter((text) => text !== '').join('\n');
  }
  return tables;
}

/**
 * Plain text of a document: what a person would read, without layout.
 * @throws DocxError as `openDocxPackage`
 */
export async function readDocxText(bytes: Uint8Array): Promise<DocxText> {
  const visible = listParagraphs(await openDocxPackage(bytes)).filter(isVisible);
  const body = visible.filter((paragraph) => paragraph.part === 'body');
  const textOf = (list: readonly DocxParagraph[]): string[] =>
    list.map((paragraph) => paragraph.text).filter((text) => text.trim() !== '');
  return {
    paragraphs: textOf(body.filter((paragraph) => paragraph.cell === undefined)),
    tables: listTables(body),
    headers: textOf(visible.filter((paragraph) => paragraph.part === 'header')),
    footers: textOf(visible.filter((paragraph) => paragraph.part === 'footer')),
  };
}
