import type { Handlers } from '#core/http/implement.ts';
import type { newProgrammeContract } from '../contract/new-programme.ts';
import { listReady, makeReady, previewReady } from '../service/new-programme.ts';
import { makeNext, previewNext } from '../service/next-year.ts';

export const newProgrammeHandlers: Handlers<typeof newProgrammeContract> = {
  readyProgrammes: (context) => listReady(context),
  previewReady: async (_, choice) => previewReady(choice),
  makeReady: async (context, choice) => ({ id: await makeReady(context, choice) }),
  previewNext: (context, input) => previewNext(context, input),
  makeNext: async (context, input) => ({ id: await makeNext(context, input) }),
};
