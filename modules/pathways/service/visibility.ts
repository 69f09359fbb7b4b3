import { type About, type Reach, reaches, reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { getSettingVersion } from '#modules/settings/public.ts';

const EVERYTHING: Reach = { all: true, organizationIds: [], personIds: [] };

/** An act of the municipality may let its service see and keep what pathways hold (vision 8). */
async function isOpenToService(context: Context): Promise<boolean> {
  const { value, act } = await getSettingVersion(context, 'pathway_visibility');
  return value.service && act !== null;
}

/**
 * How far a permission on what pathways hold carries: the grants, and for the service all of them where an act says so. The service
 * is whoever reads the list of the whole municipality.
 */
export async function widenedReach(context: Context, permission: 'pathway.content' | 'pathway.edit'): Promise<Reach> {
  const reach = reachOf(context.actor, permission);
  if (reach.all || !reachOf(context.actor, 'pathway.read').all) return reach;
  return (await isOpenToService(context)) ? EVERYTHING : reach;
}

/** Both at once, for a page: the act is asked for once. */
export async function widenedReaches(context: Context): Promise<{ content: Reach; edit: Reach }> {
  const [content, edit] = [reachOf(context.actor, 'pathway.content'), reachOf(context.actor, 'pathway.edit')];
  const isService = reachOf(context.actor, 'pathway.read').all;
  if ((content.all && edit.all) || !isService || !(await isOpenToService(context))) return { content, edit };
  return { content: EVERYTHING, edit: EVERYTHING };
}

export const aboutPathway = (pathway: { readonly personId: string; readonly organizationId: string }): About => ({
  personId: pathway.personId,
  organizationIds: [pathway.organizationId],
});

/** @throws AppError `not_found`: what one may not see is not there */
export async function requireReach(
  context: Context,
  permission: 'pathway.content' | 'pathway.edit',
  pathways: readonly { readonly personId: string; readonly organizationId: string }[],
): Promise<void> {
  const reach = await widenedReach(context, permission);
  if (!pathways.every((pathway) => reaches(reach, aboutPathway(pathway)))) throw new AppError(frameErrors.not_found);
}
