import { expect, it } from 'vitest';
import { programmeFilterSchema } from '../../contract/programmes.ts';
import { ADDRESS, readWish } from './register.ts';
import { describeCount, describePeriod, shortenName } from './words.ts';

const ID = '01a21c41-dc5a-7004-ada6-6d8a6c9fcec6';

it('an address becomes a filter the server takes, whatever stands in it', () => {
  const address = {
    ...ADDRESS,
    states: ['draft', 'gone'],
    attention: 'overdue',
    organizationIds: [ID, 'x'],
    on: 'вчера',
  };
  const wish = readWish({ ...address, sort: 'endsOn desc', owner: 'service' });
  expect(wish).toMatchObject({
    states: ['draft'],
    attention: 'overdue',
    organizationIds: [ID],
    on: null,
    ofService: true,
    sort: { column: 'endsOn', direction: 'desc' },
  });
  expect(programmeFilterSchema.safeParse(wish).success).toBe(true);
  expect(readWish({ ...ADDRESS, sort: 'nonsense' }).sort).toBeNull();
});

it('the count says how many of which state', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(plain(describeCount(12, { running: 8, draft: 3, finished: 1 }, false))).toBe(
    '12 программ и планов: 8 выполняются, 3 проекта, 1 завершена',
  );
  expect(plain(describeCount(1, { running: 1 }, true))).toBe('1 программа или план');
});

it('a period of whole years is said by them', () => {
  expect(describePeriod('2026-01-01', '2026-12-31')).toBe('2026');
  expect(describePeriod('2026-01-01', '2028-12-31')).toBe('2026–2028');
  expect(describePeriod('2026-09-01', '2027-08-31')).toBe('2026/27');
  expect(describePeriod('2025-09-01', '2026-12-31')).toBe('09.2025–12.2026');
  expect(describePeriod('2026-02-01', '2026-05-30').replaceAll('\u00a0', ' ')).toBe('01.02.2026 – 30.05.2026');
});

it('a full name is shortened, other words are not', () => {
  const plain = (text: string) => shortenName(text).replaceAll('\u00a0', ' ');
  expect(plain('Лунёва Анна Петровна')).toBe('Лунёва А. П.');
  expect(plain('заместитель начальника отдела')).toBe('заместитель начальника отдела');
});
