import { createModuleClient } from '#core/http/client.ts';
import type { deskContract } from '../contract.ts';

export const desk = createModuleClient<typeof deskContract>('desk');
