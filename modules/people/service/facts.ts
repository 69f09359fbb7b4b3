import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { addDays } from '#core/time/day.ts';
import { peopleErrors } from '../errors.ts';
import type { Fact, FactChange, FactKind } from '../model.ts';
import * as rules from '../rules.ts';
import * as store from '../store/people.ts';
import { listChanges, loadFor } from './load.ts';

/** Every period of a line, half-open. */
function periodsOf(change: FactChange): [string | null, string | null][] {
  switch (change.fact) {
    case 'post': {
      const { startsOn, endsBefore, leaveFrom, leaveBefore } = change.fields;
      return [
        [startsOn, endsBefore],
        [leaveFrom, leaveBefore],
      ];
    }
    case 'category':
      return [[change.fields.grantedOn, change.fields.expiresOn]];
    case 'fitness':
      return [[change.fields.decidedOn, change.fields.expiresOn]];
    case 'trainingRecord':
      return [[change.fields.startsOn, change.fields.endsOn && addDays(change.fields.endsOn, 1)]];
    case 'personRecord':
      return [[change.fields.startsOn, change.fields.endsBefore]];
    case 'consent':
      return [[change.fields.givenOn, change.fields.withdrawnOn && addDays(change.fields.withdrawnOn, 1)]];
    default:
      return [];
  }
}

export function checkPeriods(change: FactChange): void {
  if (periodsOf(change).some(([from, to]) => !rules.isPeriodRight(from, to)))
    throw new AppError(peopleErrors.bad_period);
}

function organizationOf(fields: object): string | null {
  return (fields as { organizationId?: string | null }).organizationId ?? null;
}

/** An organisation that is not there is not found; a school may put posts only into itself, and touch only its own. */
export async function checkPlace(context: Context, change: FactChange, before?: object): Promise<void> {
  const organizationId = organizationOf(change.fields);
  if (organizationId !== null && !(await store.hasOrganization(context, organizationId)))
    throw new AppError(frameErrors.not_found);
  if (change.fact !== 'post') return;
  requireAccess(context, 'person.edit', { organizationIds: [change.fields.organizationId] });
  if (before) requirePostAccess(context, before);
}

function requirePostAccess(context: Context, post: object): void {
  requireAccess(context, 'person.edit', { organizationIds: [organizationOf(post) ?? ''] });
}

/** One line of experience of a kind (per organisation): a second one would contradict it. */
async function checkExperience(context: Context, personId: string, id: string | null, change: FactChange) {
  if (change.fact !== 'experience') return;
  const { kind, organizationId } = change.fields;
  const other = await store.findExperience(context, personId, kind, organizationId);
  if (other && other !== id) throw new AppError(peopleErrors.experience_exists);
}

async function getLine(context: Context, personId: string, kind: FactKind, id: string) {
  const line = await store.findFact(context, personId, kind, id);
  if (!line) throw new AppError(frameErrors.not_found);
  return line;
}

async function addLine(context: Context, personId: string, change: FactChange): Promise<string> {
  await checkPlace(context, change);
  const id = await store.insertFact(context, personId, change.fact, change.fields);
  const action = `person.${change.fact}_added`;
  await recordChange(context, { action, thing: 'person', thingId: personId, after: change.fields });
  return id;
}

/** Adds a line of a fact or changes it, as one audit row with the changed fields only. @returns the line's id */
export async function saveFact(
  context: Context,
  personId: string,
  id: string | null,
  change: FactChange,
): Promise<string> {
  await loadFor(context, 'person.edit', personId);
  checkPeriods(change);
  await checkExperience(context, personId, id, change);
  if (id === null) return addLine(context, personId, change);
  const line = await getLine(context, personId, change.fact, id);
  await checkPlace(context, change, line);
  const { before, after } = listChanges(line, change.fields);
  if (Object.keys(after).length === 0) return id;
  await store.updateFact(context, personId, change.fact, id, change.fields);
  const action = `person.${change.fact}_edited`;
  await recordChange(context, { action, thing: 'person', thingId: personId, before, after });
  return id;
}

export async function removeFact(context: Context, personId: string, kind: FactKind, id: string): Promise<void> {
  await loadFor(context, 'person.edit', personId);
  const line = await getLine(context, personId, kind, id);
  if (kind === 'post') requirePostAccess(context, line);
  await store.deleteFact(context, personId, kind, id);
  const { tenantId: _tenant, personId: _person, batchId: _batch, id: _id, ...before } = line;
  await recordChange(context, { action: `person.${kind}_removed`, thing: 'person', thingId: personId, before });
}

interface Leaving {
  readonly personId: string;
  readonly postId: string;
  readonly lastDay: string;
  readonly reason: string | null;
  readonly transferTo: Fact<'post'> | null;
}

async function beginNext(context: Context, personId: string, post: Fact<'post'>): Promise<void> {
  if (!can(context.actor, 'person.edit')) throw new AppError(frameErrors.forbidden);
  checkPeriods({ fact: 'post', fields: post });
  await checkPlace(context, { fact: 'post', fields: post });
  await store.insertFact(context, personId, 'post', post);
}

/** Ends a post on its last day, and with a transfer begins the next one the day after: history kept, counted once. */
export async function leavePost(context: Context, leaving: Leaving): Promise<void> {
  const { personId, postId, lastDay, reason, transferTo } = leaving;
  await loadFor(context, 'person.edit', personId);
  const post = (await getLine(context, personId, 'post', postId)) as Fact<'post'>;
  requirePostAccess(context, post);
  const endsBefore = addDays(lastDay, 1);
  if (!rules.isPeriodRight(post.startsOn, endsBefore)) throw new AppError(peopleErrors.bad_period);
  const after = { endsBefore, endReason: reason };
  await store.updateFact(context, personId, 'post', postId, after);
  const next = transferTo && { ...transferTo, startsOn: transferTo.startsOn ?? endsBefore };
  if (next) await beginNext(context, personId, next);
  await recordChange(context, {
    action: next ? 'person.transferred' : 'person.left',
    thing: 'person',
    thingId: personId,
    before: { endsBefore: post.endsBefore, endReason: post.endReason },
    after: { ...after, ...(next && { transferTo: next }) },
  });
  await context.services.events.publish(context, 'person.left', { personId, organizationId: post.organizationId });
}
