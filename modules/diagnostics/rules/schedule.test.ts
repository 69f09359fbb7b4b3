import { describe, expect, it } from 'vitest';
import { isMonitoringOverdue, judgeRepeatInterval, proposeRepeatDay } from './schedule.ts';

describe('intervals', () => {
  it.each([
    ['2023-02-27', '2024-02-26', false],
    ['2023-02-27', '2024-02-27', false],
    ['2023-02-27', '2024-02-28', true],
    ['2024-02-29', '2025-02-28', false],
    ['2024-02-29', '2025-03-01', true],
    [undefined, '2024-01-01', true],
  ])('[DIAG-34] last held %s, today %s: overdue %s', (last, today, overdue) => {
    expect(isMonitoringOverdue(last, today)).toBe(overdue);
  });

  it('[DIAG-34] «с 2018 года не проводился» is overdue by any yearly term, and the term is a setting', () => {
    expect(isMonitoringOverdue('2018-05-10', '2022-01-12')).toBe(true);
    expect(isMonitoringOverdue('2023-02-27', '2024-08-27', 18)).toBe(false);
  });

  it('[DIAG-21] the repeat is proposed a year after the entry', () => {
    expect(proposeRepeatDay('2023-02-27')).toBe('2024-02-27');
    expect(proposeRepeatDay('2024-02-29')).toBe('2025-02-28');
  });

  it.each([
    ['2024-02-27', 'kept'],
    ['2024-01-27', 'kept'],
    ['2024-01-26', 'earlier'],
    ['2024-03-27', 'kept'],
    ['2024-03-28', 'later'],
    ['2023-02-27', 'not_after_entry'],
  ])('[DIAG-21] entry 27.02.2023, repeat %s: %s', (repeat, state) => {
    expect(judgeRepeatInterval('2023-02-27', repeat)).toEqual({ state, expectedOn: '2024-02-27' });
  });
});
