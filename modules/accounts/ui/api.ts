import { createModuleClient } from '#core/http/client.ts';
import type { accountsContract } from '../contract.ts';

export const accounts = createModuleClient<typeof accountsContract>('accounts');
