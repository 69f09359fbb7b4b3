import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEEDS } from '#core/office/document/testing/seeds.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import type { ProgrammeReading } from './model.ts';
import { readProgramme } from './read-programme.ts';

function read(name: string): ProgrammeReading {
  const path = SEEDS.find((seed) => seed.name === name)?.path ?? '';
  return readProgramme(readTextDocument(readFileSync(path, 'utf8')));
}

const countByTask = ({ tasks, activities }: ProgrammeReading) =>
  tasks.map((_, index) => activities.filter(({ task }) => task === index).length);

/** The figures of test-cases.md 3.3 to 3.7, out of the five documents that users have. */
describe.skipIf(SEEDS.length === 0)('the five source documents', () => {
  it('[DOC-17] [PLAN-02] [PLAN-03] 000_a76c: 25 activities in 7 tasks, a passport with 6', () => {
    const reading = read('000_a76cc07f8cf73497.txt');
    expect(reading.kind).toBe('programme');
    expect(reading.activities.length).toBe(25);
    expect(countByTask(reading)).toEqual([4, 2, 10, 2, 4, 1, 2]);
    expect(reading.tasks.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(reading.passport?.tasks?.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(reading.passport).toMatchObject({ from: '2023-01-01', to: '2025-12-31' });
    expect(reading.expectedResults.length).toBe(6);
    expect(reading.indicators).toEqual([]);
    expect(reading.activities.every(({ audience }) => audience !== null)).toBe(true);
    expect(reading.activities.every(({ owners, due }) => owners.length > 0 && due.length > 0)).toBe(true);
  });

  it('[PLAN-07] 000_a76c: two dates of a cell are two dues, and the row that slid aside is straightened and marked', () => {
    const { activities } = read('000_a76cc07f8cf73497.txt');
    const shifted = activities.filter((activity) => activity.shifted);
    expect(shifted.map(({ due, owners, expected }) => [due.map(({ text }) => text), owners, expected])).toEqual([
      [['сентябрь 2024'], ['Директор', 'координатор программы'], null],
    ]);
    expect(activities.map(({ due }) => due.length).filter((count) => count > 1)).toEqual([2, 2, 2, 2, 2, 2, 3]);
    expect(activities[2]?.owners.length).toBe(2);
  });

  it('000_a76c: results of exams and diagnostics are no activities and are listed', () => {
    const reading = read('000_a76cc07f8cf73497.txt');
    expect(reading.tables.map(({ kind }) => kind)).toEqual([
      'passport',
      'other',
      'other',
      'other',
      'other',
      'other',
      'activities',
    ]);
    expect(reading.unread.map(({ place }) => place)).toEqual([
      'таблица 2, строк 3',
      'таблица 3, строк 3',
      'таблица 4, строк 3',
      'таблица 5, строк 6',
      'таблица 6, строк 10',
    ]);
  });

  it('[PLAN-01] 001_3ef9: 18 activities, 3 dated stages, 8 indicators with targets, passport tasks 1, 2, 4, 5, 6', () => {
    const reading = read('001_3ef94f55f841c080.txt');
    expect(reading.kind).toBe('programme');
    expect(reading.activities.length).toBe(18);
    expect(reading.activities.map(({ number }) => number)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      null,
      '9',
      '10',
      '11',
      '12',
      '13',
      '14',
      '15',
      '16',
      '17',
    ]);
    expect(reading.stages.map(({ from, to }) => [from, to])).toEqual([
      ['2023-02-01', '2023-03-31'],
      ['2023-04-01', '2023-11-30'],
      ['2023-12-01', '2023-12-31'],
    ]);
    expect(reading.activities.map(({ stage }) => stage)).toEqual([
      0,
      1,
      null,
      1,
      1,
      null,
      null,
      1,
      null,
      null,
      null,
      null,
      null,
      1,
      null,
      2,
      null,
      2,
    ]);
    expect(reading.indicators.map(({ target }) => target)).toEqual([
      '100%',
      '100%',
      '100%',
      '100%',
      '90%',
      '1000%',
      '100%',
      '100%',
    ]);
    expect(reading.indicators.map(({ unit }) => unit)).toEqual(Array.from({ length: 8 }, () => '%'));
    expect(reading.passport?.tasks?.map(({ number }) => number)).toEqual(['1', '2', '4', '5', '6']);
    expect(reading.tasks.map(({ number }) => number)).toEqual(['1', '2', '4', '5', '6']);
  });

  it('[PLAN-04] [PLAN-12] 001_3ef9: owners glued by spaces and parted by a page, functions of the working group', () => {
    const reading = read('001_3ef94f55f841c080.txt');
    const owners = reading.activities.map((activity) => activity.owners.length);
    expect(owners).toEqual([2, 4, 3, 3, 3, 3, 4, 4, 4, 3, 3, 3, 1, 3, 2, 2, 3, 2]);
    expect(reading.activities[1]?.owners.at(-1)).toBe('Рук. РМО математики');
    expect(reading.activities[16]?.owners).toEqual(['ГБУ ДПО РО РИПК и ППРО', 'Отдел образования', 'ШНОР']);
    expect(reading.groupFunctions.length).toBe(9);
    expect(reading.expectedResults.length).toBe(5);
  });

  it('[DOC-01] [DOC-02] 002_7868: an order with items 1, 2, 2, three stages, a programme without activities', () => {
    const reading = read('002_78687de0f6a43f2f.txt');
    expect(reading.kind).toBe('programme');
    expect(reading.order?.items.map(({ number }) => number)).toEqual(['1', '2', '2']);
    expect(reading.order).toMatchObject({ number: '4-у', signedOn: '2021-09-14' });
    expect(reading.stages.map(({ from, to }) => [from, to])).toEqual([
      ['2020-11-01', '2020-12-31'],
      ['2021-01-01', '2025-12-31'],
      ['2025-01-01', '2025-12-31'],
    ]);
    expect(reading.activities).toEqual([]);
    expect(reading.aims.length).toBe(2);
    expect(reading.risks.length).toBe(2);
    expect(reading.financing.length).toBe(1);
    expect(Object.keys(reading.passport?.fields ?? {}).length).toBe(14);
    expect(reading.passport).toMatchObject({ from: '2021-01-01', to: '2025-12-31', other: [] });
  });

  it('002_7868: 67 indicators, 51 of the top level, in three criteria of two levels', () => {
    const { indicators } = read('002_78687de0f6a43f2f.txt');
    expect(indicators.length).toBe(67);
    const criteria = [...new Set(indicators.map(({ criterion }) => criterion))];
    const levels = [...new Set(indicators.map(({ level }) => level))];
    expect(levels).toEqual(['На уровне образовательной организации', 'На муниципальном уровне']);
    const counts = criteria.map((criterion) =>
      levels.map((level) => {
        const of = indicators.filter((indicator) => indicator.criterion === criterion && indicator.level === level);
        return [of.filter(({ parent }) => parent === null).length, of.filter(({ parent }) => parent !== null).length];
      }),
    );
    expect(counts).toEqual([
      [
        [13, 6],
        [9, 10],
      ],
      [
        [10, 0],
        [6, 0],
      ],
      [
        [7, 0],
        [6, 0],
      ],
    ]);
    for (const { number, parent } of indicators)
      expect(parent === null ? undefined : indicators[parent]?.number).toBe(
        number?.includes('.') ? number.split('.')[0] : undefined,
      );
  });

  it('[PLAN-26] 003_fb5a: 25 activities in 4 sections, 12 expected results', () => {
    const reading = read('003_fb5a47b9e8e69e0b.txt');
    expect(reading.kind).toBe('programme');
    expect(countByTask(reading)).toEqual([8, 4, 9, 4]);
    expect(reading.activities.length).toBe(25);
    expect(reading.expectedResults.length).toBe(12);
    expect(reading.passport).toMatchObject({ from: '2021-09-01', to: '2022-05-31' });
    expect(reading.activities.filter(({ due }) => due[0]?.kind === 'whole_period').length).toBe(23);
    expect(reading.activities.every(({ owners }) => owners.length === 1)).toBe(true);
    expect(reading.unread).toEqual([]);
  });

  it('[DOC-20] [PLAN-21] 004_a28b: 17 items, planned and done', () => {
    const reading = read('004_a28bf2fa68efd38f.txt');
    expect(reading.kind).toBe('execution_report');
    expect(reading.activities.map(({ number }) => number)).toEqual(
      Array.from({ length: 17 }, (_, index) => String(index + 1)),
    );
    expect(reading.activities.every(({ done, title }) => done !== null && title.length < 300)).toBe(true);
    expect(reading.activities[4]?.title.split('\n').length).toBe(3);
    expect(reading.tasks.length).toBe(6);
  });
});
