import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPersonName } from '#core/text/person-name.ts';
import { indexPeople } from './blocking-keys.ts';
import { groupIncoming } from './group-incoming.ts';
import { type IncomingPerson, isNearDate, matchPerson, type RegisterPerson } from './match-people.ts';

function nameOf(text: string) {
  const reading = readPersonName(text);
  if (!reading.ok) throw new Error(`not a name: ${text}`);
  return reading.name;
}

type Known = Partial<Omit<RegisterPerson, 'name'>> & { school?: string };

function known(id: string, name: string, { school, ...rest }: Known = {}): RegisterPerson {
  const posts = school === undefined ? [] : [{ organizationId: school }];
  return { id, name: nameOf(name), formerSurnames: [], posts, ...rest };
}

function incoming(name: string, rest: Partial<IncomingPerson> = {}): IncomingPerson {
  return { row: 5, name: nameOf(name), organizationId: 's5', ...rest };
}

function decide(row: IncomingPerson, people: readonly RegisterPerson[]): string {
  const verdict = matchPerson(row, indexPeople(people).find(row.name, row.birthDate, row.snils));
  if (verdict.kind === 'new') return 'new';
  if (verdict.kind === 'same') return `same ${verdict.personId} by ${verdict.by}`;
  return `${verdict.reason} ${verdict.candidates.join()} → ${verdict.proposal}`;
}

const born = { birthDate: '1980-04-03' };
const snils = { snils: '11223344595' };

describe('matchPerson [STAFF-01]', () => {
  it.each<[string, IncomingPerson, RegisterPerson[], string]>([
    ['nobody alike', incoming('Ёлкин Пётр Ильич', born), [known('p', 'Лунина Ася Юрьевна')], 'new'],
    [
      'full name with ё and case, and birth date',
      incoming('ЕЛКИН ПЕТР ИЛЬИЧ', born),
      [known('p', 'Ёлкин Пётр Ильич', born)],
      'same p by name_and_birth_date',
    ],
    [
      'СНИЛС in spite of a new surname',
      incoming('Ветрова Ася Юрьевна', snils),
      [known('p', 'Лунина Ася Юрьевна', snils)],
      'same p by snils',
    ],
    [
      'СНИЛС of quite another name',
      incoming('Ёлкин Пётр Ильич', snils),
      [known('p', 'Лунина Ася Юрьевна', snils)],
      'snils_of_other_name p → same',
    ],
    [
      'same name and date, other СНИЛС',
      incoming('Лунина Ася Юрьевна', { ...born, ...snils }),
      [known('p', 'Лунина Ася Юрьевна', { ...born, snils: '08765430300' })],
      'other_snils p → same',
    ],
    [
      'name alone, in the same school',
      incoming('Лунина Ася Юрьевна'),
      [known('p', 'Лунина Ася Юрьевна', { ...born, school: 's5' })],
      'same p by name_in_organization',
    ],
    [
      'name alone, in another school',
      incoming('Лунина Ася Юрьевна'),
      [known('p', 'Лунина Ася Юрьевна', { school: 's7' })],
      'without_birth_date p → same',
    ],
    [
      'part-timer in another school by the date',
      incoming('Лунина Ася Юрьевна', born),
      [known('p', 'Лунина Ася Юрьевна', { ...born, school: 's7' })],
      'same p by name_and_birth_date',
    ],
    [
      'two of one name in one school',
      incoming('Лунина Ася Юрьевна'),
      [known('p', 'Лунина Ася Юрьевна', { school: 's5' }), known('q', 'Лунина Ася Юрьевна', { school: 's5' })],
      'two_of_one_name p,q → same',
    ],
    [
      'namesake in the same school',
      incoming('Лунина Ася Юрьевна', born),
      [known('p', 'Лунина Ася Юрьевна', { birthDate: '1961-12-25', school: 's5' })],
      'same_name_other_birth_date p → new',
    ],
    [
      'a slip in the date',
      incoming('Лунина Ася Юрьевна', born),
      [known('p', 'Лунина Ася Юрьевна', { birthDate: '1980-04-30', school: 's7' })],
      'same_name_other_birth_date p → same',
    ],
    [
      'namesake elsewhere',
      incoming('Лунина Ася Юрьевна', born),
      [known('p', 'Лунина Ася Юрьевна', { birthDate: '1961-12-25', school: 's7' })],
      'new',
    ],
    [
      'initials in the same school',
      incoming('Лунина А.Ю.'),
      [known('p', 'Лунина Ася Юрьевна', { school: 's5' })],
      'initials_only p → same',
    ],
    [
      'initials of two people',
      incoming('Лунина А.Ю.'),
      [known('p', 'Лунина Ася Юрьевна', { school: 's5' }), known('q', 'Лунина Алла Юрьевна', { school: 's5' })],
      'initials_only p,q → skip',
    ],
    [
      'initials with other initials',
      incoming('Лунина А.Ю.'),
      [known('p', 'Лунина Вера Юрьевна', { school: 's5' })],
      'new',
    ],
    [
      'a new surname',
      incoming('Ветрова Ася Юрьевна', born),
      [known('p', 'Лунина Ася Юрьевна', { ...born, school: 's5' })],
      'possible_new_surname p → same',
    ],
    [
      'a new surname told by the list',
      incoming('Ветрова (Лунина) Ася Юрьевна', born),
      [known('p', 'Лунина Ася Юрьевна', born)],
      'same p by name_and_birth_date',
    ],
    [
      'a former surname in the register',
      incoming('Лунина Ася Юрьевна', born),
      [known('p', 'Ветрова Ася Юрьевна', { ...born, formerSurnames: ['Лунина'] })],
      'same p by name_and_birth_date',
    ],
    [
      'a typo with the date',
      incoming('Вележнина Ольга Викторовна', born),
      [known('p', 'Вележанина Ольга Викторовна', { ...born, school: 's7' })],
      'typo p → same',
    ],
    [
      'a typo in the same school',
      incoming('Вележнина Ольга Викторовна'),
      [known('p', 'Вележанина Ольга Викторовна', { school: 's5' })],
      'typo p → same',
    ],
    [
      'a likeness in another school',
      incoming('Вележнина Ольга Викторовна'),
      [known('p', 'Вележанина Ольга Викторовна', { school: 's7' })],
      'new',
    ],
    [
      'no patronymic, but the date',
      incoming('Лунина Ася', born),
      [known('p', 'Лунина Ася Юрьевна', born)],
      'same p by name_and_birth_date',
    ],
  ])('%s', (_title, row, people, verdict) => {
    expect(decide(row, people)).toBe(verdict);
  });

  it('does not depend on the order of the register', () => {
    const people = [
      known('a', 'Лунина Ася Юрьевна', { school: 's5' }),
      known('b', 'Лунина Алла Юрьевна', { ...born, school: 's7' }),
      known('c', 'Лунина Ася Юрьевна', { birthDate: '1980-04-30', school: 's7' }),
      known('d', 'Ветрова Ася Юрьевна', { ...born, formerSurnames: ['Лунина'] }),
      known('e', 'Лунена Ася Юрьевна', { school: 's5' }),
    ];
    const rows = [
      incoming('Лунина Ася Юрьевна'),
      incoming('Лунина Ася Юрьевна', born),
      incoming('Лунина А.Ю.'),
      incoming('Луняна Ася Юрьевна'),
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(people, { minLength: people.length }),
        fc.constantFrom(...rows),
        (shuffled, row) => {
          expect(decide(row, shuffled)).toBe(decide(row, people));
        },
      ),
    );
  });

  it('finds by keys whatever the whole register would give', () => {
    const people = ['Лунина Ася Юрьевна', 'Ветрова Ася Юрьевна', 'Ёлкин Пётр Ильич', 'Елкина Ася Юрьевна'].flatMap(
      (name, at) => [
        known(`a${at}`, name, { ...born, school: 's5' }),
        known(`b${at}`, name, { school: 's7' }),
        known(`c${at}`, name, { birthDate: '1970-01-02', school: 's5' }),
      ],
    );
    const names = [
      'Лунина Ася Юрьевна',
      'Лунина А.Ю.',
      'Луинна Ася Юрьевна',
      'Смирнова Ася Юрьевна',
      'Елкин Петр Ильич',
    ];
    fc.assert(
      fc.property(fc.subarray(people), fc.constantFrom(...names), fc.boolean(), (register, name, hasDate) => {
        const row = incoming(name, hasDate ? born : {});
        const found = indexPeople(register).find(row.name, row.birthDate, row.snils);
        expect(matchPerson(row, found)).toEqual(matchPerson(row, register));
      }),
    );
  });

  it.each([
    ['1980-04-03', '1980-04-08', true],
    ['1980-04-03', '1980-03-04', true],
    ['1980-04-03', '1980-04-30', true],
    ['1980-04-03', '1961-12-25', false],
    ['1980-04-03', '1980-04-03', false],
  ])('%s and %s: a slip is %s', (a, b, isSlip) => {
    expect(isNearDate(a, b)).toBe(isSlip);
  });
});

