import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatAddress, parseAddress } from '#core/office/address.ts';
import { type Archive, openArchive } from '#core/office/archive.ts';
import { OfficeError } from '#core/office/errors.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import { patchComments, patchDrawing, type Remark } from '#core/office/mark/comments.ts';
import { addContentTypes, addRelations, type NewRelation, tieDrawing } from '#core/office/mark/package.ts';
import { patchSheet } from '#core/office/mark/rows.ts';
import { patchStyles, type StylePatch } from '#core/office/mark/styles.ts';
import { declareUtf8 } from '#core/office/mark/tags.ts';
import { openTable } from '#core/office/open.ts';
import { type Part, packArchive } from '#core/office/pack.ts';
import { recogniseFile } from '#core/office/sniff.ts';
import type { Cell, Merge, Row, TableFile } from '#core/office/table.ts';
import { makeBookParts } from '#core/office/xlsx/book-parts.ts';
import { scanLayout } from '#core/office/xlsx/sheet.ts';
import { chooseSheetNames } from '#core/office/xlsx/sheet-names.ts';
import { nameRelations, readRelations, readWorkbookParts, type SheetPart } from '#core/office/xlsx/workbook.ts';
import { type PlacedCell, writePlainSheet } from '#core/office/xlsx/write-sheet.ts';
import { decodeXml } from '#core/office/xml.ts';

/** One bad cell: the name of its sheet, its address («B7») and what is wrong, in Russian. */
export type Mark = { readonly sheet: string; readonly cell: string; readonly message: string };

/** Parts that will differ from the original, by name, and what new parts must be declared. */
type Changes = {
  readonly parts: Map<string, AsyncIterable<string> | Iterable<string>>;
  readonly comments: string[];
  hasDrawings: boolean;
};

async function readText(archive: Archive, name: string): Promise<string> {
  let text = '';
  for await (const piece of decodeXml(archive.read(name))) text += piece;
  if (/<!DOCTYPE/i.test(text)) throw new OfficeError('doctype', { part: name });
  return declareUtf8(text);
}

async function* readSheetText(archive: Archive, name: string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of decodeXml(archive.read(name))) {
    yield isFirst ? declareUtf8(piece) : piece;
    isFirst = false;
  }
}

/** A covered cell of a merge is not seen: its remark goes to the one that is. */
function placeRemark(mark: Mark, merges: readonly Merge[]): Remark {
  const address = parseAddress(mark.cell);
  if (!address) throw new OfficeError('bad_cell_address', { sheet: mark.sheet, cell: mark.cell });
  const { column, row } = address;
  const cover = merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right);
  return cover ? { column: cover.left, row: cover.top, message: mark.message } : { column, row, message: mark.message };
}

/** One remark per cell: several about one are lines of it. */
function joinRemarks(remarks: readonly Remark[]): Remark[] {
  const byAddress = new Map<string, Remark>();
  for (const remark of remarks) {
    const address = formatAddress(remark.column, remark.row);
    const known = byAddress.get(address);
    byAddress.set(address, known ? { ...known, message: `${known.message}\n${remark.message}` } : remark);
  }
  return [...byAddress.values()];
}

function groupCells(remarks: readonly Remark[]): Map<number, Set<number>> {
  const rows = new Map<number, Set<number>>();
  for (const { row, column } of remarks) {
    const columns = rows.get(row) ?? new Set<number>();
    rows.set(row, columns.add(column));
  }
  return rows;
}

async function findDrawingId(archive: Archive, part: string): Promise<string | undefined> {
  let carried = '';
  for await (const piece of decodeXml(archive.read(part))) {
    const text = carried + piece;
    const match = /<(?:[\w.-]+:)?legacyDrawing\s[^<>]*?:?id\s*=\s*["']([^"']*)["']/.exec(text);
    if (match) return match[1];
    carried = text.slice(-1024);
  }
  return undefined;
}

