import { describe, expect, it } from 'vitest';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { addFeed, listFeeds, openFeed, removeFeed, showCalendar, showTimeline, writeFeed } from './service/calendar.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31', programmeIds: [], isMine: false };
const titlesOf = ({ entries }: { entries: readonly { title: string }[] }) => entries.map(({ title }) => title);

describe('the calendar of all programmes', () => {
  it('[PLAN-03] [PLAN-05] shows what is due in the month of running programmes, by day', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, [
        draftActivity('Форум', '25.03.2026'),
        draftActivity('Семинар', '10 марта 2026'),
        draftActivity('Сводка', 'ежемесячно до 5 числа'),
        draftActivity('Апрельский день', 'апрель 2026'),
      ]);
      const shown = await showCalendar(context, MARCH);
      expect(shown.entries.map(({ title, dueOn }) => [title, dueOn])).toEqual([
        ['Сводка', '2026-03-05'],
        ['Семинар', '2026-03-10'],
        ['Форум', '2026-03-25'],
      ]);
      expect(shown.programmes.map(({ title }) => title)).toEqual(['План работы методической службы на 2026 год']);
    }));

  it('[PLAN-04] a teacher sees only what they do, a school its own programmes, nobody another’s', () =>
    inTestTenant(async (context) => {
      const [school, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      const personId = await buildPerson(context, 'Лунёва Анна Павловна', { organizationId: school });
      await buildProgramme(context, [
        draftActivity('Открытый урок', '12.03.2026', { executorPersonId: personId }),
        draftActivity('Педсовет', '13.03.2026'),
      ]);
      await buildProgramme(context, [draftActivity('Школьный день', '14.03.2026')], { organizationId: school });
      const teacher = actingAs(context, { role: 'teacher', personId });
      expect(titlesOf(await showCalendar(teacher, MARCH))).toEqual(['Открытый урок']);
      expect((await showCalendar(teacher, MARCH)).entries[0]?.isProgrammeOpen).toBe(false);
      const head = actingAs(context, { role: 'school_head', organizationId: school });
      expect(titlesOf(await showCalendar(head, MARCH))).toEqual(['Школьный день']);
      const stranger = actingAs(context, { role: 'school_head', organizationId: other });
      expect(titlesOf(await showCalendar(stranger, MARCH))).toEqual([]);
    }));

  it('is asked for a year at most', () =>
    inTestTenant(async (context) => {
      const asked = showCalendar(context, { ...MARCH, to: '2028-03-31' });
      await expect(asked).rejects.toMatchObject({ code: 'calendar_period' });
    }));
});

describe('the line of time of a programme', () => {
  it('[PLAN-01] [PLAN-05] holds every row with its occurrences, those without a date last', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [
        draftActivity('Когда-нибудь', 'по мере необходимости'),
        draftActivity('Апробация', 'май 2026; октябрь 2026'),
      ]);
      const { rows } = await showTimeline(context, id);
      expect(
        rows.map(({ title, occurrences }) => [title, occurrences.map(({ startsOn, dueOn }) => [startsOn, dueOn])]),
      ).toEqual([
        [
          'Апробация',
          [
            ['2026-05-01', '2026-05-31'],
            ['2026-10-01', '2026-10-31'],
          ],
        ],
        ['Когда-нибудь', [[null, null]]],
      ]);
      const teacher = actingAs(context, { role: 'teacher' });
      await expect(showTimeline(teacher, id)).rejects.toMatchObject({ code: 'not_found' });
    }));
});

describe('the address for a calendar program', () => {
  it('opens by its secret only, until it is closed by whose it is', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, [draftActivity('Форум', '25.12.2026')]);
      const methodist = actingAs(context, { role: 'methodist' });
      const { id, path } = await addFeed(methodist, null);
      const secret = path.split('/').at(-1)?.replace('.ics', '') ?? '';
      const { db, tenantId } = context;
      expect(await openFeed(db, tenantId, id, secret)).toEqual({ accountId: 'account-methodist', programmeId: null });
      expect(await openFeed(db, tenantId, id, `${secret}x`)).toBeUndefined();
      expect((await writeFeed(methodist, null, 'https://opora.example')).match(/SUMMARY:[^\r]*/gu)).toEqual([
        'SUMMARY:Форум',
      ]);
      const another = actingAs(context, { role: 'service_head' });
      await expect(removeFeed(another, id)).rejects.toMatchObject({ code: 'not_found' });
      await removeFeed(methodist, id);
      expect(await openFeed(db, tenantId, id, secret)).toBeUndefined();
      expect(await listFeeds(methodist)).toEqual({ rows: [] });
    }));
});
