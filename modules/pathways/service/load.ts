import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { pathwayErrors } from '../errors.ts';
import { STATE_TITLES } from '../model.ts';
import { isApproved, isEditable } from '../rules/states.ts';
import { listPathways, type Pathway, updatePathways } from '../store/pathways.ts';
import { requireReach } from './visibility.ts';

/** The pathways, locked; all of them within the actor's reach for editing. @throws AppError `not_found` */
export async function getForEdit(context: Context, ids: readonly string[]): Promise<Pathway[]> {
  const pathways = await listPathways(context, [...new Set(ids)], true);
  if (pathways.length !== new Set(ids).size) throw new AppError(frameErrors.not_found);
  await requireReach(context, 'pathway.edit', pathways);
  return pathways;
}

/** One whose items may change now. @throws AppError `not_found`, `step_not_allowed` */
export async function getEditable(context: Context, id: string): Promise<Pathway> {
  const [pathway] = await getForEdit(context, [id]);
  if (!pathway) throw new AppError(frameErrors.not_found);
  if (!isEditable(pathway.state)) {
    throw new AppError(pathwayErrors.step_not_allowed, { state: STATE_TITLES[pathway.state] });
  }
  return pathway;
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

/** IOM-19: a change after approval waits for an amending order. */
export async function markAmended(context: Context, pathways: readonly Pathway[]): Promise<void> {
  const approved = pathways.filter(({ state }) => isApproved(state)).map(({ id }) => id);
  await updatePathways(context, approved, { amendedAt: context.services.clock.now() });
}
