import { namePartKey, type PersonName, readPersonName } from '#core/text/person-name.ts';

const WORD = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;
/** «Лунёва А. П.», «А. П. Лунёва», «Лунёва Анна Петровна», with a post before or behind. */
const SHAPES: readonly RegExp[] = [
  new RegExp(String.raw`(?<!\p{L})${WORD}\s+\p{Lu}\.\s*(?:\p{Lu}\.)?`, 'u'),
  new RegExp(String.raw`(?<!\p{L})\p{Lu}\.\s*\p{Lu}\.\s*${WORD}`, 'u'),
  new RegExp(String.raw`(?<!\p{L})${WORD}\s+${WORD}\s+\p{Lu}\p{Ll}+(?:вич|вна|чна|мич|кич)(?!\p{L})`, 'u'),
];

/** The name that words of an owner hold; undefined: they name no person. */
export function readOwnerName(words: string): PersonName | undefined {
  for (const shape of SHAPES) {
    const reading = readPersonName(shape.exec(words)?.[0] ?? '');
    if (reading.ok) return reading.name;
  }
  return undefined;
}

const fits = (short: string | undefined, full: string): boolean => {
  const key = namePartKey(short);
  return key === '' || (key.length === 1 ? namePartKey(full).startsWith(key) : namePartKey(full) === key);
};

/** Whether a person of the register may be the one named: the surname is the same, the rest equal or shortened. */
export function mayBePerson(
  name: PersonName,
  person: { readonly surname: string; readonly givenName: string; readonly patronymic: string },
): boolean {
  return (
    namePartKey(name.surname) === namePartKey(person.surname) &&
    fits(name.givenName, person.givenName) &&
    fits(name.patronymic, person.patronymic)
  );
}
