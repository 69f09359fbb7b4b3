import { readOrganizationName } from './organization-name.ts';

/** Words by which organisations that are no schools are known, the narrower first: codes of the directory of kinds. */
const WORDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['imdc', /методико-диагностическ\p{L}+ центр|(?<!\p{L})имдц(?!\p{L})/u],
  ['imc', /информационно-методическ\p{L}+ центр|(?<!\p{L})имц(?!\p{L})/u],
  ['cro', /центр\p{L}* развития образования|(?<!\p{L})цро(?!\p{L})/u],
  ['rmk', /методическ\p{L}+ кабинет|(?<!\p{L})[рг]мк(?!\p{L})/u],
  ['cnppm', /повышения профессионального мастерства|(?<!\p{L})цнппм(?!\p{L})/u],
  ['institute', /институт\p{L}* (?:развития образования|повышения квалификации)|академия минпросвещения/u],
  ['institute', /(?<!\p{L})(?:ипк|иро|рипк|соиро|дпо)(?!\p{L})|дополнительного профессионального образования/u],
  ['authority', /(?:отдел|управлени|департамент|комитет)\p{L}* (?:по )?образовани/u],
  ['library', /библиоте/u],
  ['university', /университет|(?<!\p{L})вуз(?!\p{L})/u],
  ['methodical', /методическ/u],
];

/** The kind that a name speaks of; undefined where it speaks of none: nothing is guessed. @source ORG-02 … ORG-06, ORG-36 … ORG-38, ORG-44 */
export function readOrganizationKind(name: string): string | undefined {
  const { kind } = readOrganizationName(name);
  // «Methodical» is the word for all of them: the directory tells them apart.
  if (kind !== undefined && kind !== 'methodical') return kind;
  const text = name.toLowerCase().replaceAll('ё', 'е');
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? kind;
}
