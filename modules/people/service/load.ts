import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import * as store from '../store/people.ts';

/** Loads a person the actor may touch; what one may not see is not found, and a merged record is only read. */
export async function loadFor(
  context: Context,
  permission: 'person.read' | 'person.edit' | 'person.birth_date',
  id: string,
) {
  const person = await store.findPerson(context, id);
  if (!person || (person.mergedIntoId && permission !== 'person.read')) throw new AppError(frameErrors.not_found);
  const organizationIds = await store.listOrganizationsOf(context, id, todayOf(context));
  requireAccess(context, permission, { personId: id, organizationIds });
  return { person, organizationIds };
}

/** The fields that really differ, as they were and as they become: an audit row says no more. */
export function listChanges(
  current: object,
  wanted: object,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const now = current as Record<string, unknown>;
  const changed = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(now[key] ?? null) !== JSON.stringify(value ?? null),
  );
  return { before: Object.fromEntries(changed.map(([key]) => [key, now[key]])), after: Object.fromEntries(changed) };
}
