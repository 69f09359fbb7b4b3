import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { programmesContract } from './contract.ts';
import { programmesHandlers } from './handlers.ts';
import { erasePerson, movePerson, movePersonBack } from './store/people.ts';

export const programmesModule: ServerModule = {
  name: 'programmes',
  contract: programmesContract,
  router: implementModule(programmesContract, programmesHandlers),
  hooks: { movePerson, movePersonBack, erase: erasePerson },
};
