import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { settingsContract } from './contract.ts';
import { settingsHandlers } from './handlers.ts';
import { prepareSettings } from './public.ts';

export const settingsModule: ServerModule = {
  name: 'settings',
  contract: settingsContract,
  router: implementModule(settingsContract, settingsHandlers),
  prepareTenant: prepareSettings,
};