function chooseName(archive: Archive, changes: Changes, start: string, ending: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${start}${number}${ending}`;
    if (archive.find(name) === undefined && !changes.parts.has(name)) return name;
  }
}

async function changeSheet(
  archive: Archive,
  sheet: SheetPart,
  marks: readonly Mark[],
  styles: StylePatch,
  changes: Changes,
): Promise<void> {
  const { merges } = await scanLayout(archive.read(sheet.part));
  const remarks = joinRemarks(marks.map((mark) => placeRemark(mark, merges)));
  const relations = await readRelations(archive, sheet.part);
  const drawingId = await findDrawingId(archive, sheet.part);
  const find = (target: string | undefined) => (target === undefined ? undefined : archive.find(target));
  const commentsPart = find(relations.find(({ type }) => type === 'comments')?.target);
  const drawingPart = find(relations.find(({ id }) => id === drawingId)?.target);
  const added: NewRelation[] = [];
  const commentsName = commentsPart ?? chooseName(archive, changes, 'xl/oporaComments', '.xml');
  const comments = patchComments(commentsPart && (await readText(archive, commentsPart)), remarks);
  changes.parts.set(commentsName, [comments.text]);
  if (commentsPart === undefined) {
    added.push({ id: 'rIdOporaComments', type: 'comments', target: commentsName });
    changes.comments.push(commentsName);
  }
  const drawingName = drawingPart ?? chooseName(archive, changes, 'xl/drawings/oporaDrawing', '.vml');
  changes.parts.set(drawingName, [patchDrawing(drawingPart && (await readText(archive, drawingPart)), comments.added)]);
  if (drawingPart === undefined) {
    added.push({ id: 'rIdOporaDrawing', type: 'vmlDrawing', target: drawingName });
    changes.hasDrawings = true;
  }
  if (added.length > 0) {
    const wanted = nameRelations(sheet.part);
    const name = archive.find(wanted) ?? wanted;
    const original = archive.find(wanted) === undefined ? undefined : await readText(archive, name);
    changes.parts.set(name, [addRelations(original, added)]);
  }
  const finishTail = (tail: string) => (drawingPart === undefined ? tieDrawing(tail, 'rIdOporaDrawing') : tail);
  const source = readSheetText(archive, sheet.part);
  changes.parts.set(
    sheet.part,
    patchSheet(source, groupCells(remarks), (style) => styles.mark(style), finishTail),
  );
}

type StylePlace = { readonly name: string; readonly isNew: boolean; readonly patch: StylePatch };

async function openStyles(
  archive: Archive,
  workbook: string,
  known: string | undefined,
  changes: Changes,
): Promise<StylePlace> {
  if (known !== undefined) {
    return { name: known, isNew: false, patch: patchStyles(await readText(archive, known)) };
  }
  const name = chooseName(archive, changes, 'xl/oporaStyles', '.xml');
  const relations = archive.find(nameRelations(workbook)) ?? nameRelations(workbook);
  const text = await readText(archive, relations);
  changes.parts.set(relations, [addRelations(text, [{ id: 'rIdOporaStyles', type: 'styles', target: name }])]);
  return { name, isNew: true, patch: patchStyles(undefined) };
}

/** Twins of styles become known while sheets are written, so the styles come last. */
async function* listParts(archive: Archive, changes: Changes, styles: StylePlace): AsyncGenerator<Part> {
  const known = new Set(archive.names);
  for (const name of archive.names) {
    if (name === styles.name) continue;
    const content = changes.parts.get(name);
    if (content) {
      yield { name, content };
      continue;
    }
    const entry = archive.getEntry(name);
    const { compressionMethod: compression, crc32: crc, compressedSize: packed, uncompressedSize: size } = entry;
    yield { name, stored: archive.readStored(name), compression, crc, packed, size };
  }
  for (const [name, content] of changes.parts) if (!known.has(name)) yield { name, content };
  yield { name: styles.name, content: [styles.patch.finish()] };
}

function groupMarks(sheets: readonly SheetPart[], marks: readonly Mark[]): Map<SheetPart, Mark[]> {
  const groups = new Map<SheetPart, Mark[]>();
  for (const mark of marks) {
    const sheet = sheets.find((candidate) => candidate.name === mark.sheet);
    if (!sheet) throw new OfficeError('no_such_sheet', { sheet: mark.sheet });
    groups.set(sheet, [...(groups.get(sheet) ?? []), mark]);
  }
  return groups;
}

async function changeBook(archive: Archive, marks: readonly Mark[], output: string): Promise<void> {
  const parts = await readWorkbookParts(archive);
  const changes: Changes = { parts: new Map(), comments: [], hasDrawings: false };
  const styles = await openStyles(archive, parts.workbook, parts.styles, changes);
  for (const [sheet, own] of groupMarks(parts.sheets, marks)) {
    await changeSheet(archive, sheet, own, styles.patch, changes);
  }
  const types = archive.find('[Content_Types].xml');
  if (types !== undefined && (changes.comments.length > 0 || changes.hasDrawings || styles.isNew)) {
    const { comments, hasDrawings } = changes;
    const text = await readText(archive, types);
    changes.parts.set(types, [
      addContentTypes(text, { comments, hasDrawings, styles: styles.isNew ? [styles.name] : [] }),
    ]);
  }
  await pipeline(Readable.from(packArchive(listParts(archive, changes, styles))), createWriteStream(output));
}

/**
 * A copy of the user's own XLSX with bad cells filled amber and a comment in each; every part that need not change is copied byte
 * for byte. A missing row or cell is made where it belongs.
 * @throws OfficeError `no_such_sheet`, `bad_cell_address`, and those of reading
 */
export async function markWorkbook(
  input: string,
  output: string,
  marks: readonly Mark[],
  limits: OfficeLimits = DEFAULT_LIMITS,
): Promise<void> {
  const archive = await openArchive(input, limits);
  try {
    await changeBook(archive, marks, output);
  } finally {
    archive.close();
  }
}

function placeCell(cell: Cell): PlacedCell {
  const isWholeDay = cell.kind === 'date' && cell.text.length === 10;
  if (isWholeDay) return { value: cell.date, kind: 'date' };
  if (cell.kind === 'boolean') return { value: cell.text === 'ИСТИНА', kind: 'text' };
  if (cell.kind !== 'number') return { value: cell.text, kind: 'text' };
  if (/^0\d/.test(cell.text)) return { value: cell.text, kind: 'text' };
  return { value: cell.number, kind: cell.text.endsWith('%') ? 'percent' : 'number' };
}

async function* placeRows(rows: AsyncIterable<Row>): AsyncGenerator<{ number: number; cells: PlacedCell[] }> {
  for await (const { number, cells } of rows) yield { number, cells: cells.map(placeCell) };
}

async function* copyBook(table: TableFile, names: readonly string[]): AsyncGenerator<Part> {
  for (const index of names.keys()) {
    const content = writePlainSheet(placeRows(table.rows(index)), await table.merges(index));
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, content };
  }
  yield* makeBookParts(names);
}

/**
 * The same for a table of any kind. CSV, XLS and web tables cannot carry such marks, so their cells come back in a new XLSX.
 * @throws OfficeError as `markWorkbook` and `openTable`
 */
export async function markTable(
  input: string,
  fileName: string,
  output: string,
  marks: readonly Mark[],
  limits: OfficeLimits = DEFAULT_LIMITS,
): Promise<void> {
  if ((await recogniseFile(input)) === 'zip') return markWorkbook(input, output, marks, limits);
  const table = await openTable(input, fileName, limits);
  const copy = `${output}.copy`;
  try {
    const names = chooseSheetNames(table.sheets.map(({ name }) => name));
    await pipeline(Readable.from(packArchive(copyBook(table, names))), createWriteStream(copy));
    const renamed = marks.map((mark) => {
      const index = table.sheets.findIndex(({ name }) => name === mark.sheet);
      return { ...mark, sheet: names[index] ?? mark.sheet };
    });
    await markWorkbook(copy, output, renamed, limits);
  } finally {
    await table.close();
    await rm(copy, { force: true });
  }
}
