import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from '../contract/calendar.ts';
import { writeCalendar } from './write-calendar.ts';

const ENTRY: CalendarEntry = {
  occurrenceId: '0190a000-0000-7000-8000-000000000001',
  activityId: '0190a000-0000-7000-8000-000000000002',
  programmeId: '0190a000-0000-7000-8000-000000000003',
  programme: 'План на год; части «А», «Б»',
  title: 'Семинар, практикум',
  startsOn: null,
  dueOn: '2026-03-31',
  state: 'planned',
  executor: null,
  isProgrammeOpen: true,
};

/** Lines of the file, folded ones joined again. */
function unfold(text: string): string[] {
  return text.replace(/\r\n[ \t]/gu, '').split('\r\n');
}

describe('rows of programmes for a calendar program', () => {
  it('[PLAN-05] stand on whole days, the end exclusive, with commas and semicolons escaped', () => {
    const lines = unfold(writeCalendar([ENTRY], 'https://opora.example', new Date('2026-01-10T08:00:00Z')));
    expect(lines.filter((line) => /^(DTSTART|DTEND|SUMMARY|UID|URL)/u.test(line))).toEqual([
      'UID:0190a000-0000-7000-8000-000000000001',
      'DTSTART;VALUE=DATE:20260331',
      'DTEND;VALUE=DATE:20260401',
      'SUMMARY:Семинар\\, практикум',
      'URL;VALUE=URI:https://opora.example/programmes/0190a000-0000-7000-8000-000000000003',
    ]);
    expect(lines).toContain('DESCRIPTION:План на год\\; части «А»\\, «Б»\\nпредстоит');
  });

  it('a month stands whole, a year only on its last day', () => {
    const month = { ...ENTRY, startsOn: '2026-03-01' };
    const year = { ...ENTRY, startsOn: '2025-09-01' };
    const lines = unfold(writeCalendar([month, year], 'https://opora.example', new Date('2026-01-10T08:00:00Z')));
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20260301',
      'DTSTART;VALUE=DATE:20260331',
    ]);
  });
});
