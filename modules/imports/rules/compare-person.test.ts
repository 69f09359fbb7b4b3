import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFacts, comparePerson, type PersonFacts } from './compare-person.ts';

const empty: PersonFacts = { scalars: {}, experience: {}, items: {} };
const facts = (rest: Partial<PersonFacts>): PersonFacts => ({ ...empty, ...rest });
const stood = (months: number, asOf: string) => ({ months, asOf });

describe('comparePerson [STAFF-01]', () => {
  it('tells added, changed and unchanged fields', () => {
    const before = facts({ scalars: { surname: 'Лунина', birthDate: '1980-04-03', phone: '+7 900 000-00-01' } });
    const after = facts({ scalars: { surname: 'ЛУНИНА', birthDate: '1980-04-13', email: 'a@b.ru', phone: '' } });
    expect(comparePerson(before, after)).toEqual([
      { field: 'birthDate', kind: 'changed', before: '1980-04-03', after: '1980-04-13' },
      { field: 'email', kind: 'added', before: undefined, after: 'a@b.ru' },
    ]);
  });

  it.each([
    ['the same a year later', stood(149, '2024-09-20'), stood(161, '2025-09-20'), 0],
    ['a month less', stood(149, '2024-09-20'), stood(160, '2025-09-20'), 0],
    ['a month more', stood(149, '2024-09-20'), stood(162, '2025-09-20'), 0],
    ['two months more', stood(149, '2024-09-20'), stood(163, '2025-09-20'), 1],
    ['whole years of a known 13 years 5 months', stood(149, '2024-09-20'), stood(156, '2025-09-20'), 0],
    ['last year’s figure copied', stood(144, '2024-09-20'), stood(132, '2025-09-20'), 1],
  ])('experience: %s', (_title, before, after, changes) => {
    expect(
      comparePerson(facts({ experience: { total: before } }), facts({ experience: { total: after } })),
    ).toHaveLength(changes);
  });

  it('adds one of several, refines the known one, forgets none', () => {
    const before = facts({
      items: {
        posts: [{ key: 's5/teacher', parts: { organization: 's5', post: 'teacher', rate: 1 } }],
        awards: [{ key: 'почётная грамота', parts: { title: 'Почётная грамота' } }],
      },
    });
    const after = facts({
      items: {
        posts: [
          { key: 's5/teacher', parts: { organization: 's5', post: 'teacher', rate: 1.5, weeklyHours: 27 } },
          { key: 's5/organizer', parts: { organization: 's5', post: 'organizer', rate: 0.5 } },
        ],
        awards: [{ key: 'Почетная грамота', parts: { title: 'Почетная грамота' } }],
      },
    });
    expect(comparePerson(before, after)).toEqual([
      { field: 'posts.rate', item: 's5/teacher', kind: 'changed', before: 1, after: 1.5 },
      { field: 'posts.weeklyHours', item: 's5/teacher', kind: 'added', before: undefined, after: 27 },
      { field: 'posts', item: 's5/organizer', kind: 'added', before: undefined, after: 's5, organizer, 0.5' },
    ]);
  });
});

const part = fc.option(
  fc.oneof(fc.constantFrom('', ' ', 'высшее', 'Семёнов', 'Семенов'), fc.integer({ min: 0, max: 99 })),
  { nil: undefined },
);
const item = fc.record({
  key: fc.constantFrom('a', 'b', 'A'),
  parts: fc.dictionary(fc.constantFrom('level', 'year', 'place'), part),
});
const person: fc.Arbitrary<PersonFacts> = fc.record({
  scalars: fc.dictionary(fc.constantFrom('surname', 'birthDate', 'phone', 'degree'), part),
  experience: fc.dictionary(
    fc.constantFrom('total', 'pedagogical', 'organization'),
    fc.record({
      months: fc.integer({ min: 0, max: 600 }),
      asOf: fc.constantFrom('2023-09-01', '2024-09-20', '2025-02-28'),
    }),
  ),
  items: fc.dictionary(fc.constantFrom('education', 'courses', 'posts'), fc.array(item, { maxLength: 4 })),
});

describe('properties of an import [STAFF-01]', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(person, person, (before, after) => {
        const once = applyFacts(before, after);
        expect(comparePerson(once, after)).toEqual([]);
        expect(applyFacts(once, after)).toEqual(once);
      }),
    );
  });

  it('changes nothing by an empty row, and never erases', () => {
    fc.assert(
      fc.property(person, person, (before, after) => {
        expect(comparePerson(before, empty)).toEqual([]);
        const blank: PersonFacts = {
          scalars: { surname: '', phone: ' ', birthDate: undefined },
          experience: {},
          items: { education: [] },
        };
        expect(comparePerson(before, blank)).toEqual([]);
        const once = applyFacts(before, after);
        for (const [field, value] of Object.entries(before.scalars)) {
          if (value !== undefined && String(value).trim() !== '')
            expect(String(once.scalars[field] ?? '').trim()).not.toBe('');
        }
        for (const name of Object.keys(before.items)) {
          expect(once.items[name]?.length ?? 0).toBeGreaterThanOrEqual(before.items[name]?.length ?? 0);
        }
      }),
    );
  });

  it('says no change exactly when nothing would be written', () => {
    fc.assert(
      fc.property(person, person, (before, after) => {
        const isQuiet = comparePerson(before, after).length === 0;
        const written = applyFacts(before, after);
        const isSame =
          JSON.stringify([written.scalars, written.experience, Object.values(written.items).flat()]) ===
          JSON.stringify([before.scalars, before.experience, Object.values(before.items).flat()]);
        expect(isQuiet).toBe(isSame);
      }),
    );
  });
});
