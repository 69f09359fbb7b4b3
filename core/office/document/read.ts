import { readDocx } from '#core/office/document/docx/read-docx.ts';
import type { ReadDocument } from '#core/office/document/model.ts';
import { decodeText } from '#core/office/document/text/decode.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import { recogniseBytes } from '#core/office/sniff.ts';

/**
 * Reads any document of text and tables by what it is; its name tells only what its bytes cannot.
 * @throws DocxError, OfficeError
 */
export async function readDocument(bytes: Uint8Array, _fileName: string): Promise<ReadDocument> {
  const nature = recogniseBytes(bytes.subarray(0, 4096));
  if (nature === 'text') return readTextDocument(decodeText(bytes));
  return readDocx(bytes);
}
