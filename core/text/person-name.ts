import { isCommonGivenName } from './given-names.ts';
import { capitalise, cleanText, fixLookalikes, isTooLong, searchKey } from './normalise.ts';

/** `initialsOnly`: the given name is only an initial («А.»); a patronymic may be one as well. */
export type PersonName = {
  surname: string;
  givenName?: string;
  patronymic?: string;
  formerSurname?: string;
  initialsOnly: boolean;
};

export type NameFault = 'empty' | 'not_a_name' | 'vacancy' | 'total_row' | 'only_surname' | 'no_surname';

/** `remark`: what stood beside the name («совместитель», «учитель математики»), as it was written. */
export type NameReading = { ok: true; name: PersonName; remark?: string } | { ok: false; reason: NameFault };

export type Sex = 'male' | 'female';

/** Written as a word of its own or with a hyphen after the father's name. */
const PATRONYMIC_PARTICLE = /^(?:оглы|оглу|улы|уулу|кызы|гызы)$/u;
const PATRONYMIC = /(?:вич|ьич|мич|кич|тич|фомич|вна|чна|шна|[ -](?:оглы|оглу|улы|уулу|кызы|гызы))$/u;
const FEMALE_PATRONYMIC = /(?:вна|чна|шна|[ -](?:кызы|гызы))$/u;
const SURNAME_PARTICLE = /^(?:де|дель|дер|ди|ду|да|фон|ван|эль|аль|ибн|тер|бен)$/u;
const WORD = /^\p{L}[\p{L}\p{M}'’`-]*$/u;
const INITIAL = /^\p{Lu}\.?$/u;
const VACANCY = /^(?:ваканси\p{L}*|вакант\p{L}*)(?!\p{L})/iu;
const TOTAL = /^(?:итого|всего|в т(?:ом|\.) ?ч)(?!\p{L})/iu;

/** «Иванова Анна Петровна», the commonest shape: capitals, no hyphens, a patronymic at the end. */
const PLAIN_NAME = /^([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]*(?:[лт]ьич|вич|мич|кич|вна|чна|шна))$/;

/** Words of a header or of an institution, which have the shape of a name. */
const HEADING = /^(?:фамилия|имя|ф\. ?и\. ?о|фио|муниципальн|список|директор|учител)/iu;

/**
 * Reads one person's name as staff lists have it: any order, any case, initials, «(former surname)», «оглы», double surnames.
 * Faults: an empty cell, no name, a vacancy, a row of totals, a surname alone, a given name and patronymic alone.
 */
export function readPersonName(text: string): NameReading {
  const plain = PLAIN_NAME.exec(text);
  if (plain) return readPlain(text, plain);
  if (isTooLong(text)) return { ok: false, reason: 'not_a_name' };
  const clean = fixLookalikes(cleanText(text)).replace(/^(?:№ ?)?\d{1,4}[.)]?\s+|^\d{1,4}[.)]/u, '');
  const early = refuse(clean);
  if (early) return { ok: false, reason: early };
  const brackets = takeBrackets(clean);
  const { words, remark } = takeWords(brackets.text);
  const parts = arrange(words);
  if (typeof parts === 'string') return { ok: false, reason: parts };
  const name: PersonName = {
    ...parts,
    ...(brackets.formerSurname ? { formerSurname: brackets.formerSurname } : {}),
    initialsOnly: parts.givenName.endsWith('.'),
  };
  const remarks = [brackets.remark, remark].filter((part) => part !== '').join('; ');
  return remarks ? { ok: true, name, remark: remarks } : { ok: true, name };
}

const MOST_KEPT = 20_000;
const knownKeys = new Map<string, string>();

