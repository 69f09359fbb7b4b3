import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { fillTemplate } from '#core/office/docx/template.ts';
import type { Paper } from '#modules/documents/model/paper.ts';
import type { DocumentKind } from '#modules/documents/model.ts';
import { writeRequisites } from '#modules/documents/rules.ts';

const layout = { font: 'Times New Roman', points: 14, leftMm: 30, rightMm: 10, topMm: 20, bottomMm: 20 };
/** Non-breaking spaces are told as plain ones, so that the sentences can be read. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Text of the paper by the template that comes with the product. */
export async function printPaper(kind: DocumentKind, paper: Paper, signed?: { number: string; signedOn: string }) {
  const content = { ...paper.content, ...writeRequisites(signed, true) };
  const read = await readDocxText(await fillTemplate(await kind.buildDefault(layout), content));
  return {
    paragraphs: read.paragraphs.map(plain),
    tables: read.tables.map((rows) => rows.map((row) => row.map(plain))),
  };
}
