import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { accountsContract } from './contract.ts';
import { accountsHandlers } from './handlers.ts';

export const accountsModule: ServerModule = {
  name: 'accounts',
  contract: accountsContract,
  router: implementModule(accountsContract, accountsHandlers),
};
