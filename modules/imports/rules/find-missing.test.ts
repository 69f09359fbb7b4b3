import { describe, expect, it } from 'vitest';
import { cellRef } from './cell-ref.ts';
import { findMissing, type ListedPerson } from './find-missing.ts';
import { chooseExitCode, decideDoubt, reportPlan } from './plan.ts';

const listed = (id: string, rest: Partial<ListedPerson> = {}): ListedPerson => ({
  id,
  isOnLeave: false,
  postCodes: ['teacher'],
  isPartTimer: false,
  ...rest,
});
const staff = ['a', 'b', 'c', 'd'].map((id) => listed(id));
const proposals = (
  register: readonly ListedPerson[],
  present: readonly string[],
  elsewhere: readonly [string, string[]][] = [],
) =>
  findMissing({ register, present: new Set(present), elsewhere: new Map(elsewhere) }).map(
    ({ personId, proposal }) => `${personId} ${proposal}`,
  );

describe('findMissing [STAFF-12]', () => {
  it('finds nobody where all are listed', () => {
    expect(proposals(staff, ['a', 'b', 'c', 'd'])).toEqual([]);
  });
  it('proposes by what is known', () => {
    const register = [
      ...staff,
      listed('e', { isOnLeave: true }),
      listed('f'),
      listed('g', { isPartTimer: true }),
      listed('h', { postCodes: ['director'] }),
    ];
    expect(proposals(register, ['a', 'b', 'c', 'd', 'x'].slice(0, 4), [['f', ['s7']]])).toEqual([
      'e on_leave',
      'f transferred',
      'g forgotten',
      'h forgotten',
    ]);
    expect(proposals(staff, ['a', 'b', 'c'])).toEqual(['d left']);
  });
  it('takes a short list for a partial one', () => {
    expect(proposals(staff, ['a'])).toEqual(['b forgotten', 'c forgotten', 'd forgotten']);
  });
});

describe('plan [STAFF-01]', () => {
  it('counts rows and lists at most 1 000 wrong cells', () => {
    const wrongCells = Array.from({ length: 1200 }, (_, at) => ({
      sheet: 'Лист1',
      cell: cellRef(1, at + 1),
      value: '?',
      message: '…',
    }));
    const report = reportPlan({
      outcomes: ['new', 'new', 'changed', 'doubtful', 'unchanged', 'wrong'],
      missing: 3,
      wrongCells,
      applied: false,
    });
    expect({ ...report, wrong: report.wrong.length }).toEqual({
      new: 2,
      changed: 1,
      unchanged: 1,
      doubtful: 1,
      missing: 3,
      wrong: 1000,
      wrongTotal: 1200,
      applied: false,
    });
    expect(report.wrong[6]?.cell).toBe('B7');
  });
  it('exits with 2 where rows were left out', () => {
    expect([
      chooseExitCode({ doubtful: 0, wrongTotal: 0 }),
      chooseExitCode({ doubtful: 1, wrongTotal: 0 }),
      chooseExitCode({ doubtful: 0, wrongTotal: 1 }),
    ]).toEqual([0, 2, 2]);
  });
  it('never chooses one of several', () => {
    expect(decideDoubt({ candidates: ['p'] }, 'same')).toEqual({ kind: 'same', personId: 'p' });
    expect(decideDoubt({ candidates: ['p', 'q'] }, 'same')).toEqual({ kind: 'skip' });
    expect(decideDoubt({ candidates: ['p'] }, 'new')).toEqual({ kind: 'new' });
    expect(decideDoubt({ candidates: ['p'] }, 'skip')).toEqual({ kind: 'skip' });
  });
  it.each([
    [0, 1, 'A1'],
    [25, 2, 'Z2'],
    [26, 3, 'AA3'],
    [701, 4, 'ZZ4'],
    [702, 5, 'AAA5'],
  ])('column %i, row %i is %s', (column, row, ref) => {
    expect(cellRef(column, row)).toBe(ref);
  });
});
