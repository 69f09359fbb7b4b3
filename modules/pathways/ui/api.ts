import { createModuleClient } from '#core/http/client.ts';
import type { pathwaysContract } from '../contract.ts';

export const pathways = createModuleClient<typeof pathwaysContract>('pathways');
