import type { Handlers } from '#core/http/implement.ts';
import type { programmesContract } from './contract.ts';
import { activityHandlers } from './handlers/activities.ts';
import { calendarHandlers } from './handlers/calendar.ts';
import { editionHandlers } from './handlers/editions.ts';
import { indicatorHandlers } from './handlers/indicators.ts';
import { linkHandlers } from './handlers/links.ts';
import { newProgrammeHandlers } from './handlers/new-programme.ts';
import { occurrenceHandlers } from './handlers/occurrences.ts';
import { paperHandlers } from './handlers/papers.ts';
import { partHandlers } from './handlers/parts.ts';
import { programmeHandlers } from './handlers/programmes.ts';
import { readingHandlers } from './handlers/readings.ts';
import { reminderHandlers } from './handlers/reminders.ts';

export const programmesHandlers: Handlers<typeof programmesContract> = {
  ...readingHandlers,
  ...programmeHandlers,
  ...paperHandlers,
  ...indicatorHandlers,
  ...editionHandlers,
  ...newProgrammeHandlers,
  ...calendarHandlers,
  ...activityHandlers,
  ...occurrenceHandlers,
  ...reminderHandlers,
  ...partHandlers,
  ...linkHandlers,
};
