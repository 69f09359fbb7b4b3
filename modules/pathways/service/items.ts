/** Items of pathways: changed by hand, confirmed with one tap, closed for many at once. */
import { type AuditRecord, recordChange, recordChanges } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { formatDays } from '#core/time/format.ts';
import { getSetting } from '#modules/settings/public.ts';
import { pathwayErrors } from '../errors.ts';
import { ITEM_STATE_TITLES, type ItemFields, STATE_TITLES, type StatedNeed } from '../model.ts';
import { findOfferTitle } from '../queries/groups.ts';
import { ITEM_STEPS_TABLE, type ItemStep, isApproved, mayTakeItem, OPEN_ITEM_STATES } from '../rules/states.ts';
import * as store from '../store/items.ts';
import { listPathways, type Pathway } from '../store/pathways.ts';
import { getEditable, getForEdit, markAmended, requireVersion } from './load.ts';

function checkDates(pathway: Pathway, { startsOn, dueOn }: ItemFields): void {
  if (startsOn !== null && dueOn < startsOn) throw new AppError(pathwayErrors.bad_period);
  if (dueOn < pathway.startsOn || dueOn > pathway.endsOn) {
    throw new AppError(pathwayErrors.outside_period, { period: formatDays(pathway.startsOn, pathway.endsOn) });
  }
}

async function requireNeed(context: Context, pathway: Pathway, needId: string | null): Promise<void> {
  if (needId === null) return;
  const needs = await store.listNeeds(context, [pathway.id]);
  if (!needs.some(({ id }) => id === needId)) throw new AppError(frameErrors.not_found);
}

/** An item may point at an offer of the catalogue only. */
async function requireOffer(context: Context, offerId: string | null): Promise<void> {
  if (offerId !== null && (await findOfferTitle(context, offerId)) === undefined)
    throw new AppError(frameErrors.not_found);
}

/** @throws outside_period, bad_period, step_not_allowed, not_found. @returns the item's id */
export async function addItem(context: Context, pathwayId: string, fields: ItemFields): Promise<string> {
  const pathway = await getEditable(context, pathwayId);
  checkDates(pathway, fields);
  await requireNeed(context, pathway, fields.needId);
  await requireOffer(context, fields.offerId);
  const id = await store.insertItem(context, pathwayId, fields);
  if (fields.needId !== null) await store.setUnmet(context, [fields.needId], null);
  await markAmended(context, [pathway]);
  const after = { title: fields.title, dueOn: fields.dueOn };
  await recordChange(context, { action: 'pathway.item_added', thing: 'pathway', thingId: pathwayId, after });
  return id;
}

async function getOpenItem(context: Context, id: string): Promise<{ item: store.Item; pathway: Pathway }> {
  const [item] = await store.lockItems(context, [id]);
  if (!item) throw new AppError(frameErrors.not_found);
  const pathway = await getEditable(context, item.pathwayId);
  if (!OPEN_ITEM_STATES.includes(item.state)) {
    throw new AppError(pathwayErrors.item_not_open, { state: ITEM_STATE_TITLES[item.state] });
  }
  return { item, pathway };
}

/** @throws changed_by_other, item_not_open, outside_period, bad_period */
export async function editItem(context: Context, id: string, version: number, fields: ItemFields): Promise<number> {
  const { item, pathway } = await getOpenItem(context, id);
  const keys = Object.keys(fields) as (keyof ItemFields)[];
  requireVersion(item, version, keys);
  checkDates(pathway, fields);
  await requireNeed(context, pathway, fields.needId);
  await requireOffer(context, fields.offerId);
  const changed = keys.filter((key) => item[key] !== fields[key]);
  if (changed.length === 0) return version;
  const next = await store.updateItem(context, id, version, fields);
  await followNeed(context, item, fields.needId);
  await markAmended(context, [pathway]);
  const pick = (from: ItemFields) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  const before = { title: item.title, ...pick(item) };
  const after = pick(fields);
  await recordChange(context, { action: 'pathway.item_edited', thing: 'pathway', thingId: pathway.id, before, after });
  return next;
}

/** An item that closes another need from now on leaves its old one open again. */
async function followNeed(context: Context, item: store.Item, needId: string | null): Promise<void> {
  if (item.needId === needId) return;
  if (needId !== null) await store.setUnmet(context, [needId], null);
  await reopenNeeds(context, [item]);
}

/** An item of an approved pathway is cancelled, not removed: its history stays. */
export async function removeItem(context: Context, id: string): Promise<void> {
  const { item, pathway } = await getOpenItem(context, id);
  if (pathway.approvedOn === null) await store.deleteItem(context, id);
  else await store.updateItems(context, [id], { state: 'cancelled' });
  await reopenNeeds(context, [item]);
  await markAmended(context, [pathway]);
  const before = { title: item.title };
  await recordChange(context, { action: 'pathway.item_removed', thing: 'pathway', thingId: pathway.id, before });
}

/** A need whose last open or done item has gone is unmet again. */
export async function reopenNeeds(context: Context, gone: readonly store.Item[]): Promise<void> {
  const pathwayIds = [...new Set(gone.map(({ pathwayId }) => pathwayId))];
  const left = await store.listItems(context, pathwayIds);
  const held = new Set(
    left.filter(({ state }) => state !== 'cancelled' && state !== 'not_done').map(({ needId }) => needId),
  );
  const needIds = gone.flatMap(({ needId }) => (needId !== null && !held.has(needId) ? [needId] : []));
  await store.setUnmet(context, [...new Set(needIds)], 'no_offer');
}

