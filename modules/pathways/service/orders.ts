/** Orders of schools over their pathways (IOM-04): made as drafts, numbered in the register of documents after signing. */
import { reaches } from '#core/access/reach.ts';
import { recordChanges } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { Doubt, OrderReference, Paper } from '#modules/documents/model/paper.ts';
import { loadIssuer, makeDocument } from '#modules/documents/public.ts';
import { pathwayErrors } from '../errors.ts';
import { makeAmendment } from '../papers/amendment-content.ts';
import { makeOrder } from '../papers/order-content.ts';
import { listCampaignTitles, listChangesSince } from '../queries/papers.ts';
import { describeChanges } from '../rules/changes.ts';
import { isApproved } from '../rules/states.ts';
import * as store from '../store/orders.ts';
import { listPathways, type Pathway, updatePathways } from '../store/pathways.ts';
import { type LoadedLine, loadLines } from './paper-inputs.ts';
import { widenedReach } from './visibility.ts';

export type Purpose = store.Order['purpose'];

interface Wanted {
  readonly organizationId: string;
  readonly campaignId: string | null;
  readonly purpose: Purpose;
}

/** The order that approved a pathway, as far as it is known. */
function orderOf({ orderNumber, approvedOn }: Pathway): OrderReference {
  return { number: orderNumber ?? '', signedOn: approvedOn ?? '' };
}

async function writeApproval(context: Context, wanted: Wanted, lines: readonly LoadedLine[]): Promise<Paper> {
  const campaignIds = [...new Set(lines.flatMap(({ pathway }) => pathway.campaignId ?? []))];
  const titles = await listCampaignTitles(context, campaignIds);
  const considered = lines.find(({ pathway }) => pathway.consideredBy !== null)?.pathway;
  return makeOrder({
    issuer: await loadIssuer(context, wanted.organizationId),
    deputy: null,
    control: null,
    extraItems: [],
    acts: [],
    diagnostics: campaignIds.flatMap((id) => titles.get(id) ?? []),
    considered: considered?.consideredBy
      ? { body: considered.consideredBy, number: considered.consideredNumber, on: considered.consideredOn }
      : null,
    lines,
  });
}

async function writeAmendment(context: Context, wanted: Wanted, lines: readonly LoadedLine[]): Promise<Paper> {
  const approvals = new Map(
    lines.map(({ pathway }) => [pathway.id, pathway.approvedOn ? new Date(pathway.approvedOn) : null]),
  );
  const changes = Map.groupBy(await listChangesSince(context, approvals), ({ pathwayId }) => pathwayId);
  return makeAmendment({
    issuer: await loadIssuer(context, wanted.organizationId),
    deputy: null,
    control: null,
    extraItems: [],
    lines: lines.map((line) => ({
      ...line,
      order: orderOf(line.pathway),
      changes: describeChanges((changes.get(line.pathway.id) ?? []).map(({ action }) => action)),
    })),
  });
}

async function gather(context: Context, wanted: Wanted) {
  const open = await store.findOpenOrder(context, wanted);
  const ids = await store.listForOrder(context, wanted, open?.id ?? null);
  const found = new Map((await listPathways(context, ids, true)).map((pathway) => [pathway.id, pathway]));
  const pathways = ids.flatMap((id) => found.get(id) ?? []);
  const lines = await loadLines(context, pathways, wanted.organizationId);
  const write = wanted.purpose === 'approve' ? writeApproval : writeAmendment;
  return { open, pathways, paper: pathways.length === 0 ? undefined : await write(context, wanted, lines) };
}

/** Schools whose orders the actor may make: one's own, or all. */
async function listSchools(context: Context, campaignId: string | null, purpose: Purpose): Promise<string[]> {
  const reach = await widenedReach(context, 'pathway.edit');
  const schools = await store.listOrganizationsToOrder(context, campaignId, purpose);
  // A tutor's reach is people, not a school: an order is the school's.
  return schools.filter((id) => reaches(reach, { organizationIds: [id] }));
}

export interface MadeOrder {
  readonly organizationId: string;
  readonly documentId: string;
  readonly fileId: string;
  readonly pathways: number;
  readonly doubts: readonly Doubt[];
}

async function makeOne(context: Context, wanted: Wanted): Promise<MadeOrder | undefined> {
  const { open, pathways, paper } = await gather(context, wanted);
  if (!paper) return undefined;
  const orderId = open?.id ?? (await store.insertOrder(context, wanted));
  const { id: documentId, fileId } = await makeDocument(context, {
    kind: wanted.purpose === 'approve' ? 'pathway_order' : 'pathway_amendment',
    title: paper.title,
    organizationId: wanted.organizationId,
    about: { kind: 'pathway_order', id: orderId },
    content: paper.content as never,
    isConfined: true,
  });
  const ids = pathways.map(({ id }) => id);
  await store.setLines(context, orderId, documentId, ids);
  if (wanted.purpose === 'approve') {
    const agreed = pathways.filter(({ state }) => state === 'agreed').map(({ id }) => id);
    await updatePathways(context, agreed, { state: 'submitted' });
    await record(context, 'pathway.submitted', agreed);
  }
  return { organizationId: wanted.organizationId, documentId, fileId, pathways: ids.length, doubts: paper.doubts };
}

