import type { Handlers } from '#core/http/implement.ts';
import type { programmesContract } from './contract.ts';
import { activityHandlers } from './handlers/activities.ts';
import { editionHandlers } from './handlers/editions.ts';
import { indicatorHandlers } from './handlers/indicators.ts';
import { programmeHandlers } from './handlers/programmes.ts';

export const programmesHandlers: Handlers<typeof programmesContract> = {
  ...programmeHandlers,
  ...indicatorHandlers,
  ...editionHandlers,
  ...activityHandlers,
};
