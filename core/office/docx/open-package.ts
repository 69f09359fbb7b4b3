import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { DocxError } from '#core/office/docx/errors.ts';
import { readXml } from '#core/office/docx/read-xml.ts';
import { recogniseBytes } from '#core/office/sniff.ts';

/** Parts of a Word file, unpacked with every byte counted and every XML part read through once. */
export type DocxPackage = {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Name of the main part, usually `word/document.xml`. */
  readonly mainPart: string;
};

/** Bytes and counts; `ratio` of unpacked to packed bytes is looked at past `ratioFloor`. */
export type DocxLimits = {
  readonly fileBytes: number;
  readonly entries: number;
  readonly totalBytes: number;
  readonly xmlBytes: number;
  readonly ratio: number;
  readonly ratioFloor: number;
};

/** A template of a service is some tens of kilobytes; pictures of a letterhead make it a few megabytes. */
const TEMPLATE_LIMITS: DocxLimits = {
  fileBytes: 20 * 1024 ** 2,
  entries: 1_000,
  totalBytes: 80 * 1024 ** 2,
  xmlBytes: 24 * 1024 ** 2,
  ratio: 250,
  ratioFloor: 4 * 1024 ** 2,
};

/** What to unpack and how much of it; parts that are not wanted stay packed, whatever their size. */
export type Unpacking = { readonly limits: DocxLimits; isWanted(name: string): boolean };

/** Parts by name, and the names of all that the archive holds. */
export type Unpacked = { readonly parts: ReadonlyMap<string, Uint8Array>; readonly names: readonly string[] };

const OFFICE_DOCUMENT = '/officeDocument';
const STRICT = 'http://purl.oclc.org/ooxml/';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';
/** Relationships that make a document run or load something. */
const ACTIVE = ['/oleObject', '/control', '/activeXControlBinary', '/aFChunk', '/subDocument', '/package'];
const MACROS = ['/vbaProject', '/wordVbaData', '/attachedToolbars'];
const HARMLESS_EXTERNAL = ['/hyperlink', '/attachedTemplate'];

export type Relation = { readonly type: string; readonly target: string; readonly isExternal: boolean };

function refuseByNature(bytes: Uint8Array, limits: DocxLimits): void {
  const nature = recogniseBytes(bytes.subarray(0, 4096));
  if (nature === 'empty') throw new DocxError('empty-file');
  if (nature === 'compound') {
    const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new DocxError(isEncrypted ? 'password' : 'legacy-doc');
  }
  if (nature !== 'zip') throw new DocxError('not-docx');
  if (bytes.length > limits.fileBytes) throw new DocxError('bomb');
}

const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name);

async function readEntry(zip: ZipFile, entry: Entry, limits: DocxLimits): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new DocxError('password', { part: entry.fileName });
  const limit = isXml(entry.fileName) ? limits.xmlBytes : limits.totalBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    const isDense = size > limits.ratioFloor && size > entry.compressedSize * limits.ratio;
    if (size > limit || isDense) throw new DocxError('bomb', { part: entry.fileName });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

type Listed = { readonly wanted: Entry[]; readonly names: string[] };

async function listEntries(zip: ZipFile, { limits, isWanted }: Unpacking): Promise<Listed> {
  if (zip.entryCount > limits.entries) throw new DocxError('bomb');
  const wanted: Entry[] = [];
  const names = new Set<string>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    if (names.has(entry.fileName.toLowerCase())) throw new DocxError('damaged', { part: entry.fileName });
    names.add(entry.fileName.toLowerCase());
    if (entry.fileName.endsWith('/') || !isWanted(entry.fileName)) continue;
    declared += entry.uncompressedSize;
    if (declared > limits.totalBytes) throw new DocxError('bomb');
    wanted.push(entry);
  }
  return { wanted, names: [...names] };
}

async function unpack(bytes: Uint8Array, unpacking: Unpacking): Promise<Unpacked> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
    });
    const parts = new Map<string, Uint8Array>();
    let total = 0;
    const { wanted, names } = await listEntries(zip, unpacking);
    for (const entry of wanted) {
      const content = await readEntry(zip, entry, unpacking.limits);
      total += content.length;
      if (total > unpacking.limits.totalBytes) throw new DocxError('bomb');
      parts.set(entry.fileName, content);
    }
    return { parts, names };
  } catch (error) {
    if (error instanceof DocxError) throw error;
    const isOverflow = error instanceof Error && /too many bytes in the stream/i.test(error.message);
    throw new DocxError(isOverflow ? 'bomb' : 'damaged', {}, { cause: error });
  }
}

