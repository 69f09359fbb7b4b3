import { occurrencesContract as occurrences } from './contract/occurrences.ts';
import { programmesContract as programmes } from './contract/programmes.ts';
import { remindersContract as reminders } from './contract/reminders.ts';

/** The endpoints of the module, one file per slice. */
export const programmesContract = {
  ...programmes,
  ...occurrences,
  ...reminders,
};
