import type { ScaleFault } from './scoring.ts';

/** What is wrong with a scale, in words that say what to mend. */
export const scaleFaultTexts: Record<ScaleFault, string> = {
  no_levels: 'нет ни одного уровня',
  bad_number: 'границы должны быть числами',
  duplicate_code: 'два уровня под одним кодом',
  empty_interval: 'у уровня нижняя граница не меньше верхней',
  wrong_order: 'уровни идут не от низшего к высшему',
  starts_above_0: 'первый уровень должен начинаться с 0',
  starts_below_0: 'первый уровень начинается ниже 0',
  gap: 'между уровнями промежуток: верхняя граница должна совпадать с нижней границей следующего',
  overlap: 'уровни пересекаются',
  ends_below_100: 'последний уровень должен доходить до 100',
  ends_above_100: 'последний уровень выходит за 100',
};
