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

const joinLines = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

function listTables(paragraphs: readonly DocxParagraph[]): string[][][] {
  const tables: Map<number, string[]>[][] = [];
  for (const { cell, text } of paragraphs) {
    if (cell === undefined) continue;
    const rows = tables[cell.topTable - 1] ?? [];
    const cells = rows[cell.topRow - 1] ?? new Map<number, string[]>();
    cells.set(cell.topCellId, [...(cells.get(cell.topCellId) ?? []), text]);
    rows[cell.topRow - 1] = cells;
    tables[cell.topTable - 1] = rows;
  }
  return tables.map((rows) => rows.map((cells) => [...cells.values()].map(joinLines)));
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
