import { createModuleClient } from '#core/http/client.ts';
import type { settingsContract } from '../contract.ts';

export const settings = createModuleClient<typeof settingsContract>('settings');
