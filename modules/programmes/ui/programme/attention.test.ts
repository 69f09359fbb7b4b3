import { expect, it } from 'vitest';
import { listAttentions } from './attention.ts';

const programme = {
  state: 'running' as const,
  startsOn: '2026-01-01',
  endsOn: '2027-12-31',
  attention: { overdue: 2, withoutDate: 1, withoutExecutor: 5 },
  hasNumbers: false,
  finance: [{ id: '1', title: 'Бюджет', fromYear: 2026, toYear: 2026, url: null }],
  stages: [{ id: '1', title: 'Итоги', startsOn: '2027-06-01', endsOn: '2028-01-31' }],
  progress: {
    ...{ activities: 8, occurrences: 8, done: 0, notDone: 0, inProgress: 0, overdue: 2, soon: 0 },
    ...{ withoutDate: 1, unmarked: 0 },
  },
};

it('[PLAN-01] [PLAN-09] [PLAN-12] [PLAN-28] says what needs an eye, each line leading where it is put right', () => {
  const lines = listAttentions(programme);
  expect(lines.map(({ key, search }) => [key, search])).toEqual([
    ['overdue', 'needs=overdue'],
    ['no_dates', 'needs=no_dates'],
    ['no_executor', 'needs=no_executor'],
    ['no_numbers', 'tab=passport'],
    ['unfunded', 'tab=passport'],
    ['stages', 'tab=passport'],
  ]);
  expect(lines[4]?.text).toBe('Финансирования нет на 2027');
});

it('what is over needs nobody', () => {
  expect(listAttentions({ ...programme, state: 'finished' })).toEqual([]);
});
