import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#core/time/day.ts';
import { listMonths, makeScale, placeBar, placeDay } from './timeline.ts';

const YEAR = makeScale('2026-01-12', '2026-12-20');
const days = fc.integer({ min: 0, max: 900 }).map((count) => addDays('2025-06-01', count));

describe('the line of time', () => {
  it('[PLAN-01] takes whole months around the programme', () => {
    expect(YEAR).toEqual({ from: '2026-01-01', until: '2027-01-01' });
    expect(listMonths(YEAR).map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it.each([
    ['2026-01-01', '2026-12-31', { left: 0, width: 1 }],
    [null, '2026-12-31', { left: 364 / 365, width: 1 - 364 / 365 }],
    ['2025-09-01', '2026-01-31', { left: 0, width: 31 / 365 }],
    [null, null, undefined],
  ])('[PLAN-05] from %s to %s', (from, to, bar) => {
    const placed = placeBar(from, to, YEAR);
    expect(placed && [placed.left, placed.width]).toEqual(
      bar && [expect.closeTo(bar.left, 9), expect.closeTo(bar.width, 9)],
    );
  });

  it('stays within its edges, and a later day is never to the left', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [left, right] = a < b ? [a, b] : [b, a];
        const [first, second] = [placeDay(left, YEAR), placeDay(right, YEAR)];
        return first >= 0 && second <= 1 && first <= second;
      }),
    );
  });
});
