import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPeople, listWeakDirections } from './headcount.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** Participations by direction of test-cases 3.7; 19 of the people stand in two directions. */
const directions = [
  ['управленческие', 220],
  ['ИКТ', 1126],
  ['биология', 101],
  ['русский язык', 250],
  ['физика', 78],
  ['химия', 60],
  ['информатика', 15],
  ['математика', 213],
] as const;

describe('people and participations', () => {
  it('[DIAG-14] [DIAG-11] [DIAG-12] [DIAG-13] 2063 participations are 2044 people, 19 of them twice', () => {
    const seats = directions.flatMap(([direction, n]) => Array.from({ length: n }, () => direction));
    const found = countPeople(seats.map((direction, i) => ({ person: `p${i % 2044}`, direction })));
    expect(found).toMatchObject({
      people: 2044,
      participations: 2063,
      nameless: 0,
      difference: 19,
      peopleByParticipations: [
        { participations: 1, people: 2025 },
        { participations: 2, people: 19 },
      ],
      directions: directions.map(([direction, n]) => ({ direction, participations: n, people: n })),
    });
    expect(plain(found.text)).toBe('2 044 человека, 2 063 участия. Разница 19: 19 человек участвовали по 2 раза.');
  });

  it('[DIAG-14] explains people with two and with three participations apart', () => {
    const rows = [
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['c', 'x'],
      ['c', 'y'],
      ['c', 'z'],
    ] as const;
    const found = countPeople(rows.map(([person, direction]) => ({ person, direction })));
    expect(plain(found.text)).toBe(
      '3 человека, 6 участий. Разница 3: 1 человек участвовал по 2 раза, 1 человек участвовал по 3 раза.',
    );
  });

  it('[DIAG-08] participants without a name are told apart and not counted as people', () => {
    const found = countPeople([
      { person: undefined, direction: 'x' },
      { person: undefined, direction: 'x' },
      { person: 'a', direction: 'x' },
    ]);
    expect(found).toMatchObject({ people: 1, participations: 3, nameless: 2, difference: 0 });
    expect(plain(found.text)).toBe('1 человек, 3 участия. Без имени: 2 участия.');
  });

  it('[DIAG-14] property: the difference is explained in full', () => {
    const row = fc.record({
      person: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
      direction: fc.constantFrom('x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { people, participations, nameless, difference, peopleByParticipations } = countPeople(rows);
        expect(people + difference + nameless).toBe(participations);
        expect(peopleByParticipations.reduce((sum, group) => sum + group.people * (group.participations - 1), 0)).toBe(
          difference,
        );
      }),
    );
  });
});

describe('weak directions', () => {
  const shares = [
    ['математика', 65],
    ['русский язык', 50],
    ['химия', 38],
    ['биология', 28],
    ['физика', 23],
    ['ИКТ', 12],
    ['управленческие', 1],
  ] as const;
  const measured = shares.map(([direction, above]) => ({ direction, n: 100, above }));
  const worst = ['управленческие', 'ИКТ', 'физика', 'биология', 'химия'];

  it('[DIAG-16] «более 50 %» leaves out Russian with exactly 50 and does not forget management', () => {
    expect(listWeakDirections(measured, { percent: 50, strict: true }).map(({ direction }) => direction)).toEqual(
      worst,
    );
    expect(listWeakDirections(measured, { percent: 50, strict: false }).map(({ direction }) => direction)).toEqual([
      ...worst,
      'русский язык',
    ]);
  });

  it('[DIAG-16] a direction without results is unknown, not weak', () => {
    expect(listWeakDirections([{ direction: 'информатика', n: 0, above: 0 }], { percent: 50, strict: false })).toEqual(
      [],
    );
    expect(listWeakDirections([{ direction: 'физика', n: 78, above: 18 }], { percent: 50, strict: true })).toEqual([
      { direction: 'физика', n: 78, below: 60, share: 60 / 78 },
    ]);
  });
});
