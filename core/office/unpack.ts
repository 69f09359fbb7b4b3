import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { OfficeError } from '#core/office/errors.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import { recogniseFile } from '#core/office/sniff.ts';

/** One file out of an archive: `name` as the person named it, with folders; `path` where it lies now. */
export type UnpackedFile = { readonly name: string; readonly path: string; readonly bytes: number };

type Unpacked = { readonly files: readonly UnpackedFile[]; readonly skipped: readonly string[] };

const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;
const TABLES = /\.(xlsx|xlsm|xls|csv|txt|tsv|htm|html)$/i;
const SERVICE = /(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** Archives packed under a Russian Windows name their files in cp866, and say nothing of it. */
function decodeEntryName(entry: Pick<Entry, 'generalPurposeBitFlag' | 'extraFields' | 'fileNameRaw'>): string {
  const isMarked =
    (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 ||
    entry.extraFields.some((field) => field.id === UNICODE_PATH_FIELD);
  const raw = entry.fileNameRaw;
  if (isMarked) {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw).replaceAll('\\', '/');
  } catch {
    return iconv.decode(raw, 'cp866').replaceAll('\\', '/');
  }
}

/** The name is only shown: files are stored under numbers, so that «..» in a name leads nowhere. */
const cleanName = (name: string): string =>
  name
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
    .join('/');

function countBytes(budget: { bytes: number }, packed: number, limits: OfficeLimits): Transform {
  let own = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      own += chunk.length;
      budget.bytes += chunk.length;
      const isDense = own > limits.ratioFloor && own > packed * limits.ratio;
      if (isDense || budget.bytes > limits.totalBytes) done(new OfficeError('bomb'));
      else done(null, chunk);
    },
  });
}

function asUnpackError(error: unknown): OfficeError {
  if (error instanceof OfficeError) return error;
  const isOverflow = error instanceof Error && /too many bytes in the stream/i.test(error.message);
  return new OfficeError(isOverflow ? 'bomb' : 'broken_archive', {}, { cause: error });
}

type Wanted = { readonly entry: Entry; readonly name: string };

async function listWanted(zip: ZipFile, limits: OfficeLimits): Promise<{ wanted: Wanted[]; skipped: string[] }> {
  const wanted: Wanted[] = [];
  const skipped: string[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    const name = cleanName(decodeEntryName(entry));
    if (entry.fileNameRaw.at(-1) === 0x2f || SERVICE.test(name)) continue;
    if (!TABLES.test(name)) {
      skipped.push(name);
      continue;
    }
    declared += entry.uncompressedSize;
    if (declared > limits.totalBytes) throw new OfficeError('bomb', { limit: limits.totalBytes });
    wanted.push({ entry, name });
    if (wanted.length > limits.files) throw new OfficeError('too_many_files', { limit: limits.files });
  }
  return { wanted, skipped };
}

/** True when a ZIP is itself a workbook or a document and not an archive of them. */
async function isOfficePackage(path: string): Promise<boolean> {
  try {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false });
    try {
      for await (const entry of zip.eachEntry()) {
        const name = decodeEntryName(entry).toLowerCase();
        if (name === '[content_types].xml' || name === 'mimetype' || name === 'xl/workbook.xml') return true;
      }
      return false;
    } finally {
      zip.close();
    }
  } catch (error) {
    throw asUnpackError(error);
  }
}

/**
 * Unpacks the tables of a ZIP, whatever its folders, into `folder` under numbered names. Archives inside are not opened; files
 * of other kinds are listed in `skipped`.
 * @throws OfficeError `broken_archive`, `bomb`, `password`, `too_many_files`, `no_tables_in_archive`
 */
export async function unpackTables(
  path: string,
  folder: string,
  limits: OfficeLimits = DEFAULT_LIMITS,
): Promise<Unpacked> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false });
    const { wanted, skipped } = await listWanted(zip, limits);
    if (wanted.length === 0) throw new OfficeError('no_tables_in_archive');
    await mkdir(folder, { recursive: true });
    return { files: await extractAll(zip, wanted, folder, limits), skipped };
  } catch (error) {
    throw asUnpackError(error);
  } finally {
    zip?.close();
  }
}

async function extractAll(
  zip: ZipFile,
  wanted: readonly Wanted[],
  folder: string,
  limits: OfficeLimits,
): Promise<UnpackedFile[]> {
  const budget = { bytes: 0 };
  const files: UnpackedFile[] = [];
  for (const { entry, name } of wanted) {
    if (entry.isEncrypted()) throw new OfficeError('password', { part: name });
    const path = join(folder, `${String(files.length + 1).padStart(4, '0')}${/\.\w+$/.exec(name)?.[0] ?? ''}`);
    const source = await zip.openReadStreamPromise(entry);
    await pipeline(source, countBytes(budget, entry.compressedSize, limits), createWriteStream(path));
    files.push({ name, path, bytes: (await stat(path)).size });
  }
  return files;
}

/**
 * The tables in what a person threw in: a ZIP of them is unpacked into `folder`, anything else is one table as it lies, right or
 * wrong, for `openTable` to judge.
 * @throws OfficeError as `unpackTables`
 */
export async function collectTables(
  path: string,
  fileName: string,
  folder: string,
  limits: OfficeLimits = DEFAULT_LIMITS,
): Promise<Unpacked> {
  const isArchive = (await recogniseFile(path)) === 'zip' && !(await isOfficePackage(path));
  if (isArchive) return unpackTables(path, folder, limits);
  return { files: [{ name: fileName, path, bytes: (await stat(path)).size }], skipped: [] };
}