/** Key of one part of a name: ё = е, no case, no spaces about hyphens. Lists repeat the same names: each is made once. */
export function namePartKey(part: string | undefined): string {
  if (part === undefined || part === '') return '';
  const known = knownKeys.get(part);
  if (known !== undefined) return known;
  const key = searchKey(part)
    .replace(/\s*-\s*/gu, '-')
    .replace(/[.'’`]/gu, '');
  if (knownKeys.size >= MOST_KEPT) knownKeys.clear();
  knownKeys.set(part, key);
  return key;
}

/** Key of one human's name by its parts (F-98). The former surname is not in it. */
export function nameKey(name: Pick<PersonName, 'surname' | 'givenName' | 'patronymic'>): string {
  return [namePartKey(name.surname), namePartKey(name.givenName), namePartKey(name.patronymic)]
    .filter((part) => part !== '')
    .join(' ');
}

/** By the patronymic only: a given name or surname may deceive (Саша, Черных). */
export function guessSex(name: Pick<PersonName, 'patronymic'>): Sex | 'unknown' {
  const key = searchKey(name.patronymic ?? '');
  if (!PATRONYMIC.test(key)) return 'unknown';
  return FEMALE_PATRONYMIC.test(key) ? 'female' : 'male';
}

/** A patronymic by its ending. */
export function isPatronymic(word: string): boolean {
  return PATRONYMIC.test(searchKey(word));
}

function readPlain(text: string, [, surname = '', givenName = '', patronymic = '']: RegExpExecArray): NameReading {
  const early = refuse(text);
  return early
    ? { ok: false, reason: early }
    : { ok: true, name: { surname, givenName, patronymic, initialsOnly: false } };
}

function refuse(text: string): NameFault | undefined {
  if (/^[-–—.\s]*$/u.test(text)) return 'empty';
  if (VACANCY.test(text)) return 'vacancy';
  if (TOTAL.test(text)) return 'total_row';
  if (HEADING.test(text)) return 'not_a_name';
  return undefined;
}

/** «Иванова (Петрова) Анна», «(в девичестве Петрова)»: a former surname; anything else in brackets is a remark. */
function takeBrackets(text: string): { text: string; formerSurname?: string; remark: string } {
  const match = /\(([^)]*)\)?/u.exec(text);
  if (!match) return { text, remark: '' };
  const inside = (match[1] ?? '').trim();
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  const former =
    /^(?:(?:до брака|в девичестве|урожд[а-я]*\.?|ранее|бывш[а-я]*\.?|дев\.)\s*:?\s*)?(\p{Lu}[\p{L}-]+)$/u.exec(inside);
  return former ? { text: rest, formerSurname: fixCase(former[1] ?? ''), remark: '' } : { text: rest, remark: inside };
}

/** Cuts the text into the words of the name and the remark after a comma, a dash or the first small word. */
function takeWords(text: string): { words: string[]; remark: string } {
  const joined = text
    // «Салтыкова - Щедрина Анна»: the dash of a double surname stands between two capitals at the beginning.
    .replace(/^\s*(\p{Lu}[\p{L}]+)\s*[-–—]\s*(?=\p{Lu}\p{L}+\s)/u, '$1-')
    .replace(/^\s*(\p{Lu}[\p{L}-]+)\s*,\s*(?=\p{Lu})/u, '$1 ')
    .replace(/(?<=\p{L})[‐‑–](?=\p{L})/gu, '-');
  const [head = '', ...tail] = joined.split(/\s*[,;:](?!\d)\s*|\s+[-–—]\s+/u);
  const words = head.replace(/\./gu, '. ').trim().split(/\s+/u);
  const isLarge = /^\p{Lu}/u.test(words[0] ?? '');
  const cut = isLarge ? words.findIndex((word, index) => index > 0 && isSmallWord(word)) : -1;
  const named = cut < 0 ? words : words.slice(0, cut);
  const rest = cut < 0 ? [] : [words.slice(cut).join(' ')];
  return { words: named.filter((word) => word !== '.'), remark: [...rest, ...tail].filter(Boolean).join(', ') };
}

function isSmallWord(word: string): boolean {
  return /^[\p{Ll}\p{N}]/u.test(word) && !PATRONYMIC_PARTICLE.test(word) && !SURNAME_PARTICLE.test(word);
}

type FullParts = { surname: string; givenName: string; patronymic?: string };

function arrange(words: readonly string[]): FullParts | NameFault {
  const initials = words.filter((word) => INITIAL.test(word)).map((word) => `${word.charAt(0)}.`);
  const full = joinParticles(words.filter((word) => !INITIAL.test(word)));
  if (full.length === 0 || full.some((word) => !WORD.test(word.replace(/ /gu, '')))) return 'not_a_name';
  if (initials.length > 2) return 'not_a_name';
  if (initials.length > 0) return arrangeInitials(full.map(fixCase), initials);
  return arrangeFull(full.map(fixCase));
}

function arrangeInitials(full: readonly string[], initials: readonly string[]): FullParts | NameFault {
  const [surname = '', givenName] = full;
  const [first = '', second] = initials;
  if (full.length === 1) return { surname, givenName: first, ...(second ? { patronymic: second } : {}) };
  // «Иванова Анна П.»
  return full.length === 2 && givenName && !second ? { surname, givenName, patronymic: first } : 'not_a_name';
}

function arrangeFull(full: readonly string[]): FullParts | NameFault {
  const [a = '', b = '', c = '', d = ''] = full;
  if (full.length === 1) return 'only_surname';
  if (full.length === 2) return arrangeTwo(a, b);
  if (full.length === 3) {
    // «Анна Петровна Иванова»; «Абрамович Анна Петровна» keeps its order by the last word.
    if (isPatronymic(b) && !isPatronymic(c)) return { surname: c, givenName: a, patronymic: b };
    return { surname: a, givenName: b, patronymic: c };
  }
  return full.length === 4 && isPatronymic(d) ? { surname: `${a} ${b}`, givenName: c, patronymic: d } : 'not_a_name';
}

function arrangeTwo(a: string, b: string): FullParts | NameFault {
  const isGivenFirst = isCommonGivenName(searchKey(a));
  if (isGivenFirst && isPatronymic(b)) return 'no_surname';
  return isGivenFirst && !isCommonGivenName(searchKey(b)) ? { surname: b, givenName: a } : { surname: a, givenName: b };
}

/** «Гасан оглы» and «де Сильва» are one part each. */
function joinParticles(words: readonly string[]): string[] {
  const parts: string[] = [];
  let prefix = '';
  for (const word of words) {
    const key = word.toLowerCase();
    if (PATRONYMIC_PARTICLE.test(key) && parts.length > 0) {
      parts.push(`${parts.pop()} ${word}`);
    } else if (SURNAME_PARTICLE.test(key) && words.length > 2 && word !== capitalise(key)) {
      prefix += `${word} `;
    } else {
      parts.push(prefix + word);
      prefix = '';
    }
  }
  return prefix ? [...parts, prefix.trim()] : parts;
}

/** «ИВАНОВА», «иванова», «ИВанова» → «Иванова»; «МакКоннел» stays; particles stay small. */
function fixCase(text: string): string {
  return text
    .split(/([ -])/u)
    .map((part) => {
      const key = part.toLowerCase();
      if (PATRONYMIC_PARTICLE.test(key) || SURNAME_PARTICLE.test(part)) return key;
      return /^\p{Lu}(?:['’`]\p{Lu})?\p{Ll}+(?:\p{Lu}\p{Ll}+)?$/u.test(part) ? part : capitalise(key);
    })
    .join('');
}
