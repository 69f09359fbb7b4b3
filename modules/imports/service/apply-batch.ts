import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import type { JobRun } from '#core/jobs.ts';
import { inTightHeap } from '#core/tight-heap.ts';
import type { BatchCounts } from '../contract/shapes.ts';
import { importErrors } from '../errors.ts';
import type { ImportEffect, ImportKind, ImportPlan, PlannedRow } from '../kind.ts';
import * as store from '../store/batches.ts';
import { getImportKind } from './kinds.ts';
import { makeOrganizations, planBatch } from './plan-batch.ts';
import { rememberAnswers } from './remember-answers.ts';

/** Where inserted rows carry their batch, only what has a state before is kept apart. */
function listKept(effects: readonly ImportEffect[], { marksInserts }: ImportKind): readonly ImportEffect[] {
  return marksInserts ? effects.filter(({ operation }) => operation === 'update') : effects;
}

type Written = NonNullable<BatchCounts['written']>;

/** What became of the batch in the end: rows planned again for the writing, and those that were not taken to it. */
function countWritten(rows: readonly Outcome[], { counts }: store.Batch, accepted: number): Written {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const decided = Math.max(0, accepted - counts.new - counts.changed);
  const doubtful = Math.max(0, counts.doubtful - decided) + count('doubtful');
  const wrong = counts.wrong + count('wrong');
  const unchanged = counts.unchanged + count('unchanged');
  return { new: count('new'), changed: count('changed'), unchanged, doubtful, leftOut: doubtful + wrong };
}

type Outcome = Pick<PlannedRow, 'state' | 'thingId'>;

interface Prepared {
  readonly accepted: readonly { readonly id: string; readonly key: string }[];
  readonly madeOrganizations: readonly string[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Rows that came about by somebody's answer: the next list of the same source is not asked again. */
  readonly asked: readonly PlannedRow[];
  readonly answers: ReadonlyMap<string, string>;
  readonly write: ImportPlan['write'];
}

/** Plans the accepted rows anew. Their content stays behind: the plan lets go of it as it is written. */
async function prepare(context: Context, batch: store.Batch, kind: ImportKind): Promise<Prepared> {
  const accepted = await store.listAccepted(context, batch.id);
  const settings = {
    kind,
    files: await store.listFiles(context, batch.id),
    rows: accepted.flatMap(({ content }) => content),
    parameters: batch.parameters,
    answers: new Map(accepted.flatMap(({ key, decision }) => (decision === null ? [] : [[key, decision] as const]))),
    isPart: true,
  };
  const madeOrganizations = await makeOrganizations(context, settings, batch.id);
  const { plan } = await planBatch(context, settings);
  return {
    accepted: accepted.map(({ id, key }) => ({ id, key })),
    madeOrganizations,
    outcomes: new Map(plan.rows.map(({ key, state, thingId }) => [key, { state, thingId }])),
    asked: plan.rows.filter(({ doubts }) => doubts !== undefined && doubts.length > 0),
    answers: settings.answers,
    write: plan.write,
  };
}

/**
 * Writes a batch in one transaction. The rows are planned once more against the register as it is now: what has become
 * doubtful since the review stays out, what is there by now is not written twice.
 */
export async function writeBatch(context: Context, batchId: string): Promise<Written> {
  const batch = await store.findBatch(context, batchId, true);
  if (batch === undefined || batch.state !== 'applying') throw new AppError(importErrors.wrong_state);
  const kind = getImportKind(batch.kind);
  const { accepted, madeOrganizations, outcomes, asked, answers, write } = await prepare(context, batch, kind);
  const { effects, things } = await write(batchId);
  const organizations = madeOrganizations.map(
    (thingId): ImportEffect => ({ thing: 'organization', thingId, operation: 'insert', before: null, after: null }),
  );
  await store.insertEffects(context, batchId, [...organizations, ...listKept(effects, kind)]);
  await rememberAnswers(context, batch, { rows: asked, answers, things });
  await store.updateWritten(
    context,
    accepted.map(({ id, key }) => {
      const outcome = outcomes.get(key);
      return { id, state: outcome?.state ?? 'unchanged', thingId: things.get(key) ?? outcome?.thingId ?? null };
    }),
  );
  const written = countWritten([...outcomes.values()], batch, accepted.length);
  await closeBatch(context, batch, written);
  return written;
}

async function closeBatch(context: Context, batch: store.Batch, written: Written): Promise<void> {
  await store.updateBatch(context, batch.id, {
    state: 'applied',
    appliedAt: context.services.clock.now(),
    counts: { ...batch.counts, written },
    problem: null,
  });
  await recordChange(context, {
    action: 'import.applied',
    thing: 'import_batch',
    thingId: batch.id,
    after: { title: batch.title, ...written },
    batchId: batch.id,
  });
  await context.services.events.publish(context, 'import.applied', { batchId: batch.id, kind: batch.kind });
}

/** The job `import.apply`. What fails leaves the register and the batch as they were before it. */
export async function applyBatch(run: JobRun, batchId: string): Promise<unknown> {
  await run.report(0, null, 'Записываем в реестр');
  try {
    const written = await inTightHeap(() => run.inTenant((context) => writeBatch(context, batchId)));
    return { batchId, ...written };
  } catch (error) {
    const problem = error instanceof AppError ? error.message : 'Записать не получилось: ошибка программы.';
    await run.inTenant((context) => store.updateBatch(context, batchId, { state: 'review', problem }));
    throw error;
  }
}