/** Relationships of one `.rels` part. @throws DocxError `doctype`, `damaged` */
export function listRelations(parts: ReadonlyMap<string, Uint8Array>, name: string): Relation[] {
  const content = parts.get(name);
  if (content === undefined) return [];
  const relations: Relation[] = [];
  readXml(content, name, {
    open: (tag, attributes) => {
      if (tag !== 'Relationship') return;
      relations.push({
        type: attributes.Type ?? '',
        target: attributes.Target ?? '',
        isExternal: attributes.TargetMode === 'External',
      });
    },
  });
  return relations;
}

function findMainPart(parts: ReadonlyMap<string, Uint8Array>): string {
  const main = listRelations(parts, '_rels/.rels').find((relation) => relation.type.endsWith(OFFICE_DOCUMENT));
  const name = main?.target.replace(/^\.?\//, '');
  if (main === undefined || name === undefined || !parts.has(name)) throw new DocxError('not-docx');
  if (main.type.startsWith(STRICT)) throw new DocxError('strict-format');
  return name;
}

function findContentType(parts: ReadonlyMap<string, Uint8Array>, part: string): string | undefined {
  const content = parts.get('[Content_Types].xml');
  if (content === undefined) return undefined;
  let type: string | undefined;
  readXml(content, '[Content_Types].xml', {
    open: (tag, attributes) => {
      if (tag === 'Override' && attributes.PartName?.toLowerCase() === `/${part}`.toLowerCase()) {
        type = attributes.ContentType;
      }
    },
  });
  return type;
}

function checkMainType(parts: ReadonlyMap<string, Uint8Array>, mainPart: string): void {
  const type = findContentType(parts, mainPart);
  if (type !== undefined && /macroEnabled/i.test(type)) throw new DocxError('macros');
  if (type === TEMPLATE_TYPE) throw new DocxError('word-template');
  if (type !== MAIN_TYPE) throw new DocxError('not-docx');
}

const hasEnding = (type: string, endings: readonly string[]): boolean =>
  endings.some((ending) => type.toLowerCase().endsWith(ending.toLowerCase()));

function checkRelation(relation: Relation, relsPart: string): void {
  if (hasEnding(relation.type, MACROS)) throw new DocxError('macros', { part: relsPart });
  // A chart keeps its workbook as a package: that one is data, the same link from the text is an embedded object.
  const isChartData = relation.type.endsWith('/package') && relsPart.includes('/charts/');
  if (hasEnding(relation.type, ACTIVE) && !isChartData) throw new DocxError('active-content', { part: relsPart });
  if (relation.isExternal && !hasEnding(relation.type, HARMLESS_EXTERNAL)) {
    throw new DocxError('external-content', { part: relsPart });
  }
}

/**
 * Unpacks a Word file by the given limits and says what it is: real sizes are counted, a file of another kind, with a password or with
 * macros is refused. Nothing is said of the parts themselves.
 * @throws DocxError with a code that has a Russian text in messages.ts
 */
export async function openDocxParts(bytes: Uint8Array, unpacking: Unpacking): Promise<DocxPackage> {
  refuseByNature(bytes, unpacking.limits);
  const { parts, names } = await unpack(bytes, unpacking);
  const mimetype = parts.get('mimetype');
  if (mimetype !== undefined && new TextDecoder().decode(mimetype).includes('opendocument')) {
    throw new DocxError('open-document');
  }
  if (names.some((name) => /vba(Project|Data)[^/]*$/i.test(name))) throw new DocxError('macros');
  const mainPart = findMainPart(parts);
  checkMainType(parts, mainPart);
  return { parts, mainPart };
}

/**
 * Opens a Word file that came from outside. Nothing is believed: the nature of the bytes, real sizes while unpacking, no DOCTYPE in
 * any XML part, no macros, no embedded or linked content.
 * @throws DocxError with a code that has a Russian text in messages.ts
 */
export async function openDocxPackage(bytes: Uint8Array): Promise<DocxPackage> {
  const opened = await openDocxParts(bytes, { limits: TEMPLATE_LIMITS, isWanted: () => true });
  const { parts } = opened;
  for (const [name, content] of parts) if (isXml(name)) readXml(content, name, {});
  for (const name of parts.keys()) {
    if (name.endsWith('.rels')) for (const relation of listRelations(parts, name)) checkRelation(relation, name);
  }
  return opened;
}
