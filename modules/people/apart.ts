import { recordChange, recordChanges } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { peopleErrors } from './errors.ts';
import { deleteApart, insertApart, type Pair } from './store/apart.ts';
import * as store from './store/people.ts';

/** Two records that look alike are two people: they are not offered for merging again. It can be taken back. */
export async function setApart(context: Context, firstId: string, secondId: string, isApart: boolean): Promise<void> {
  requireAccess(context, 'person.merge');
  if (firstId === secondId) throw new AppError(peopleErrors.same_person);
  const found = [await store.findPerson(context, firstId), await store.findPerson(context, secondId)];
  if (found.some((person) => person === undefined)) throw new AppError(frameErrors.not_found);
  if (isApart) await insertApart(context, [[firstId, secondId]]);
  else await deleteApart(context, [firstId, secondId]);
  await recordChange(context, {
    action: isApart ? 'person.told_apart' : 'person.may_be_same',
    thing: 'person',
    thingId: firstId,
    after: { other: secondId },
  });
}

/** The same said while a list was loaded; it goes with the people of the batch when that is taken back. */
export async function tellImportedApart(context: Context, pairs: readonly Pair[], batchId: string): Promise<void> {
  await insertApart(context, pairs);
  await recordChanges(
    context,
    pairs.map(([thingId, other]) => ({
      ...{ action: 'person.told_apart', thing: 'person', thingId, batchId },
      after: { other },
    })),
  );
}
