/** Words of dues in every case, cut short, or with one letter wrong. Lower case, ё as е. */

const ENDINGS_SOFT = ['ь', 'я', 'ю', 'е', 'ем'];
const ENDINGS_HARD = ['', 'а', 'у', 'е', 'ом'];
/** Stem, endings: January first. */
const MONTHS: readonly (readonly [stem: string, endings: readonly string[]])[] = [
  ['январ', ENDINGS_SOFT],
  ['феврал', ENDINGS_SOFT],
  ['март', ENDINGS_HARD],
  ['апрел', ENDINGS_SOFT],
  ['ма', ['й', 'я', 'ю', 'е', 'ем']],
  ['июн', ENDINGS_SOFT],
  ['июл', ENDINGS_SOFT],
  ['август', ENDINGS_HARD],
  ['сентябр', ENDINGS_SOFT],
  ['октябр', ENDINGS_SOFT],
  ['ноябр', ENDINGS_SOFT],
  ['декабр', ENDINGS_SOFT],
];
const MONTH_FORMS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap(([stem, endings], index) => endings.map((ending) => [stem + ending, index + 1] as const)),
);
const LEAST_CUT = 3;

/** Words of the grammar that are long enough to be told with one letter wrong or a space inside. */
const LONG_WORDS = [
  ['квартал', 'квартала', 'квартале', 'полугодие', 'полугодия', 'полугодии', 'течение', 'течении', 'месяца'],
  ['учебный', 'учебного', 'учебном', 'ежемесячно', 'еженедельно', 'ежеквартально', 'ежегодно', 'ежедневно'],
  ['постоянно', 'систематически', 'регулярно', 'необходимости', 'согласно', 'период', 'периода', 'периоде'],
  ['каникулы', 'каникул', 'неделя', 'недели', 'позднее', 'реализации', 'последняя', 'последний'],
].flat();
const KNOWN: ReadonlySet<string> = new Set([...LONG_WORDS, ...MONTH_FORMS.keys()]);
/** Real words that are a month but for a letter. */
const NO_MONTHS: ReadonlySet<string> = new Set(['янтарь', 'янтаря', 'янтаре', 'янтарю']);
const LEAST_FUZZY = 5;

/** Whole words only: «сен» is cut short, «сентябрь» is known. */
export function isKnownWord(word: string): boolean {
  return KNOWN.has(word);
}

/** The month 1 … 12 of a word in any case or cut short («сент», «фев»). */
export function findMonthWord(word: string): number | undefined {
  const whole = MONTH_FORMS.get(word);
  if (whole !== undefined || word.length < LEAST_CUT) return whole;
  const index = MONTHS.findIndex(([stem]) => stem.startsWith(word));
  return index < 0 ? undefined : index + 1;
}

/** Do the words differ by one letter left out, put in, changed, or by two neighbours swapped? A letter behind the end is an ending, not a slip. */
function isOneSlip(word: string, right: string): boolean {
  let from = 0;
  while (from < word.length && from < right.length && word[from] === right[from]) from += 1;
  const [rest, wanted] = [word.slice(from), right.slice(from)];
  if (rest.length === wanted.length) {
    const isSwap = rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
    return isSwap || rest.slice(1) === wanted.slice(1);
  }
  if (rest.length + 1 === wanted.length) return rest === wanted.slice(1);
  const isDoubled = wanted === '' && rest === right.at(-1);
  return rest.length === wanted.length + 1 && (wanted !== '' || isDoubled) && rest.slice(1) === wanted;
}

/** «февраь», «сентярь», «ежемесячо» → as they are spelt; a word that is no slip stays. */
export function mendSpelling(word: string): string {
  if (word.length < LEAST_FUZZY || KNOWN.has(word) || findMonthWord(word) !== undefined) return word;
  if (NO_MONTHS.has(word)) return word;
  for (const right of MONTH_FORMS.keys()) {
    if (right.length > LEAST_FUZZY && isOneSlip(word, right)) return right;
  }
  const right = LONG_WORDS.find(
    (known) => known[0] === word[0] && known.length > LEAST_FUZZY && isOneSlip(word, known),
  );
  return right ?? word;
}

const ADJECTIVE = '(?:ый|ая|ое|ой|ого|ом|ому|ую|ые|ых|ым|ыми)';
const ORDINALS: readonly RegExp[] = [
  new RegExp(`^перв${ADJECTIVE}$`, 'u'),
  new RegExp(`^втор${ADJECTIVE}$`, 'u'),
  /^трет(?:ий|ья|ье|ьей|ьего|ьем|ью|ьи|ьих)$/u,
  new RegExp(`^четверт${ADJECTIVE}$`, 'u'),
  new RegExp(`^пят${ADJECTIVE}$`, 'u'),
];
const COUNTS: ReadonlyMap<string, number> = new Map([
  ...['один', 'одного', 'одна', 'одной', 'одну'].map((word) => [word, 1] as const),
  ...['две', 'два', 'двух', 'двое'].map((word) => [word, 2] as const),
  ...['три', 'трех'].map((word) => [word, 3] as const),
  ...['четыре', 'четырех'].map((word) => [word, 4] as const),
  ...['пять', 'пяти'].map((word) => [word, 5] as const),
]);

/** «второй» → 2, «двух» → 2. */
export function findNumberWord(word: string): number | undefined {
  const ordinal = ORDINALS.findIndex((pattern) => pattern.test(word));
  return ordinal >= 0 ? ordinal + 1 : COUNTS.get(word);
}

const ROMAN: ReadonlyMap<string, number> = new Map(
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'].map((text, index) => [text, index + 1]),
);

/** Roman figures, also with Cyrillic letters that look like them: «ІV», «Х». */
export function findRoman(raw: string): number | undefined {
  if (!/^[IVXІХivx]+$/u.test(raw)) return undefined;
  return ROMAN.get(raw.toLowerCase().replace(/і/gu, 'i').replace(/х/gu, 'x'));
}

/** What is typed for Roman figures before «квартал» and «полугодие»: «П квартал», «ll полугодие». */
const ROMAN_TYPED: ReadonlyMap<string, number> = new Map([
  ['l', 1],
  ['п', 2],
  ['ll', 2],
  ['ш', 3],
  ['lll', 3],
  ['iу', 4],
  ['іу', 4],
  ['iy', 4],
  ['lv', 4],
]);

export function findTypedRoman(raw: string): number | undefined {
  return ROMAN_TYPED.get(raw.toLowerCase());
}

const WEEKDAYS: readonly (readonly [RegExp, string])[] = [
  [/^(?:понедельник|пн$|пон$)/u, 'MO'],
  [/^(?:вторник|вт$)/u, 'TU'],
  [/^(?:сред(?:а|у|ы|е|ам)$|ср$)/u, 'WE'],
  [/^(?:четверг|чт$|четв$)/u, 'TH'],
  [/^(?:пятниц|пт$|пятн$)/u, 'FR'],
  [/^(?:суббот|сб$|субб$)/u, 'SA'],
  [/^(?:воскресень|вс$|воскр$)/u, 'SU'],
];

/** Codes of RFC 5545, Monday first. */
export const WEEKDAY_CODES = WEEKDAYS.map(([, code]) => code);
export const WORKING_DAYS = WEEKDAY_CODES.slice(0, 5);

/** «среду» → «WE». */
export function findWeekday(word: string): string | undefined {
  return WEEKDAYS.find(([pattern]) => pattern.test(word))?.[1];
}
