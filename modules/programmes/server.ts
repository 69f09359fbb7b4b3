import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { programmesContract } from './contract.ts';
import { programmesHandlers } from './handlers.ts';
import { defineJobs } from './jobs.ts';
import { sendDigest } from './service/digest.ts';
import { enforceBy, takeBackBy } from './service/editions.ts';
import { mayReadEvidence } from './service/occurrence-evidence.ts';
import { approveBy } from './service/papers.ts';
import { erasePerson, movePerson, movePersonBack } from './store/people.ts';

export const programmesModule: ServerModule = {
  name: 'programmes',
  contract: programmesContract,
  router: implementModule(programmesContract, programmesHandlers),
  defineJobs,
  everyHour: async (context) => void (await sendDigest(context)),
  mayReadFile: { programme_evidence: mayReadEvidence },
  hooks: { movePerson, movePersonBack, erase: erasePerson },
  listen(events) {
    events.on('document.signed', async (context, { documentId, kind, number, signedOn }) => {
      if (kind === 'programme_order') await approveBy(context, documentId, { number, signedOn });
      if (kind === 'programme_amendment') await enforceBy(context, documentId, number, signedOn);
    });
    events.on('document.withdrawn', async (context, { documentId, kind }) => {
      if (kind === 'programme_order') await approveBy(context, documentId, null);
      if (kind === 'programme_amendment') await takeBackBy(context, documentId);
    });
  },
};
