import { createModuleClient } from '#core/http/client.ts';
import type { trainingContract } from '../contract.ts';

export const training = createModuleClient<typeof trainingContract>('training');

export type OfferCard = Awaited<ReturnType<typeof training.call.get>>;
export type OfferRow = Awaited<ReturnType<typeof training.call.list>>['rows'][number];
export type UpcomingRow = Awaited<ReturnType<typeof training.call.listUpcoming>>['rows'][number];
