import { activitiesContract } from './contract/activities.ts';
import { calendarContract } from './contract/calendar.ts';
import { editionsContract as editions } from './contract/editions.ts';
import { indicatorsContract as indicators } from './contract/indicators.ts';
import { linksContract } from './contract/links.ts';
import { newProgrammeContract } from './contract/new-programme.ts';
import { occurrencesContract as occurrences } from './contract/occurrences.ts';
import { papersContract } from './contract/papers.ts';
import { partsContract } from './contract/parts.ts';
import { programmesContract as programmes } from './contract/programmes.ts';
import { readingsContract } from './contract/readings.ts';
import { remindersContract as reminders } from './contract/reminders.ts';

/** The endpoints of the module, one file per slice. */
export const programmesContract = {
  ...readingsContract,
  ...programmes,
  ...papersContract,
  ...indicators,
  ...editions,
  ...newProgrammeContract,
  ...calendarContract,
  ...activitiesContract,
  ...occurrences,
  ...reminders,
  ...partsContract,
  ...linksContract,
};
