import { describe, expect, it } from 'vitest';
import { type ReviewedRow, writePassList, writeReview } from './review.ts';

const TODAY = '2026-11-22';
const PROGRAMME = {
  title: 'План работы на 2026 год',
  actNumber: '15-од',
  actOn: '2026-01-12',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
};
const ROW: ReviewedRow = {
  number: null,
  title: 'Семинар',
  stage: null,
  executor: null,
  owners: '',
  state: 'planned',
  dueOn: '2026-03-31',
  firstDueOn: null,
  moves: 0,
  reason: null,
  executorPersonId: null,
  evidenceCount: 0,
};
const ROWS: ReviewedRow[] = [
  { ...ROW, number: '1.1', title: 'Семинар для наставников;', state: 'done' },
  { ...ROW, number: '1.2', title: 'Конкурс', owners: 'методисты' },
  { ...ROW, title: 'Выезд', state: 'not_done', reason: 'карантин.' },
  {
    ...ROW,
    title: 'Фестиваль',
    state: 'moved',
    firstDueOn: '2026-10-01',
    dueOn: '2026-12-01',
    moves: 1,
    reason: 'нет зала',
    executor: 'Лунёва А. П.',
  },
  { ...ROW, title: 'Отчёт', dueOn: '2026-12-20' },
];

describe('the note for a meeting', () => {
  it('[PLAN-10] says what is done of what is due, who is late, what was moved and why, and a draft decision', () => {
    expect(writeReview(PROGRAMME, ROWS, TODAY)).toBe(
      [
        'О ходе реализации: План работы на 2026 год (01.01.2026\u00a0– 31.12.2026, утв. от 12.01.2026 №\u00a015-од)',
        'По состоянию на\u00a022.11.2026 наступили 3\u00a0срока из 5 (у пункта их бывает несколько); выполнено 1 (33\u00a0%), не выполнено 1, без отметки 1.',
        'Срок прошёл, отметки нет (1):\n1) п.\u00a01.2 Конкурс, срок 31.03.2026, методисты.',
        'Не выполнено (1):\n1) Выезд, срок 31.03.2026, причина: карантин.',
        'Перенесено (1):\n1) Фестиваль: с 01.10.2026 на 01.12.2026, причина: нет зала.',
        'Предстоит в ближайшие две недели (1):\n1) Фестиваль, срок 01.12.2026, Лунёва А. П.',
        'Предлагаемое решение:\n1. Информацию о ходе реализации принять к сведению.\n2. Ответственным, у которых прошли сроки без отметки (1), доложить о выполнении до ____________.\n3. Координатору внести предложения по невыполненным пунктам: новый срок, замена или исключение.',
      ].join('\n\n'),
    );
  });

  it('[PLAN-10] speaks of stages where there are several, and of what was not kept here', () => {
    const staged = [
      { ...ROW, stage: 'Подготовительный', state: 'done' as const },
      { ...ROW, stage: 'Подготовительный', state: 'unmarked' as const },
      { ...ROW, stage: 'Основной', dueOn: '2026-12-25' },
    ];
    const text = writeReview({ ...PROGRAMME, actNumber: null }, staged, TODAY);
    expect(text.split('\n\n').slice(0, 4)).toEqual([
      'О ходе реализации: План работы на 2026 год (01.01.2026\u00a0– 31.12.2026)',
      'По состоянию на\u00a022.11.2026 наступил 1\u00a0срок из 2 (у пункта их бывает несколько); выполнено 1 (100\u00a0%), не выполнено 0, без отметки 0.',
      'До начала учёта в программе приходится 1\u00a0срок без отметки: в счёт они не вошли.',
      'По этапам:\nПодготовительный: выполнено 1 из 1 (100\u00a0%);\nОсновной: срок пунктов ещё не наступил.',
    ]);
  });

  it('[PLAN-10] of a programme whose rows are all ahead says so', () => {
    expect(writeReview(PROGRAMME, [{ ...ROW, dueOn: '2026-12-25' }], TODAY).split('\n\n')[1]).toBe(
      'По состоянию на\u00a022.11.2026 срок пунктов ещё не наступил; всего в плане 1\u00a0срок.',
    );
  });
});

it('[PLAN-12] the list to pass on names people and what is late', () => {
  expect(writePassList(PROGRAMME.title, ROWS.slice(1, 4), TODAY)).toBe(
    [
      'План работы на 2026 год: что сделать (по состоянию на\u00a022.11.2026)',
      'методисты\n— п.\u00a01.2 Конкурс, срок 31.03.2026, срок прошёл',
      'ответственный не указан\n— Выезд, срок 31.03.2026, срок прошёл',
      'Лунёва А. П.\n— Фестиваль, срок 01.12.2026',
    ].join('\n\n'),
  );
});
