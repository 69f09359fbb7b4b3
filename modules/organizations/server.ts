import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { organizationsContract } from './contract.ts';
import { organizationsHandlers } from './handlers.ts';

export const organizationsModule: ServerModule = {
  name: 'organizations',
  contract: organizationsContract,
  router: implementModule(organizationsContract, organizationsHandlers),
};
