import { formatDay } from '#core/time/format.ts';
import type { Fact } from '#core/ui/facts.tsx';
import type { IndicatorAnswer } from '../../contract/indicators.ts';
import { showInUnit } from '../../rules/indicator-words.ts';
import { FIELD_LABELS } from './words.ts';

export const WISH_TITLES = { up: 'больше', down: 'меньше' } as const;

/** The passport read, in the order of the form (F-16). */
export function listFacts(indicator: IndicatorAnswer): Fact[] {
  const { baseValue, baseOn, isShare, wish } = indicator;
  return [
    { label: FIELD_LABELS.title, value: indicator.title },
    { label: FIELD_LABELS.level, value: indicator.level },
    { label: FIELD_LABELS.criterion, value: indicator.criterion },
    { label: FIELD_LABELS.unit, value: isShare ? '%' : indicator.unit },
    { label: FIELD_LABELS.wish, value: wish === null ? null : WISH_TITLES[wish] },
    { label: FIELD_LABELS.population, value: indicator.population },
    ...(isShare
      ? [
          { label: FIELD_LABELS.numeratorWords, value: indicator.numeratorWords },
          { label: FIELD_LABELS.denominatorWords, value: indicator.denominatorWords },
        ]
      : []),
    {
      label: FIELD_LABELS.baseValue,
      value: baseValue === null ? null : showInUnit(indicator, baseValue),
      ...(baseOn !== null && { note: `на ${formatDay(baseOn)}` }),
    },
    { label: FIELD_LABELS.periodicity, value: indicator.periodicity },
    { label: FIELD_LABELS.source, value: indicator.source },
    { label: FIELD_LABELS.responsible, value: indicator.responsible },
  ];
}