export interface ItemStepInput {
  readonly step: ItemStep;
  readonly on: string | null;
  /** Paper or words that show it. */
  readonly evidence: string | null;
  readonly evidenceFileId: string | null;
  readonly remark: string | null;
}

function changeOf({ step, on, evidence, evidenceFileId, remark }: ItemStepInput, today: string): store.ItemChange {
  const { to } = ITEM_STEPS_TABLE[step];
  const given = { ...(evidence !== null && { evidence }), ...(evidenceFileId !== null && { evidenceFileId }) };
  if (step === 'close' || step === 'confirm') return { state: to, doneOn: on ?? today, remark: null, ...given };
  if (step === 'reopen') return { state: to, doneOn: null, remark: null };
  return { state: to, remark };
}

async function requireEvidence(context: Context, items: readonly store.Item[], input: ItemStepInput): Promise<void> {
  if (input.step !== 'close' || input.evidence !== null || input.evidenceFileId !== null) return;
  const { isEvidenceNeeded } = await getSetting(context, 'pathway_rules');
  const isBare = items.some(({ evidence, evidenceFileId }) => evidence === null && evidenceFileId === null);
  if (isEvidenceNeeded && isBare) throw new AppError(pathwayErrors.evidence_needed);
}

/** A file shows a person's paper only when that person's side has sent it. */
async function requireOwnFile(context: Context, fileId: string | null): Promise<void> {
  if (fileId === null) return;
  const file = await context.services.files.find(context, fileId);
  const isOwn = file?.purpose === 'evidence' && file.createdBy === context.actor.accountId;
  if (!isOwn && context.actor.kind !== 'system') throw new AppError(frameErrors.not_found);
}

async function apply(context: Context, items: readonly store.Item[], input: ItemStepInput): Promise<void> {
  await requireOwnFile(context, input.evidenceFileId);
  await requireEvidence(context, items, input);
  await store.updateItems(
    context,
    items.map(({ id }) => id),
    changeOf(input, todayOf(context)),
  );
  if (input.step === 'miss' || input.step === 'cancel') await reopenNeeds(context, items);
  const records = items.map(
    ({ pathwayId, title, state }): AuditRecord => ({
      action: `pathway.item_${input.step}`,
      thing: 'pathway',
      thingId: pathwayId,
      before: { title, state },
      after: { ...(input.evidence && { evidence: input.evidence }), ...(input.remark && { remark: input.remark }) },
    }),
  );
  await recordChanges(context, records);
}

/**
 * IOM-07: one step of many items, whoever they belong to; those it does not suit are counted and stay.
 * @throws evidence_needed, date_ahead, not_found
 */
export async function moveItems(
  context: Context,
  ids: readonly string[],
  input: ItemStepInput,
): Promise<{ moved: number; skipped: number }> {
  if (input.on !== null && input.on > todayOf(context)) throw new AppError(pathwayErrors.date_ahead);
  const items = await store.lockItems(context, [...new Set(ids)]);
  if (items.length !== new Set(ids).size) throw new AppError(frameErrors.not_found);
  const pathways = await getForEdit(
    context,
    items.map(({ pathwayId }) => pathwayId),
  );
  // Before an order there is nothing to carry out, after the end nothing to change: the page shows no buttons either.
  const running = new Set(pathways.filter(({ state }) => isApproved(state)).map(({ id }) => id));
  const suited = items.filter(({ state, pathwayId }) => running.has(pathwayId) && mayTakeItem(state, input.step));
  await apply(context, suited, input);
  return { moved: suited.length, skipped: items.length - suited.length };
}

/** One tap of the teacher; a photograph of a certificate may come with it. @throws item_not_open, not_found */
export async function confirmOwn(context: Context, id: string, evidenceFileId: string | null): Promise<void> {
  const [item] = await store.lockItems(context, [id]);
  const [pathway] = item ? await listPathways(context, [item.pathwayId]) : [];
  if (!item || !pathway || pathway.personId !== context.actor.personId) throw new AppError(frameErrors.not_found);
  if (!isApproved(pathway.state)) {
    throw new AppError(pathwayErrors.step_not_allowed, { state: STATE_TITLES[pathway.state] });
  }
  if (!mayTakeItem(item.state, 'confirm')) {
    throw new AppError(pathwayErrors.item_not_open, { state: ITEM_STATE_TITLES[item.state] });
  }
  await apply(context, [item], { step: 'confirm', on: null, evidence: null, evidenceFileId, remark: null });
}

/** A need people state, beside those of diagnostics. @returns its id */
export async function addNeed(context: Context, pathwayId: string, need: StatedNeed): Promise<string> {
  const pathway = await getEditable(context, pathwayId);
  const known = await store.listNeeds(context, [pathwayId]);
  const same = known.find(
    ({ competenceCode, direction }) => competenceCode === need.competenceCode && direction === need.direction,
  );
  if (same) return same.id;
  const id = await store.insertNeed(context, pathwayId, need);
  await store.setUnmet(context, [id], 'no_offer');
  await markAmended(context, [pathway]);
  await recordChange(context, { action: 'pathway.need_added', thing: 'pathway', thingId: pathwayId, after: need });
  return id;
}
