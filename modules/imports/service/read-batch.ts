import type { Context } from '#core/context.ts';
import { todayOf } from '#core/context.ts';
import type { JobRun } from '#core/jobs.ts';
import { inTightHeap } from '#core/tight-heap.ts';
import type { SheetState } from '../contract/shapes.ts';
import type { ImportKind } from '../kind.ts';
import type { FieldSpec, RememberedMapping } from '../model.ts';
import { mappingKey, rememberMapping } from '../rules/remember-mapping.ts';
import * as store from '../store/batches.ts';
import * as mappings from '../store/mappings.ts';
import { attempt, type GatheredTable, gatherTables, inTemporaryFolder, keepTable, withTable } from './gather-files.ts';
import { inspectTable, needsColumns } from './inspect-table.ts';
import { getImportKind } from './kinds.ts';
import { countPlan, planBatch } from './plan-batch.ts';
import { openPile, type RowPile, readSaid, readTableRows } from './read-rows.ts';

interface Opened {
  readonly batch: store.Batch;
  readonly kind: ImportKind;
  readonly fields: readonly FieldSpec[];
  readonly today: string;
}

async function openBatch(context: Context, batchId: string): Promise<Opened | undefined> {
  const batch = await store.findBatch(context, batchId);
  if (batch === undefined || batch.state !== 'reading') return undefined;
  const kind = getImportKind(batch.kind);
  return { batch, kind, fields: await kind.listFields(context), today: todayOf(context) };
}

/** The named mapping first, else the one of the same titles. */
export function chooseRemembered(
  known: readonly mappings.KnownMapping[],
  name: string | null,
): (headerKey: string) => RememberedMapping | undefined {
  const named = name === null ? undefined : known.find((mapping) => mapping.name === name);
  return (headerKey) => named?.mapping ?? known.find((mapping) => mapping.headerKey === headerKey)?.mapping;
}

async function inspectOne(table: GatheredTable, opened: Opened, known: readonly mappings.KnownMapping[]) {
  if (table.problem !== null) return { sheets: [] as SheetState[], problem: table.problem };
  const settings = {
    fields: opened.fields,
    findRemembered: chooseRemembered(known, opened.batch.parameters.mappingName),
  };
  const { result, problem } = await attempt(() =>
    withTable(table.path, table.name, (file) => inspectTable(file, table.name, settings)),
  );
  const isEmpty = result !== undefined && result.length === 0;
  return { sheets: result ?? [], problem: isEmpty ? 'В файле нет ни одной заполненной строки.' : problem };
}

/** Unpacks and looks at every file; a file that fails says why and leaves the others. */
async function inspectAll(run: JobRun, opened: Opened, folder: string): Promise<void> {
  const { batch } = opened;
  const given = await run.inTenant(async (context) => {
    await store.deleteFiles(context, batch.id);
    const files = await Promise.all(batch.parameters.uploads.map((id) => context.services.files.find(context, id)));
    return files.flatMap((file) =>
      file === undefined
        ? []
        : [{ name: file.name, fileId: file.id, path: context.services.files.pathOf(context.tenantId, file.id) }],
    );
  });
  const tables = await gatherTables(given, folder);
  const known = await run.inTenant((context) => mappings.listMappings(context, batch.kind));
  for (const [at, table] of tables.entries()) {
    await run.report(at, tables.length, `Смотрим файл «${table.name}»`);
    const { sheets, problem } = await inspectOne(table, opened, known);
    const fallback = given[0]?.fileId ?? '';
    await run.inTenant(async (context) => {
      const fileId = table.problem === null ? await keepTable(context, table) : (table.fileId ?? fallback);
      await store.insertFile(context, batch.id, { fileId, name: table.name, organizationId: null, sheets, problem });
    });
  }
}

function needsPerson(files: readonly store.BatchFile[]): boolean {
  return files.some(({ problem, sheets }) => problem === null && needsColumns(sheets));
}

