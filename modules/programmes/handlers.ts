import type { Handlers } from '#core/http/implement.ts';
import type { programmesContract } from './contract.ts';
import { activityHandlers } from './handlers/activities.ts';
import { linkHandlers } from './handlers/links.ts';
import { partHandlers } from './handlers/parts.ts';
import { programmeHandlers } from './handlers/programmes.ts';

export const programmesHandlers: Handlers<typeof programmesContract> = {
  ...programmeHandlers,
  ...activityHandlers,
  ...partHandlers,
  ...linkHandlers,
};
