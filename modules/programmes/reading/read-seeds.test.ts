import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEEDS } from '#core/office/document/testing/seeds.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import type { ProgrammeReading } from './model.ts';
import { readProgramme } from './read-programme.ts';
import { countReading } from './testing/count-reading.ts';
import { EXPECTED_COUNTS } from './testing/expected-counts.ts';

function read(name: string): ProgrammeReading {
  const path = SEEDS.find((seed) => seed.name.startsWith(name))?.path ?? '';
  return readProgramme(readTextDocument(readFileSync(path, 'utf8')));
}

/** The figures of test-cases.md 3.3 to 3.7, out of the five documents that users have. Twins: `read-twins.test.ts`. */
describe.skipIf(SEEDS.length === 0)('the five source documents', () => {
  it.each(Object.entries(EXPECTED_COUNTS))(
    '[DOC-01] [DOC-02] [DOC-17] [DOC-20] [PLAN-01] [PLAN-02] [PLAN-03] [PLAN-21] [PLAN-26] %s: what docs/reading.md promises',
    (name, counts) => {
      expect(countReading(read(name))).toEqual(counts);
    },
  );

  it.each([
    ['000_a76c', '3 6 2 1 35'],
    ['001_3ef9', '12 3'],
    ['002_7868', '4 7 7 4 17 13 2 13 20 8 11 11 2 3'],
    ['003_fb5a', '5 8'],
    ['004_a28b', '9'],
  ])('%s: paragraphs that went into nothing are listed once for each heading', (name, paragraphs) => {
    const places = read(name).unread.flatMap(({ place }) => (place.startsWith('таблица') ? [] : [place]));
    expect(places.map((place) => /абзацев: (\d+)$/u.exec(place)?.[1] ?? '1').join(' ')).toBe(paragraphs);
  });

  it('[PLAN-07] 000_a76c: the row that slid aside is straightened and marked', () => {
    const shifted = read('000_a76c').activities.filter((activity) => activity.shifted);
    expect(shifted.map(({ due, owners, expected }) => [due.map(({ text }) => text), owners, expected])).toEqual([
      [['сентябрь 2024'], ['Директор', 'координатор программы'], null],
    ]);
  });

  it('[PLAN-04] 001_3ef9: owners glued by spaces and parted by a page', () => {
    const { activities } = read('001_3ef9');
    expect(activities[1]?.owners.at(-1)).toBe('Рук. РМО математики');
    expect(activities[16]?.owners).toEqual(['ГБУ ДПО РО РИПК и ППРО', 'Отдел образования', 'ШНОР']);
  });

  it('[DOC-02] 002_7868: number and day of the order, names of both levels', () => {
    const { order, indicators } = read('002_7868');
    expect(order).toMatchObject({ number: '4-у', signedOn: '2021-09-14' });
    expect([...new Set(indicators.map(({ level }) => level))]).toEqual([
      'На уровне образовательной организации',
      'На муниципальном уровне',
    ]);
  });

  it('[DOC-20] 004_a28b: what was planned is told apart from what was done', () => {
    const { activities } = read('004_a28b');
    expect(activities.every(({ title }) => title.length < 300)).toBe(true);
    expect(activities[4]?.title.split('\n').length).toBe(3);
  });
});
