import { open } from 'node:fs/promises';

/** What the first bytes of a file say; names and extensions are never believed. */
type FileNature =
  | 'empty'
  | 'zip'
  | 'compound'
  | 'picture'
  | 'pdf'
  | 'archive'
  | 'html'
  | 'spreadsheet-xml'
  | 'text'
  | 'binary';

const HEAD_BYTES = 4096;

type Magic = { readonly nature: FileNature; readonly offset: number; readonly bytes: readonly number[] };

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const MAGIC: readonly Magic[] = [
  { nature: 'zip', offset: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { nature: 'zip', offset: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
  { nature: 'compound', offset: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { nature: 'picture', offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { nature: 'picture', offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { nature: 'picture', offset: 0, bytes: ascii('GIF8') },
  { nature: 'picture', offset: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { nature: 'picture', offset: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { nature: 'picture', offset: 8, bytes: ascii('WEBP') },
  { nature: 'picture', offset: 4, bytes: ascii('ftyphei') },
  { nature: 'picture', offset: 4, bytes: ascii('ftypmif') },
  { nature: 'pdf', offset: 0, bytes: ascii('%PDF-') },
  { nature: 'archive', offset: 0, bytes: ascii('Rar!') },
  { nature: 'archive', offset: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { nature: 'archive', offset: 0, bytes: [0x1f, 0x8b] },
  { nature: 'archive', offset: 257, bytes: ascii('ustar') },
];

const hasBytes = (head: Uint8Array, magic: Magic): boolean =>
  magic.bytes.every((byte, index) => head[magic.offset + index] === byte);

/** «BM» alone is too short to tell a picture from a text: the size of the picture's header must fit too. */
function isBitmap(head: Uint8Array): boolean {
  return head[0] === 0x42 && head[1] === 0x4d && head[6] === 0 && head[7] === 0 && head[8] === 0 && head[9] === 0;
}

function hasUtf16Mark(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

function isBinary(head: Uint8Array): boolean {
  if (hasUtf16Mark(head)) return false;
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27 && byte !== 28));
}

function looksLikeHtml(text: string): boolean {
  return /^(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta|table|style)\b/is.test(text);
}

/** Pure: the nature of a file by its first bytes (4 096 are enough). */
export function recogniseBytes(head: Uint8Array): FileNature {
  if (head.length === 0) return 'empty';
  const known = MAGIC.find((magic) => hasBytes(head, magic));
  if (known) return known.nature;
  if (isBitmap(head)) return 'picture';
  if (isBinary(head)) return 'binary';
  const text = new TextDecoder(hasUtf16Mark(head) ? 'utf-16le' : 'utf-8').decode(head).trimStart();
  if (looksLikeHtml(text)) return 'html';
  if (/^<\?xml/i.test(text) && /urn:schemas-microsoft-com:office:spreadsheet/i.test(text)) return 'spreadsheet-xml';
  return 'text';
}

/** The nature of a file on disk. */
export async function recogniseFile(path: string): Promise<FileNature> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return recogniseBytes(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** What a compound (OLE) file holds: an encrypted package, an old workbook, something else. */
type CompoundNature = 'encrypted' | 'workbook' | 'other';

const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
const STREAM_NAMES: ReadonlyMap<string, CompoundNature> = new Map([
  ['EncryptedPackage', 'encrypted'],
  ['EncryptionInfo', 'encrypted'],
  ['Workbook', 'workbook'],
  ['Book', 'workbook'],
]);

/**
 * Directory entries of a compound file are 128 bytes at multiples of 128 wherever the directory's sectors lie, so looking at
 * every slot finds them without walking the allocation table, which a broken file may have made circular.
 */
export async function recogniseCompound(path: string): Promise<CompoundNature> {
  const file = await open(path, 'r');
  let found: CompoundNature = 'other';
  try {
    const block = Buffer.alloc(64 * 1024);
    for (let position = 0; ; position += block.length) {
      const { bytesRead } = await file.read(block, 0, block.length, position);
      if (bytesRead === 0) return found;
      const nature = findStream(block.subarray(0, bytesRead));
      if (nature === 'encrypted') return nature;
      if (nature !== undefined) found = nature;
    }
  } finally {
    await file.close();
  }
}

function findStream(block: Buffer): CompoundNature | undefined {
  let found: CompoundNature | undefined;
  for (let at = 0; at + ENTRY_BYTES <= block.length; at += ENTRY_BYTES) {
    const length = block.readUInt16LE(at + NAME_LENGTH_AT);
    if (length < 10 || length > 64) continue;
    const nature = STREAM_NAMES.get(block.toString('utf16le', at, at + length - 2));
    if (nature === 'encrypted') return nature;
    found = nature ?? found;
  }
  return found;
}
