import { inclineFirstname, inclineLastname, inclineMiddlename } from 'lvovich';
import type { Sex } from './person-name.ts';
import { NBSP } from './plural.ts';

/** Cases other than the nominative: кого, кому, кого, кем, о ком. */
export type GrammaticalCase = 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional';

export type NameParts = { surname: string; givenName?: string; patronymic?: string };

/** What a person set by hand for one human, per case and part; it goes before any rule. */
export type NameOverride = Partial<Record<GrammaticalCase, Partial<NameParts>>>;

/**
 * `certain: false` asks for a person's look: the sex is not known (the name stays in the nominative), or a man's surname
 * may lose a vowel (Кравец: Кравца or Кравеца, as its bearer has it).
 */
export type DeclinedName = NameParts & { certain: boolean };

export type NameStyle = 'full' | 'short' | 'signature';

const PARTICLE = /^(.*)([ -](?:оглы|оглу|улы|уулу|кызы|гызы))$/iu;
/** A woman's surname on a consonant, й or ь keeps its form in every case (Ким, Гайдай, Коваль). */
const CLOSED_ENDING = /[бвгджзйклмнпрстфхцчшщь]$/iu;
const FLEETING_VOWEL = /(?:ец|яц|ей|ок|ек|ёк|ень|ель|ёл)$/iu;
const INITIAL = /^\p{L}\.?$/u;

/**
 * Declines a name part by part. Initials, «оглы» and «кызы» stay. Parts of a double surname decline each by itself.
 * libraries.md: the library is right in 55 of 60 names once it is told the sex; the rest is what `override` is for.
 */
export function declineName(
  name: NameParts & { sex: Sex | 'unknown' },
  grammaticalCase: GrammaticalCase,
  override?: NameOverride,
): DeclinedName {
  const { sex, surname, givenName, patronymic } = name;
  const set = override?.[grammaticalCase];
  const given = set?.givenName ?? (givenName && declineGivenName(givenName, grammaticalCase, sex));
  const father = set?.patronymic ?? (patronymic && declinePatronymic(patronymic, grammaticalCase, sex));
  return {
    surname: set?.surname ?? declineSurname(surname, grammaticalCase, sex),
    ...(given ? { givenName: given } : {}),
    ...(father ? { patronymic: father } : {}),
    certain: set?.surname !== undefined || sex === 'female' || (sex === 'male' && !FLEETING_VOWEL.test(surname)),
  };
}

/** «Иванова Анна Петровна», «Иванова А. П.» or, beside a signature, «А. П. Иванова»; initials never leave the surname. */
export function formatName(name: NameParts, style: NameStyle = 'full'): string {
  const { surname, givenName, patronymic } = name;
  if (style === 'full') {
    const [given, father] = [writePart(givenName), writePart(patronymic)];
    return [surname, given, father].filter(Boolean).join(INITIAL.test(givenName ?? '') ? NBSP : ' ');
  }
  const initials = [givenName, patronymic].filter(Boolean).map((part) => initialOf(part ?? ''));
  return (style === 'short' ? [surname, ...initials] : [...initials, surname]).join(NBSP);
}

function declineSurname(surname: string, grammaticalCase: GrammaticalCase, sex: Sex | 'unknown'): string {
  if (sex === 'unknown') return surname;
  return surname
    .split(/([ -])/u)
    .map((part) => (isFixedSurname(part, sex) ? part : inclineLastname(part, grammaticalCase, sex)))
    .join('');
}

function isFixedSurname(part: string, sex: Sex): boolean {
  if (/^[ -]?$/u.test(part) || /^\p{Ll}/u.test(part) || !/\p{Script=Cyrillic}/u.test(part)) return true;
  return sex === 'female' && CLOSED_ENDING.test(part);
}

function declineGivenName(name: string, grammaticalCase: GrammaticalCase, sex: Sex | 'unknown'): string {
  if (INITIAL.test(name) || sex === 'unknown') return name;
  return name
    .split(/([ -])/u)
    .map((part) => {
      if (!/\p{Script=Cyrillic}/u.test(part)) return part;
      // A woman's given name on a hard consonant has no cases either (Гюльнар, Айгуль takes them).
      if (sex === 'female' && /[бвгджзйклмнпрстфхцчшщ]$/iu.test(part)) return part;
      // The library writes «Ильей»; ё is kept.
      return inclineFirstname(part, grammaticalCase, sex).replace(/^(Иль)ей$/u, '$1ёй');
    })
    .join('');
}

function declinePatronymic(name: string, grammaticalCase: GrammaticalCase, sex: Sex | 'unknown'): string {
  if (INITIAL.test(name) || PARTICLE.test(name) || sex === 'unknown') return name;
  return /(?:ич|на)$/iu.test(name) ? inclineMiddlename(name, grammaticalCase, sex) : name;
}

function writePart(part: string | undefined): string | undefined {
  return part && INITIAL.test(part) ? initialOf(part) : part;
}

/** «А.», and «А.-М.» for a double given name. */
function initialOf(part: string): string {
  return part
    .split('-')
    .filter((piece) => /^\p{Lu}/u.test(piece))
    .map((piece) => `${piece.charAt(0)}.`)
    .join('-');
}
