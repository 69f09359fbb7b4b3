import type { Handlers } from '#core/http/implement.ts';
import type { calendarContract } from '../contract/calendar.ts';
import * as service from '../service/calendar.ts';

export const calendarHandlers: Handlers<typeof calendarContract> = {
  timeline: (context, { id }) => service.showTimeline(context, id),
  calendar: (context, wish) => service.showCalendar(context, wish),
  listFeeds: (context) => service.listFeeds(context),
  addFeed: (context, { programmeId }) => service.addFeed(context, programmeId),
  removeFeed: (context, { id }) => service.removeFeed(context, id).then(() => ({ ok: true }) as const),
};
