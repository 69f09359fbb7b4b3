import { recordChange, recordChanges } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { pathwayErrors } from '../errors.ts';
import { isEditable } from '../rules/states.ts';
import * as store from '../store/consultations.ts';
import { getForEdit } from './load.ts';

/** IOM-06: two clicks of the tutor, for one person or a whole group. @throws AppError `date_ahead`, `not_found` */
export async function addConsultations(
  context: Context,
  pathwayIds: readonly string[],
  fields: Omit<store.NewConsultation, 'tutorPersonId'>,
): Promise<number> {
  if (fields.heldOn > todayOf(context)) throw new AppError(pathwayErrors.date_ahead);
  const pathways = await getForEdit(context, pathwayIds);
  const ids = pathways.filter(({ state }) => isEditable(state)).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await store.insertConsultations(context, ids, { ...fields, tutorPersonId: context.actor.personId });
  await recordChanges(
    context,
    ids.map((thingId) => ({ action: 'pathway.consulted', thing: 'pathway', thingId, after: fields })),
  );
  return ids.length;
}

export async function removeConsultation(context: Context, id: string): Promise<void> {
  const found = await store.findConsultation(context, id);
  if (!found) throw new AppError(frameErrors.not_found);
  await getForEdit(context, [found.pathwayId]);
  await store.deleteConsultation(context, id);
  const before = { heldOn: found.heldOn, topic: found.topic };
  await recordChange(context, {
    action: 'pathway.consultation_removed',
    thing: 'pathway',
    thingId: found.pathwayId,
    before,
  });
}
