import type { Handlers } from '#core/http/implement.ts';
import type { programmesContract } from './contract.ts';
import { occurrenceHandlers } from './handlers/occurrences.ts';
import { programmeHandlers } from './handlers/programmes.ts';
import { reminderHandlers } from './handlers/reminders.ts';

export const programmesHandlers: Handlers<typeof programmesContract> = {
  ...programmeHandlers,
  ...occurrenceHandlers,
  ...reminderHandlers,
};
