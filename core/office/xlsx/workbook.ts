import { type Archive, readPart } from '#core/office/archive.ts';
import { OfficeError } from '#core/office/errors.ts';
import type { SheetTitle } from '#core/office/table.ts';
import { GENERAL_FORMAT, getBuiltinFormat, type NumberFormat, parseFormat } from '#core/office/xlsx/formats.ts';
import { findAttribute, parseXml } from '#core/office/xml.ts';

export type SheetPart = SheetTitle & { readonly part: string };

/** The skeleton of a workbook: where its parts lie and how dates count. Part names as they stand in the archive. */
export type WorkbookParts = {
  readonly workbook: string;
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly strings: string | undefined;
  readonly styles: string | undefined;
};

export type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The part that holds the relations of another: «xl/_rels/workbook.xml.rels» of «xl/workbook.xml». */
export function nameRelations(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** Resolves a relation's target against its part; «..» never leaves the archive. */
function resolveTarget(part: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const folder = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') folder.pop();
    else if (step !== '' && step !== '.') folder.push(step);
  }
  return folder.join('/');
}

/** Relations inside the archive; external ones are ignored, nothing is ever fetched. */
export async function readRelations(archive: Archive, part: string): Promise<Relation[]> {
  const name = archive.find(nameRelations(part));
  if (name === undefined) return [];
  const relations: Relation[] = [];
  await parseXml(oneChunk(await readPart(archive, name)), name, {
    open(element, attributes) {
      if (element !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = resolveTarget(part, attributes.Target ?? '');
      const type = attributes.Type ?? '';
      relations.push({ id: attributes.Id ?? '', type: type.slice(type.lastIndexOf('/') + 1), target });
    },
  });
  return relations;
}

function findByType(archive: Archive, relations: readonly Relation[], type: string): string | undefined {
  const relation = relations.find((candidate) => candidate.type === type);
  return relation && archive.find(relation.target);
}

type SheetEntry = { name: string; hidden: boolean; relation: string };

async function readSheetList(archive: Archive, part: string): Promise<{ entries: SheetEntry[]; is1904: boolean }> {
  const entries: SheetEntry[] = [];
  let is1904 = false;
  await parseXml(oneChunk(await readPart(archive, part)), part, {
    open(element, attributes) {
      if (element === 'workbookPr') is1904 = ['1', 'true', 'on'].includes(attributes.date1904 ?? '');
      if (element !== 'sheet') return;
      const state = attributes.state ?? 'visible';
      entries.push({
        name: attributes.name ?? '',
        hidden: state !== 'visible',
        relation: findAttribute(attributes, 'id') ?? '',
      });
    },
  });
  return { entries, is1904 };
}

/** Why a ZIP without a workbook is not one: what it is instead. */
async function nameForeignArchive(archive: Archive): Promise<OfficeError> {
  if (archive.find('xl/workbook.bin') !== undefined) return new OfficeError('binary_workbook');
  if (archive.find('word/document.xml') !== undefined) return new OfficeError('word_document');
  const kind = archive.find('mimetype');
  if (kind !== undefined && (await readPart(archive, kind)).toString('latin1').includes('opendocument')) {
    return new OfficeError('open_document');
  }
  return new OfficeError('not_a_workbook');
}

async function findWorkbookPart(archive: Archive): Promise<string> {
  const part =
    findByType(archive, await readRelations(archive, ''), 'officeDocument') ?? archive.find('xl/workbook.xml');
  if (part === undefined || !part.toLowerCase().endsWith('.xml') || part.toLowerCase().startsWith('word/')) {
    throw await nameForeignArchive(archive);
  }
  return part;
}

/**
 * Finds sheets, strings and styles. Sheets that are charts or macros have no table and are left out.
 * @throws OfficeError `not_a_workbook`, `word_document`, `open_document`, `binary_workbook`, `no_sheets`, `doctype`, `broken_xml`
 */
export async function readWorkbookParts(archive: Archive): Promise<WorkbookParts> {
  const workbook = await findWorkbookPart(archive);
  const relations = await readRelations(archive, workbook);
  const { entries, is1904 } = await readSheetList(archive, workbook);
  const sheets = entries.flatMap((entry): SheetPart[] => {
    const relation = relations.find((candidate) => candidate.id === entry.relation && candidate.type === 'worksheet');
    const part = relation && archive.find(relation.target);
    return part === undefined ? [] : [{ name: entry.name, hidden: entry.hidden, part }];
  });
  if (sheets.length === 0) throw new OfficeError('no_sheets');
  return {
    workbook,
    sheets,
    is1904,
    strings: findByType(archive, relations, 'sharedStrings'),
    styles: findByType(archive, relations, 'styles'),
  };
}

/** Formats by the index a cell carries in `s`. */
export async function readFormats(archive: Archive, part: string | undefined): Promise<NumberFormat[]> {
  if (part === undefined) return [];
  const custom = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isInCellFormats = false;
  await parseXml(archive.read(part), part, {
    open(element, attributes) {
      if (element === 'numFmt') custom.set(Number(attributes.numFmtId), parseFormat(attributes.formatCode ?? ''));
      if (element === 'cellXfs') isInCellFormats = true;
      if (element !== 'xf' || !isInCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(custom.get(id) ?? getBuiltinFormat(id) ?? GENERAL_FORMAT);
    },
    close(element) {
      if (element === 'cellXfs') isInCellFormats = false;
    },
  });
  return formats;
}
