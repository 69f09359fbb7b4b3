import { createModuleClient } from '#core/http/client.ts';
import type { organizationsContract } from '#modules/organizations/contract.ts';
import type { importsContract } from '../contract.ts';

export const imports = createModuleClient<typeof importsContract>('imports');
export const organizations = createModuleClient<typeof organizationsContract>('organizations');
