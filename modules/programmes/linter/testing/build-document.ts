/** Invented documents for tests: blocks as a reader gives them, and what a perfect reading would understand. */
import type {
  Block,
  DocumentCell,
  DocumentRow,
  Paragraph,
  ReadDocument,
  Table,
  UnreadPart,
} from '#core/office/document/model.ts';
import type { DuePeriod } from '#core/time/due/model.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import type {
  ColumnRole,
  PassportField,
  ProgrammeReading,
  ReadActivity,
  ReadIndicator,
  ReadingKind,
  ReadOrder,
  ReadStage,
  ReadTask,
  TableKind,
  TableReading,
} from '../../reading/model.ts';
import { readPeriodText } from '../source/period.ts';

export interface Built {
  readonly document: ReadDocument;
  readonly reading: ProgrammeReading;
}

type Column = readonly [title: string, role: ColumnRole];
/** Cells by column; one text alone is a row of one cell over the whole width. */
type Row = readonly string[] | string;

interface TextPart {
  readonly part: 'text';
  readonly text: string;
  readonly look: Partial<Pick<Paragraph, 'label' | 'heading' | 'isBold' | 'isCentred'>>;
}
interface TablePart {
  readonly part: 'table';
  readonly kind: TableKind;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
interface PassportPart {
  readonly part: 'passport';
  readonly rows: readonly (readonly [label: string, text: string, field: PassportField | null])[];
}
export type Part = TextPart | TablePart | PassportPart;

export const text = (content: string, look: TextPart['look'] = {}): Part => ({ part: 'text', text: content, look });
export const heading = (content: string): Part => text(content, { heading: 1, isBold: true });
export const texts = (...contents: string[]): Part[] => contents.map((content) => text(content));
export const passport = (...rows: PassportPart['rows']): Part => ({ part: 'passport', rows });
export const table = (kind: TableKind, columns: readonly Column[], ...rows: Row[]): Part => ({
  part: 'table',
  kind,
  columns,
  rows,
});

export interface Plan {
  readonly kind: ReadingKind;
  readonly title: string | null;
  readonly order?: Pick<ReadOrder, 'number' | 'signedOn'>;
  readonly format?: ReadDocument['format'];
  readonly unread?: readonly UnreadPart[];
  readonly expectedResults?: readonly string[];
  readonly risks?: readonly string[];
  readonly parts: readonly Part[];
}

interface Progress {
  readonly blocks: Block[];
  readonly tables: TableReading[];
  readonly activities: ReadActivity[];
  readonly indicators: ReadIndicator[];
  readonly stages: ReadStage[];
  readonly tasks: ReadTask[];
  readonly period: DuePeriod;
  fields: Partial<Record<PassportField, string>> | null;
}

function makeParagraph(content: string, anchor: string, look: TextPart['look'] = {}): Paragraph {
  return {
    kind: 'paragraph',
    text: content,
    label: null,
    heading: null,
    isBold: false,
    isCentred: false,
    anchor,
    ...look,
  };
}

function makeCell(content: string, column: number, anchor: string, columnSpan = 1): DocumentCell {
  const paragraphs = content.split('\n').map((line, index) => makeParagraph(line, `${anchor}p${index + 1}`));
  return { text: content, paragraphs, tables: [], column, columnSpan, rowSpan: 1, anchor };
}

function makeTable(rows: readonly Row[], width: number, block: number, hasHeader: boolean): Table {
  return {
    kind: 'table',
    sheet: null,
    columnCount: width,
    rows: rows.map((row, index): DocumentRow => {
      const anchor = `t${block}r${index + 1}`;
      const cells =
        typeof row === 'string'
          ? [makeCell(row, 0, `${anchor}c1`, width)]
          : row.map((content, column) => makeCell(content, column, `${anchor}c${column + 1}`));
      return { number: index + 1, isHeading: hasHeader && index === 0, cells };
    }),
  };
}

const bare = (content: string): string => content.replace(/^\d[\d.]*[.)]?\s+/u, '').trim();
const numberOf = (content: string): string | null => /^(\d[\d.]*?)[.)]?(?:\s|$)/u.exec(content.trim())?.[1] ?? null;

interface RowReader {
  readonly at: (role: ColumnRole) => string;
  readonly anchor: string;
}

function placeTask(progress: Progress, content: string, anchor: string): number | null {
  if (content.trim() === '') return progress.tasks.length > 0 ? progress.tasks.length - 1 : null;
  progress.tasks.push({ number: numberOf(content), title: bare(content), anchor });
  return progress.tasks.length - 1;
}

function addActivity(progress: Progress, { at, anchor }: RowReader, stage: number | null): void {
  const listed = (content: string) =>
    content
      .split(/[;\n]/u)
      .map((owner) => owner.trim())
      .filter((owner) => owner !== '');
  progress.activities.push({
    number: numberOf(at('number')),
    title: bare(at('title')),
    task: at('task') === '' && progress.tasks.length === 0 ? null : placeTask(progress, at('task'), anchor),
    stage,
    audience: at('audience') || null,
    due: readDues(at('due'), progress.period),
    owners: listed(at('owner')),
    expected: at('expected') || null,
    done: at('done') || null,
    anchor,
  });
}

