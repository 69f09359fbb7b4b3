import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { programmesContract } from './contract.ts';
import { programmesHandlers } from './handlers.ts';
import { defineJobs } from './jobs.ts';
import { sendDigest } from './service/digest.ts';
import { mayReadEvidence } from './service/occurrence-evidence.ts';
import { erasePerson, movePerson, movePersonBack } from './store/people.ts';

export const programmesModule: ServerModule = {
  name: 'programmes',
  contract: programmesContract,
  router: implementModule(programmesContract, programmesHandlers),
  defineJobs,
  everyHour: async (context) => void (await sendDigest(context)),
  mayReadFile: { programme_evidence: mayReadEvidence },
  hooks: { movePerson, movePersonBack, erase: erasePerson },
};
