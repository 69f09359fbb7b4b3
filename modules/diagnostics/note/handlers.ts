import type { Handlers } from '#core/http/implement.ts';
import type { noteContract } from './contract.ts';
import * as service from './service.ts';

export const noteHandlers: Handlers<typeof noteContract> = {
  previewNote: (context, { campaignId }) => service.previewNote(context, campaignId),
  makeNote: (context, { campaignId, withResults }) => service.makeNote(context, campaignId, { withResults }),
};
