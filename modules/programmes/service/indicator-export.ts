import { type Context, todayOf } from '#core/context.ts';
import { formatDay } from '#core/time/format.ts';
import { makeWorkbook } from '#modules/people/public.ts';
import type { IndicatorAnswer } from '../contract/indicators.ts';
import { showTarget, writeVerdict } from '../rules/indicator-words.ts';
import { amountOf, HAND } from '../rules/indicators.ts';
import { listProgrammeIndicators } from './indicators.ts';
import { getProgramme } from './load.ts';

const COLUMNS = [
  { title: '№', width: 8 },
  { title: 'Уровень', width: 24 },
  { title: 'Критерий', width: 28 },
  { title: 'Показатель', width: 60 },
  { title: 'Единица', width: 12 },
  { title: 'По кому считается', width: 28 },
  { title: 'Числитель', width: 28 },
  { title: 'Знаменатель', width: 28 },
  { title: 'Периодичность', width: 18 },
  { title: 'Источник', width: 28 },
  { title: 'Ответственный', width: 28 },
  { title: 'Исходное значение', kind: 'number' as const },
  { title: 'На дату', kind: 'date' as const },
  { title: 'Срок цели', kind: 'date' as const },
  { title: 'Цель', width: 22 },
  { title: 'Итог', width: 16 },
  { title: 'Почему', width: 40 },
  { title: 'Значение на', kind: 'date' as const },
  { title: 'Сколько', kind: 'number' as const },
  { title: 'Из скольких', kind: 'number' as const },
  { title: 'Значение', kind: 'number' as const },
  { title: 'Откуда', width: 14 },
  { title: 'Примечание', width: 40 },
];

type Cell = string | number | null;
const blank = (count: number): Cell[] => Array.from({ length: count }, () => null);

function headOf(indicator: IndicatorAnswer): Cell[] {
  return [
    indicator.number,
    indicator.level,
    indicator.criterion,
    indicator.title,
    indicator.isShare ? '%' : indicator.unit,
    indicator.population,
    indicator.numeratorWords,
    indicator.denominatorWords,
    indicator.periodicity,
    indicator.source,
    indicator.responsible,
    indicator.baseValue,
    indicator.baseOn,
  ];
}

/** Targets and values side by side, a line for the longer of the two lists; unknown cells stay empty. */
function linesOf(indicator: IndicatorAnswer): Cell[][] {
  const { targets, values } = indicator;
  const count = Math.max(1, targets.length, values.length);
  return Array.from({ length: count }, (_, index) => {
    const target = targets[index];
    const value = values[index];
    return [
      ...headOf(indicator),
      ...(target
        ? [target.dueOn, showTarget(indicator, target), writeVerdict(target), target.reasons.join('; ')]
        : blank(4)),
      ...(value
        ? [
            value.asOf,
            value.numerator,
            value.denominator,
            amountOf(indicator, value),
            value.source === HAND ? 'вручную' : 'по данным',
            value.remark,
          ]
        : blank(6)),
    ];
  });
}

/** @returns the file's id */
export async function exportIndicators(context: Context, programmeId: string): Promise<string> {
  const programme = await getProgramme(context, programmeId, 'programme.read');
  const { indicators } = await listProgrammeIndicators(context, programmeId);
  const rows = indicators.filter(({ isExcluded }) => !isExcluded).flatMap(linesOf);
  const name = `Показатели — ${programme.title.slice(0, 80)} — ${formatDay(todayOf(context))}.xlsx`;
  return makeWorkbook(context, { name, sheet: 'Показатели', columns: COLUMNS, rows });
}
