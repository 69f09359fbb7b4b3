import { todayOf } from '#core/context.ts';
import type { JobRun } from '#core/jobs.ts';
import { inTightHeap } from '#core/tight-heap.ts';
import type { BatchCounts, SheetState } from '../contract/shapes.ts';
import type { PlacedIssue, PlannedRow } from '../kind.ts';
import { type DoubtfulPolicy, decideDoubt } from '../rules/plan.ts';
import { listMappings } from '../store/mappings.ts';
import {
  attempt,
  type GatheredTable,
  type GivenFile,
  gatherTables,
  inTemporaryFolder,
  withTable,
} from './gather-files.ts';
import { inspectTable, needsColumns } from './inspect-table.ts';
import { getImportKind, readParameters } from './kinds.ts';
import { countPlan, type PlanSettings, planBatch } from './plan-batch.ts';
import { chooseRemembered } from './read-batch.ts';
import { openPile, type ReadSettings, readSaid, readTableRows } from './read-rows.ts';

export interface PreviewSettings {
  readonly kind: string;
  readonly files: readonly GivenFile[];
  readonly parameters: Record<string, unknown>;
  readonly mappingName: string | null;
  readonly doubtful: DoubtfulPolicy;
}

export interface AskedRow {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly label: string;
  /** The question, in Russian. */
  readonly text: string;
}

type CellOfFile = PlacedIssue & { readonly file: string };

export interface Preview {
  readonly counts: BatchCounts;
  readonly wrongCells: readonly CellOfFile[];
  /** Cells whose values were not understood whole, of rows that are taken all the same. */
  readonly doubtfulCells: readonly CellOfFile[];
  /** Rows that wait for an answer. */
  readonly questions: readonly AskedRow[];
  /** Files that could not be read, or whose columns were not recognised. */
  readonly problems: readonly { readonly file: string; readonly problem: string }[];
}

const NO_COLUMNS = 'Не узнаны обязательные столбцы. Загрузите файл в браузере и укажите их: программа запомнит.';

/** Answers to the questions of a plan by the one rule given for all. */
export function answerByPolicy(rows: readonly PlannedRow[], policy: DoubtfulPolicy): Map<string, string> {
  const answers = new Map<string, string>();
  for (const { key, question } of rows) {
    if (question === undefined || question.reason === 'organization') continue;
    const decision = decideDoubt({ candidates: question.candidates.map(({ id }) => id) }, policy);
    if (decision.kind === 'new' && question.mayBeNew) answers.set(key, 'new');
    if (decision.kind === 'same') answers.set(key, `same:${decision.personId}`);
  }
  return answers;
}

interface ReadFile {
  readonly id: string;
  readonly name: string;
  readonly organizationId: null;
  readonly sheets: readonly SheetState[];
}

/** Looks at one table and reads it at once. */
async function readOne(
  table: GatheredTable,
  id: string,
  reading: Reading,
): Promise<{ file?: ReadFile; problem: string | null }> {
  if (table.problem !== null) return { problem: table.problem };
  const { result, problem } = await attempt(() =>
    withTable(table.path, table.name, async (opened) => {
      const sheets = await inspectTable(opened, table.name, reading);
      if (!needsColumns(sheets)) await readTableRows(opened, id, sheets, reading.pile, reading);
      return sheets;
    }),
  );
  if (result === undefined) return { problem };
  if (needsColumns(result)) return { problem: NO_COLUMNS };
  return { file: { id, name: table.name, organizationId: null, sheets: result }, problem: null };
}

interface Reading extends ReadSettings {
  readonly pile: ReturnType<typeof openPile>;
  readonly findRemembered: ReturnType<typeof chooseRemembered>;
}

async function openReading(run: Pick<JobRun, 'inTenant'>, settings: PreviewSettings): Promise<Reading> {
  const kind = getImportKind(settings.kind);
  return run.inTenant(async (context) => ({
    kind,
    fields: await kind.listFields(context),
    today: todayOf(context),
    ...readSaid(settings.parameters),
    pile: openPile(),
    findRemembered: chooseRemembered(await listMappings(context, settings.kind), settings.mappingName),
  }));
}

/** The whole import but the writing, in memory: nothing is kept, neither in the register nor beside it. */
export async function previewFiles(run: Pick<JobRun, 'inTenant'>, settings: PreviewSettings): Promise<Preview> {
  const parameters = readParameters(getImportKind(settings.kind), settings.parameters);
  return inTightHeap(() => readAndPlan(run, { ...settings, parameters }));
}

async function readAndPlan(run: Pick<JobRun, 'inTenant'>, settings: PreviewSettings): Promise<Preview> {
  const reading = await openReading(run, settings);
  const files: ReadFile[] = [];
  const problems: { file: string; problem: string }[] = [];
  await inTemporaryFolder(async (folder) => {
    const tables = await gatherTables(settings.files, folder);
    for (const [at, table] of tables.entries()) {
      const { file, problem } = await readOne(table, String(at), reading);
      if (file !== undefined) files.push(file);
      if (problem !== null) problems.push({ file: table.name, problem });
    }
  });
  return run.inTenant(async (context) => {
    const { doubtful } = settings;
    const input: PlanSettings = {
      ...{ kind: reading.kind, files, rows: reading.pile.rows, isPart: false, policy: doubtful },
      ...{ parameters: { own: settings.parameters, organizations: {} }, answers: new Map() },
    };
    const first = await planBatch(context, input);
    const answers = answerByPolicy(first.plan.rows, doubtful);
    const { plan, organizations } = answers.size === 0 ? first : await planBatch(context, { ...input, answers });
    const names = new Map(files.map(({ id, name }) => [id, name]));
    const nameOf = (fileId: string) => names.get(fileId) ?? '';
    const cells = (rows: readonly PlannedRow[], severity: PlacedIssue['severity']) =>
      rows
        .flatMap(({ issues }) => issues)
        .filter((issue) => issue.severity === severity)
        .map((issue) => ({ ...issue, file: nameOf(issue.fileId) }));
    const isWrong = ({ state }: PlannedRow) => state === 'wrong';
    return {
      counts: countPlan(plan.rows, { skipped: reading.pile.skipped, notes: plan.notes, organizations }),
      wrongCells: cells(plan.rows.filter(isWrong), 'wrong'),
      doubtfulCells: cells(
        plan.rows.filter((row) => !isWrong(row)),
        'doubt',
      ),
      questions: plan.rows.flatMap(({ state, question, fileId, sheet, row, label }) =>
        state === 'doubtful' ? [{ file: nameOf(fileId), sheet, row, label, text: question?.text ?? '' }] : [],
      ),
      problems,
    };
  });
}
