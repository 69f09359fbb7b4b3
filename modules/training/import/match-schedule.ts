import { searchKey } from '#core/text/normalise.ts';
import { readSubjects } from '#core/text/subject.ts';
import type { OfferFields } from '../model.ts';
import { keyOfOffer } from '../rules.ts';
import type { FieldChange, KnownOffer, NamedList } from './shapes.ts';

type Said = Pick<OfferFields, 'title'> & Partial<OfferFields>;

/** Stored offers ready to be found by what a row says of them. */
export function indexOffers(offers: readonly KnownOffer[]) {
  const byTitle = Map.groupBy(offers, ({ title }) => searchKey(title));
  /** One title, and neither the provider nor the first day says that it is another: what the row does not say tells nothing. */
  return (said: Said): readonly KnownOffer[] => {
    const named = byTitle.get(searchKey(said.title)) ?? [];
    const key = keyOfOffer({ title: said.title, provider: said.provider ?? null, startsOn: said.startsOn ?? null });
    const exact = named.filter((offer) => keyOfOffer(offer) === key);
    if (exact.length > 0) return exact.slice(0, 1);
    return named.filter(
      ({ provider, startsOn }) =>
        (said.provider === undefined || searchKey(provider ?? '') === searchKey(said.provider ?? '')) &&
        (said.startsOn === undefined || startsOn === said.startsOn),
    );
  };
}

/** What a field would become; undefined when the row says nothing new. Ties are only added to. */
function changeOf(field: string, before: unknown, said: unknown): unknown {
  if (Array.isArray(said) && Array.isArray(before)) {
    const more = said.filter((code) => !before.includes(code));
    return more.length > 0 ? [...before, ...more] : undefined;
  }
  // The same words in another case are the same name.
  const isName = field === 'title' || field === 'provider';
  const isSame = isName ? searchKey(String(before ?? '')) === searchKey(String(said)) : before === said;
  return isSame ? undefined : said;
}

/** What the row would change of a stored offer. */
export function compareOffer(known: KnownOffer, said: Partial<OfferFields>): Partial<OfferFields> {
  const changes = Object.entries(said).map(([field, value]) => [
    field,
    changeOf(field, known[field as keyof OfferFields], value),
  ]);
  return Object.fromEntries(changes.filter(([, change]) => change !== undefined));
}

function toPart(value: unknown): string | number | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.join('|');
  return typeof value === 'number' ? value : value === null || value === undefined ? undefined : String(value);
}

export function listFieldChanges(known: KnownOffer, changes: Partial<OfferFields>): FieldChange[] {
  return Object.entries(changes).map(([field, after]) => {
    const before = toPart(known[field as keyof OfferFields]);
    return { field, kind: before === undefined ? 'added' : 'changed', before, after: toPart(after) };
  });
}

const GENERIC = /(?<!\p{L})(?:профессиональн\p{L}*|компетенц\p{L}*|компетентност\p{L}*|блок|дефицит\p{L}*)(?!\p{L})/gu;

function namesOf({ title, synonyms }: NamedList[number]): string[] {
  return [title, ...synonyms].map((name) => searchKey(searchKey(name).replace(GENERIC, ' ')));
}

/** «цифровая» and «цифровые», «методической»: one word in another case. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const stem = (word: string) => word.replace(/(?:ая|ой|ую|ые|ых|ое|ый|ий|яя|ость|ости)$/u, '');
  return !a.includes(' ') && a.length > 5 && stem(a) === stem(b);
}

/** Competences that the words name by title or synonym; `unknown` is what names none. A subject is told apart. */
export function readCompetences(
  text: string,
  competences: NamedList,
): { codes: string[]; subjectCodes: string[]; unknown: string[] } {
  const found = { codes: [] as string[], subjectCodes: [] as string[], unknown: [] as string[] };
  const whole = searchKey(text);
  for (const part of text.split(/[,;\n/]|\s+и\s+/iu)) {
    const key = searchKey(searchKey(part).replace(GENERIC, ' '));
    if (key === '') continue;
    const competence = competences.find((one) => namesOf(one).some((name) => name !== '' && isSameWord(key, name)));
    if (competence) found.codes.push(competence.code);
    else if (readSubjects(part).unknown.length === 0) found.subjectCodes.push(...readSubjects(part).codes);
    else found.unknown.push(part.trim());
  }
  const exact = competences.find((one) => [one.title, ...one.synonyms].some((name) => searchKey(name) === whole));
  return exact ? { codes: [exact.code], subjectCodes: [], unknown: [] } : found;
}

/** Words of schedules beside the titles of the directory. */
const KIND_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:курсы? ?(?:пк|повышения квалификации)?|кпк|дпп(?: ?пк)?|повышение квалификации|программа)$/u, 'course'],
  [/^(?:семинар|практикум|семинар-практикум)$/u, 'seminar'],
  [/^вебинар$/u, 'webinar'],
  [/^консультаци\p{L}$/u, 'consultation'],
  [/^стажировк\p{L}$/u, 'internship'],
];

/** The kind of an offer by its title in the directory, a synonym or the usual word of schedules. */
export function readKind(text: string, kinds: NamedList): string | undefined {
  const key = searchKey(text);
  const named = kinds.find(({ title, synonyms }) => [title, ...synonyms].some((name) => searchKey(name) === key));
  const code = named?.code ?? KIND_WORDS.find(([pattern]) => pattern.test(key))?.[1];
  return kinds.some((kind) => kind.code === code) ? code : undefined;
}