function addIndicator(progress: Progress, { at, anchor }: RowReader, level: string | null): void {
  progress.indicators.push({
    number: numberOf(at('number')),
    parent: null,
    level,
    criterion: null,
    title: at('indicator').replace(/^[-–—]\s*/u, ''),
    target: at('target') || null,
    unit: at('unit') || null,
    anchor,
  });
}

function addStage(progress: Progress, content: string, anchor: string): number {
  const period = readPeriodText(/\(([^)]*\d{4}[^)]*)\)/u.exec(content)?.[1] ?? '');
  progress.stages.push({ title: content, from: period?.from ?? null, to: period?.to ?? null, anchor });
  return progress.stages.length - 1;
}

function readRows(progress: Progress, { kind, columns, rows }: TablePart, block: number): void {
  let part: string | null = null;
  let stage: number | null = null;
  for (const [index, row] of rows.entries()) {
    const anchor = `t${block}r${index + 2}`;
    if (typeof row === 'string') {
      part = row;
      if (kind === 'activities' && /этап/iu.test(row)) stage = addStage(progress, row, `${anchor}c1`);
      continue;
    }
    const columnOf = (role: ColumnRole) => columns.findIndex(([, own]) => own === role);
    const at = (role: ColumnRole) => row[columnOf(role)] ?? '';
    const title = columns.findIndex(([, role]) => role === 'title' || role === 'indicator' || role === 'stage');
    const reader = { at, anchor: `${anchor}c${title + 1}` };
    if (kind === 'activities' || kind === 'report') addActivity(progress, reader, stage);
    if (kind === 'indicators') addIndicator(progress, reader, part);
    if (kind === 'stages') addStage(progress, at('stage'), reader.anchor);
  }
}

function addTable(progress: Progress, part: TablePart): void {
  const block = progress.blocks.length;
  const { kind, columns, rows } = part;
  const header = columns.map(([title]) => title);
  progress.blocks.push(makeTable([header, ...rows], columns.length, block, true));
  progress.tables.push({
    blocks: [block],
    kind,
    reason: '',
    columns: columns.map(([title, role], column) => ({ column, title, role, reason: '' })),
    signature: header.join('|').toLowerCase(),
  });
  readRows(progress, part, block);
}

function addPassport(progress: Progress, { rows }: PassportPart): void {
  const block = progress.blocks.length;
  progress.blocks.push(
    makeTable(
      rows.map(([label, content]) => [label, content]),
      2,
      block,
      false,
    ),
  );
  const columns = [
    { column: 0, title: '', role: 'field', reason: '' },
    { column: 1, title: '', role: 'value', reason: '' },
  ] as const;
  progress.tables.push({ blocks: [block], kind: 'passport', reason: '', columns, signature: 'passport' });
  progress.fields = Object.fromEntries(rows.flatMap(([, content, field]) => (field ? [[field, content]] : [])));
}

function addPart(progress: Progress, part: Part): void {
  if (part.part === 'text') progress.blocks.push(makeParagraph(part.text, `p${progress.blocks.length}`, part.look));
  else if (part.part === 'table') addTable(progress, part);
  else addPassport(progress, part);
}

function findPlanPeriod(parts: readonly Part[]): DuePeriod {
  const said = parts.flatMap((part) =>
    part.part === 'passport' ? part.rows.flatMap(([, content, field]) => (field === 'period' ? [content] : [])) : [],
  )[0];
  const period = readPeriodText(said ?? '');
  return { from: period?.from ?? undefined, to: period?.to ?? undefined };
}

const linesOf = (content: string | undefined): string[] =>
  (content ?? '').split('\n').filter((line) => line.trim() !== '');

export function buildDocument(plan: Plan): Built {
  const period = findPlanPeriod(plan.parts);
  const progress: Progress = {
    blocks: [],
    tables: [],
    activities: [],
    indicators: [],
    stages: [],
    tasks: [],
    period,
    fields: null,
  };
  for (const part of plan.parts) addPart(progress, part);
  const { blocks, fields, ...read } = progress;
  return {
    document: { format: plan.format ?? 'docx', blocks, unread: plan.unread ?? [] },
    reading: {
      kind: plan.kind,
      title: plan.title,
      order: plan.order ? { title: null, ...plan.order, items: [] } : null,
      approval: null,
      passport: fields ? { fields, other: [], from: period.from ?? null, to: period.to ?? null } : null,
      aims: fields?.goal ? [fields.goal] : [],
      stages: read.stages,
      tasks: read.tasks,
      activities: read.activities,
      indicators: read.indicators,
      expectedResults: plan.expectedResults ?? linesOf(fields?.results),
      risks: plan.risks ?? linesOf(fields?.risks),
      financing: linesOf(fields?.financing),
      groupFunctions: [],
      tables: read.tables,
      unread: [],
    },
  };
}
