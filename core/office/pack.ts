import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** A part that already lies packed in another archive: copied byte for byte. Sizes in bytes. */
type StoredPart = {
  readonly name: string;
  readonly stored: AsyncIterable<Uint8Array>;
  readonly compression: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
};

export type FreshPart = { readonly name: string; readonly content: AsyncIterable<string> | Iterable<string> };

/** A part whose bytes are known already. */
type WholePart = { readonly name: string; readonly bytes: Uint8Array };

export type Part = StoredPart | FreshPart | WholePart;

/** What the two records of an entry say. */
type EntryRecord = {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly offset: number;
  crc: number;
  packed: number;
  size: number;
};

const DEFLATED = 8;
const HAS_DESCRIPTOR = 0x0008;
const IS_UTF8 = 0x0800;
/** 01.01.2000 00:00: archives of the same parts are the same bytes. */
const DOS_DATE = (20 << 9) | (1 << 5) | 1;
const JOIN_AT = 32 * 1024;

function writeSharedFields(header: Buffer, at: number, record: EntryRecord): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(record.flags, at + 2);
  header.writeUInt16LE(record.method, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(record.crc, at + 10);
  header.writeUInt32LE(record.packed, at + 14);
  header.writeUInt32LE(record.size, at + 18);
  header.writeUInt16LE(record.name.length, at + 22);
}

function makeLocalHeader(record: EntryRecord): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeSharedFields(header, 4, record);
  return Buffer.concat([header, record.name]);
}

function makeCentralHeader(record: EntryRecord): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  writeSharedFields(header, 6, record);
  header.writeUInt32LE(record.offset, 42);
  return Buffer.concat([header, record.name]);
}

function makeDescriptor(record: EntryRecord): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(record.crc, 4);
  descriptor.writeUInt32LE(record.packed, 8);
  descriptor.writeUInt32LE(record.size, 12);
  return descriptor;
}

function makeEnd(count: number, offset: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Joins small strings and counts what is packed. */
async function* countBytes(content: AsyncIterable<string>, record: EntryRecord): AsyncGenerator<Buffer> {
  let joined = '';
  const flush = (): Buffer => {
    const bytes = Buffer.from(joined);
    joined = '';
    record.size += bytes.length;
    record.crc = crc32(bytes, record.crc);
    return bytes;
  };
  for await (const text of content) {
    joined += text;
    if (joined.length > JOIN_AT) yield flush();
  }
  if (joined !== '') yield flush();
}

async function* deflate(content: AsyncIterable<string>, record: EntryRecord): AsyncGenerator<Uint8Array> {
  const deflating = createDeflateRaw({ level: 6 });
  const feeding = pipeline(Readable.from(countBytes(content, record)), deflating);
  // The same failure also ends the iteration below; without a handler here it would count as unhandled.
  feeding.catch(() => {});
  for await (const chunk of deflating) {
    const bytes = chunk as Buffer;
    record.packed += bytes.length;
    yield bytes;
  }
  await feeding;
}

type Body = { readonly record: EntryRecord; readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** Sizes go before the bytes wherever they are known: some programs do not read them after. */
function openPart(part: Part, offset: number): Body {
  const name = Buffer.from(part.name);
  const isAscii = name.length === part.name.length;
  const record = (sizes: Pick<EntryRecord, 'crc' | 'packed' | 'size' | 'method'>, flags = 0): EntryRecord => ({
    name,
    offset,
    flags: flags | (isAscii ? 0 : IS_UTF8),
    ...sizes,
  });
  if ('stored' in part) {
    const { compression: method, crc, packed, size } = part;
    return { record: record({ method, crc, packed, size }), chunks: part.stored };
  }
  const content = 'bytes' in part ? [] : part.content;
  if (Symbol.asyncIterator in content) {
    const streamed = record({ method: DEFLATED, crc: 0, packed: 0, size: 0 }, HAS_DESCRIPTOR);
    return { record: streamed, chunks: deflate(content, streamed) };
  }
  const bytes = 'bytes' in part ? part.bytes : Buffer.from([...content].join(''));
  const packed = deflateRawSync(bytes);
  const sizes = { method: DEFLATED, crc: crc32(bytes), packed: packed.length, size: bytes.length };
  return { record: record(sizes), chunks: [packed] };
}

/** Packs parts into a ZIP, in order, as they come; memory does not depend on the size of streamed ones. Below 4 GiB. */
export async function* packArchive(parts: AsyncIterable<Part> | Iterable<Part>): AsyncGenerator<Uint8Array> {
  const records: EntryRecord[] = [];
  let offset = 0;
  for await (const part of parts) {
    const { record, chunks } = openPart(part, offset);
    records.push(record);
    const header = makeLocalHeader(record);
    yield header;
    offset += header.length;
    for await (const chunk of chunks) {
      yield chunk;
      offset += chunk.length;
    }
    if ((record.flags & HAS_DESCRIPTOR) === 0) continue;
    yield makeDescriptor(record);
    offset += 16;
  }
  const directory = Buffer.concat(records.map(makeCentralHeader));
  yield directory;
  yield makeEnd(records.length, offset, directory.length);
}
