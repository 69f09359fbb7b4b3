import type { Anchor } from '#core/office/document/model.ts';
import type { DuePeriod } from '#core/time/due/model.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import { looksLikeDue } from './cell-looks.ts';
import { readDueOwners, readRowDues } from './join-dues.ts';
import { type LogicalRow, readLogicalRows } from './logical-rows.ts';
import type { ColumnRole, ReadActivity, ReadStage, ReadTask, Unread } from './model.ts';
import { openWithAugust } from './opening-august.ts';
import { readOtherWords } from './other-columns.ts';
import { isBlank } from './plain-text.ts';
import { findMatrixColumns, readMatrixRow } from './plan-matrix.ts';
import { type PlanTasks, placeTask } from './plan-tasks.ts';
import type { Layout } from './read-layout.ts';
import { type RoleColumn, straightenRow } from './shifted-row.ts';
import { splitOwners } from './split-owners.ts';
import { findStage, isStageTitle, placeStage } from './stage-of.ts';
import { listOddNumbers, nameRow } from './unread-words.ts';

/** What is known of the document before its plan is read. */
export interface PlanContext {
  readonly period: DuePeriod;
  readonly stages: readonly ReadStage[];
  /** Tasks that the passport or a section lists. */
  readonly tasks: readonly ReadTask[];
  /** What the document is called: a plan of a month names it there. */
  readonly name: string;
}

export interface PlanReading {
  readonly activities: readonly ReadActivity[];
  readonly tasks: readonly ReadTask[];
  /** Those known before and those that rows of the plan name. */
  readonly stages: readonly ReadStage[];
  /** Aims that stand in the plan itself: «Цель: …» over the whole row. */
  readonly aims: readonly string[];
  readonly unread: readonly Unread[];
}

interface State extends PlanTasks {
  readonly period: DuePeriod;
  readonly name: string;
  stages: ReadStage[];
  readonly activities: ReadActivity[];
  readonly aims: string[];
  readonly unread: Unread[];
  /** Where in the plan the next row stands. */
  task: number | null;
  stage: number | null;
  due: string;
  /** «Провести семинары:», where a row says no more: what stands below it with dashes goes on with these words. */
  lead: string | null;
}

/** Activities of all plans of the document, with the tasks and stages their place gives. @source PLAN-01 … PLAN-07, PLAN-26 */
export function readActivities(layouts: readonly Layout[], context: PlanContext): PlanReading {
  const plain = readPlans(layouts, context, false);
  const names = new Set(layouts.map(({ table }) => table.captions[0] ?? ''));
  const isParted = plain.tasks.length === 0 && layouts.length > 1 && names.size === layouts.length && !names.has('');
  const read = isParted ? readPlans(layouts, context, true) : plain;
  return { ...read, activities: openWithAugust(read.activities, context.period) };
}

/** `isParted`: each table stands under the heading of its task, stage or month. */
function readPlans(layouts: readonly Layout[], context: PlanContext, isParted: boolean): State {
  const { period, stages, tasks, name } = context;
  const state: State = {
    known: tasks,
    tasks: [],
    period,
    name,
    stages: [...stages],
    activities: [],
    aims: [],
    unread: [],
    task: null,
    stage: null,
    due: '',
    lead: null,
  };
  for (const layout of layouts) {
    Object.assign(state, { task: null, stage: null, due: '', lead: null });
    const caption = layout.table.captions[0];
    if (isParted && caption !== undefined) takeTitle(state, caption, '', null);
    const months = findMatrixColumns(layout);
    for (const row of readLogicalRows(layout, 'title'))
      if (months.length > 0 && row.kind === 'row') takeMatrixRow(state, layout, row, months);
      else takeRow(state, layout, row);
  }
  return state;
}

/** A cell that reaches down from above stands in another row. */
function firstAnchor(row: LogicalRow): Anchor {
  const cells = row.source.cells.filter(({ anchor, text }) => anchor !== null && text !== '');
  return (cells.find(({ isCovered }) => !isCovered) ?? cells[0])?.anchor ?? '';
}

function takeRow(state: State, layout: Layout, row: LogicalRow): void {
  if (row.kind === 'section') {
    state.lead = null;
    takeSection(state, row);
    return;
  }
  const title = row.kind === 'total' ? '' : readTitle(layout, row);
  if (isBlank(title)) {
    state.unread.push(nameRow(layout, row));
    return;
  }
  state.unread.push(...listOddNumbers(layout, row));
  takeActivity(state, readActivity(state, layout, row, title));
}

const PIECE = /^[-–—•·▪*]\s*(?=[«"(\p{L}])/u;

/** Rows with dashes below «Провести семинары:» are what is done; the words above them are no activity of their own. */
function takeActivity(state: State, activity: ReadActivity): void {
  const { number, title } = activity;
  if (state.lead === null || number !== null || !PIECE.test(title)) {
    state.activities.push(activity);
    state.lead = leads(activity) ? title : null;
    return;
  }
  const before = state.activities.at(-1);
  const isFirst = before?.title === state.lead;
  if (isFirst) state.activities.pop();
  const own = `${state.lead} ${title.replace(PIECE, '').replace(/[;.]$/u, '')}`;
  state.activities.push({ ...activity, number: isFirst ? before.number : null, title: own });
}

/** It ends with a colon and says nothing but its name. */
function leads({ title, due, owners, audience, expected, done, notes }: ReadActivity): boolean {
  const says = due.length + owners.length > 0 || [audience, expected, done].some((text) => text !== null);
  return title.endsWith(':') && !says && notes === undefined;
}

/** What a row is read for; words of any other column are kept beside them. */
const ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'number',
  'title',
  'task',
  'stage',
  'audience',
  'due',
  'owner',
  'expected',
  'done',
]);
const MATRIX_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['number', 'title', 'due', 'owner']);

