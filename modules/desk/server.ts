import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { deskContract } from './contract.ts';
import { deskHandlers } from './handlers.ts';

export const deskModule: ServerModule = {
  name: 'desk',
  contract: deskContract,
  router: implementModule(deskContract, deskHandlers),
};
