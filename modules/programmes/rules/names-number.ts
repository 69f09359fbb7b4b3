/**
 * Figures that measure nothing: numbers of lists and of acts, dates, years. What is left of a text without them says how much.
 * @source PLAN-28
 */
const IDLE: readonly RegExp[] = [
  /^\s*\d+(?:\.\d+)*[.)]\s/gmu,
  /\b\d{1,2}\.\d{1,2}\.\d{2,4}/gu,
  /\b\d{1,2}\s+(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\p{L}*/giu,
  /(?<!\d)(?:19|20)\d{2}(?:\s*[-–—/]\s*(?:(?:19|20)?\d{2}))?(?!\d|\s*(?:%|чел|педагог|учител|обуча))/gu,
  /№\s*\d[\d\p{L}/.-]*/gu,
  /\b\d+-(?:ФЗ|фз|п|р)(?!\p{L})/gu,
  /(?:ст(?:атья|атьи|\.)|п(?:ункт|ункта|\.))\s*\d+/giu,
];

/** Whether a text of expected results gives a number to reach: «не менее 3 семинаров», «100 %». */
export function namesNumber(text: string): boolean {
  const rest = IDLE.reduce((left, pattern) => left.replace(pattern, ' '), `${text} `);
  return /\d/u.test(rest);
}
