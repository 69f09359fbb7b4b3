import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

/** A part that already lies packed in another archive: copied byte for byte. */
export type StoredPart = {
  readonly name: string;
  readonly stored: AsyncIterable<Uint8Array>;
  readonly compression: number;
  readonly crc: number;
  readonly size: number;
};

export type FreshPart = { readonly name: string; readonly content: AsyncIterable<string> | Iterable<string> };

export type Part = StoredPart | FreshPart;

/** Archives of the same parts are the same bytes. */
const STAMP = new Date(2000, 0, 1);
const JOIN_AT = 32 * 1024;
const NOTHING = new Uint8Array(0);

/** Joins small strings and counts what is packed. */
async function* countBytes(content: FreshPart['content'], file: ZipInputFile): AsyncGenerator<Buffer> {
  let joined = '';
  const flush = (): Buffer => {
    const bytes = Buffer.from(joined);
    joined = '';
    file.size += bytes.length;
    file.crc = crc32(bytes, file.crc);
    return bytes;
  };
  for await (const text of content) {
    joined += text;
    if (joined.length > JOIN_AT) yield flush();
  }
  if (joined !== '') yield flush();
}

async function* packFresh(part: FreshPart, file: ZipInputFile): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 });
  const feeding = pipeline(Readable.from(countBytes(part.content, file)), deflate);
  // The same failure also ends the iteration below; without a handler here it would count as unhandled.
  feeding.catch(() => {});
  for await (const chunk of deflate) yield chunk as Buffer;
  await feeding;
}

function describePart(part: Part): ZipInputFile {
  if ('stored' in part) {
    return { filename: part.name, size: part.size, crc: part.crc, compression: part.compression, mtime: STAMP };
  }
  return { filename: part.name, size: 0, crc: 0, compression: 8, mtime: STAMP };
}

/** Packs parts into a ZIP, in order, as they come; memory does not depend on their size. Below 4 GiB. */
export async function* packArchive(parts: AsyncIterable<Part> | Iterable<Part>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const take = (): Uint8Array[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  for await (const part of parts) {
    const file = describePart(part);
    zip.add(file);
    for await (const chunk of 'stored' in part ? part.stored : packFresh(part, file)) {
      file.ondata?.(null, new Uint8Array(chunk), false);
      yield* take();
    }
    file.ondata?.(null, NOTHING, true);
    yield* take();
  }
  zip.end();
  yield* take();
}
