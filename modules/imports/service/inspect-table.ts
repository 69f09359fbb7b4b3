import type { Row, TableFile } from '#core/office/table.ts';
import type { SheetState } from '../contract/shapes.ts';
import type { FieldSpec, HeaderColumn, HeaderFinding, MappingEntry, RememberedMapping } from '../model.ts';
import { findHeader } from '../rules/find-header.ts';
import { listMissingFields, proposeMapping } from '../rules/propose-mapping.ts';
import { findAsOf, findNameOrganization, findTitleOrganization, namesOrganization } from '../rules/read-titles.ts';
import { applyRemembered, mappingKey } from '../rules/remember-mapping.ts';

const HEAD_ROWS = 60;
const SAMPLE_ROWS = 14;
const SAMPLE_COLUMNS = 60;
const SAMPLE_LENGTH = 80;

export interface InspectSettings {
  readonly fields: readonly FieldSpec[];
  /** Remembered columns by header key; the named one serves any header. */
  findRemembered(headerKey: string): RememberedMapping | undefined;
}

function takeSample(rows: readonly Row[]): SheetState['sample'] {
  return rows.slice(0, SAMPLE_ROWS).map(({ number, cells }) => ({
    number,
    cells: cells.slice(0, SAMPLE_COLUMNS).map((cell) => cell.text.slice(0, SAMPLE_LENGTH)),
  }));
}

type Columns = Pick<SheetState, 'columns' | 'missingFields' | 'confidence' | 'origin' | 'conflicts'>;

function chooseColumns(header: HeaderFinding, body: readonly Row[], settings: InspectSettings): Columns {
  const { fields } = settings;
  const remembered = settings.findRemembered(mappingKey(header.columns));
  if (remembered !== undefined) {
    const { entries, conflicts } = applyRemembered(remembered, header.columns);
    const missingFields = [...listMissingFields(fields, entries)];
    if (missingFields.length === 0)
      return {
        columns: [...entries],
        missingFields,
        confidence: 1,
        origin: 'remembered',
        conflicts: conflicts.map(({ message }) => message),
      };
  }
  const { entries, missingFields, confidence } = proposeMapping(fields, header.columns, body);
  return { columns: [...entries], missingFields: [...missingFields], confidence, origin: 'proposed', conflicts: [] };
}

/** A sheet without a header that could be found: its columns by number, for a person to name. */
function bareColumns(rows: readonly Row[]): HeaderColumn[] {
  const width = Math.min(SAMPLE_COLUMNS, Math.max(0, ...rows.map(({ cells }) => cells.length)));
  return Array.from({ length: width }, (_, index) => ({ index, title: '' }));
}

async function inspectSheet(
  table: TableFile,
  index: number,
  fileName: string,
  settings: InspectSettings,
): Promise<SheetState | undefined> {
  const title = table.sheets[index];
  const rows = await table.head(index, HEAD_ROWS);
  if (title === undefined || rows.length === 0) return undefined;
  const merges = await table.merges(index);
  const header = findHeader(rows, merges);
  const found: HeaderFinding = header ?? {
    headerRows: [],
    firstDataRow: rows[0]?.number ?? 1,
    columns: bareColumns(rows),
    confidence: 0,
    reason: 'Строка с названиями столбцов не найдена.',
  };
  const body = rows.filter(({ number }) => number >= found.firstDataRow);
  const above = rows.filter(({ number }) => number < (found.headerRows[0] ?? found.firstDataRow));
  const chosen = chooseColumns(found, body, settings);
  const isNamed = namesOrganization(title.name);
  return {
    name: title.name,
    index,
    headerRows: [...found.headerRows],
    firstDataRow: found.firstDataRow,
    reason: found.reason,
    ...chosen,
    isHidden: title.hidden,
    filled: listFilledColumns(body),
    isUsed: !title.hidden && chosen.missingFields.length === 0 && hasMeaning(chosen.columns),
    organizationText: findTitleOrganization(above) ?? (isNamed ? title.name : findNameOrganization(fileName)) ?? null,
    asOf: findAsOf(above) ?? null,
    sample: takeSample(rows),
  };
}

function listFilledColumns(rows: readonly Row[]): number[] {
  const filled = new Set<number>();
  for (const { cells } of rows)
    cells.forEach((cell, column) => {
      if (cell.text.trim() !== '') filled.add(column);
    });
  return [...filled].sort((a, b) => a - b);
}

/** More than a number and a remark: a sheet of lists and notes is no table to load. */
function hasMeaning(columns: readonly MappingEntry[]): boolean {
  const codes = new Set(columns.flatMap(({ fields }) => fields));
  for (const code of ['rowNumber', 'note', 'direction']) codes.delete(code);
  return codes.size > 0;
}

/** Every sheet of a table with what its columns seem to be. Sheets without a row are left out. */
export async function inspectTable(
  table: TableFile,
  fileName: string,
  settings: InspectSettings,
): Promise<SheetState[]> {
  const sheets: SheetState[] = [];
  for (let index = 0; index < table.sheets.length; index += 1) {
    const sheet = await inspectSheet(table, index, fileName, settings);
    if (sheet !== undefined) sheets.push(sheet);
  }
  return sheets;
}

/** Doubtful enough to be shown before anything is read: no sheet of the file has the columns that must be there. */
export function needsColumns(sheets: readonly SheetState[]): boolean {
  return !sheets.some(({ isUsed }) => isUsed);
}

export interface SheetChange {
  readonly isUsed: boolean;
  readonly headerRow?: number | undefined;
  readonly columns: readonly { readonly column: number; readonly fields: readonly string[] }[];
}

/** A sheet as the user says it is. Titles come from the row named as the header. */
export function changeSheet(sheet: SheetState, change: SheetChange, fields: readonly FieldSpec[]): SheetState {
  const isMoved = change.headerRow !== undefined && change.headerRow !== sheet.headerRows.at(-1);
  const titles = isMoved ? sheet.sample.find(({ number }) => number === change.headerRow)?.cells : undefined;
  const chosen = new Map(change.columns.map(({ column, fields: codes }) => [column, codes]));
  const columns = sheet.columns.map((entry) => ({
    ...entry,
    title: isMoved ? (titles?.[entry.column] ?? '') : entry.title,
    fields: [...(chosen.get(entry.column) ?? entry.fields)],
    reason: chosen.has(entry.column) ? 'указано вами' : entry.reason,
    confidence: chosen.has(entry.column) ? 1 : entry.confidence,
  }));
  const headerRow = change.headerRow ?? 0;
  return {
    ...sheet,
    columns,
    ...(isMoved && {
      headerRows: headerRow === 0 ? [] : [headerRow],
      firstDataRow: headerRow === 0 ? (sheet.sample[0]?.number ?? 1) : headerRow + 1,
    }),
    isUsed: change.isUsed,
    origin: 'confirmed',
    missingFields: [...listMissingFields(fields, columns)],
    conflicts: [],
  };
}
