import type { Handlers } from '#core/http/implement.ts';
import type { noteContract } from './contract.ts';
import { showNoteProgress, startNote } from './note-job.ts';
import * as service from './service.ts';

export const noteHandlers: Handlers<typeof noteContract> = {
  previewNote: (context, { campaignId }) => service.previewNote(context, campaignId),
  makeNote: async (context, { campaignId, withResults }) => ({
    jobId: await startNote(context, { campaignId, withResults }),
  }),
  noteProgress: async (context, { campaignId }) => ({ job: await showNoteProgress(context, campaignId) }),
};
