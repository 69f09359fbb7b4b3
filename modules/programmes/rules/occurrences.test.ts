import { describe, expect, it } from 'vitest';
import { readDues } from '#core/time/due/read-dues.ts';
import { makeOccurrences } from './occurrences.ts';

const make = (words: string, startsOn: string, endsOn: string) =>
  makeOccurrences(readDues(words), { startsOn, endsOn, trackedFrom: null }).map(({ dueOn }) => dueOn);

describe('[PLAN-05] a row of the whole period', () => {
  it.each([
    ['a calendar year', '2026-01-01', '2026-12-31', ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']],
    ['a school year', '2026-09-01', '2027-05-31', ['2026-12-31', '2027-03-31', '2027-05-31']],
    ['some days behind a quarter go with it', '2026-01-01', '2026-07-20', ['2026-03-31', '2026-07-20']],
    ['two weeks', '2026-02-01', '2026-02-14', ['2026-02-14']],
  ])('is asked once a quarter: %s', (_, from, to, days) => {
    expect(make('в течение всего периода', from, to)).toEqual(days);
  });

  it('is asked as often as «ежеквартально»', () => {
    const period = ['2026-09-01', '2028-08-31'] as const;
    expect(make('в течение всего периода', ...period)).toHaveLength(make('ежеквартально', ...period).length);
  });

  it('lays its times one behind the other, without a gap', () => {
    const period = { startsOn: '2026-09-01', endsOn: '2027-05-31', trackedFrom: '2027-01-01' };
    expect(makeOccurrences(readDues('в течение всего периода'), period)).toEqual([
      { startsOn: '2026-09-01', dueOn: '2026-12-31', state: 'unmarked' },
      { startsOn: '2027-01-01', dueOn: '2027-03-31', state: 'planned' },
      { startsOn: '2027-04-01', dueOn: '2027-05-31', state: 'planned' },
    ]);
  });
});
