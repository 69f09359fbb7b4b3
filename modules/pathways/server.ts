import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { pathwaysContract } from './contract.ts';
import { pathwaysHandlers } from './handlers.ts';
import { defineJobs } from './jobs.ts';
import { mayReadEvidence } from './service/evidence.ts';
import { approveBy, withdrawBy } from './service/orders.ts';
import { dropOffer, followPeople, keepUp, listDependents, movePerson, movePersonBack } from './service/upkeep.ts';
import { erasePerson } from './store/upkeep.ts';

const ORDERS: readonly string[] = ['pathway_order', 'pathway_amendment'];

export const pathwaysModule: ServerModule = {
  name: 'pathways',
  contract: pathwaysContract,
  router: implementModule(pathwaysContract, pathwaysHandlers),
  hooks: { movePerson, movePersonBack, dependsOn: listDependents, erase: erasePerson },
  defineJobs,
  everyHour: keepUp,
  mayReadFile: { evidence: mayReadEvidence },
  listen(events) {
    events.on('document.signed', async (context, { documentId, kind, number, signedOn }) => {
      if (ORDERS.includes(kind)) await approveBy(context, documentId, number, signedOn);
    });
    events.on('document.withdrawn', async (context, { documentId, kind }) => {
      if (ORDERS.includes(kind)) await withdrawBy(context, documentId);
    });
    events.on('offer.cancelled', (context, { offerId, reason }) => dropOffer(context, offerId, reason));
    events.on('person.left', async (context, { personId }) => void (await followPeople(context, [personId])));
    events.on('import.applied', async (context) => void (await followPeople(context, null)));
  },
};
