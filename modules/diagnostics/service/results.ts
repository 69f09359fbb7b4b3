import { recordChanges } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { diagnosticsErrors } from '../errors.ts';
import { assessmentCompetence, type Competence, type Stage } from '../model.ts';
import { countLeft } from '../queries/dependents.ts';
import { type IncomingResult, type PlannedParticipation, planResults, type Value } from '../rules/incoming.ts';
import { deleteCampaign, deleteStage, findCampaign, listStages } from '../store/campaigns.ts';
import { deleteParticipations, insertParticipations } from '../store/participations.ts';
import * as store from '../store/results.ts';
import { insertCompetences, listCompetenceRows } from '../store/setup.ts';
import { ensureCampaign } from './campaigns.ts';

/** What an import wrote, for taking it back; the same shape for every kind of import. */
export interface ResultEffect {
  readonly thing: string;
  readonly thingId: string;
  readonly operation: 'insert' | 'update';
  readonly before: unknown;
  readonly after: unknown;
}

/** A participation before or after: only the competences the import touched; null: no value was there. */
interface Snapshot {
  readonly state: string;
  readonly organizationId: string | null;
  readonly results: Readonly<Record<string, Value | null>>;
}

/** DIAG-36: one figure of the whole work, for tables without competences; offered beside the model when a table brings it. */
const wholeWork: Competence = { code: 'whole', title: 'работа в целом', synonyms: ['результат', 'итог', 'балл'] };
const extras = [assessmentCompetence, wholeWork];

async function ensureCompetences(context: Context, rows: readonly IncomingResult[]): Promise<Map<string, string>> {
  const known = await listCompetenceRows(context);
  const ids = new Map(known.map(({ code, id }) => [code, id]));
  const asked = new Set(rows.flatMap((row) => row.scores.map((score) => score.competenceCode)));
  for (const code of asked) {
    if (ids.has(code)) continue;
    const extra = extras.find((competence) => competence.code === code);
    if (!extra) throw new AppError(diagnosticsErrors.competence_unknown, { code });
    const [id = ''] = await insertCompetences(context, [extra], ids.size + 1);
    ids.set(code, id);
  }
  return ids;
}

export interface ResultBatch {
  readonly campaignTitle: string;
  readonly stage: Stage;
  readonly rows: readonly IncomingResult[];
}

export interface ResultPreview {
  /** By the index of the incoming row. */
  readonly outcomes: readonly {
    readonly outcome: PlannedParticipation['outcome'];
    readonly participationId: string | null;
    readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  }[];
  readonly isNewCampaign: boolean;
}

function describeChanges(planned: PlannedParticipation) {
  const { known, state, organizationId, values } = planned;
  const fields = [
    { field: 'state', before: known?.state ?? null, after: state },
    { field: 'organizationId', before: known?.organizationId ?? null, after: organizationId },
  ].filter(({ before, after }) => before !== after);
  const scores = values.map(({ code, before, after }) => ({
    field: `score:${code}`,
    before: before && (before.score ?? before.reportedLevel ?? before.state),
    after: after.score ?? after.reportedLevel ?? after.state,
  }));
  return [...fields, ...scores];
}

/** What saving would do, row by row; writes nothing. */
export async function previewResults(context: Context, batch: ResultBatch): Promise<ResultPreview> {
  requireAccess(context, 'diagnostics.import');
  const campaign = await findCampaign(context, { title: batch.campaignTitle });
  const stages = campaign ? await listStages(context, campaign.id) : [];
  const stage = stages.find((each) => each.stage === batch.stage);
  const stored = stage ? await store.listStored(context, stage.id) : [];
  const byRow = new Map(
    planResults(batch.rows, stored).flatMap((planned) => planned.rows.map((row) => [row, planned] as const)),
  );
  const outcomes = batch.rows.map((_, index) => {
    const planned = byRow.get(index);
    if (!planned) return { outcome: 'unchanged' as const, participationId: null, changes: [] };
    const { outcome, known } = planned;
    return { outcome, participationId: known?.id ?? null, changes: describeChanges(planned) };
  });
  return { outcomes, isNewCampaign: campaign === undefined };
}

function pickBefore({ known, values }: PlannedParticipation): Snapshot | null {
  if (!known) return null;
  const results = Object.fromEntries(values.map(({ code, before }) => [code, before]));
  return { state: known.state, organizationId: known.organizationId, results };
}

function pickAfter({ state, organizationId, values }: PlannedParticipation, batchId: string | null): Snapshot {
  const results = Object.fromEntries(values.map(({ code, after }) => [code, { ...after, batchId }]));
  return { state, organizationId, results };
}

const auditChunk = 5000;

async function recordAll(context: Context, effects: readonly ResultEffect[], batchId: string | null): Promise<void> {
  for (let from = 0; from < effects.length; from += auditChunk) {
    await recordChanges(
      context,
      effects.slice(from, from + auditChunk).map(({ thing, thingId, before, after }) => ({
        action: 'participation.results_saved',
        thing,
        thingId,
        before,
        after,
        batchId,
      })),
    );
  }
}

