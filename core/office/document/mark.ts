import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertToDocx } from '#core/office/document/convert.ts';
import { markDocx, type Remark } from '#core/office/document/mark/mark-docx.ts';
import { recogniseDocument } from '#core/office/document/recognise.ts';
import { inTemporaryFolder } from '#core/office/document/temporary-folder.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { type Mark, markTable } from '#core/office/mark.ts';

/** «Лист1!B5»: the sheet's name may itself hold an exclamation mark. */
function readMark({ anchor, text }: Remark): Mark {
  const at = anchor.lastIndexOf('!');
  if (at < 0) throw new DocxError('no-such-place', { anchor });
  return { sheet: anchor.slice(0, at), cell: anchor.slice(at + 1), message: text };
}

/** A name for the file by which it is taken for what its anchors say: a CSV is told from a text by its name only, and its sheet is that name. */
export function guessName(remarks: readonly Remark[]): string {
  const anchor = remarks.find((remark) => remark.anchor.includes('!'))?.anchor;
  return anchor === undefined ? '' : `${anchor.slice(0, anchor.lastIndexOf('!'))}.csv`;
}

/** `markDocument` with a folder for what must lie on disk. @throws DocxError, OfficeError */
export async function markDocumentIn(
  folder: string,
  bytes: Uint8Array,
  remarks: readonly Remark[],
): Promise<Uint8Array> {
  const name = guessName(remarks);
  const kind = await recogniseDocument(bytes, name);
  switch (kind.kind) {
    case 'docx':
      return markDocx(bytes, remarks);
    case 'table': {
      const [input, output] = [join(folder, 'table'), join(folder, 'marked.xlsx')];
      await writeFile(input, bytes);
      await markTable(input, name, output, remarks.map(readMark));
      return new Uint8Array(await readFile(output));
    }
    case 'foreign':
      return markDocx(await convertToDocx(bytes, kind), remarks);
    case 'text':
      throw new DocxError('not-docx');
  }
}

/**
 * The user's own document with remarks at their places: comments of Word in a DOCX, amber cells with comments in a workbook; a document
 * of an older kind comes back as DOCX, a CSV or XLS as XLSX. Anchors are those that `readDocument` gave for the same bytes.
 * @throws DocxError, OfficeError as reading, and `no-such-place`
 */
export async function markDocument(bytes: Uint8Array, remarks: readonly Remark[]): Promise<Uint8Array> {
  return inTemporaryFolder((folder) => markDocumentIn(folder, bytes, remarks));
}
