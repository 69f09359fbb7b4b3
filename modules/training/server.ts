import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { trainingContract } from './contract.ts';
import { trainingHandlers } from './handlers.ts';
import { listDependents } from './queries.ts';
import { READY_OFFERS } from './ready/ready-offers.ts';
import { insertReadyOffers } from './store.ts';

export const trainingModule: ServerModule = {
  name: 'training',
  contract: trainingContract,
  router: implementModule(trainingContract, trainingHandlers),
  hooks: { dependsOn: listDependents },
  prepareTenant: (context) => insertReadyOffers(context, READY_OFFERS),
};
