/** Names of the months, January first: nominative, genitive («29 марта»), prepositional («в марте»). */
const MONTHS: readonly (readonly [nominative: string, genitive: string, prepositional: string])[] = [
  ['январь', 'января', 'январе'],
  ['февраль', 'февраля', 'феврале'],
  ['март', 'марта', 'марте'],
  ['апрель', 'апреля', 'апреле'],
  ['май', 'мая', 'мае'],
  ['июнь', 'июня', 'июне'],
  ['июль', 'июля', 'июле'],
  ['август', 'августа', 'августе'],
  ['сентябрь', 'сентября', 'сентябре'],
  ['октябрь', 'октября', 'октябре'],
  ['ноябрь', 'ноября', 'ноябре'],
  ['декабрь', 'декабря', 'декабре'],
];

/** «март»; month 1 … 12. */
export function monthName(month: number): string {
  return MONTHS[month - 1]?.[0] ?? '';
}

/** «марта»; month 1 … 12. */
export function monthNameOfDate(month: number): string {
  return MONTHS[month - 1]?.[1] ?? '';
}

/** The month 1 … 12 of a lower-case word in any of these cases or cut short («сент»), else undefined. */
export function findMonth(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const index = MONTHS.findIndex((names) => names.some((name) => name.startsWith(word)));
  return index < 0 ? undefined : index + 1;
}
