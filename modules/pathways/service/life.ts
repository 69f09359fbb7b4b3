/** Steps of pathways, of many at once; the history is the audit. */
import { recordChanges } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { pathwayErrors } from '../errors.ts';
import { STATE_TITLES } from '../model.ts';
import { isApproved, type PathwayStep, resumeState, STEPS } from '../rules/states.ts';
import {
  listAlive,
  listPathways,
  type Pathway,
  type PathwayChange,
  updatePathway,
  updatePathways,
} from '../store/pathways.ts';
import { getEditable, getForEdit, markAmended, requireVersion } from './load.ts';

export interface StepInput {
  readonly step: PathwayStep;
  /** Why it is stopped; the conclusion of a review. */
  readonly text: string | null;
  /** Day of the agreement on paper, of the end; today when absent. */
  readonly on: string | null;
}

function describeStep(pathway: Pathway, { step, text, on }: StepInput, today: string): PathwayChange {
  const day = on ?? today;
  switch (step) {
    case 'agree':
      return { state: 'agreed', agreedOn: day, agreedHow: 'paper' };
    case 'unagree':
      return { state: 'draft', agreedOn: null, agreedHow: null };
    case 'complete':
      return { state: 'completed', endedOn: day, ...(text !== null && { conclusion: text }) };
    case 'reopen':
      return { state: 'in_progress', endedOn: null };
    case 'review':
      return { state: 'reviewed', conclusion: text };
    case 'stop':
    case 'decline':
      return { state: STEPS[step].to, endedOn: day, endReason: text };
    case 'resume': {
      const state = resumeState(pathway.approvedOn !== null);
      const anew = state === 'draft' ? { agreedOn: null, agreedHow: null } : {};
      return { state, endedOn: null, endReason: null, ...anew };
    }
  }
}

function checkStep({ step, text, on }: StepInput, today: string): void {
  if (STEPS[step].needsReason && (text === null || text.trim() === '')) throw new AppError(pathwayErrors.reason_needed);
  if (on !== null && on > today) throw new AppError(pathwayErrors.date_ahead);
}

/** Another living pathway of the same people stands in the way of taking this one up again; two of one person at once, too. */
async function requireFree(context: Context, pathways: readonly Pathway[]): Promise<void> {
  const [first] = pathways;
  if (first && new Set(pathways.map(({ personId }) => personId)).size < pathways.length) {
    throw new AppError(pathwayErrors.has_pathway, { what: STATE_TITLES[first.state] });
  }
  const [alive] = await listAlive(
    context,
    pathways.map(({ personId }) => personId),
  );
  if (alive) throw new AppError(pathwayErrors.has_pathway, { what: STATE_TITLES[alive.state] });
}

async function take(context: Context, pathways: readonly Pathway[], input: StepInput): Promise<void> {
  const today = todayOf(context);
  if (input.step === 'resume' || input.step === 'reopen') await requireFree(context, pathways);
  const changes = Map.groupBy(pathways, (pathway) => JSON.stringify(describeStep(pathway, input, today)));
  for (const [change, alike] of changes) {
    const ids = alike.map(({ id }) => id);
    await updatePathways(context, ids, JSON.parse(change) as PathwayChange);
  }
  await recordChanges(
    context,
    pathways.map(({ id, state }) => ({
      action: `pathway.${input.step}`,
      thing: 'pathway',
      thingId: id,
      before: { state },
      after: { ...(input.text && { text: input.text }) },
    })),
  );
}

/**
 * IOM-07: one step of many; those it does not suit stay as they are and are counted.
 * @throws AppError `reason_needed`, `date_ahead`, `has_pathway`, `not_found`
 */
export async function movePathways(
  context: Context,
  ids: readonly string[],
  input: StepInput,
): Promise<{ moved: number; skipped: number }> {
  checkStep(input, todayOf(context));
  const pathways = await getForEdit(context, ids);
  const suited = pathways.filter(({ state }) => STEPS[input.step].from.includes(state));
  await take(context, suited, input);
  return { moved: suited.length, skipped: pathways.length - suited.length };
}

/** The teacher's own word, in the product: three clicks, no typing (vision 5). @throws step_not_allowed, not_found */
export async function answerOwn(context: Context, id: string, answer: 'agree' | 'decline'): Promise<void> {
  const [pathway] = await listPathways(context, [id], true);
  if (!pathway || pathway.personId !== context.actor.personId) throw new AppError(frameErrors.not_found);
  if (!STEPS[answer].from.includes(pathway.state)) {
    throw new AppError(pathwayErrors.step_not_allowed, { state: STATE_TITLES[pathway.state] });
  }
  await take(context, [pathway], { step: answer, text: null, on: null });
  if (answer === 'agree') await updatePathways(context, [id], { agreedHow: 'product' });
}

export interface PathwayFields {
  readonly kind: string;
  readonly aim: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly consideredBy: string | null;
  readonly consideredNumber: string | null;
  readonly consideredOn: string | null;
}

/** What an order has approved: a change of it waits for an amending one. */
const APPROVED_FIELDS: readonly (keyof PathwayFields)[] = ['kind', 'aim', 'startsOn', 'endsOn'];

/** Heading of a pathway: kind, aim, period, the body that considered it. @throws changed_by_other, bad_period, step_not_allowed */
export async function editPathway(
  context: Context,
  id: string,
  version: number,
  fields: PathwayFields,
): Promise<number> {
  const before = await getEditable(context, id);
  const keys = Object.keys(fields) as (keyof PathwayFields)[];
  requireVersion(before, version, keys);
  if (fields.endsOn < fields.startsOn) throw new AppError(pathwayErrors.bad_period);
  const changed = keys.filter((key) => before[key] !== fields[key]);
  if (changed.length === 0) return version;
  const next = await updatePathway(context, id, version, fields);
  const isAmended = isApproved(before.state) && changed.some((key) => APPROVED_FIELDS.includes(key));
  if (isAmended) await markAmended(context, [before]);
  const pick = (from: PathwayFields) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  await recordChanges(context, [
    { action: 'pathway.edited', thing: 'pathway', thingId: id, before: pick(before), after: pick(fields) },
  ]);
  return isAmended ? next + 1 : next;
}
