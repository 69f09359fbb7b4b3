import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { peopleContract } from './contract.ts';
import { peopleHandlers } from './handlers.ts';

export const peopleModule: ServerModule = {
  name: 'people',
  contract: peopleContract,
  router: implementModule(peopleContract, peopleHandlers),
};
