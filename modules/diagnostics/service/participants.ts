import { can, reachOf } from '#core/access/reach.ts';
import { recordChange, recordChanges } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listCohorts } from '#modules/people/public.ts';
import { listDirectory } from '#modules/settings/public.ts';
import type { InviteInput } from '../contract/shapes.ts';
import { diagnosticsErrors } from '../errors.ts';
import type { CampaignState, ParticipationState } from '../model.ts';
import { reachedOrganizations } from '../queries/campaigns.ts';
import * as queries from '../queries/participants.ts';
import { listInvitations } from '../queries/profile.ts';
import { listAnswers, listMarks } from '../rules/actions.ts';
import { participationTitles } from '../rules/titles.ts';
import { listStages } from '../store/campaigns.ts';
import * as store from '../store/participations.ts';
import { getCampaignFor, requireSeen } from './campaigns.ts';

/** The list of a campaign within the viewer's reach, each with what the viewer may mark. */
export async function listParticipants(context: Context, filter: queries.ParticipantFilter) {
  const campaign = await requireSeen(context, filter.campaignId);
  const organizationIds = reachedOrganizations(context);
  const page = await queries.listParticipants(context, filter, organizationIds);
  const directions = await queries.listDirections(context, filter.campaignId, organizationIds);
  const reach = reachOf(context.actor, 'diagnostics.participation');
  const rows = page.rows.map((row) => {
    const isMine = reach.all || (row.organizationId !== null && reach.organizationIds.includes(row.organizationId));
    return { ...row, steps: isMine && campaign.state !== 'closed' ? [...listMarks(row.state, false)] : [] };
  });
  return { ...page, rows, directions };
}

export async function showInviteChoices(context: Context) {
  requireAccess(context, 'diagnostics.edit');
  const brief = ({ code, title }: { code: string; title: string }) => ({ code, title });
  return {
    posts: (await listDirectory(context, 'post')).map(brief),
    subjects: (await listDirectory(context, 'subject')).map(brief),
    cohorts: (await listCohorts(context)).map(brief),
  };
}

export async function previewInvite(context: Context, input: InviteInput) {
  requireAccess(context, 'diagnostics.edit');
  const people = await queries.listInvitable(context, input);
  return { people: people.length, already: people.filter((person) => person.isInvited).length };
}

/** DIAG-13: the chosen people as invited in a direction; who is invited already stays. */
export async function invite(context: Context, input: InviteInput): Promise<number> {
  await getCampaignFor(context, input.campaignId, 'invite');
  const stage = (await listStages(context, input.campaignId)).find((each) => each.stage === input.stage);
  if (!stage) throw new AppError(diagnosticsErrors.stage_missing);
  const people = (await queries.listInvitable(context, input)).filter((person) => !person.isInvited);
  const written = await store.insertInvited(context, stage.id, people, input.direction);
  await recordChange(context, {
    action: 'campaign.invited',
    thing: 'campaign',
    thingId: input.campaignId,
    after: { stage: input.stage, direction: input.direction, people: written.length },
  });
  return written.length;
}

async function lockAll(context: Context, ids: readonly string[]): Promise<store.Participation[]> {
  const rows = await store.lockParticipations(context, ids);
  if (rows.length < new Set(ids).size) throw new AppError(frameErrors.not_found);
  if (rows.some((row) => row.campaignState === 'closed')) throw new AppError(diagnosticsErrors.campaign_closed);
  return rows;
}

/** Marks many at once; a school marks its own. Who cannot take the step stays and is counted. */
export async function markParticipations(
  context: Context,
  ids: readonly string[],
  change: { state: ParticipationState; note: string | null },
): Promise<{ marked: number; skipped: number }> {
  const rows = await lockAll(context, ids);
  for (const row of rows) {
    const organizationIds = row.organizationId === null ? [] : [row.organizationId];
    requireAccess(context, 'diagnostics.participation', { organizationIds });
  }
  const movable = rows.filter((row) => listMarks(row.state, row.results > 0).includes(change.state));
  const [first] = rows;
  if (movable.length === 0 && first) {
    const details = { from: participationTitles[first.state], to: participationTitles[change.state] };
    throw new AppError(diagnosticsErrors.move_not_allowed, details);
  }
  await writeStates(context, movable, change);
  return { marked: movable.length, skipped: rows.length - movable.length };
}

async function writeStates(
  context: Context,
  rows: readonly store.Participation[],
  { state, note }: { state: ParticipationState; note: string | null },
): Promise<void> {
  const ids = rows.map((row) => row.id);
  await store.updateStates(context, ids, { state, note, today: todayOf(context) });
  await recordChanges(
    context,
    rows.map((row) => ({
      action: 'participation.marked',
      thing: 'participation',
      thingId: row.id,
      before: { state: row.state },
      after: { state, ...(note !== null && { note }) },
    })),
  );
}

/** A slip of the list of invited is taken off; a refusal or a result is never. */
export async function removeInvited(context: Context, ids: readonly string[]): Promise<void> {
  requireAccess(context, 'diagnostics.edit');
  const rows = await lockAll(context, ids);
  if (rows.some((row) => row.state !== 'invited' || row.results > 0)) {
    throw new AppError(diagnosticsErrors.participation_kept);
  }
  await store.deleteParticipations(context, ids);
  await recordChanges(
    context,
    rows.map((row) => ({
      action: 'participation.removed',
      thing: 'participation',
      thingId: row.id,
      before: { personId: row.personId, direction: row.direction },
    })),
  );
}

/** DIAG-08: numbered results get their people. Numbers nobody has, or whose person takes part already, come back. */
export async function assignKeys(
  context: Context,
  campaignId: string,
  keys: readonly { number: string; personId: string }[],
): Promise<{ assigned: number; unknown: string[]; taken: string[] }> {
  await getCampaignFor(context, campaignId, 'assignKeys');
  const known = await queries.listKeyNumbers(context, campaignId);
  const written = await store.updateKeys(context, campaignId, keys);
  await recordChanges(
    context,
    written.map((row) => ({
      action: 'participation.named',
      thing: 'participation',
      thingId: row.id,
      before: { keyNumber: row.number },
      after: { personId: row.personId },
    })),
  );
  const done = new Set(written.map((row) => row.number));
  const left = keys.map((key) => key.number).filter((number) => !done.has(number));
  return {
    assigned: done.size,
    unknown: left.filter((number) => !known.has(number)),
    taken: left.filter((number) => known.has(number)),
  };
}

export async function showMyInvitations(context: Context) {
  const { personId } = context.actor;
  if (personId === null || !can(context.actor, 'diagnostics.respond', { personId })) return [];
  return (await listInvitations(context, personId)).map((row) => ({
    ...row,
    steps: listAnswers(row.state, row.campaignState),
  }));
}

/** The person's own answer: voluntary, and may be changed while the campaign runs (152-FZ art. 9). */
export async function respond(context: Context, id: string, answer: 'consented' | 'declined'): Promise<void> {
  const [row] = await store.lockParticipations(context, [id]);
  if (!row) throw new AppError(frameErrors.not_found);
  requireAccess(context, 'diagnostics.respond', { personId: row.personId });
  if (!listAnswers(row.state, row.campaignState as CampaignState).includes(answer)) {
    throw new AppError(diagnosticsErrors.move_not_allowed, {
      from: participationTitles[row.state],
      to: participationTitles[answer],
    });
  }
  await writeStates(context, [row], { state: answer, note: null });
}
