import { reachOf } from '#core/access/reach.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { loadIssuer, makeDocument } from '#modules/documents/public.ts';
import { getSetting } from '#modules/settings/public.ts';
import { makeRegulation } from '../papers/regulation-content.ts';

async function makeOne(
  context: Context,
  organizationId: string | null,
): Promise<{ documentId: string; title: string }> {
  requireAccess(context, 'document.edit', { organizationIds: organizationId === null ? [] : [organizationId] });
  const issuer = await loadIssuer(context, organizationId);
  const { hoursPerYear, months, isEvidenceNeeded, closedWeeks } = await getSetting(context, 'pathway_rules');
  const paper = makeRegulation({ issuer, hoursPerYear, months, isEvidenceNeeded, closedWeeks });
  const { id } = await makeDocument(context, {
    kind: 'pathway_regulation',
    title: paper.title,
    organizationId,
    about: { kind: 'organization', id: organizationId ?? context.tenantId },
    content: paper.content as never,
  });
  return { documentId: id, title: issuer.shortName || issuer.name };
}

/** IOM-05: a deputy makes the regulation of the own school, the service its own for all; a draft that is there is renewed. */
export async function makeRegulations(context: Context): Promise<{ documentId: string; title: string }[]> {
  const reach = reachOf(context.actor, 'document.edit');
  const issuers = reach.all ? [null] : reach.organizationIds;
  const made: { documentId: string; title: string }[] = [];
  for (const organizationId of issuers) made.push(await makeOne(context, organizationId));
  return made;
}
