import type { Block, DocumentCell, ReadDocument } from '#core/office/document/model.ts';
import type { ShownBlock, ShownReading } from '../contract/readings.ts';
import type { ProgrammeReading } from '../reading/model.ts';

/** Every place of a cell that a remark or an item may point at. */
function anchorsOf(cell: DocumentCell): string[] {
  const inner = cell.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(anchorsOf)));
  return [...new Set([cell.anchor, ...cell.paragraphs.map(({ anchor }) => anchor), ...inner])];
}

function showBlock(block: Block): ShownBlock {
  if (block.kind === 'paragraph') return { ...block };
  return {
    kind: 'table',
    sheet: block.sheet,
    columnCount: block.columnCount,
    rows: block.rows.map(({ isHeading, cells }) => ({
      isHeading,
      cells: cells.map((cell) => ({
        text: cell.text,
        columnSpan: cell.columnSpan,
        rowSpan: cell.rowSpan,
        anchors: anchorsOf(cell),
      })),
    })),
  };
}

/** The document for the left side of the studio. */
export function showBlocks({ blocks }: ReadDocument): ShownBlock[] {
  return blocks.map(showBlock);
}

/** What was understood, for the right side; parts of the file that hold no text are unread too. */
export function showReading(reading: ProgrammeReading, document: ReadDocument): ShownReading {
  const { kind, title, stages, tasks, activities, indicators, expectedResults, risks, financing, tables } = reading;
  const parts = document.unread.map(({ place, anchor }) => ({ place, text: '', anchor }));
  return {
    ...{ kind, title },
    stages: stages.map((stage) => ({ ...stage })),
    tasks: tasks.map((task) => ({ ...task })),
    activities: activities.map((activity) => ({ ...activity, due: [...activity.due], owners: [...activity.owners] })),
    indicators: indicators.map((indicator) => ({ ...indicator })),
    expectedResults: [...expectedResults],
    risks: [...risks],
    financing: [...financing],
    tables: tables.map((table) => ({
      ...table,
      blocks: [...table.blocks],
      columns: table.columns.map((one) => ({ ...one })),
    })),
    unread: [...reading.unread.map((one) => ({ ...one })), ...parts],
  };
}