/** «Направление | Сентябрь | Октябрь»: what the row is called holds its activities together. */
function takeMatrixRow(state: State, layout: Layout, row: LogicalRow, months: readonly number[]): void {
  const name = readTitle(layout, row);
  if (!isBlank(name)) state.task = placeTask(state, name, firstAnchor(row), row.number);
  const cells = readMatrixRow(layout, row, months);
  const notes = readOtherWords(layout, row.cells, MATRIX_ROLES);
  if (cells.length === 0 && notes.length > 0) state.unread.push(nameRow(layout, row));
  for (const { title, due, column } of cells) {
    const dues = readDues(due, state.period);
    state.activities.push({
      number: null,
      title,
      task: state.task,
      stage: state.stage ?? findStage(state.stages, dues),
      audience: null,
      due: dues,
      owners: cellsOf(layout, row.cells, 'owner').flatMap((text) => splitOwners(text)),
      expected: null,
      done: null,
      ...(notes.length > 0 ? { notes: notes.join('\n') } : {}),
      anchor: row.source.cells[column]?.anchor ?? firstAnchor(row),
    });
  }
}

function takeSection(state: State, row: LogicalRow): void {
  takeTitle(state, row.text, firstAnchor(row), row.number);
}

/** What the rows below it belong to: a month, a stage or a task. */
function takeTitle(state: State, text: string, anchor: Anchor, number: string | null): void {
  const aim = /^цел[ьи](?: (?:программы|плана|проекта))?\s?:\s*/iu.exec(text);
  if (aim) {
    state.aims.push(text.slice(aim[0].length));
  } else if (isStageTitle(text)) {
    state.stage = placeStage(state.stages, text, anchor, state.period);
  } else if (looksLikeDue(text)) {
    state.due = text;
  } else {
    state.task = placeTask(state, text, anchor, number);
    state.due = '';
  }
}

function cellsOf(layout: Layout, cells: readonly string[], role: ColumnRole): string[] {
  return (layout.columns.get(role) ?? []).map((column) => cells[column] ?? '').filter((text) => !isBlank(text));
}

function readTitle(layout: Layout, row: LogicalRow): string {
  return cellsOf(layout, row.cells, 'title').join('. ').replaceAll('.. ', '. ');
}

function readActivity(state: State, layout: Layout, row: LogicalRow, title: string): ReadActivity {
  const straight = straighten(layout, row);
  const cells = straight ?? row.cells;
  const textOf = (role: ColumnRole) => cellsOf(layout, cells, role).join('\n');
  const due = readRowDues(layout, cells, { period: state.period, section: state.due, name: state.name });
  // «Ответственный» and «Исполнители» are two people: a post in one is not the post of who stands in the other.
  const owners = [...new Set(cellsOf(layout, cells, 'owner').flatMap((text) => splitOwners(text)))];
  const notes = readOtherWords(layout, cells, ROLES);
  takePlace(state, layout, row);
  if (row.number !== null) state.task = leavePart(state, row.number);
  return {
    number: row.number,
    title,
    task: state.task,
    stage: state.stage ?? findStage(state.stages, due),
    audience: textOf('audience') || null,
    due,
    owners: owners.length > 0 ? owners : splitOwners(readDueOwners(layout, cells)),
    expected: textOf('expected') || null,
    done: textOf('done') || null,
    ...(notes.length > 0 ? { notes: notes.join('\n') } : {}),
    anchor: firstAnchor(row),
    ...(straight ? { shifted: true as const } : {}),
  };
}

/** «1.2» behind the rows of «1.1» stands in «1» again. */
function leavePart({ task, tasks }: State, number: string): number | null {
  const own = tasks[task ?? -1]?.number ?? '';
  if (!/^\d+\.\d/u.test(own) || number.startsWith(`${own}.`)) return task;
  const above = tasks.findLastIndex((other) => other.number !== null && number.startsWith(`${other.number}.`));
  return above < 0 ? task : above;
}

/** A column of tasks or stages holds for the rows below until it names the next. */
function takePlace(state: State, layout: Layout, row: LogicalRow): void {
  const own = (role: ColumnRole) => {
    const column = layout.columns.get(role)?.[0];
    return column === undefined || row.covered.has(column) ? '' : (row.cells[column] ?? '');
  };
  const [task, stage] = [own('task'), own('stage')];
  if (!isBlank(task)) state.task = placeTask(state, task, firstAnchor(row));
  if (!isBlank(stage)) state.stage = placeStage(state.stages, stage, firstAnchor(row), state.period);
}

function straighten(layout: Layout, row: LogicalRow): string[] | undefined {
  if (row.covered.size > 0 && [...row.covered].some((column) => !layout.columns.get('task')?.includes(column)))
    return undefined;
  const roles: readonly ColumnRole[] = ['audience', 'due', 'owner', 'expected'];
  const columns = roles.flatMap((role) =>
    (layout.columns.get(role) ?? []).map((column): RoleColumn => ({ role, column })),
  );
  return straightenRow(columns, row.cells, layout.columns.get('title')?.[0] ?? 0);
}
