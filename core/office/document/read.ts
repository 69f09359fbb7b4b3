import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertToDocx } from '#core/office/document/convert.ts';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import type { ReadDocument } from '#core/office/document/model.ts';
import { readTableDocument } from '#core/office/document/read-table.ts';
import { recogniseDocument } from '#core/office/document/recognise.ts';
import { inTemporaryFolder } from '#core/office/document/temporary-folder.ts';
import { decodeText } from '#core/office/document/text/decode.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import { DocxError } from '#core/office/docx/errors.ts';

/** Some ten thousand pages. */
const LARGEST_TEXT = 32 * 1024 ** 2;

/** `readDocument` with a folder for what must lie on disk; nobody's thread is left with it. @throws DocxError, OfficeError */
export async function readDocumentIn(folder: string, bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  const kind = await recogniseDocument(bytes, fileName);
  switch (kind.kind) {
    case 'docx':
      return readDocx(bytes);
    case 'text':
      if (bytes.length > LARGEST_TEXT) throw new DocxError('memory-limit');
      return readTextDocument(decodeText(bytes));
    case 'table': {
      const path = join(folder, 'table');
      await writeFile(path, bytes);
      return readTableDocument(path, fileName);
    }
    case 'foreign':
      return readDocx(await convertToDocx(bytes, kind));
  }
}

/**
 * Reads any document of text and tables by what it is: DOCX, text in any encoding, XLSX, XLS, CSV; DOC, ODT, RTF and web pages where
 * LibreOffice is there. What a file of another kind is, and what to do, is in the error.
 * @throws DocxError, OfficeError
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  return inTemporaryFolder((folder) => readDocumentIn(folder, bytes, fileName));
}