async function readFiles(run: JobRun, opened: Opened, files: readonly store.BatchFile[]): Promise<RowPile> {
  const pile = openPile();
  const said = readSaid(opened.batch.parameters.own);
  const readable = files.filter(({ problem, sheets }) => problem === null && !needsColumns(sheets));
  for (const [at, file] of readable.entries()) {
    await run.report(at, readable.length, `Читаем файл «${file.name}»`);
    const path = await run.inTenant(async ({ services, tenantId }) => services.files.pathOf(tenantId, file.fileId));
    const { problem } = await attempt(() =>
      withTable(path, file.name, (table) =>
        readTableRows(table, file.id, file.sheets, pile, {
          ...opened,
          ...said,
          progress: (rows) => run.report(at, readable.length, `Читаем файл «${file.name}»: прочитано людей — ${rows}`),
        }),
      ),
    );
    if (problem !== null) await run.inTenant((context) => store.updateFile(context, file.id, { problem }));
  }
  return pile;
}

/** Columns that served are kept for the next workbook of the same source. */
async function rememberColumns(context: Context, batch: store.Batch, files: readonly store.BatchFile[]): Promise<void> {
  const seen = new Set<string>();
  for (const sheet of files.flatMap(({ sheets }) => sheets)) {
    if (!sheet.isUsed || (sheet.origin !== 'confirmed' && batch.parameters.mappingName === null)) continue;
    const headerKey = mappingKey(sheet.columns.map(({ column, title }) => ({ index: column, title })));
    if (seen.has(headerKey)) continue;
    seen.add(headerKey);
    const mapping = rememberMapping({ entries: sheet.columns });
    await mappings.saveMapping(context, batch.kind, { name: batch.parameters.mappingName, headerKey, mapping });
  }
}

async function saveReview(
  run: JobRun,
  opened: Opened,
  files: readonly store.BatchFile[],
  pile: RowPile,
): Promise<void> {
  const { batch, kind } = opened;
  await run.report(0, null, 'Сверяем с реестром');
  await run.inTenant(async (context) => {
    const answers = await store.listAnswers(context, batch.id);
    const settings = { kind, files, rows: pile.rows, parameters: batch.parameters, answers, isPart: false };
    const { plan, organizations } = await planBatch(context, settings);
    await store.deleteRows(context, batch.id);
    await store.insertRows(
      context,
      batch.id,
      plan.rows.filter(({ state }) => state !== 'unchanged'),
      answers,
    );
    await rememberColumns(context, batch, files);
    const counts = countPlan(plan.rows, { skipped: pile.skipped, notes: plan.notes, organizations });
    await store.updateBatch(context, batch.id, { state: 'review', counts, problem: null });
  });
}

export interface ReadPayload {
  readonly batchId: string;
  /** `files`: from the beginning; `rows`: the columns are known. */
  readonly from: 'files' | 'rows';
  /** Files whose columns are not known stay out: the user went on without them, or nobody is there to ask. */
  readonly isResolute?: boolean;
}

/** The job `import.read`: files → columns → rows → verdicts. Stops at the columns only where it must ask. */
export async function readBatch(run: JobRun, payload: ReadPayload): Promise<unknown> {
  const { batchId } = payload;
  const opened = await run.inTenant((context) => openBatch(context, batchId));
  if (opened === undefined) return undefined;
  try {
    if (payload.from === 'files') await inTemporaryFolder((folder) => inspectAll(run, opened, folder));
    const files = await run.inTenant((context) => store.listFiles(context, batchId));
    if (payload.isResolute !== true && needsPerson(files)) {
      await run.inTenant((context) => store.updateBatch(context, batchId, { state: 'mapping' }));
      return { batchId, state: 'mapping' };
    }
    await inTightHeap(async () => saveReview(run, opened, files, await readFiles(run, opened, files)));
    return { batchId, state: 'review' };
  } catch (error) {
    const problem = error instanceof Error && error.name === 'AppError' ? error.message : 'Ошибка программы.';
    await run.inTenant((context) => store.updateBatch(context, batchId, { state: 'failed', problem }));
    throw error;
  }
}
