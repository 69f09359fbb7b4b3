import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type DocumentParts, nameRelations, openDocument } from '#core/office/document/docx/open-document.ts';
import { type Comment, endRange, findLastId, patchComments, startRange } from '#core/office/document/mark/comments.ts';
import { findParagraphs, type ParagraphPlace } from '#core/office/document/mark/find-paragraphs.ts';
import type { Anchor } from '#core/office/document/model.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { appendInside, findElement, listTags, readAttribute } from '#core/office/mark/tags.ts';
import { type Part, packArchive } from '#core/office/pack.ts';

export interface Remark {
  readonly anchor: Anchor;
  readonly text: string;
  readonly author: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const TYPES = '[Content_Types].xml';

/** Byte for byte: what is put in is ASCII, so that a byte is a sign and no sign changes. */
const toBytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const fromBytes = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
/** The other parts are small and hold Russian text. */
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function readNumber(anchor: Anchor): number {
  const number = Number(/^p(\d{1,9})(?:c\d+)?$/.exec(anchor)?.[1]);
  if (!Number.isInteger(number)) throw new DocxError('no-such-place', { anchor });
  return number;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Remarks of one paragraph open together and close together; `<w:p/>` is opened by nothing but insertions. */
function encloseParagraph(place: ParagraphPlace, ids: readonly number[]): Insertion[] {
  const start = ids.map(startRange).join('');
  const end = ids.map(endRange).join('');
  if (!place.isEmptyTag) {
    return [
      { at: place.start, text: start },
      { at: place.end, text: end },
    ];
  }
  return [
    { at: place.start, text: `>${start}${end}<` },
    { at: place.end + 1, text: 'w:p' },
  ];
}

function insertAll(text: string, insertions: readonly Insertion[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { at, text: addition } of [...insertions].sort((left, right) => left.at - right.at)) {
    pieces.push(text.slice(from, at), addition);
    from = at;
  }
  return pieces.join('') + text.slice(from);
}

/** Ids of the remarks by the place they stand at; several anchors may share one. */
function placeComments(xml: string, remarks: readonly Remark[], first: number): Insertion[] {
  const numbers = remarks.map((remark) => readNumber(remark.anchor));
  const places = findParagraphs(xml, new Set(numbers));
  const byStart = new Map<number, { place: ParagraphPlace; ids: number[] }>();
  for (const [index, number] of numbers.entries()) {
    const place = places.get(number);
    if (place === undefined) throw new DocxError('no-such-place', { anchor: `p${number}` });
    const known = byStart.get(place.start) ?? { place, ids: [] };
    known.ids.push(first + index);
    byStart.set(place.start, known);
  }
  return [...byStart.values()].flatMap(({ place, ids }) => encloseParagraph(place, ids));
}

function chooseName(document: DocumentParts, names: readonly string[]): string {
  const folder = document.mainPart.slice(0, document.mainPart.lastIndexOf('/') + 1);
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const isFree = (name: string): boolean => !taken.has(name.toLowerCase());
  for (let number = 0; ; number += 1) {
    const name = `${folder}comments${number === 0 ? '' : `Opora${number}`}.xml`;
    if (isFree(name)) return name;
  }
}

function addRelation(original: string | undefined, part: string): string {
  const text =
    original ??
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const element = findElement(text, 'Relationships');
  if (element === undefined) throw new DocxError('damaged', { part });
  const ids = new Set([...listTags(text)].map((tag) => readAttribute(tag.text, 'Id')));
  let id = 'rIdOporaComments';
  for (let number = 1; ids.has(id); number += 1) id = `rIdOporaComments${number}`;
  return appendInside(
    text,
    element,
    `<${element.open.prefix}Relationship Id="${id}" Type="${TYPE}" Target="/${part}"/>`,
  );
}

function addContentType(text: string, part: string): string {
  const element = findElement(text, 'Types');
  if (element === undefined) throw new DocxError('damaged', { part: TYPES });
  return appendInside(text, element, `<${element.open.prefix}Override PartName="/${part}" ContentType="${CONTENT}"/>`);
}

/** Parts that differ from the original, by name. */
function changeParts(
  document: DocumentParts,
  names: readonly string[],
  remarks: readonly Remark[],
): Map<string, Uint8Array> {
  const { parts, mainPart } = document;
  const changes = new Map<string, Uint8Array>();
  const change = (name: string, text: string) => changes.set(name, Buffer.from(text));
  const xml = fromBytes(parts.get(mainPart) ?? new Uint8Array());
  const known = document.find('comments').find((name) => parts.has(name));
  const part = known ?? chooseName(document, names);
  const original = known === undefined ? undefined : decode(parts.get(known) ?? new Uint8Array());
  const first = Math.max(findLastId(xml), findLastId(original ?? '')) + 1;
  changes.set(mainPart, toBytes(insertAll(xml, placeComments(xml, remarks, first))));
  const comments = patchComments(
    original,
    remarks.map(({ author, text }, index): Comment => ({ id: first + index, author, text })),
  );
  if (comments === undefined) throw new DocxError('damaged', { part });
  change(part, comments);
  if (known !== undefined) return changes;
  const relations = nameRelations(mainPart);
  const present = parts.get(relations);
  change(relations, addRelation(present && decode(present), part));
  change(TYPES, addContentType(decode(parts.get(TYPES) ?? new Uint8Array()), part));
  return changes;
}

async function* readStored(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  yield* stream as AsyncIterable<Buffer>;
}

/** Parts in the order of the original; those that need not change as they lie packed. */
function* listParts(
  zip: ZipFile,
  entries: readonly Entry[],
  changes: ReadonlyMap<string, Uint8Array>,
): Generator<Part> {
  for (const entry of entries) {
    const {
      fileName: name,
      compressionMethod: compression,
      crc32: crc,
      compressedSize: packed,
      uncompressedSize: size,
    } = entry;
    const bytes = changes.get(name);
    if (bytes) yield { name, bytes };
    else yield { name, stored: readStored(zip, entry), compression, crc, packed, size };
  }
  const known = new Set(entries.map((entry) => entry.fileName));
  for (const [name, bytes] of changes) if (!known.has(name)) yield { name, bytes };
}

/**
 * A copy of the user's own document with the remarks as comments of Word at their places. Everything else stays byte for byte: the text
 * differs by insertions only, other parts are copied as they lie.
 * @throws DocxError as reading, and `no-such-place`
 */
export async function markDocx(bytes: Uint8Array, remarks: readonly Remark[]): Promise<Uint8Array> {
  const document = await openDocument(bytes);
  if (remarks.length === 0) return bytes;
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
    lazyEntries: true,
    autoClose: false,
  });
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  const changes = changeParts(
    document,
    entries.map((entry) => entry.fileName),
    remarks,
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of packArchive(listParts(zip, entries, changes))) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
