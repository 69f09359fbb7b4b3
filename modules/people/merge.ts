import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listHooks } from '#core/hooks.ts';
import { newId } from '#core/ids.ts';
import { peopleErrors } from './errors.ts';
import type { PersonFields } from './model.ts';
import { fullNameOf } from './rules.ts';
import * as store from './store.ts';

/** Tables of this module that hang on a person. */
const OWN_TABLES = [
  'post',
  'education',
  'experience',
  'category',
  'fitness',
  'trainingRecord',
  'personRecord',
  'consent',
  'formerName',
] as const;

/** Fields that the kept record takes over where it has none. */
const FILLABLE = ['givenName', 'patronymic', 'sex', 'birthDate', 'snils', 'email', 'phone', 'site', 'note'] as const;

async function moveOwnRows(
  context: Context,
  fromId: string,
  toId: string,
  only?: Record<string, string[]>,
): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const table of OWN_TABLES) {
    if (only && !only[table]?.length) continue;
    const query = context.db
      .updateTable(table as 'education')
      .set({ personId: toId })
      .where('tenantId', '=', context.tenantId)
      .where('personId', '=', fromId)
      .where((where) =>
        table === 'experience'
          ? where.not(
              where.exists(
                where
                  .selectFrom('experience as kept')
                  .select('kept.id')
                  .whereRef('kept.tenantId', '=', 'experience.tenantId' as never)
                  .where('kept.personId', '=', toId)
                  .whereRef('kept.kind', '=', 'experience.kind' as never),
              ),
            )
          : where.lit(true),
      );
    const rows = await (only ? query.where('id', 'in', only[table] ?? []) : query).returning('id').execute();
    if (rows.length > 0) moved[table] = rows.map((row) => row.id);
  }
  return moved;
}

function takeOver(kept: PersonFields, merged: PersonFields): Partial<PersonFields> {
  const filled = FILLABLE.filter((field) => !kept[field] && merged[field]).map((field) => [field, merged[field]]);
  return Object.fromEntries(filled);
}

/** Makes one person of two records: facts of every module move to the kept one, nothing is deleted. */
export async function mergePeople(context: Context, keptId: string, mergedId: string): Promise<string> {
  requireAccess(context, 'person.merge');
  if (keptId === mergedId) throw new AppError(peopleErrors.same_person);
  const [kept, merged] = [await store.findPerson(context, keptId), await store.findPerson(context, mergedId)];
  if (!kept || !merged) throw new AppError(frameErrors.not_found);
  if (kept.mergedIntoId || merged.mergedIntoId) throw new AppError(peopleErrors.already_merged);
  const own = await moveOwnRows(context, mergedId, keptId);
  const moved: Record<string, Record<string, string[]>> = { people: own };
  for (const [module, hooks] of listHooks()) {
    if (hooks.movePerson) moved[module] = await hooks.movePerson(context, mergedId, keptId);
  }
  const changes = takeOver(kept, merged);
  await store.updatePerson(context, keptId, kept.version, changes);
  await store.markMerged(context, mergedId, keptId);
  if (merged.surname !== kept.surname) {
    own.formerName = [
      ...(own.formerName ?? []),
      await store.insertFact(context, keptId, 'formerName', { surname: merged.surname, until: null }),
    ];
  }
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

/** Puts everything back where it was; only the last merge of a record can be undone. */
export async function undoMerge(context: Context, mergeId: string): Promise<void> {
  requireAccess(context, 'person.merge');
  const merge = await store.findMerge(context, mergeId);
  if (!merge) throw new AppError(frameErrors.not_found);
  if (merge.undoneAt) throw new AppError(peopleErrors.merge_undone);
  const kept = await store.findPerson(context, merge.keptId);
  if (!kept || kept.mergedIntoId || (await store.hasLaterMerge(context, merge.keptId, mergeId))) {
    throw new AppError(peopleErrors.merge_too_late);
  }
  const moved = merge.moved as Record<string, Record<string, string[]>>;
  await moveOwnRows(context, merge.keptId, merge.mergedId, moved.people ?? {});
  for (const [module, hooks] of listHooks()) {
    if (hooks.movePersonBack && moved[module]) await hooks.movePersonBack(context, moved[module], merge.mergedId);
  }
  await store.updatePerson(context, merge.keptId, kept.version, merge.before as Partial<PersonFields>);
  await store.markMerged(context, merge.mergedId, null);
  await store.markMergeUndone(context, mergeId);
  await recordChange(context, {
    action: 'person.merge_undone',
    thing: 'person',
    thingId: merge.keptId,
    after: merge.before,
  });
}