describe('groupIncoming [STAFF-01]', () => {
  const row = (name: string, organizationKey: string, birthDate?: string) => ({
    ...incoming(name),
    organizationKey,
    ...(birthDate === undefined ? {} : { birthDate }),
  });
  const members = (groups: ReturnType<typeof groupIncoming>) => groups.map((group) => group.members);

  it('counts a part-timer of two schools once, by the date', () => {
    const rows = [
      row('Лунина Ася Юрьевна', 's5', '1980-04-03'),
      row('Ёлкин Пётр Ильич', 's5'),
      row('лунина ася юрьевна', 's7', '1980-04-03'),
    ];
    expect(members(groupIncoming(rows))).toEqual([[0, 2], [1]]);
  });

  it('joins two posts of one school and leaves another school open', () => {
    const rows = [
      row('Лунина Ася Юрьевна', 's5', '1980-04-03'),
      row('Лунина Ася Юрьевна', 's5'),
      row('Лунина Ася Юрьевна', 's7'),
    ];
    expect(groupIncoming(rows)).toEqual([
      { members: [0, 1], alike: [1] },
      { members: [2], alike: [0] },
    ]);
  });

  it('keeps namesakes with different dates apart', () => {
    const rows = [row('Лунина Ася Юрьевна', 's5', '1980-04-03'), row('Лунина Ася Юрьевна', 's5', '1961-12-25')];
    expect(groupIncoming(rows)).toEqual([
      { members: [0], alike: [] },
      { members: [1], alike: [] },
    ]);
  });

  it('does not depend on the order of rows', () => {
    const rows = [
      row('Лунина Ася Юрьевна', 's5', '1980-04-03'),
      row('Лунина Ася Юрьевна', 's5'),
      row('Лунина Ася Юрьевна', 's7'),
      row('Ёлкин Пётр Ильич', 's5'),
      { ...row('Ёлкин Пётр Ильич', 's7'), ...snils },
      { ...row('Ёлкин Пётр Ильич', 's5', '1975-02-01'), ...snils },
    ];
    const describeGroups = (list: readonly (typeof rows)[number][]) =>
      groupIncoming(list)
        .map(({ members: found }) =>
          found
            .map((at) => rows.indexOf(list[at] ?? rows[0] ?? (list[0] as never)))
            .sort()
            .join(),
        )
        .sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(describeGroups(shuffled)).toEqual(describeGroups(rows));
      }),
    );
  });
});
