import { nameKey, namePartKey, type PersonName } from '#core/text/person-name.ts';
import type { RegisterPerson } from './match-people.ts';

/** More candidates of one weak key than this tell nothing, and would make the work quadratic. */
const MOST_OF_A_KEY = 50;

type Named = Pick<PersonName, 'surname' | 'givenName' | 'patronymic'>;

/**
 * Keys of which two records of one human share at least one: СНИЛС; surname and first letter of the given name (initials, a
 * missing patronymic, a slip in the given name); date of birth with the given name's first letter (a new surname, a slip);
 * given name and patronymic with the surname's beginning (a slip in the surname).
 */
export function blockingKeys(
  name: Named,
  birthDate?: string | undefined,
  snils?: string | undefined,
): readonly string[] {
  const [surname = '', given = '', patronymic = ''] = [name.surname, name.givenName, name.patronymic].map(namePartKey);
  const keys = [`i:${surname}|${given.charAt(0)}`];
  if (snils !== undefined) keys.push(`s:${snils}`);
  if (birthDate !== undefined) keys.push(`b:${birthDate}|${given.charAt(0)}`);
  if (given.length > 1 && patronymic.length > 1) keys.push(`t:${given} ${patronymic}|${surname.slice(0, 2)}`);
  return keys;
}

export interface PeopleIndex {
  /** People of the register who share a key with the row, each once, in the register's order. */
  find(name: PersonName, birthDate?: string | undefined, snils?: string | undefined): readonly RegisterPerson[];
}

/** Index of the register for one import: linear in people, a few look-ups for a row. */
export function indexPeople(people: Iterable<RegisterPerson>): PeopleIndex {
  const byKey = new Map<string, RegisterPerson[]>();
  const put = (key: string, person: RegisterPerson) => {
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [person]);
    else if (list.at(-1) !== person) list.push(person);
  };
  for (const person of people) {
    if (person.birthDate !== undefined) put(exactKey(person.name, person.birthDate), person);
    for (const key of blockingKeys(person.name, person.birthDate, person.snils)) put(key, person);
    for (const surname of person.formerSurnames) {
      for (const key of blockingKeys({ ...person.name, surname })) put(key, person);
    }
  }
  // The first import of a municipality is the biggest, and has nobody to be compared with.
  if (byKey.size === 0) return { find: () => [] };
  return {
    find: (name, birthDate, snils) => {
      const exact = birthDate === undefined ? undefined : byKey.get(exactKey(name, birthDate));
      // Name and date of birth decide by themselves; only an owner of the СНИЛС could say otherwise.
      if (exact !== undefined && snils === undefined) return exact;
      const found = new Set<RegisterPerson>();
      const own = blockingKeys(name, birthDate, snils);
      const former = name.formerSurname === undefined ? [] : blockingKeys({ ...name, surname: name.formerSurname });
      for (const key of [...own, ...former]) {
        const list = byKey.get(key) ?? [];
        for (const person of limitBlock(list, name)) found.add(person);
      }
      return [...found];
    },
  };
}

function isExact(person: RegisterPerson, name: Named): boolean {
  return (
    namePartKey(person.name.surname) === namePartKey(name.surname) &&
    namePartKey(person.name.givenName) === namePartKey(name.givenName)
  );
}

function exactKey(name: Named, birthDate: string): string {
  return `e:${nameKey(name)}|${birthDate}`;
}

function limitBlock(list: readonly RegisterPerson[], name: Named): readonly RegisterPerson[] {
  if (list.length <= MOST_OF_A_KEY) return list;
  return list.filter((person) => isExact(person, name)).slice(0, MOST_OF_A_KEY);
}
