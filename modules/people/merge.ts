import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listHooks } from '#core/hooks.ts';
import { newId } from '#core/ids.ts';
import { peopleErrors } from './errors.ts';
import type { PersonFields } from './model.ts';
import { fullNameOf, keyOfName } from './rules.ts';
import { moveOwnRows } from './store/merge.ts';
import * as store from './store/people.ts';

/** Fields that the kept record takes over where it has none. */
const FILLABLE = ['givenName', 'patronymic', 'sex', 'birthDate', 'snils', 'email', 'phone', 'site', 'note'] as const;

/** Under this name the merge keeps what it added itself: the undo deletes it. */
const ADDED = 'people added';

/** Ids by module and table. */
type Moved = Record<string, Record<string, string[]>>;

function takeOver(kept: PersonFields, merged: PersonFields): Partial<PersonFields> {
  const filled = FILLABLE.filter((field) => !kept[field] && merged[field]).map((field) => [field, merged[field]]);
  return Object.fromEntries(filled);
}

async function loadPair(context: Context, keptId: string, mergedId: string) {
  if (keptId === mergedId) throw new AppError(peopleErrors.same_person);
  const [kept, merged] = [await store.findPerson(context, keptId), await store.findPerson(context, mergedId)];
  if (!kept || !merged) throw new AppError(frameErrors.not_found);
  if (kept.mergedIntoId || merged.mergedIntoId) throw new AppError(peopleErrors.already_merged);
  return { kept, merged };
}

/** The merged record's surname stays findable as a former one of the kept. */
async function keepSurname(context: Context, keptId: string, kept: string, merged: string): Promise<string[]> {
  if (kept === merged) return [];
  return [await store.insertFact(context, keptId, 'formerName', { surname: merged, until: null })];
}

/** Makes one person of two records: facts of every module move to the kept one, nothing is deleted. @returns the merge's id */
export async function mergePeople(context: Context, keptId: string, mergedId: string): Promise<string> {
  requireAccess(context, 'person.merge');
  const { kept, merged } = await loadPair(context, keptId, mergedId);
  const moved: Moved = { people: await moveOwnRows(context, mergedId, keptId) };
  for (const [module, hooks] of listHooks()) {
    if (hooks.movePerson) moved[module] = await hooks.movePerson(context, mergedId, keptId);
  }
  const changes = takeOver(kept, merged);
  await store.updatePerson(context, keptId, kept.version, changes, keyOfName({ ...kept, ...changes }));
  await store.markMerged(context, mergedId, keptId);
  moved[ADDED] = { formerName: await keepSurname(context, keptId, kept.surname, merged.surname) };
  const id = newId();
  const before = Object.fromEntries(Object.keys(changes).map((key) => [key, kept[key as keyof typeof kept]]));
  await store.insertMerge(context, { id, keptId, mergedId, moved, before });
  await recordChange(context, {
    action: 'person.merged',
    thing: 'person',
    thingId: keptId,
    before,
    after: { ...changes, merged: fullNameOf(merged) },
  });
  await context.services.events.publish(context, 'person.merged', { keptId, mergedId });
  return id;
}

/** Only what the merge filled and nobody has changed since goes back. */
function takeBack(
  kept: PersonFields,
  merged: PersonFields,
  before: Readonly<Record<string, unknown>>,
): Partial<PersonFields> {
  const own = Object.entries(before).filter(([key]) => {
    const field = key as keyof PersonFields;
    return kept[field] === merged[field];
  });
  return Object.fromEntries(own);
}

async function loadOpenMerge(context: Context, mergeId: string) {
  const merge = await store.findMerge(context, mergeId);
  if (!merge) throw new AppError(frameErrors.not_found);
  if (merge.undoneAt) throw new AppError(peopleErrors.merge_undone);
  const kept = await store.findPerson(context, merge.keptId);
  const merged = await store.findPerson(context, merge.mergedId);
  if (!kept || !merged || kept.mergedIntoId || (await store.hasLaterMerge(context, merge.keptId, mergeId))) {
    throw new AppError(peopleErrors.merge_too_late);
  }
  return { merge, kept, merged };
}

/** Puts everything back where it was; only the last merge of a record can be undone. */
export async function undoMerge(context: Context, mergeId: string): Promise<void> {
  requireAccess(context, 'person.merge');
  const { merge, kept, merged } = await loadOpenMerge(context, mergeId);
  const moved = merge.moved as Moved;
  await moveOwnRows(context, merge.keptId, merge.mergedId, moved.people ?? {});
  for (const [module, hooks] of listHooks()) {
    if (hooks.movePersonBack && moved[module]) await hooks.movePersonBack(context, moved[module], merge.mergedId);
  }
  for (const id of moved[ADDED]?.formerName ?? []) await store.deleteFact(context, merge.keptId, 'formerName', id);
  const changes = takeBack(kept, merged, merge.before as Record<string, unknown>);
  await store.updatePerson(context, merge.keptId, kept.version, changes, keyOfName({ ...kept, ...changes }));
  await store.markMerged(context, merge.mergedId, null);
  await store.markMergeUndone(context, mergeId);
  await recordChange(context, {
    action: 'person.merge_undone',
    thing: 'person',
    thingId: merge.keptId,
    after: { ...changes, merged: fullNameOf(merged) },
  });
}
