import { createModuleClient } from '#core/http/client.ts';
import type { diagnosticsContract } from '../contract.ts';

export const diagnostics = createModuleClient<typeof diagnosticsContract>('diagnostics');
