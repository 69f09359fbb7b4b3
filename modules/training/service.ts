import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listDirectory } from '#modules/settings/public.ts';
import { trainingErrors } from './errors.ts';
import {
  COMPETENCE_TITLES,
  FITS,
  type Fit,
  LEVEL_TITLES,
  type ListFilter,
  type OfferAction,
  type OfferFields,
  type OfferOrigin,
  type OfferState,
} from './model.ts';
import * as queries from './queries.ts';
import { availableActions, countPlacesLeft, findFault, fitFor, isOver, keyOfOffer } from './rules.ts';
import * as store from './store.ts';

function showRow(row: queries.OfferRow, today: string) {
  return { ...row, placesLeft: countPlacesLeft(row.places, row.taken), isOver: isOver(row, today) };
}

export async function listOffers(context: Context, filter: ListFilter, page: queries.Page) {
  requireAccess(context, 'offer.read');
  const { rows, total } = await queries.listOffers(context, filter, page);
  const today = todayOf(context);
  return { rows: rows.map((row) => showRow(row, today)), total };
}

/** What a teacher may still go to: of their own subject and post first, then for everybody, then others'. */
export async function listUpcoming(context: Context) {
  requireAccess(context, 'offer.read');
  const { personId } = context.actor;
  const ties = personId === null ? undefined : await queries.findTies(context, personId);
  const rows = await queries.listUpcomingRows(context);
  const today = todayOf(context);
  const shown = rows.map((row) => {
    const fit: Fit = ties ? fitFor(row, ties) : 'general';
    return { ...showRow(row, today), fit };
  });
  return shown.toSorted((a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit));
}

async function getOffer(context: Context, id: string) {
  const row = await store.findOffer(context, id);
  if (!row) throw new AppError(frameErrors.not_found);
  return row;
}

export async function showOffer(context: Context, id: string) {
  requireAccess(context, 'offer.read');
  const row = await getOffer(context, id);
  const taken = await queries.countTaken(context, id);
  return {
    ...showRow({ ...row, taken }, todayOf(context)),
    version: row.version,
    origin: row.origin,
    cancelReason: row.cancelReason,
    createdAt: row.createdAt,
    actions: availableActions(row, context.actor),
  };
}

interface Choice {
  readonly code: string;
  readonly title: string;
  readonly isActive: boolean;
}

/** Ready titles stand in for codes that the municipality's own lists do not name: not offered, but read. */
function withReady(own: readonly Choice[], ready: Readonly<Record<string, string>>, isActive: boolean): Choice[] {
  const known = new Set(own.map(({ code }) => code));
  const missing = Object.entries(ready).filter(([code]) => !known.has(code));
  return [
    ...own.map(({ code, title, isActive: isOffered }) => ({ code, title, isActive: isOffered })),
    ...missing.map(([code, title]) => ({ code, title, isActive })),
  ];
}

export async function listChoices(context: Context) {
  requireAccess(context, 'offer.read');
  const directory = async (name: 'offer_kind' | 'subject' | 'post') =>
    withReady(await listDirectory(context, name, { withInactive: true }), {}, false);
  const levels = (await queries.listLevels(context)).map((level) => ({ ...level, isActive: true }));
  return {
    kinds: await directory('offer_kind'),
    competences: withReady(await queries.listCompetences(context), COMPETENCE_TITLES, false),
    levels: withReady(levels, LEVEL_TITLES, true),
    subjects: await directory('subject'),
    posts: await directory('post'),
  };
}

/** Every code that is new to the offer must be of a list; old ones stay though switched off since. */
async function checkCodes(context: Context, changes: Partial<OfferFields>): Promise<void> {
  const choices = await listChoices(context);
  const given: readonly (readonly [readonly Choice[], readonly string[] | undefined])[] = [
    [choices.kinds, changes.kind === undefined ? undefined : [changes.kind]],
    [choices.competences, changes.competenceCodes],
    [choices.levels, changes.levelCodes],
    [choices.subjects, changes.subjectCodes],
    [choices.posts, changes.postCodes],
  ];
  for (const [list, codes = []] of given) {
    const known = new Set(list.map(({ code }) => code));
    const unknown = codes.find((code) => !known.has(code));
    if (unknown !== undefined) throw new AppError(trainingErrors.offer_code_unknown, { code: unknown });
  }
}

