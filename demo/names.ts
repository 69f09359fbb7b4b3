import { FEMALE_NAMES, MALE_NAMES, PATRONYMICS, SAME_SURNAMES, SURNAMES } from './name-lists.ts';
import type { Random } from './random.ts';

export interface DemoName {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string;
  readonly sex: 'female' | 'male';
}

/** «Троицкий» → «Троицкая», «Аксёнов» → «Аксёнова». */
function toFeminine(surname: string): string {
  return surname.endsWith('ий') ? `${surname.slice(0, -2)}ая` : `${surname}а`;
}

export function makeSurname(random: Random, sex: DemoName['sex']): string {
  if (random.chance(0.04)) return random.pick(SAME_SURNAMES);
  const surname = random.pick(SURNAMES);
  return sex === 'female' ? toFeminine(surname) : surname;
}

/** Schools have about one man in eight. */
export function makeName(random: Random, maleShare = 0.13): DemoName {
  const sex = random.chance(maleShare) ? 'male' : 'female';
  const surname = makeSurname(random, sex);
  const givenName = random.pick(sex === 'female' ? FEMALE_NAMES : MALE_NAMES);
  const [male, female] = random.pick(PATRONYMICS);
  // A few people have no patronymic in their papers.
  const patronymic = random.chance(0.004) ? '' : sex === 'female' ? female : male;
  return { surname, givenName, patronymic, sex };
}

/** «Иванова А. П.» */
export function shortenName(name: Pick<DemoName, 'surname' | 'givenName' | 'patronymic'>): string {
  const initials = [name.givenName, name.patronymic].filter(Boolean).map((part) => `${part.slice(0, 1)}.`);
  return [name.surname, ...initials].join('\u00a0');
}
