import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { type Dependent, listHooks } from '#core/hooks.ts';
import { formatCount } from '#core/text/plural.ts';
import { removeUnusedOrganizations } from '#modules/organizations/public.ts';
import { importErrors } from '../errors.ts';
import type { ImportEffect } from '../kind.ts';
import { listInserted, listLaterChanges } from '../queries.ts';
import { forgetAnswers } from '../store/answers.ts';
import * as store from '../store/batches.ts';
import { getImportKind } from './kinds.ts';

const MOST_NAMED = 20;

/** What the batch wrote: rows that carry its id, and those it changed. */
async function listAllEffects(context: Context, batch: store.Batch): Promise<ImportEffect[]> {
  const { marksInserts } = getImportKind(batch.kind);
  const inserted = marksInserts ? await listInserted(context, batch.id) : [];
  return [
    ...(await store.listEffects(context, batch.id)),
    ...inserted.map(
      ({ thing, id }): ImportEffect => ({ thing, thingId: id, operation: 'insert', before: null, after: null }),
    ),
  ];
}

async function listByHooks(context: Context, batchId: string, thingIds: readonly string[]): Promise<Dependent[]> {
  const dependents: Dependent[] = [];
  for (const hooks of listHooks().values())
    if (hooks.dependsOn) dependents.push(...(await hooks.dependsOn(context, batchId, thingIds)));
  return dependents;
}

/** What stands on the batch: later changes of what it wrote, and things of other modules. Empty: it may be taken back. */
export async function listDependents(context: Context, batch: store.Batch): Promise<Dependent[]> {
  const effects = await listAllEffects(context, batch);
  const kind = getImportKind(batch.kind);
  const ids = [...new Set(effects.map(({ thingId }) => thingId))];
  const later = await listLaterChanges(context, batch.id, ids, MOST_NAMED);
  const dependents: Dependent[] = later.people.map(({ id, name, action }) => ({
    text: `${name}: ${action}`,
    href: `/people/${id}`,
  }));
  if (later.total > later.people.length) {
    const rest = formatCount(later.total - later.people.length, ['человек', 'человека', 'человек']);
    dependents.push({ text: `И ещё ${rest} с более поздними изменениями` });
  }
  const own = effects.filter(({ thing }) => thing !== 'organization');
  const overwritten = later.total === 0 ? await kind.findOverwritten(context, own) : [];
  if (overwritten.length > 0) {
    const count = formatCount(overwritten.length, ['запись', 'записи', 'записей']);
    dependents.push({ text: `Изменено после загрузки: ${count}` });
  }
  // What stood on a person before the batch only changed them stays as it is; it stands on nothing that would go.
  const made = new Set(effects.flatMap(({ operation, thingId }) => (operation === 'insert' ? [thingId] : [])));
  return [...dependents, ...(await listByHooks(context, batch.id, [...made]))];
}

/** Takes an applied batch back: what it added goes, what it changed is as before. */
export async function takeBack(context: Context, batch: store.Batch): Promise<void> {
  if (batch.state !== 'applied') throw new AppError(importErrors.wrong_state);
  const dependents = await listDependents(context, batch);
  if (dependents.length > 0) {
    const what = dependents
      .slice(0, 5)
      .map(({ text }) => text)
      .join('; ');
    throw new AppError(importErrors.has_dependents, { what });
  }
  const effects = await listAllEffects(context, batch);
  const own = effects.filter(({ thing }) => thing !== 'organization');
  await getImportKind(batch.kind).revert(context, own, batch.id);
  const organizations = effects.filter(({ thing }) => thing === 'organization').map(({ thingId }) => thingId);
  await removeUnusedOrganizations(context, organizations);
  await store.deleteEffects(context, batch.id);
  await forgetAnswers(context, batch.id);
  await store.updateBatch(context, batch.id, { state: 'taken_back', takenBackAt: context.services.clock.now() });
  await recordChange(context, {
    action: 'import.taken_back',
    thing: 'import_batch',
    thingId: batch.id,
    before: { title: batch.title },
    batchId: batch.id,
  });
}
