import type { Addressee } from '#modules/diagnostics/rules/recommendations.ts';

/** `days` from the closing of the campaign. */
export const RECOMMENDATIONS: readonly {
  readonly addressee: Addressee;
  readonly text: string;
  readonly days: number;
}[] = [
  {
    addressee: 'service_head',
    text: 'Рассмотреть итоги диагностики на методическом совете и включить темы дефицитов в план на следующий год.',
    days: 14,
  },
  {
    addressee: 'school_deputy',
    text: 'Согласовать с педагогами индивидуальные образовательные маршруты по методической компетенции.',
    days: 21,
  },
  {
    addressee: 'methodist',
    text: 'Провести практикум по отбору заданий разного уровня для учителей математики и русского языка.',
    days: 45,
  },
  {
    addressee: 'methodist',
    text: 'Организовать пары взаимопосещения: педагог с высоким уровнем и педагог, которому нужна помощь.',
    days: 60,
  },
  {
    addressee: 'association',
    text: 'Обсудить задания, в которых результат снизился, и разобрать причины на заседании объединения.',
    days: 75,
  },
];