async function checkFree(
  context: Context,
  offer: Pick<OfferFields, 'title' | 'provider' | 'startsOn'>,
  exceptId?: string,
): Promise<void> {
  await store.lockCatalogue(context);
  const key = keyOfOffer(offer);
  const others = await store.listOffersFrom(context, offer.startsOn);
  const same = others.find((other) => other.id !== exceptId && keyOfOffer(other) === key);
  if (same) throw new AppError(trainingErrors.offer_exists, { title: same.title, id: same.id });
}

function checkFields(fields: OfferFields, taken: number): void {
  const fault = findFault(fields, taken);
  if (fault !== undefined) throw new AppError(trainingErrors[fault], { taken });
}

/** Adds one offer, with every check of hand entry. @throws offer_exists with the id of the one that is there */
export async function addOffer(context: Context, fields: OfferFields, origin: OfferOrigin): Promise<string> {
  requireAccess(context, 'offer.edit');
  checkFields(fields, 0);
  await checkCodes(context, fields);
  await checkFree(context, fields);
  const id = await store.insertOffer(context, fields, { origin });
  await recordChange(context, { action: 'offer.added', thing: 'offer', thingId: id, after: { ...fields, origin } });
  return id;
}

function listChanges(current: object, wanted: object) {
  const now = current as Record<string, unknown>;
  const changed = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && JSON.stringify(now[key] ?? null) !== JSON.stringify(value ?? null),
  );
  return {
    before: Object.fromEntries(changed.map(([key]) => [key, now[key]])),
    after: Object.fromEntries(changed) as Partial<OfferFields>,
  };
}

function requireAction(offer: { readonly state: OfferState }, context: Context, action: OfferAction): void {
  requireAccess(context, 'offer.edit');
  if (!availableActions(offer, context.actor).includes(action)) throw new AppError(trainingErrors.offer_state);
}

/**
 * Only the named fields change, as one audit row.
 * @throws changed_by_other with the current version and values of the same fields
 */
export async function editOffer(
  context: Context,
  id: string,
  version: number,
  changes: Partial<OfferFields>,
): Promise<number> {
  requireAccess(context, 'offer.edit');
  const current = await getOffer(context, id);
  requireAction(current, context, 'edit');
  if (current.version !== version) {
    const now = Object.fromEntries(Object.keys(changes).map((key) => [key, current[key as keyof typeof current]]));
    throw new AppError(frameErrors.changed_by_other, { current: now, version: current.version });
  }
  const { before, after } = listChanges(current, changes);
  if (Object.keys(after).length === 0) return version;
  const next = { ...current, ...after };
  checkFields(next, 'places' in after ? await queries.countTaken(context, id) : 0);
  await checkCodes(context, after);
  if (keyOfOffer(next) !== keyOfOffer(current)) await checkFree(context, next, id);
  const saved = await store.updateOffer(context, id, version, after);
  await recordChange(context, { action: 'offer.edited', thing: 'offer', thingId: id, before, after });
  return saved;
}

/** Pathways that hold it are told in the same transaction. */
export async function cancelOffer(context: Context, id: string, reason: string): Promise<void> {
  await move(context, id, 'cancel', { state: 'cancelled', cancelReason: reason });
  await context.services.events.publish(context, 'offer.cancelled', { offerId: id, reason });
}

export function restoreOffer(context: Context, id: string): Promise<void> {
  return move(context, id, 'restore', { state: 'open', cancelReason: null });
}

export function archiveOffer(context: Context, id: string): Promise<void> {
  return move(context, id, 'archive', { state: 'archived' });
}

const MOVED = { cancel: 'offer.cancelled', restore: 'offer.restored', archive: 'offer.archived' } as const;

async function move(
  context: Context,
  id: string,
  action: keyof typeof MOVED,
  to: { readonly state: OfferState; readonly cancelReason?: string | null },
): Promise<void> {
  requireAccess(context, 'offer.edit');
  const { state, cancelReason, ...offer } = await getOffer(context, id);
  requireAction({ state }, context, action);
  if (action === 'restore') await checkFree(context, offer, id);
  const next = { state: to.state, cancelReason: to.cancelReason === undefined ? cancelReason : to.cancelReason };
  if (!(await store.moveOffer(context, id, [state], next))) throw new AppError(trainingErrors.offer_state);
  await recordChange(context, {
    action: MOVED[action],
    thing: 'offer',
    thingId: id,
    before: { state, cancelReason },
    after: next,
  });
}