function record(context: Context, action: string, ids: readonly string[], after?: unknown): Promise<void> {
  return recordChanges(
    context,
    ids.map((thingId) => ({ action, thing: 'pathway', thingId, ...(after !== undefined && { after }) })),
  );
}

/**
 * One order for each school within reach: of a campaign, or of all that waits. A draft that is there already takes in what has come since.
 * @throws AppError `nothing_to_order`, `nothing_to_amend`, `not_found`
 */
export async function makeOrders(
  context: Context,
  choice: { readonly campaignId: string | null; readonly organizationId: string | null; readonly purpose: Purpose },
): Promise<MadeOrder[]> {
  const { campaignId, organizationId, purpose } = choice;
  const schools = await listSchools(context, campaignId, purpose);
  const chosen = organizationId === null ? schools : schools.filter((id) => id === organizationId);
  const made: MadeOrder[] = [];
  for (const id of chosen) {
    const order = await makeOne(context, { organizationId: id, campaignId, purpose });
    if (order) made.push(order);
  }
  if (made.length === 0) {
    throw new AppError(purpose === 'approve' ? pathwayErrors.nothing_to_order : pathwayErrors.nothing_to_amend);
  }
  return made;
}

/** Names in the cases the order would print, and what a person should look at, before it is made. */
export async function previewOrder(context: Context, wanted: Wanted) {
  const reach = await widenedReach(context, 'pathway.edit');
  if (!reaches(reach, { organizationIds: [wanted.organizationId] })) throw new AppError(frameErrors.not_found);
  const { pathways, paper } = await gather(context, wanted);
  return { pathways: pathways.length, title: paper?.title ?? '', doubts: [...(paper?.doubts ?? [])] };
}

const isOf = (order: store.Order, { organizationId }: Pick<Pathway, 'organizationId'>) =>
  organizationId === order.organizationId;

const WAITING: readonly Pathway['state'][] = ['submitted', 'agreed', 'approved', 'in_progress'];

/** Who moved to another school before the order was signed waits for the order of that school. */
function isApprovedBy(order: store.Order, pathway: Pathway): boolean {
  return WAITING.includes(pathway.state) && (isOf(order, pathway) || pathway.approvedOn !== null);
}

async function approve(
  context: Context,
  pathways: readonly Pathway[],
  { number, signedOn }: { readonly number: string; readonly signedOn: string },
): Promise<void> {
  const today = todayOf(context);
  const byState = Map.groupBy(pathways, ({ startsOn }) => (startsOn <= today ? 'in_progress' : 'approved'));
  for (const [state, own] of byState) {
    const ids = own.map(({ id }) => id);
    await updatePathways(context, ids, { state, approvedOn: signedOn, orderNumber: number });
  }
}

/** «Внести номер и дату» of the order approves its pathways; a corrected number follows. */
export async function approveBy(context: Context, documentId: string, number: string, signedOn: string): Promise<void> {
  const order = await store.findOrderOfDocument(context, documentId);
  if (!order) return;
  const pathways = await listPathways(context, await store.listLines(context, order.id), true);
  if (order.purpose === 'amend') {
    const covered = pathways.filter(({ amendedAt }) => amendedAt !== null && amendedAt <= order.createdAt);
    await updatePathways(
      context,
      covered.map(({ id }) => id),
      { amendedAt: null },
    );
    return record(
      context,
      'pathway.amendment_signed',
      pathways.map(({ id }) => id),
      { number, signedOn },
    );
  }
  const approved = pathways.filter((pathway) => isApprovedBy(order, pathway));
  await approve(context, approved, { number, signedOn });
  // A corrected number is the number of those, too, that have ended meanwhile.
  const ended = pathways.filter(({ state, approvedOn }) => approvedOn !== null && !WAITING.includes(state));
  const ids = ended.map(({ id }) => id);
  await updatePathways(context, ids, { approvedOn: signedOn, orderNumber: number });
  await record(context, 'pathway.approved', [...approved.map(({ id }) => id), ...ids], { number, signedOn });
}

/** An amending order that was withdrawn covers nothing any more; only a signed one did. */
async function uncover(context: Context, order: store.Order, pathways: readonly Pathway[]): Promise<void> {
  const open = pathways.filter(({ state, amendedAt }) => isApproved(state) && amendedAt === null).map(({ id }) => id);
  await updatePathways(context, open, { amendedAt: order.createdAt });
  await record(context, 'pathway.order_withdrawn', open);
}

/** An order that was withdrawn approves nothing any more: its pathways wait for another. */
export async function withdrawBy(context: Context, documentId: string): Promise<void> {
  const order = await store.findOrderOfDocument(context, documentId);
  if (!order) return;
  const pathways = await listPathways(context, await store.listLines(context, order.id), true);
  if (order.purpose === 'amend') return uncover(context, order, pathways);
  const fallen = pathways
    .filter(({ state, ...pathway }) => isApproved(state) || (state === 'submitted' && isOf(order, pathway)))
    .map(({ id }) => id);
  await updatePathways(context, fallen, { state: 'agreed', approvedOn: null, orderNumber: null, amendedAt: null });
  await record(context, 'pathway.order_withdrawn', fallen);
}
