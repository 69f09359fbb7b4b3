import { AppError } from '#core/errors.ts';
import { OfficeError } from '#core/office/errors.ts';
import type { Row, TableFile } from '#core/office/table.ts';
import type { SheetState } from '../contract/shapes.ts';
import { importErrors } from '../errors.ts';
import type { ImportKind, SourceRow } from '../kind.ts';
import type { FieldSpec } from '../model.ts';

const MOST_ROWS = 200_000;
const REPORT_EVERY = 500;

/** What reading all sheets gathers; one for the whole batch. */
export interface RowPile {
  readonly rows: SourceRow[];
  readonly skipped: Record<string, number>;
}

export function openPile(): RowPile {
  return { rows: [], skipped: {} };
}

export interface ReadSettings {
  readonly kind: ImportKind;
  readonly fields: readonly FieldSpec[];
  readonly today: string;
  /** The day the lists speak of, where the user said it. */
  readonly asOf?: string | undefined;
  /** The year of dates that name none, where the user said it. */
  readonly year?: number | undefined;
  /** Called now and then with the number of rows read so far. */
  progress?(rows: number): Promise<void>;
}

/** What the user said of the lists as a whole, of any kind's parameters. */
export function readSaid(parameters: Readonly<Record<string, unknown>>): Pick<ReadSettings, 'asOf' | 'year'> {
  const { asOf, year } = parameters;
  return { asOf: typeof asOf === 'string' ? asOf : undefined, year: typeof year === 'number' ? year : undefined };
}

/** Each text once: a merged title is in one cell, but a copied one may stand in several. */
function textOfRow({ cells }: Row): string {
  return [...new Set(cells.map(({ text }) => text.trim()).filter((text) => text !== ''))].join(' ');
}

async function readSheet(table: TableFile, fileId: string, sheet: SheetState, pile: RowPile, settings: ReadSettings) {
  const { kind, fields, today } = settings;
  const merges = await table.merges(sheet.index);
  const columns = sheet.columns.map(({ column, title }) => ({ index: column, title }));
  const above: string[] = [];
  const plan = { columns, merges, mapping: { entries: sheet.columns }, fields, above, sheet: sheet.name };
  const headerRow = sheet.headerRows[0] ?? sheet.firstDataRow;
  const reader = kind.openReader(plan, { today, asOf: settings.asOf ?? sheet.asOf ?? today, year: settings.year });
  const parts = new Map<number, number>();
  const take = (rows: ReturnType<typeof reader.push>) => {
    for (const value of rows) {
      const part = parts.get(value.row);
      parts.set(value.row, (part ?? 0) + 1);
      pile.rows.push({ fileId, sheet: sheet.name, row: value.row, ...(part !== undefined && { part }), value });
    }
  };
  let seen = 0;
  for await (const row of table.rows(sheet.index)) {
    if (row.number < headerRow) above.push(textOfRow(row));
    if (row.number < sheet.firstDataRow) continue;
    take(reader.push(row));
    seen += 1;
    if (pile.rows.length > MOST_ROWS) throw new AppError(importErrors.too_many_rows, { limit: MOST_ROWS });
    if (seen % REPORT_EVERY === 0) await settings.progress?.(pile.rows.length);
  }
  take(reader.finish());
  for (const [kindOfRow, count] of Object.entries(reader.skipped))
    pile.skipped[kindOfRow] = (pile.skipped[kindOfRow] ?? 0) + count;
}

/** Reads the used sheets of one table onto the pile. A table that fails midway leaves nothing of itself. */
export async function readTableRows(
  table: TableFile,
  fileId: string,
  sheets: readonly SheetState[],
  pile: RowPile,
  settings: ReadSettings,
): Promise<void> {
  const before = pile.rows.length;
  try {
    for (const sheet of sheets) if (sheet.isUsed) await readSheet(table, fileId, sheet, pile, settings);
  } catch (error) {
    if (error instanceof OfficeError) pile.rows.length = before;
    throw error;
  }
}
