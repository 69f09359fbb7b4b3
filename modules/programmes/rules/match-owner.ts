import type { OrganizationIndex } from '#core/text/match-organization.ts';
import { matchOrganization } from '#core/text/match-organization.ts';
import { searchKey } from '#core/text/normalise.ts';
import type { FindOwner } from './from-reading.ts';

export interface KnownPerson {
  readonly id: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
}

const SURNAME = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?';
const INITIALS = String.raw`([А-ЯЁ])\.\s?([А-ЯЁ])?\.?`;
const BEFORE = new RegExp(String.raw`(${SURNAME})\s+${INITIALS}`, 'u');
const AFTER = new RegExp(String.raw`${INITIALS}\s?(${SURNAME})`, 'u');
const FULL = new RegExp(String.raw`(${SURNAME})\s+([А-ЯЁ])[а-яё]+\s+([А-ЯЁ])[а-яё]+(?:вич|вна|ична|ич)`, 'u');

export interface NamedPerson {
  readonly surname: string;
  /** First letters of the given name and the patronymic; '' when it is not said. */
  readonly initials: string;
}

/** The person whom the words of an owner name: «координатор Лунёва А. П.»; undefined: nobody by name. */
export function findNamed(words: string): NamedPerson | undefined {
  const full = FULL.exec(words) ?? BEFORE.exec(words);
  if (full) return { surname: full[1] ?? '', initials: `${full[2] ?? ''}${full[3] ?? ''}` };
  const after = AFTER.exec(words);
  return after ? { surname: after[3] ?? '', initials: `${after[1] ?? ''}${after[2] ?? ''}` } : undefined;
}

function isThat(person: KnownPerson, named: NamedPerson): boolean {
  const own = `${person.givenName.slice(0, 1)}${(person.patronymic ?? '').slice(0, 1)}`.toUpperCase();
  return searchKey(person.surname) === searchKey(named.surname) && own.startsWith(named.initials.toUpperCase());
}

/** Finds owners among the people and organisations of the municipality; two of one name are nobody: a person decides (PLAN-04). */
export function makeOwnerFinder(people: readonly KnownPerson[], organizations: OrganizationIndex): FindOwner {
  return (words) => {
    const named = findNamed(words);
    const [person, second] = named === undefined ? [] : people.filter((one) => isThat(one, named));
    if (person && !second) return { personId: person.id, organizationId: null };
    const match = matchOrganization(words, organizations);
    return { personId: null, organizationId: match.certain ? match.id : null };
  };
}
