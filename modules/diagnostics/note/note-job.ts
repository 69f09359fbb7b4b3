import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { JobRun } from '#core/jobs.ts';
import { reachedOrganizations } from '../queries/campaigns.ts';
import { requireSeen } from '../service/campaigns.ts';
import { findNoteJob, NOTE_JOB } from './queries.ts';
import { makeNote } from './service.ts';

interface NotePayload {
  readonly campaignId: string;
  readonly withResults: boolean;
}

/** Begins to make the note: in a city it takes more than a second, too long for a request. @returns the job's id */
export async function startNote(context: Context, payload: NotePayload): Promise<string> {
  requireAccess(context, 'diagnostics.edit');
  const campaign = await requireSeen(context, payload.campaignId);
  if (reachedOrganizations(context) !== null) throw new AppError(frameErrors.not_found);
  return context.services.jobs.start(context, {
    kind: NOTE_JOB,
    title: `Справка «${campaign.title}»`,
    payload: { ...payload },
    href: `/diagnostics/${campaign.id}?tab=note`,
  });
}

export async function showNoteProgress(context: Context, campaignId: string) {
  requireAccess(context, 'diagnostics.edit');
  await requireSeen(context, campaignId);
  return (await findNoteJob(context, campaignId)) ?? null;
}

/** The job: one transaction, as the one who asked. */
export async function runNote(run: JobRun, { campaignId, withResults }: NotePayload): Promise<unknown> {
  await run.report(0, null, 'Собираем справку');
  return run.inTenant((context) => makeNote(context, campaignId, { withResults }));
}
