import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { addDays, daysBetween } from '#core/time/day.ts';
import type { CalendarEntry } from '../contract/calendar.ts';
import { OCCURRENCE_STATE_TITLES } from '../model/states.ts';

/** A row due within a month stands on all its days; a longer one would cover the page, and stands on the day it is due. */
const LONGEST_BAR = 31;

/** Noon in UTC is the same calendar day in every Russian time zone. */
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

function daysOf({ startsOn, dueOn }: CalendarEntry): { first: string; after: string } {
  const isShort = startsOn !== null && daysBetween(startsOn, dueOn) <= LONGEST_BAR;
  return { first: isShort ? startsOn : dueOn, after: addDays(dueOn, 1) };
}

/** Rows of programmes as an iCalendar file. @param address where the product is opened */
export function writeCalendar(entries: readonly CalendarEntry[], address: string, now: Date): string {
  const calendar = ical({ name: 'Опора: программы и планы', method: ICalCalendarMethod.PUBLISH, ttl: 6 * 60 * 60 });
  calendar.prodId({ company: 'Opora', product: 'Opora', language: 'RU' });
  for (const entry of entries) {
    const { first, after } = daysOf(entry);
    const isDone = entry.state === 'done';
    calendar.createEvent({
      id: entry.occurrenceId,
      start: atNoon(first),
      end: atNoon(after),
      allDay: true,
      stamp: now,
      summary: isDone ? `✓ ${entry.title}` : entry.title,
      description: [
        entry.programme,
        OCCURRENCE_STATE_TITLES[entry.state],
        entry.executor === null ? null : `исполнитель: ${entry.executor}`,
      ]
        .filter(Boolean)
        .join('\n'),
      url: `${address}${entry.isProgrammeOpen ? `/programmes/${entry.programmeId}` : '/my-activities'}`,
      status: ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
