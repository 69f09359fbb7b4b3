import type { Anchor } from '#core/office/document/model.ts';
import type { DuePeriod } from '#core/time/due/model.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import { looksLikeDue } from './cell-looks.ts';
import { type LogicalRow, readLogicalRows } from './logical-rows.ts';
import type { ColumnRole, ReadActivity, ReadStage, ReadTask, Unread } from './model.ts';
import { beginning, isBlank } from './plain-text.ts';
import { type PlanTasks, placeTask } from './plan-tasks.ts';
import type { Layout } from './read-layout.ts';
import { type RoleColumn, straightenRow } from './shifted-row.ts';
import { splitOwners } from './split-owners.ts';
import { findStage, isStageTitle, placeStage } from './stage-of.ts';

/** What is known of the document before its plan is read. */
export interface PlanContext {
  readonly period: DuePeriod;
  readonly stages: readonly ReadStage[];
  /** Tasks that the passport or a section lists. */
  readonly tasks: readonly ReadTask[];
}

export interface PlanReading {
  readonly activities: readonly ReadActivity[];
  readonly tasks: readonly ReadTask[];
  /** Those known before and those that rows of the plan name. */
  readonly stages: readonly ReadStage[];
  readonly unread: readonly Unread[];
}

interface State extends PlanTasks {
  readonly period: DuePeriod;
  stages: ReadStage[];
  readonly activities: ReadActivity[];
  readonly unread: Unread[];
  /** Where in the plan the next row stands. */
  task: number | null;
  stage: number | null;
  due: string;
}

/** Activities of all plans of the document, with the tasks and stages their place gives. @source PLAN-01 … PLAN-07, PLAN-26 */
export function readActivities(layouts: readonly Layout[], context: PlanContext): PlanReading {
  const { period, stages, tasks } = context;
  const state: State = {
    known: tasks,
    tasks: [],
    period,
    stages: [...stages],
    activities: [],
    unread: [],
    task: null,
    stage: null,
    due: '',
  };
  for (const layout of layouts) {
    Object.assign(state, { task: null, stage: null, due: '' });
    for (const row of readLogicalRows(layout, 'title')) takeRow(state, layout, row);
  }
  return state;
}

const firstAnchor = (row: LogicalRow): Anchor =>
  row.source.cells.find(({ anchor, text }) => anchor !== null && text !== '')?.anchor ?? '';

function takeRow(state: State, layout: Layout, row: LogicalRow): void {
  if (row.kind === 'section') {
    takeSection(state, row);
    return;
  }
  const title = row.kind === 'total' ? '' : readTitle(layout, row);
  if (isBlank(title)) {
    const text = row.kind === 'total' ? row.text : row.cells.filter((cell) => cell !== '').join(' | ');
    state.unread.push({
      place: `${layout.table.place}, строка ${row.row}`,
      text: beginning(text),
      anchor: firstAnchor(row),
    });
    return;
  }
  state.activities.push(readActivity(state, layout, row, title));
}

function takeSection(state: State, row: LogicalRow): void {
  if (looksLikeDue(row.text)) {
    state.due = row.text;
  } else if (isStageTitle(row.text)) {
    state.stage = placeStage(state.stages, row.text, firstAnchor(row), state.period);
  } else {
    state.task = placeTask(state, row.text, firstAnchor(row), row.number);
    state.due = '';
  }
}

function cellsOf(layout: Layout, cells: readonly string[], role: ColumnRole): string[] {
  return (layout.columns.get(role) ?? []).map((column) => cells[column] ?? '').filter((text) => !isBlank(text));
}

function readTitle(layout: Layout, row: LogicalRow): string {
  return cellsOf(layout, row.cells, 'title').join('. ').replaceAll('.. ', '. ');
}

const TITLE_NUMBER = /^((?:\d{1,3}\.)*\d{1,3})[.)]\s*(?=[«"\p{Lu}])/u;

function readActivity(state: State, layout: Layout, row: LogicalRow, title: string): ReadActivity {
  const straight = straighten(layout, row);
  const cells = straight ?? row.cells;
  const textOf = (role: ColumnRole) => cellsOf(layout, cells, role).join('\n');
  const numbered = row.number === null && !layout.columns.has('number') ? TITLE_NUMBER.exec(title) : null;
  const due = readDues(joinDues(layout, cells) || state.due, state.period);
  takePlace(state, layout, row);
  return {
    number: row.number ?? numbered?.[1] ?? null,
    title: numbered ? title.slice(numbered[0].length) : title,
    task: state.task,
    stage: state.stage ?? findStage(state.stages, due),
    audience: textOf('audience') || null,
    due,
    owners: splitOwners(textOf('owner')),
    expected: textOf('expected') || null,
    done: textOf('done') || null,
    anchor: firstAnchor(row),
    ...(straight ? { shifted: true as const } : {}),
  };
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

/** Two columns, of the begin and of the end, are one due. */
function joinDues(layout: Layout, cells: readonly string[]): string {
  const columns = layout.columns.get('due') ?? [];
  const [first, second] = columns;
  const titleOf = (column: number | undefined) => layout.table.header?.titles[column ?? -1]?.toLowerCase() ?? '';
  const isSpan =
    columns.length === 2 &&
    /начал|(?<!\p{L})с$/u.test(titleOf(first)) &&
    /оконч|заверш|конец|(?<!\p{L})по$/u.test(titleOf(second));
  const [from, to] = [cells[first ?? -1] ?? '', cells[second ?? -1] ?? ''];
  if (isSpan && !isBlank(from) && !isBlank(to)) return from === to ? from : `с ${from} по ${to}`;
  if (isSpan && isBlank(from) !== isBlank(to)) return isBlank(from) ? `до ${to}` : `с ${from}`;
  return columns
    .map((column) => cells[column] ?? '')
    .filter((text) => !isBlank(text))
    .join('\n');
}
