import { recordChange } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { peopleErrors } from '../errors.ts';
import { fullNameOf } from '../rules.ts';
import { findTutor, replaceTutor, type Tutor } from '../store/tutorships.ts';
import { loadFor } from './load.ts';

export interface TutorAnswer {
  readonly tutor: Tutor | null;
  readonly maySet: boolean;
}

/** Who tutors the person today, for whoever may see the person. */
export async function showTutor(context: Context, personId: string): Promise<TutorAnswer> {
  await loadFor(context, 'person.read', personId);
  const maySet = await loadFor(context, 'person.edit', personId).then(
    () => true,
    () => false,
  );
  return { tutor: (await findTutor(context, personId, todayOf(context))) ?? null, maySet };
}

/** Gives the person a tutor from today (ROLE-13), or none; the tutor then sees the person's card and scores. */
export async function setTutor(context: Context, personId: string, tutorId: string | null): Promise<void> {
  const { person } = await loadFor(context, 'person.edit', personId);
  if (tutorId === personId) throw new AppError(peopleErrors.own_tutor);
  const next = tutorId === null ? null : (await loadFor(context, 'person.read', tutorId)).person;
  const today = todayOf(context);
  const current = await findTutor(context, person.id, today);
  if ((current?.id ?? null) === tutorId) return;
  await replaceTutor(context, person.id, tutorId, today);
  const after = { tutor: next ? fullNameOf(next) : null };
  const before = { tutor: current?.name ?? null };
  await recordChange(context, { action: 'person.tutor_set', thing: 'person', thingId: personId, before, after });
}