/** Writes a table of results in sets: participations, values, one audit row each. The campaign is made where it is not there. */
export async function saveResults(
  context: Context,
  batch: ResultBatch & { readonly batchId: string | null },
): Promise<ResultEffect[]> {
  const { batchId, rows } = batch;
  const { campaignId, stageId, madeCampaign, madeStage } = await ensureCampaign(
    context,
    batch.campaignTitle,
    batch.stage,
    batchId,
  );
  const competenceIds = await ensureCompetences(context, rows);
  const plan = planResults(rows, await store.listStored(context, stageId));
  const writes = plan
    .filter(({ outcome }) => outcome !== 'unchanged')
    .map((planned) => ({ planned, id: planned.known?.id ?? newId() }));
  await writePlanned(context, writes, { stageId, batchId, competenceIds });
  const effects = writes.map(
    ({ planned, id }): ResultEffect => ({
      thing: 'participation',
      thingId: id,
      operation: planned.known ? 'update' : 'insert',
      before: pickBefore(planned),
      after: pickAfter(planned, batchId),
    }),
  );
  await recordAll(context, effects, batchId);
  const made = (thing: string, thingId: string): ResultEffect => ({
    ...{ thing, thingId, operation: 'insert' },
    before: null,
    after: { title: batch.campaignTitle, stage: batch.stage },
  });
  return [
    ...(madeCampaign ? [made('campaign', campaignId)] : []),
    ...(madeStage ? [made('campaign_stage', stageId)] : []),
    ...effects,
  ];
}

async function writePlanned(
  context: Context,
  writes: readonly { planned: PlannedParticipation; id: string }[],
  target: { stageId: string; batchId: string | null; competenceIds: ReadonlyMap<string, string> },
): Promise<void> {
  const { stageId, batchId, competenceIds } = target;
  const added = writes.filter(({ planned }) => !planned.known);
  await insertParticipations(
    context,
    added.map(({ planned, id }) => ({
      id,
      stageId,
      personId: planned.incoming.personId ?? null,
      keyNumber: planned.incoming.keyNumber ?? null,
      organizationId: planned.organizationId,
      direction: planned.incoming.direction ?? '',
      state: planned.state,
    })),
    batchId,
  );
  const changed = writes.filter(({ planned }) => planned.known);
  await store.updateParticipations(
    context,
    changed.map(({ planned, id }) => ({ id, state: planned.state, organizationId: planned.organizationId })),
  );
  await store.upsertResults(
    context,
    writes.flatMap(({ planned, id }) =>
      planned.values.map(({ code, after }) => ({
        ...after,
        batchId,
        participationId: id,
        competenceId: competenceIds.get(code) ?? '',
      })),
    ),
  );
}

/** Takes back what `saveResults` wrote; a campaign or a stage it made goes too while nothing else stands on it. */
export async function revertResults(context: Context, effects: readonly ResultEffect[]): Promise<void> {
  requireAccess(context, 'diagnostics.import');
  const own = effects.filter(({ thing }) => thing === 'participation');
  const ids = new Map((await listCompetenceRows(context)).map(({ code, id }) => [code, id]));
  const inserted = own.filter(({ operation }) => operation === 'insert').map(({ thingId }) => thingId);
  await deleteParticipations(context, inserted);
  const updated = own
    .filter(({ operation }) => operation === 'update')
    .map(({ thingId, before }) => ({ id: thingId, before: before as Snapshot }));
  await store.updateParticipations(
    context,
    updated.map(({ id, before }) => ({ id, state: before.state, organizationId: before.organizationId })),
  );
  const values = updated.flatMap(({ id, before }) =>
    Object.entries(before.results).map(([code, value]) => ({
      key: { participationId: id, competenceId: ids.get(code) ?? '' },
      value,
    })),
  );
  await store.deleteResults(
    context,
    values.filter(({ value }) => value === null).map(({ key }) => key),
  );
  await store.upsertResults(
    context,
    values.flatMap(({ key, value }) => (value ? [{ ...value, ...key }] : [])),
  );
  await removeEmpty(context, effects);
  await recordChanges(
    context,
    own.map(({ thingId, before, after }) => ({
      action: 'participation.results_taken_back',
      thing: 'participation',
      thingId,
      before: after,
      after: before,
    })),
  );
}

async function removeEmpty(context: Context, effects: readonly ResultEffect[]): Promise<void> {
  for (const { thing, thingId } of effects) {
    if (thing !== 'campaign_stage') continue;
    const left = await countLeft(context, thing, thingId);
    if (left === 0) await deleteStage(context, thingId);
  }
  for (const { thing, thingId } of effects) {
    if (thing !== 'campaign') continue;
    const left = await countLeft(context, thing, thingId);
    if (left === 0) await deleteCampaign(context, thingId);
  }
}
