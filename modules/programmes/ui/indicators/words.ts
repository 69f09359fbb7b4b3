import { formatCount, formatNumber, formatPercent, NBSP, type PluralForms } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { FigureValue } from '#core/ui/figure.tsx';
import type {
  IndicatorAnswer,
  IndicatorFields,
  IndicatorValueAnswer,
  TargetAnswer,
} from '../../contract/indicators.ts';
import { placesOfShare, writeVerdict } from '../../rules/indicator-words.ts';
import { amountOf, chooseValues } from '../../rules/indicators.ts';

export const INDICATORS: PluralForms = ['показатель', 'показателя', 'показателей'];
export const VALUES: PluralForms = ['значение', 'значения', 'значений'];
export const TARGETS: PluralForms = ['цель', 'цели', 'целей'];

export const EMPTY_FIELDS: IndicatorFields = {
  parentId: null,
  number: null,
  level: null,
  criterion: null,
  title: '',
  unit: null,
  isShare: false,
  wish: null,
  population: null,
  numeratorWords: null,
  denominatorWords: null,
  baseValue: null,
  baseOn: null,
  periodicity: null,
  source: null,
  responsible: null,
  eachOf: null,
};

export function fieldsOf(indicator: IndicatorAnswer): IndicatorFields {
  const entries = Object.keys(EMPTY_FIELDS).map((key) => [key, indicator[key as keyof IndicatorFields]]);
  return Object.fromEntries(entries) as IndicatorFields;
}

export const FIELD_LABELS: Record<keyof IndicatorFields, string> = {
  parentId: 'Входит в показатель',
  number: 'Номер',
  level: 'Уровень',
  criterion: 'Критерий',
  title: 'Название',
  unit: 'Единица',
  isShare: 'Считается долей',
  wish: 'Что хорошо',
  population: 'По кому считается',
  numeratorWords: 'Числитель',
  denominatorWords: 'Знаменатель',
  baseValue: 'Исходное значение',
  baseOn: 'На дату',
  periodicity: 'Как часто',
  source: 'Откуда берём',
  responsible: 'Ответственный',
  eachOf: 'По каким организациям',
};

/** «4.1 Доля педагогов …» */
export function nameOf({ number, title }: Pick<IndicatorAnswer, 'number' | 'title'>): string {
  return [number, title].filter(Boolean).join(' ');
}

/** What a share is not said in: its unit is always per cent. */
const unitOf = ({ isShare, unit }: IndicatorAnswer): string | undefined => (isShare ? '%' : (unit ?? undefined));

/** Values of the whole, one a day, the last one last: data before hand. */
export const shownValues = (indicator: IndicatorAnswer): IndicatorValueAnswer[] =>
  chooseValues(indicator, indicator.values);

export function lastKnown(indicator: IndicatorAnswer): IndicatorValueAnswer | undefined {
  return shownValues(indicator).findLast((value) => amountOf(indicator, value) !== null);
}

/** The target that is being worked towards: the first that is not past, else the last one. */
export function currentTarget({ targets }: IndicatorAnswer): TargetAnswer | undefined {
  return targets.find(({ isDue }) => !isDue) ?? targets.at(-1);
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** How it is counted, for the panel of the figure. */
export function formulaOf(indicator: IndicatorAnswer): string {
  const { isShare, numeratorWords, denominatorWords, population } = indicator;
  if (!isShare) return [population, indicator.source].filter(Boolean).join('. ') || 'Одно число, без деления.';
  const parts = [
    numeratorWords === null ? '' : `Числитель — ${lowerFirst(numeratorWords)}.`,
    `Знаменатель — ${lowerFirst(denominatorWords ?? population ?? 'все, о ком показатель')}.`,
    `Числитель делим на знаменатель и умножаем на 100${NBSP}%.`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** The figure of a value; a small whole carries its n openly. */
export function figureOf(indicator: IndicatorAnswer, value: IndicatorValueAnswer | undefined): FigureValue {
  const amount = value ? amountOf(indicator, value) : null;
  const unit = unitOf(indicator);
  const digits = amount === null || Number.isInteger(amount) ? 0 : indicator.isShare ? placesOfShare(amount) : 2;
  const { numerator = null, denominator = null, asOf } = value ?? {};
  const isPart = indicator.isShare && numerator !== null && denominator !== null;
  return {
    title: indicator.title,
    value: amount,
    digits,
    ...(unit !== undefined && { unit }),
    ...(isPart && { numerator, denominator, n: denominator }),
    ...(asOf !== undefined && { asOf }),
    formulaText: formulaOf(indicator),
  };
}

/** «68 из 104, на 31.12.2023», what stands below the figure. */
export function describeValue(
  { isShare }: IndicatorAnswer,
  { numerator, denominator, asOf }: IndicatorValueAnswer,
): string {
  const of =
    isShare && numerator !== null && denominator !== null
      ? `${formatNumber(numerator)}${NBSP}из${NBSP}${formatNumber(denominator)}, `
      : '';
  return `${of}на${NBSP}${formatDay(asOf)}`;
}

export const sourceOf = ({ sourceTitle }: IndicatorValueAnswer): string => sourceTitle ?? 'внесено вручную';

function toneOf({ verdict, isDue, usedId }: TargetAnswer): StateTone {
  if (verdict === 'met') return 'good';
  if (verdict === 'not_met') return isDue ? 'stop' : 'going';
  return isDue || usedId !== null ? 'wait' : 'calm';
}

export const badgeOf = (target: TargetAnswer) => ({ tone: toneOf(target), text: writeVerdict(target) });

/** «есть в 12 из 15 организаций» stands in the reasons; this is the short form for a table. */
export function describeEach({ met, notMet, unknown }: NonNullable<TargetAnswer['each']>): string {
  return `${formatNumber(met)} из ${formatNumber(met + notMet + unknown)}`;
}

/** «+2», «−1», «без изменений» with the direction of change. */
export function describeChange(indicator: IndicatorAnswer, change: number): string {
  if (change === 0) return 'без изменений';
  const text = indicator.isShare
    ? formatPercent(Math.abs(change), 1).replace('%', 'п. п.')
    : formatNumber(Math.abs(change));
  return change > 0 ? `рост на ${text}` : `снижение на ${text}`;
}

export const countIndicators = (count: number): string => formatCount(count, INDICATORS);
