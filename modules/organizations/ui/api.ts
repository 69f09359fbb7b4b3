import { createModuleClient } from '#core/http/client.ts';
import type { settingsContract } from '#modules/settings/contract.ts';
import type { organizationsContract } from '../contract.ts';

export const organizations = createModuleClient<typeof organizationsContract>('organizations');
export const settings = createModuleClient<typeof settingsContract>('settings');
