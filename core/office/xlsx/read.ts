import { type Archive, openArchive } from '#core/office/archive.ts';
import { OfficeError } from '#core/office/errors.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import { type Row, type SheetLayout, type TableFile, takeRows } from '#core/office/table.ts';
import type { NumberFormat } from '#core/office/xlsx/formats.ts';
import { scanLayout, streamSheet } from '#core/office/xlsx/sheet.ts';
import { readSharedStrings, type SharedStrings } from '#core/office/xlsx/strings.ts';
import { readFormats, readWorkbookParts, type SheetPart, type WorkbookParts } from '#core/office/xlsx/workbook.ts';

type Loaded = { readonly strings: SharedStrings; readonly formats: readonly NumberFormat[] };

async function load(archive: Archive, parts: WorkbookParts, limits: OfficeLimits): Promise<Loaded> {
  return {
    strings: await readSharedStrings(archive, parts.strings, limits),
    formats: await readFormats(archive, parts.styles),
  };
}

async function withArchive<T>(path: string, limits: OfficeLimits, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(path, limits);
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
}

function getSheet(parts: WorkbookParts, index: number): SheetPart {
  const sheet = parts.sheets[index];
  if (!sheet) throw new OfficeError('no_such_sheet', { sheet: String(index) });
  return sheet;
}

/**
 * Opens an XLSX workbook. Only the skeleton is read now; strings and formats with the first rows, and kept. The file is opened
 * anew for each reading, so an abandoned one holds nothing.
 * @throws OfficeError as `openArchive` and `readWorkbookParts`
 */
export async function openWorkbook(path: string, limits: OfficeLimits = DEFAULT_LIMITS): Promise<TableFile> {
  const parts = await withArchive(path, limits, readWorkbookParts);
  const layouts = new Map<number, SheetLayout>();
  let loaded: Loaded | undefined;
  async function* rows(index: number): AsyncGenerator<Row> {
    const sheet = getSheet(parts, index);
    const archive = await openArchive(path, limits);
    try {
      loaded ??= await load(archive, parts, limits);
      yield* streamSheet(archive.read(sheet.part), { ...loaded, ...sheet, is1904: parts.is1904, limits });
    } finally {
      archive.close();
    }
  }
  const readLayout = async (index: number): Promise<SheetLayout> => {
    const { part } = getSheet(parts, index);
    const known = layouts.get(index);
    if (known) return known;
    const layout = await withArchive(path, limits, (archive) => scanLayout(archive.read(part)));
    layouts.set(index, layout);
    return layout;
  };
  return {
    kind: 'xlsx',
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    rows,
    head: (index, count) => takeRows(rows(index), count),
    merges: async (index) => (await readLayout(index)).merges,
    hiddenColumns: async (index) => (await readLayout(index)).hiddenColumns,
    close: async () => {
      loaded = undefined;
    },
  };
}
