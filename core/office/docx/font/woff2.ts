import { brotliDecompressSync } from 'node:zlib';
import { type ByteReader, makeReader } from '#core/office/docx/font/byte-reader.ts';
import { restoreOutlines } from '#core/office/docx/font/woff2-outlines.ts';

/** Tags a WOFF2 file names by number (W3C Recommendation, table 4.1); only four letters, blanks kept. */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
    .split(' ')
    .map((tag) => tag.replace('_', ' '));

const SIGNATURE = 0x774f4632;
const ARBITRARY_TAG = 63;
const HEADER_REST = 24;

type PackedTable = { readonly tag: string; readonly length: number; readonly isTransformed: boolean };

function readTable(reader: ByteReader): PackedTable {
  const flags = reader.readU8();
  const index = flags & 0x3f;
  const tag = index === ARBITRARY_TAG ? Buffer.from(reader.take(4)).toString('latin1') : (KNOWN_TAGS[index] ?? '');
  const version = flags >> 6;
  const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
  const original = reader.readBase128();
  return { tag, length: isTransformed ? reader.readBase128() : original, isTransformed };
}

/** Advance widths come as they are; left side bearings equal to the least x of the glyph are left out. */
function restoreMetrics(packed: Uint8Array, hhea: Uint8Array, xMins: readonly number[]): Uint8Array {
  const reader = makeReader(packed);
  const flags = reader.readU8();
  const longCount = Buffer.from(hhea).readUInt16BE(34);
  const advances = Array.from({ length: longCount }, () => reader.readU16());
  const bearings = xMins.map((xMin, index) => {
    const isLeftOut = (flags & (index < longCount ? 1 : 2)) > 0;
    return isLeftOut ? xMin : reader.readI16();
  });
  const bytes = Buffer.alloc(longCount * 4 + (xMins.length - longCount) * 2);
  bearings.forEach((bearing, index) => {
    if (index < longCount) bytes.writeUInt16BE(advances[index] ?? 0, index * 4);
    bytes.writeInt16BE(bearing, index < longCount ? index * 4 + 2 : longCount * 4 + (index - longCount) * 2);
  });
  return bytes;
}

function restoreTables(
  packed: ReadonlyMap<string, { table: PackedTable; bytes: Uint8Array }>,
): Map<string, Uint8Array> {
  const tables = new Map([...packed].map(([tag, { bytes }]) => [tag, bytes] as const));
  const glyf = packed.get('glyf');
  if (glyf === undefined || !glyf.table.isTransformed) return tables;
  const { loca, xMins, ...outlines } = restoreOutlines(glyf.bytes);
  tables.set('glyf', outlines.glyf);
  tables.set('loca', loca);
  const head = Buffer.from(tables.get('head') ?? []);
  head.writeInt16BE(1, 50);
  tables.set('head', head);
  const hmtx = packed.get('hmtx');
  if (hmtx?.table.isTransformed) {
    tables.set('hmtx', restoreMetrics(hmtx.bytes, tables.get('hhea') ?? new Uint8Array(), xMins));
  }
  return tables;
}

function writeFont(flavor: number, tables: ReadonlyMap<string, Uint8Array>): Buffer {
  const names = [...tables.keys()].sort();
  const power = 2 ** Math.floor(Math.log2(names.length));
  const directory = Buffer.alloc(12 + names.length * 16);
  directory.writeUInt32BE(flavor, 0);
  directory.writeUInt16BE(names.length, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((names.length - power) * 16, 10);
  const bodies: Buffer[] = [];
  let offset = directory.length;
  names.forEach((name, index) => {
    const bytes = tables.get(name) ?? new Uint8Array();
    const at = 12 + index * 16;
    directory.write(name, at, 4, 'latin1');
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    bodies.push(padded);
    offset += padded.length;
  });
  return Buffer.concat([directory, ...bodies]);
}

/**
 * Unpacks a WOFF2 font into TrueType, which the renderer of pictures needs: fonts for the web come as WOFF2 only.
 * Checksums of tables are left zero: no reader of ours looks at them. Only for fonts we ship, not for files from outside.
 * @throws RangeError when the bytes are no WOFF2 font
 */
export function unpackWoff2(bytes: Uint8Array): Buffer {
  const reader = makeReader(bytes);
  if (reader.readU32() !== SIGNATURE) throw new RangeError('not a WOFF2 font');
  const flavor = reader.readU32();
  reader.readU32();
  const tableCount = reader.readU16();
  reader.take(2 + 4);
  const compressedLength = reader.readU32();
  reader.take(HEADER_REST);
  const list = Array.from({ length: tableCount }, () => readTable(reader));
  const body = makeReader(brotliDecompressSync(reader.take(compressedLength)));
  const packed = new Map(list.map((table) => [table.tag, { table, bytes: body.take(table.length) }] as const));
  return writeFont(flavor, restoreTables(packed));
}
