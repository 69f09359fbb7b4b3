/** What of a programme's indicators cannot be compared, or says nothing (PLAN-28, MON-19). */
import { formatNumber, plural } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import type { TargetDraft } from './draft.ts';
import { type ActualValue, amountOf, checkTarget, HAND } from './indicators.ts';
import { namesNumber } from './names-number.ts';
import { readTypedTarget } from './read-target.ts';

export interface WarnedIndicator {
  readonly id: string;
  readonly parentId: string | null;
  readonly number: string | null;
  readonly title: string;
  readonly isShare: boolean;
  readonly unit: string | null;
  readonly population: string | null;
  readonly denominatorWords: string | null;
  readonly baseValue: number | null;
  readonly targets: readonly TargetDraft[];
  readonly values: readonly ActualValue[];
}

export const WARNING_CODES = [
  'no_numbers',
  'no_target',
  'no_base',
  'no_population',
  'impossible_target',
  'many_denominators',
  'denominator_changed',
  'sources_differ',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

export interface IndicatorWarning {
  readonly code: WarningCode;
  readonly text: string;
  readonly indicatorIds: readonly string[];
}

const STOPS = /[,;(]/u;
const PARTICIPLE = /(?:вш|ющ|ущ|ящ|ащ|нн|ем|им)(?:их|ых)(?:ся)?$/u;
const PREPOSITION = /^(?:с|со|по|в|во|на|от|у|к|для|при|через|не|которые|которых|чьи)$/u;

/** «доля учителей-предметников, прошедших диагностику» → «учителей-предметников»; undefined: the title names none. */
export function readPopulation(title: string): string | undefined {
  const rest = /^\s*(?:доля|процент|удельный вес)\s+(?:численности\s+)?(.+)$/iu.exec(title)?.[1];
  const head = rest?.split(STOPS)[0]?.trim() ?? '';
  const words = head.split(/\s+/u);
  const end = words.findIndex((word, index) => index > 0 && (PREPOSITION.test(word) || PARTICIPLE.test(word)));
  const population = (end < 0 ? words : words.slice(0, end)).join(' ');
  return population === '' ? undefined : population;
}

/** Of whom a share is taken: as it is said, else as the title says it. */
export function denominatorOf(
  indicator: Pick<WarnedIndicator, 'title' | 'population' | 'denominatorWords'>,
): string | undefined {
  return indicator.denominatorWords ?? indicator.population ?? readPopulation(indicator.title);
}

const keyOf = (words: string) =>
  words
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

const COUNTS = [
  'два разных знаменателя',
  'три разных знаменателя',
  'четыре разных знаменателя',
  'пять разных знаменателей',
];
const MANY = ['разный знаменатель', 'разных знаменателя', 'разных знаменателей'] as const;

function countWords(n: number): string {
  return COUNTS[n - 2] ?? `${formatNumber(n)} ${plural(n, MANY)}`;
}

/** Shares of pupils, of organisations and of people who work are of different things by their nature: no fault of the programme. */
const FAMILIES = [
  /обучающ|учащ|школьник|учени[кц]|выпускник|воспитанник|(?:^| )дет(?:ей|и|ям)(?: |$)/u,
  /организац|учрежден|школ|сад(?:ов|ы)|площадк|объединен/u,
];
const familyOf = (key: string) => FAMILIES.findIndex((pattern) => pattern.test(key));
const PUPIL = /обучающ\p{L}*|учащ\p{L}*|школьник\p{L}*|учени[кц]\p{L}*/gu;

function warnOfManyDenominators(indicators: readonly WarnedIndicator[]): IndicatorWarning[] {
  const named = indicators
    .filter(({ isShare }) => isShare)
    .flatMap((indicator) => {
      const words = denominatorOf(indicator);
      return words === undefined ? [] : [{ id: indicator.id, words, key: keyOf(words).replace(PUPIL, 'учащиеся') }];
    });
  return [...Map.groupBy(named, ({ key }) => familyOf(key)).values()].flatMap((family): IndicatorWarning[] => {
    const groups = [...Map.groupBy(family, ({ key }) => key).values()];
    if (groups.length < 2) return [];
    const list = groups.map(([first]) => `«${first?.words}»`).join(', ');
    return [
      {
        code: 'many_denominators',
        text: `У долей ${countWords(groups.length)}: ${list}. Доли от разных целых не сравнивают и не складывают.`,
        indicatorIds: family.map(({ id }) => id),
      },
    ];
  });
}

function warnOfChange({ id, values, isShare }: WarnedIndicator): IndicatorWarning[] {
  if (!isShare) return [];
  const known = values.filter((value) => value.denominator !== null).toSorted((a, b) => a.asOf.localeCompare(b.asOf));
  const steps = known.flatMap((value, index) => {
    const before = known[index - 1];
    if (!before || before.asOf === value.asOf || before.denominator === value.denominator) return [];
    return [
      `${formatNumber(before.denominator ?? 0)} на ${formatDay(before.asOf)} → ${formatNumber(value.denominator ?? 0)} на ${formatDay(value.asOf)}`,
    ];
  });
  if (steps.length === 0) return [];
  const text = `Знаменатель менялся: ${steps.join('; ')}. Изменение доли может идти от него.`;
  return [{ code: 'denominator_changed', text, indicatorIds: [id] }];
}

function warnOfSources({ id, values, isShare }: WarnedIndicator): IndicatorWarning[] {
  const differing = [...Map.groupBy(values, ({ asOf }) => asOf)].flatMap(([asOf, own]): Day[] => {
    const amounts = own.map((value) => amountOf({ isShare }, value)).filter((amount) => amount !== null);
    const isBoth = own.some(({ source }) => source === HAND) && own.some(({ source }) => source !== HAND);
    return isBoth && new Set(amounts).size > 1 ? [asOf] : [];
  });
  if (differing.length === 0) return [];
  const days = differing
    .toSorted()
    .map((day) => formatDay(day))
    .join(', ');
  const text = `Введённое вручную и посчитанное по данным расходятся: ${days}. В расчёт идут данные.`;
  return [{ code: 'sources_differ', text, indicatorIds: [id] }];
}

function warnOfTargets(indicator: WarnedIndicator): IndicatorWarning[] {
  const problems = indicator.targets.flatMap((target) => {
    // A document's target that cannot be is kept in its words: «1000 %».
    if (target.value !== null || target.words === null) return checkTarget(indicator, target) ?? [];
    const reading = readTypedTarget(target.words, { isShare: indicator.isShare, wish: null });
    return reading.isOk ? [] : [reading.problem];
  });
  return [...new Set(problems)].map((text) => ({ code: 'impossible_target', text, indicatorIds: [indicator.id] }));
}

interface Lack {
  readonly code: WarningCode;
  readonly text: string;
  readonly lacks: (indicator: WarnedIndicator) => boolean;
}

const isEach = ({ comparison }: Pick<TargetDraft, 'comparison'>) => comparison === 'in_each';

const LACKS: readonly Lack[] = [
  { code: 'no_target', text: 'Нет целевого значения', lacks: ({ targets }) => targets.length === 0 },
  {
    code: 'no_base',
    text: 'Нет исходного значения',
    lacks: ({ baseValue, targets }) => targets.length > 0 && !targets.every(isEach) && baseValue === null,
  },
  {
    code: 'no_population',
    text: 'Не сказано, от какого числа берётся доля',
    lacks: (indicator) => indicator.isShare && denominatorOf(indicator) === undefined,
  },
];

/** Does a text name a number that something could be compared with, in figures or in words? */
export function hasNumber(text: string): boolean {
  return namesNumber(text) || /не менее (?:одн|дв|тр)/u.test(text.toLowerCase());
}

export interface NumberPlaces {
  readonly indicators: readonly Pick<WarnedIndicator, 'baseValue' | 'targets'>[];
  /** Texts where a programme may name its results. */
  readonly texts: readonly (string | null | undefined)[];
}

/** PLAN-28: a programme that names not one number has nothing its end could be compared with. */
export function lacksNumbers({ indicators, texts }: NumberPlaces): boolean {
  const isMeasured = indicators.some(
    ({ baseValue, targets }) =>
      baseValue !== null || targets.some(({ value, comparison }) => value !== null || comparison === 'in_each'),
  );
  return !isMeasured && !texts.some((text) => hasNumber(text ?? ''));
}

const NO_NUMBERS =
  'В программе нет ни одного числа: итог не с чем будет сравнить. Назовите целевое значение хотя бы одного показателя.';

/** All that is to be said of a programme's indicators, the whole programme first. `texts`: its expected results in words. */
export function listWarnings(indicators: readonly WarnedIndicator[], texts: NumberPlaces['texts']): IndicatorWarning[] {
  // Directions of «в каждой» are answered for by the indicator above them.
  const each = new Set(indicators.filter(({ targets }) => targets.some(isEach)).map(({ id }) => id));
  const asked = indicators.filter(({ parentId }) => parentId === null || !each.has(parentId));
  const lacks = LACKS.flatMap(({ code, text, lacks: isLacking }) => {
    const indicatorIds = asked.filter(isLacking).map(({ id }) => id);
    return indicatorIds.length === 0 ? [] : [{ code, text, indicatorIds }];
  });
  return [
    ...(lacksNumbers({ indicators, texts })
      ? [{ code: 'no_numbers' as const, text: NO_NUMBERS, indicatorIds: [] }]
      : []),
    ...warnOfManyDenominators(indicators),
    ...indicators.flatMap((one) => [...warnOfTargets(one), ...warnOfChange(one), ...warnOfSources(one)]),
    ...lacks,
  ];
}
