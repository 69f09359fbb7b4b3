import { describe, expect, it } from 'vitest';
import { draftTargets } from './draft-targets.ts';

const draft = (target: string, unit: string | null = '%') => {
  const { targets, base } = draftTargets({ target, unit }, '2027-12-31');
  return { targets: targets.map(({ dueOn, value }) => `${dueOn} ${value}`), base: base && `${base.on} ${base.value}` };
};

describe('[PLAN-17] [PLAN-18] what an indicator begins from is no target', () => {
  it.each([
    ['Базовое значение: 25; 2026 год: 40; 2027 год: не менее 60', 'null 25', ['2026-12-31 40', '2027-12-31 60']],
    [
      'Базовое значение (2024): 40; Плановые значения / 2026: 70; Плановые значения / 2027: 90',
      '2024-12-31 40',
      ['2026-12-31 70', '2027-12-31 90'],
    ],
    ['2026: 70; 2027: 90; Базовое значение, 2025 год: 55,5', '2025-12-31 55.5', ['2026-12-31 70', '2027-12-31 90']],
    ['2025 год (факт): 40; 2027: 90', '2025-12-31 40', ['2027-12-31 90']],
    ['Исходное значение: 12; Целевое значение: не менее 20', 'null 12', ['2027-12-31 20']],
    ['Базовое значение: нет данных; 2027: 90', null, ['2027-12-31 90']],
    ['Цель: не менее 80; Факт: 33 из 40', null, ['2027-12-31 80']],
    ['не менее 90', null, ['2027-12-31 90']],
  ])('%s', (target, base, targets) => {
    expect(draft(target)).toEqual({ targets, base });
  });
});
