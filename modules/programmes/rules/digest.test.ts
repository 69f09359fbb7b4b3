import { describe, expect, it } from 'vitest';
import { type DigestContent, digestWindow, isDigestTime, listTellings, writeDigest, writeLetter } from './digest.ts';

it.each([
  ['2026-11-23', 8, true],
  ['2026-11-23', 17, true],
  ['2026-11-23', 7, false],
  ['2026-11-23', 18, false],
  ['2026-11-22', 10, false],
  ['2026-11-24', 10, false],
  // Monday 23 February 2026 is a holiday: Tuesday speaks instead
  ['2026-02-23', 10, false],
  ['2026-02-24', 10, true],
  ['2027-01-04', 10, false],
  ['2027-01-11', 10, true],
])('[PLAN-12] %s at %i: a digest may go out: %s', (day, hour, expected) => {
  expect(isDigestTime(day, hour)).toBe(expected);
});

it('[PLAN-12] speaks of this week and the next, and of a delay of seven days', () => {
  expect(digestWindow('2026-11-23')).toEqual({ week: '2026-11-23', until: '2026-12-06', lateBefore: '2026-11-16' });
  expect(digestWindow('2026-02-24')).toEqual({ week: '2026-02-23', until: '2026-03-08', lateBefore: '2026-02-17' });
});

it.each<[string, string, string | null, string[]]>([
  ['an executor hears of what is due', '2026-11-27', 'with', ['anna soon']],
  ['and of what is late', '2026-11-20', 'with', ['anna overdue']],
  ['the coordinator hears too after a delay', '2026-11-15', 'with', ['anna overdue', 'head late']],
  ['but not on the seventh day', '2026-11-16', 'with', ['anna overdue']],
  ['without an account the coordinator passes it on', '2026-11-27', 'without', ['head toPass']],
  ['without an executor too', '2026-11-27', null, ['head toPass']],
  ['what is late for long is told as late only', '2026-11-01', null, ['head late']],
  ['who does the row and coordinates hears once', '2026-11-01', 'head', ['head overdue']],
])('[PLAN-12] %s', (_, dueOn, executorPersonId, expected) => {
  const recipients = {
    executors: new Map([
      ['with', ['anna']],
      ['head', ['head']],
    ]),
    coordinators: new Map([['plan', ['head']]]),
  };
  const told = listTellings({ programmeId: 'plan', executorPersonId, dueOn }, recipients, '2026-11-23');
  expect(told.map(({ accountId, as }) => `${accountId} ${as}`)).toEqual(expected);
});

const NOTHING: DigestContent = { soon: [], overdue: [], late: [], toPass: [] };
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    title: `Семинар ${at + 1}`,
    dueOn: '2026-11-27',
    programme: 'План работы',
  }));

describe('the words of a digest', () => {
  it.each<[string, Partial<DigestContent>, string | undefined]>([
    ['nothing', {}, undefined],
    [
      'what is due',
      { soon: lines(2) },
      'По планам на эту и следующую неделю у вас 2\u00a0пункта. Сделанное отмечается одним нажатием',
    ],
    [
      'what is overdue',
      { overdue: lines(1) },
      'По планам срок прошёл: 1\u00a0пункт. Если уже сделано, отметьте одним нажатием',
    ],
    [
      'both',
      { soon: lines(1), overdue: lines(5) },
      'По планам на эту и следующую неделю у вас 1\u00a0пункт, срок прошёл: 5\u00a0пунктов. Сделанное отмечается одним нажатием',
    ],
    [
      'a coordinator',
      { late: lines(3), toPass: lines(1) },
      'В планах, которые вы ведёте, больше недели без отметки: 3\u00a0пункта; передать исполнителям, у которых нет входа в программу: 1\u00a0пункт',
    ],
  ])('[PLAN-12] %s', (_, content, text) => {
    expect(writeDigest({ ...NOTHING, ...content })?.text).toBe(text);
  });

  it('[PLAN-12] lead an executor to the own rows and a coordinator to what needs attention', () => {
    expect(writeDigest({ ...NOTHING, soon: lines(1) })?.href).toBe('/my-activities');
    expect(writeDigest({ ...NOTHING, soon: lines(1), late: lines(1) })?.href).toBe('/programmes/attention');
  });

  it('[PLAN-12] are told row by row in a letter', () => {
    expect(writeLetter({ ...NOTHING, overdue: lines(1), soon: lines(1) }, null)).toEqual({
      subject: 'Планы на неделю: 2\u00a0пункта',
      text: [
        'Срок прошёл:\n— 27.11.2026: Семинар 1 (План работы)',
        'На этой и следующей неделе:\n— 27.11.2026: Семинар 1 (План работы)',
        'Отметить сделанное можно в Опоре на странице «Сегодня».',
        'Письмо приходит раз в неделю; отключить его может координатор программы.',
      ].join('\n\n'),
    });
  });

  it.each([
    ['one’s own rows', { ...NOTHING, soon: lines(1) }, 'https://opora.example.ru/my-activities'],
    [
      'what one coordinates',
      { ...NOTHING, soon: lines(1), late: lines(1) },
      'https://opora.example.ru/programmes/attention',
    ],
  ])('a letter about %s leads there, and says in the link nothing of whose it is', (_, content, href) => {
    const links = writeLetter(content, 'https://opora.example.ru').text.match(/https?:\S+/gu);
    expect(links).toEqual([href]);
  });
});
