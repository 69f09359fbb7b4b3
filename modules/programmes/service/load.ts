import type { Permission } from '#core/access/grants.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { programmeErrors } from '../errors.ts';
import { aboutOf, availableActions, type ProgrammeAction } from '../rules/states.ts';
import { findProgramme, type Programme } from '../store/programmes.ts';
import { keepState } from './amend.ts';

/** One within the actor's reach. @throws AppError `not_found` */
export async function getProgramme(
  context: Context,
  id: string,
  permission: Permission,
  isLocked = false,
): Promise<Programme> {
  const programme = await findProgramme(context, id, isLocked);
  if (!programme) throw new AppError(frameErrors.not_found);
  requireAccess(context, permission, aboutOf(programme));
  return programme;
}

/** One the actor may do this to now, locked. @throws AppError `not_found`, `programme_state` */
export async function getForAction(context: Context, id: string, action: ProgrammeAction): Promise<Programme> {
  const permission = action === 'report' ? 'programme.report' : 'programme.edit';
  const programme = await getProgramme(context, id, permission, true);
  if (!availableActions(programme, context.actor).includes(action)) throw new AppError(programmeErrors.programme_state);
  if (action === 'edit') await keepState(context, programme);
  return programme;
}

/** Two people at one thing: the later one hears what it holds now, and nothing is lost. @throws AppError `changed_by_other` */
export function requireVersion<T extends { readonly version: number }>(
  thing: T,
  version: number,
  fields: readonly (keyof T)[],
): void {
  if (thing.version === version) return;
  const current = Object.fromEntries(fields.map((field) => [field, thing[field]]));
  throw new AppError(frameErrors.changed_by_other, { current, version: thing.version });
}
