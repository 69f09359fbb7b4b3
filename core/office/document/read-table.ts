import { formatAddress } from '#core/office/address.ts';
import type {
  DocumentCell,
  DocumentRow,
  Paragraph,
  ReadDocument,
  Table,
  UnreadPart,
} from '#core/office/document/model.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import { openTable } from '#core/office/open.ts';
import type { Merge, Row, TableFile } from '#core/office/table.ts';

/** A plan is kept in memory cell by cell; a register of a whole city belongs to the imports. */
const PLAN_LIMITS: OfficeLimits = { ...DEFAULT_LIMITS, rows: 20_000, columns: 200 };

function makeCell(text: string, anchor: string, column: number, merge: Merge | undefined): DocumentCell {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const paragraphs = lines.map(
    (line): Paragraph => ({
      kind: 'paragraph',
      text: line,
      label: null,
      heading: null,
      isBold: false,
      isCentred: false,
      anchor,
    }),
  );
  return {
    text: lines.join('\n'),
    paragraphs,
    tables: [],
    column,
    columnSpan: merge ? merge.right - merge.left + 1 : 1,
    rowSpan: merge ? merge.bottom - merge.top + 1 : 1,
    anchor,
  };
}

interface Merges {
  /** By «row:column» of the upper left cell; heights count the rows that are there. */
  readonly starts: ReadonlyMap<string, Merge>;
  readonly covered: ReadonlySet<string>;
}

/** A row nobody wrote in is not in the list, so a merge counts only those that are. */
function indexMerges(merges: readonly Merge[], columnCount: number, rows: readonly Row[]): Merges {
  const starts = new Map<string, Merge>();
  const covered = new Set<string>();
  for (const merge of merges) {
    const right = Math.min(merge.right, columnCount - 1);
    const inside = rows.filter(({ number }) => number >= merge.top && number <= merge.bottom);
    if (inside[0]?.number !== merge.top || merge.left >= columnCount) continue;
    for (const { number } of inside) {
      for (let column = merge.left; column <= right; column += 1) covered.add(`${number}:${column}`);
    }
    const start = `${merge.top}:${merge.left}`;
    covered.delete(start);
    starts.set(start, { ...merge, right, bottom: merge.top + inside.length - 1 });
  }
  return { starts, covered };
}

async function readSheet(table: TableFile, index: number, name: string): Promise<Table | undefined> {
  const rows: Row[] = [];
  for await (const row of table.rows(index)) rows.push(row);
  if (rows.length === 0) return undefined;
  const columnCount = Math.max(1, ...rows.map((row) => row.cells.length));
  const { starts, covered } = indexMerges(await table.merges(index), columnCount, rows);
  const made = rows.map(({ number, cells }): DocumentRow => {
    const columns = Array.from({ length: columnCount }, (_, column) => column);
    const shown = columns.filter((column) => !covered.has(`${number}:${column}`));
    return {
      number,
      isHeading: false,
      cells: shown.map((column) =>
        makeCell(
          cells[column]?.text ?? '',
          `${name}!${formatAddress(column, number)}`,
          column,
          starts.get(`${number}:${column}`),
        ),
      ),
    };
  });
  return { kind: 'table', sheet: name, columnCount, rows: made };
}

/**
 * Reads a workbook or CSV: each sheet a table with its merges as spans; rows keep the numbers Excel shows. Anchors: «Лист1!B5».
 * @throws OfficeError
 */
export async function readTableDocument(path: string, fileName: string): Promise<ReadDocument> {
  const table = await openTable(path, fileName, PLAN_LIMITS);
  try {
    const blocks: Table[] = [];
    const unread: UnreadPart[] = [];
    for (const [index, { name, hidden }] of table.sheets.entries()) {
      if (hidden) unread.push({ what: 'hidden_sheet', place: `скрытый лист «${name}»`, anchor: null });
      else {
        const block = await readSheet(table, index, name);
        if (block) blocks.push(block);
      }
    }
    return { format: table.kind === 'csv' ? 'csv' : 'xlsx', blocks, unread };
  } finally {
    await table.close();
  }
}
