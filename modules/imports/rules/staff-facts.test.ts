import { describe, expect, it } from 'vitest';
import type { StaffRow } from '../model.ts';
import { applyFacts, comparePerson, type PersonFacts } from './compare-person.ts';
import { toPersonFacts } from './staff-facts.ts';

const nobody: PersonFacts = { scalars: {}, experience: {}, items: {} };
const idOf = (text: string | undefined) => text ?? '';

function staffRow(rest: Partial<StaffRow> = {}): StaffRow {
  return {
    kind: 'staff',
    row: 5,
    name: { surname: 'Лунина', givenName: 'Ася', patronymic: 'Юрьевна', initialsOnly: false },
    birthDate: '1978-03-29',
    posts: [{ post: 'Учитель', postCode: 'teacher', organization: 's5', subjects: ['chemistry', 'biology'], rate: 1 }],
    education: [{ text: 'высшее, ТГУ', level: 'higher', institution: 'ТГУ' }],
    experience: { total: { months: 303, asOf: '2024-09-20' } },
    category: { code: 'highest', grantedOn: '2023-12-25' },
    courses: [{ theme: 'ФГОС', hours: 72, year: 2023 }],
    awards: ['Почётная грамота'],
    issues: [],
    ...rest,
  };
}

describe('toPersonFacts [STAFF-01]', () => {
  const known = applyFacts(nobody, toPersonFacts(staffRow(), idOf));

  it('finds nothing to change in the same row, nor in the same list a year later', () => {
    expect(comparePerson(known, toPersonFacts(staffRow(), idOf))).toEqual([]);
    const later = staffRow({ experience: { total: { months: 315, asOf: '2025-09-20' } } });
    expect(comparePerson(known, toPersonFacts(later, idOf))).toEqual([]);
  });

  it('does not put initials in place of a name', () => {
    const short = staffRow({ name: { surname: 'Лунина', givenName: 'А.', patronymic: 'Ю.', initialsOnly: true } });
    expect(comparePerson(known, toPersonFacts(short, idOf))).toEqual([]);
  });

  it('shows a new surname, a new rate and a new category', () => {
    const row = staffRow({
      name: { surname: 'Ветрова', givenName: 'Ася', patronymic: 'Юрьевна', initialsOnly: false },
      posts: [
        { post: 'Учитель', postCode: 'teacher', organization: 's5', subjects: ['biology', 'chemistry'], rate: 1.5 },
      ],
      category: { code: 'teacher_methodist', grantedOn: '2025-04-01' },
    });
    expect(comparePerson(known, toPersonFacts(row, idOf)).map(({ field, kind }) => `${field} ${kind}`)).toEqual([
      'surname changed',
      'category added',
      'posts.rate changed',
    ]);
  });
});
