import { activitiesContract } from './contract/activities.ts';
import { calendarContract } from './contract/calendar.ts';
import { programmesContract as programmes } from './contract/programmes.ts';
import { readingsContract } from './contract/readings.ts';

/** The endpoints of the module, one file per slice. */
export const programmesContract = {
  ...readingsContract,
  ...programmes,
  ...calendarContract,
  ...activitiesContract,
};
