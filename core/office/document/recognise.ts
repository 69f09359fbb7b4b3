import { extname } from 'node:path';
import { fromBufferPromise } from 'yauzl';
import { isUnmarkedUtf16 } from '#core/office/document/text/decode.ts';
import { DocxError, type DocxErrorCode } from '#core/office/docx/errors.ts';
import { OfficeError } from '#core/office/errors.ts';
import { recogniseBytes } from '#core/office/sniff.ts';

/** Documents that only another program can read; `code` is what to say where there is none. */
export interface ForeignKind {
  readonly kind: 'foreign';
  readonly extension: 'doc' | 'odt' | 'rtf' | 'html';
  readonly code: DocxErrorCode;
}

export type DocumentKind = { readonly kind: 'docx' | 'text' | 'table' } | ForeignKind;

const HEAD = 4096;
const MOST_ENTRIES = 10_000;
const LIST_NAMES = ['.csv', '.tsv'];
const TABLE_NAMES = [...LIST_NAMES, '.xls', '.xlsx', '.xlsm'];

const DOC: ForeignKind = { kind: 'foreign', extension: 'doc', code: 'legacy-doc' };
const ODT: ForeignKind = { kind: 'foreign', extension: 'odt', code: 'open-document' };
const RTF: ForeignKind = { kind: 'foreign', extension: 'rtf', code: 'rich-text' };
const HTML: ForeignKind = { kind: 'foreign', extension: 'html', code: 'web-page' };

type Zip = Awaited<ReturnType<typeof fromBufferPromise>>;

async function openZip(bytes: Uint8Array): Promise<Zip> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { lazyEntries: true });
  } catch (error) {
    throw new DocxError('damaged', {}, { cause: error });
  }
}

/** LibreOffice puts the kind of a document first and unpacked, so that it can be read off the bytes. */
function recogniseOpenDocument(bytes: Uint8Array): DocumentKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  if (!head.includes('mimetypeapplication/vnd.oasis.opendocument.')) return undefined;
  if (head.includes('opendocument.spreadsheet')) throw new OfficeError('open_document');
  if (head.includes('opendocument.text')) return ODT;
  throw new DocxError('no-text');
}

async function recogniseZip(bytes: Uint8Array): Promise<DocumentKind> {
  const open = recogniseOpenDocument(bytes);
  if (open) return open;
  const zip = await openZip(bytes);
  let isPackage = false;
  try {
    let count = 0;
    for await (const { fileName } of zip.eachEntry()) {
      const name = fileName.toLowerCase();
      if (name.startsWith('xl/workbook.')) return { kind: 'table' };
      isPackage ||= name === '[content_types].xml' || name.startsWith('word/');
      count += 1;
      if (count > MOST_ENTRIES) throw new DocxError('bomb');
    }
  } catch (error) {
    if (error instanceof DocxError) throw error;
    throw new DocxError('damaged', {}, { cause: error });
  }
  if (!isPackage) throw new DocxError('archive');
  return { kind: 'docx' };
}

/** A name of a stream, as the directory of a compound file writes it. */
const holds = (bytes: Uint8Array, stream: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(stream, 'utf16le'));

function recogniseCompound(bytes: Uint8Array, extension: string): DocumentKind {
  if (holds(bytes, 'EncryptedPackage')) throw new DocxError('password');
  const isDocument = holds(bytes, 'WordDocument');
  const isBook = holds(bytes, 'Workbook') || holds(bytes, 'Book\0');
  // A workbook may lie inside a document and the other way round: then the name tells.
  if (isDocument && isBook) return TABLE_NAMES.includes(extension) ? { kind: 'table' } : DOC;
  if (isBook) return { kind: 'table' };
  if (isDocument) return DOC;
  throw new DocxError('no-text');
}

function recogniseText(bytes: Uint8Array, extension: string): DocumentKind {
  const head = Buffer.from(bytes.subarray(0, HEAD))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (head.startsWith('{\\rtf')) return RTF;
  if (/^MIME-Version:/i.test(head)) throw new DocxError('web-page');
  if (/^<\?xml/.test(head) && /Word\.Document|office\/word|package\/2006/i.test(head)) throw new DocxError('not-docx');
  return LIST_NAMES.includes(extension) ? { kind: 'table' } : { kind: 'text' };
}

/**
 * What a document is, by its bytes; its name decides only between what they leave open.
 * @throws DocxError, OfficeError for what cannot be read
 */
export async function recogniseDocument(bytes: Uint8Array, fileName: string): Promise<DocumentKind> {
  const extension = extname(fileName).toLowerCase();
  const nature = recogniseBytes(bytes.subarray(0, HEAD));
  switch (nature) {
    case 'empty':
      throw new DocxError('empty-file');
    case 'zip':
      return recogniseZip(bytes);
    case 'compound':
      return recogniseCompound(bytes, extension);
    case 'text':
      return recogniseText(bytes, extension);
    case 'html':
      return TABLE_NAMES.includes(extension) ? { kind: 'table' } : HTML;
    case 'spreadsheet-xml':
      return { kind: 'table' };
    case 'picture':
    case 'pdf':
    case 'archive':
      throw new DocxError(nature);
    case 'binary':
      if (isUnmarkedUtf16(bytes)) return { kind: 'text' };
      throw new DocxError('no-text');
  }
}
