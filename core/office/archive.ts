import { stat } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { OfficeError } from '#core/office/errors.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';

/** An office file is a ZIP of parts. Part names are looked up without regard to case, as Excel does. */
export type Archive = {
  readonly path: string;
  readonly names: readonly string[];
  /** The name as it stands in the archive, or `undefined`. */
  find(name: string): string | undefined;
  getEntry(name: string): Entry;
  /** Uncompressed bytes of a part, counted while they come. */
  read(name: string): AsyncGenerator<Buffer>;
  /** The same bytes as they are stored, for copying without packing anew. */
  readStored(name: string): AsyncGenerator<Buffer>;
  close(): void;
};

/** Counts real bytes over one opening of an archive: declared sizes may lie. */
type Budget = { bytes: number };

const isTooDense = (bytes: number, packed: number, limits: OfficeLimits): boolean =>
  bytes > limits.ratioFloor && bytes > packed * limits.ratio;

function asArchiveError(error: unknown): OfficeError {
  if (error instanceof OfficeError) return error;
  const isOverflow = error instanceof Error && /too many bytes in the stream/i.test(error.message);
  return new OfficeError(isOverflow ? 'bomb' : 'broken_archive', {}, { cause: error });
}

async function listEntries(zip: ZipFile, limits: OfficeLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) throw new OfficeError('bomb', { limit: limits.entries });
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    if (entries.length > limits.entries) throw new OfficeError('bomb', { limit: limits.entries });
  }
  return entries;
}

function checkDeclaredSizes(entries: readonly Entry[], fileBytes: number, limits: OfficeLimits): void {
  const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (declared > limits.totalBytes) throw new OfficeError('bomb', { limit: limits.totalBytes });
  if (isTooDense(declared, fileBytes, limits)) throw new OfficeError('bomb', { limit: limits.ratio });
}

async function* readCounted(zip: ZipFile, entry: Entry, budget: Budget, limits: OfficeLimits): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw new OfficeError('password', { part: entry.fileName });
  let own = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      own += chunk.length;
      budget.bytes += chunk.length;
      const isBomb = budget.bytes > limits.totalBytes;
      if (isBomb || isTooDense(own, entry.compressedSize, limits)) {
        throw new OfficeError('bomb', { part: entry.fileName });
      }
      yield chunk;
    }
  } catch (error) {
    throw asArchiveError(error);
  }
}

async function* readStored(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  yield* stream as AsyncIterable<Buffer>;
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true });
  } catch (error) {
    throw asArchiveError(error);
  }
}

/**
 * Opens a ZIP safely: the count of entries, the sum of declared sizes and the ratio are checked before a byte is unpacked.
 * @throws OfficeError `broken_archive`, `bomb`
 */
export async function openArchive(path: string, limits: OfficeLimits = DEFAULT_LIMITS): Promise<Archive> {
  const { size } = await stat(path);
  if (size === 0) throw new OfficeError('empty_file');
  const zip = await openZip(path);
  try {
    const entries = await listEntries(zip, limits);
    checkDeclaredSizes(entries, size, limits);
    return makeArchive(path, zip, entries, limits);
  } catch (error) {
    zip.close();
    throw asArchiveError(error);
  }
}

function makeArchive(path: string, zip: ZipFile, entries: readonly Entry[], limits: OfficeLimits): Archive {
  const byName = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]));
  const budget: Budget = { bytes: 0 };
  const getEntry = (name: string): Entry => {
    const entry = byName.get(name.toLowerCase());
    if (!entry) throw new OfficeError('broken_archive', { part: name });
    return entry;
  };
  return {
    path,
    names: entries.map((entry) => entry.fileName),
    find: (name) => byName.get(name.toLowerCase())?.fileName,
    getEntry,
    read: (name) => readCounted(zip, getEntry(name), budget, limits),
    readStored: (name) => readStored(zip, getEntry(name)),
    close: () => zip.close(),
  };
}

/** A whole part as bytes, for parts that are small by nature. @throws OfficeError `bomb` past `limit` bytes */
export async function readPart(archive: Archive, name: string, limit = 64 * 1024 ** 2): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of archive.read(name)) {
    bytes += chunk.length;
    if (bytes > limit) throw new OfficeError('bomb', { part: name, limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}
