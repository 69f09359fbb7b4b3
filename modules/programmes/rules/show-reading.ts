import type { Block, DocumentCell, ReadDocument } from '#core/office/document/model.ts';
import type { ShownBlock, ShownReading } from '../contract/readings.ts';
import type { ProgrammeReading } from '../reading/model.ts';
import { PASSPORT_ORDER, PASSPORT_TITLES, type ProgrammeText } from './passport-titles.ts';

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

/** Stages, tasks and the like are shown as what they became; the other rows in their own words. */
const SHOWN_APART: ReadonlySet<ProgrammeText> = new Set(['title', 'tasks', 'stages', 'results', 'risks', 'financing']);

/** The road map counts others than the passport lists. */
function hasOwnTasks({ passport, tasks }: ProgrammeReading): boolean {
  const named = new Set(tasks.map(({ title }) => title));
  return (passport?.tasks ?? []).some(({ title }) => !named.has(title));
}

function showPassport(reading: ProgrammeReading): ShownReading['passport'] {
  const { passport, aims } = reading;
  const fields: Partial<Record<ProgrammeText, string>> = {
    ...(aims.length > 0 && { goal: aims.join('\n') }),
    ...passport?.fields,
  };
  const named = PASSPORT_ORDER.flatMap((field) => {
    const text = fields[field];
    const isApart = SHOWN_APART.has(field) && !(field === 'tasks' && hasOwnTasks(reading));
    return text && !isApart ? [{ title: PASSPORT_TITLES[field], text }] : [];
  });
  return [...named, ...(passport?.other ?? []).map(({ title, text }) => ({ title, text }))];
}

/** What was understood, for the right side. */
export function showReading(reading: ProgrammeReading): ShownReading {
  const { kind, title, stages, tasks, activities, indicators, expectedResults, risks, financing, tables } = reading;
  return {
    ...{ kind, title },
    stages: stages.map((stage) => ({ ...stage, content: stage.content ?? null, expected: stage.expected ?? null })),
    tasks: tasks.map((task) => ({ ...task })),
    activities: activities.map((activity) => ({
      ...activity,
      due: [...activity.due],
      owners: [...activity.owners],
      notes: activity.notes ?? null,
    })),
    indicators: indicators.map((indicator) => ({ ...indicator })),
    passport: showPassport(reading),
    groupFunctions: [...reading.groupFunctions],
    expectedResults: [...expectedResults],
    risks: [...risks],
    financing: [...financing],
    tables: tables.map((table) => ({
      ...table,
      blocks: [...table.blocks],
      columns: table.columns.map((one) => ({ ...one })),
    })),
    unread: reading.unread.map((one) => ({ ...one })),
  };
}
