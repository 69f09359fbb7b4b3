import { formatCount, type PluralForms } from '#core/text/plural.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { NewCounts, NextRowAnswer } from '../../contract/new-programme.ts';

const TASKS: PluralForms = ['задача', 'задачи', 'задач'];
const STAGES: PluralForms = ['этап', 'этапа', 'этапов'];
const ROWS: PluralForms = ['пункт', 'пункта', 'пунктов'];
const TIMES: PluralForms = ['срок', 'срока', 'сроков'];
const INDICATORS: PluralForms = ['показатель', 'показателя', 'показателей'];

/** «6 задач», «17 пунктов»: what will be made. */
export function listCounts(counts: NewCounts): string[] {
  const parts: [number, PluralForms][] = [
    [counts.stages, STAGES],
    [counts.tasks, TASKS],
    [counts.activities, ROWS],
    [counts.occurrences, TIMES],
    [counts.indicators, INDICATORS],
  ];
  return parts.filter(([count]) => count > 0).map(([count, forms]) => formatCount(count, forms));
}

export const countRows = (count: number): string => formatCount(count, ROWS);

export const CARRY_WORDS: Record<NextRowAnswer['carry'], { tone: StateTone; text: string }> = {
  done: { tone: 'good', text: 'выполнено' },
  not_done: { tone: 'stop', text: 'не выполнено' },
  open: { tone: 'going', text: 'срок не наступил' },
  unmarked: { tone: 'wait', text: 'без отметки' },
};

export const WAYS = {
  next: {
    title: 'План следующего года из прошлого',
    about: 'Сроки сдвинутся на год, невыполненное будет видно, показатели начнутся с последних значений.',
  },
  read: { title: 'Загрузить документ', about: 'Программа в Word, Excel или текстом станет дорожной картой.' },
  empty: { title: 'Пустая программа', about: 'Паспорт и пункты внесёте сами.' },
} as const;
