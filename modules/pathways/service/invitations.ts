import { can, reaches } from '#core/access/reach.ts';
import { recordAccess } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { loadIssuer, makeDocument } from '#modules/documents/public.ts';
import { makeInvitation } from '../papers/invitation-content.ts';
import { type Guest, listGuests } from '../queries/groups.ts';
import { findInvitingOffer, type InvitingOffer } from '../queries/inviting.ts';
import { listColleagues } from '../queries/papers.ts';
import { widenedReach } from './visibility.ts';

async function writeLetter(context: Context, offer: InvitingOffer, organizationId: string, guests: readonly Guest[]) {
  const school = await loadIssuer(context, organizationId);
  const people = await listColleagues(
    context,
    guests.map(({ personId }) => personId),
    organizationId,
  );
  const paper = makeInvitation({
    issuer: await loadIssuer(context, null),
    executor: context.actor.kind === 'system' ? null : context.actor.name,
    addressee: { organization: school.shortName, post: school.signerPost.toLowerCase(), name: school.signerName },
    event: { ...offer, time: null },
    guests: guests.flatMap(({ personId }) => people.get(personId) ?? []),
    replyBy: null,
  });
  return makeDocument(context, {
    kind: 'pathway_invitation',
    title: paper.title,
    organizationId,
    about: null,
    content: paper.content as never,
    isConfined: true,
  });
}

/** A letter for each school within reach with its guests by name. @throws AppError `not_found` */
export async function makeInvitations(
  context: Context,
  offerId: string,
): Promise<{ letters: number; fileIds: string[] }> {
  const offer = await findInvitingOffer(context, offerId);
  if (!offer) throw new AppError(frameErrors.not_found);
  const reach = await widenedReach(context, 'pathway.content');
  const mayWrite = (id: string) =>
    reaches(reach, { organizationIds: [id] }) && can(context.actor, 'document.edit', { organizationIds: [id] });
  const guests = (await listGuests(context, offerId)).filter(({ organizationId }) => mayWrite(organizationId));
  if (guests.length === 0) throw new AppError(frameErrors.not_found);
  await recordAccess(
    context,
    'pathway',
    guests.map(({ personId }) => personId),
    'Письмо-приглашение',
  );
  const fileIds: string[] = [];
  for (const [organizationId, own] of Map.groupBy(guests, ({ organizationId: id }) => id)) {
    fileIds.push((await writeLetter(context, offer, organizationId, own)).fileId);
  }
  return { letters: fileIds.length, fileIds };
}
