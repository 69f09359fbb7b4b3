import { expect, test } from 'vitest';
import { listFields } from './history-words.ts';

test.each([
  [
    'a due',
    { activity: 'Семинар', number: null, dueWords: 'май 2026' },
    { dueWords: 'июнь 2026' },
    ['срок: май 2026 → июнь 2026', 'пункт: Семинар → '],
  ],
  [
    'what became empty',
    { activity: 'Семинар', expected: 'Справка' },
    { expected: null },
    ['ожидаемый результат: Справка → не указано', 'пункт: Семинар → '],
  ],
  [
    'a choice',
    { activity: 'Семинар', direction: 'expert' },
    { direction: null },
    ['направление работы:  → убрано', 'пункт: Семинар → '],
  ],
  [
    'owners',
    { activity: 'Семинар', owners: [{ words: 'РМК' }] },
    { owners: [{ words: 'РМК' }, { words: 'ЦРО' }] },
    ['ответственные: РМК → РМК; ЦРО', 'пункт: Семинар → '],
  ],
  ['a day', { actOn: null }, { actOn: '2026-01-12' }, ['дата акта:  → 12.01.2026']],
  ['the passport', { passport: { goal: 'Рост' } }, { passport: { goal: null } }, ['цель: Рост → не указано']],
  [
    'what was added',
    null,
    { activity: 'Слёт', title: 'Слёт', dueWords: 'май', expected: 'Фото' },
    ['срок:  → май', 'пункт:  → Слёт'],
  ],
  [
    'an amending act',
    null,
    { number: 2, actNumber: '24-у', actOn: '2026-11-28', inForceOn: '2026-12-01' },
    ['номер акта:  → 24-у', 'дата акта:  → 28.11.2026', 'действует с:  → 01.12.2026'],
  ],
  [
    'why it is amended',
    null,
    { number: 2, reason: 'Конкурс перенесён', reasons: {} },
    ['причина:  → Конкурс перенесён'],
  ],
  ['a state', { state: 'draft' }, { state: 'running' }, ['состояние: проект → выполняется']],
  ['stages', { stages: [{ title: 'Первый' }] }, { stages: [] }, ['этапы: Первый → не указано']],
])('the history says in words: %s', (_, before, after, lines) => {
  const shown = listFields({ before, after }).map((field) => `${field.label}: ${field.before} → ${field.after}`);
  expect(shown.toSorted()).toEqual(lines.toSorted());
});

test('the history of a row does not name the row in each line', () => {
  const shown = listFields(
    { before: { activityId: 'a', activity: 'Семинар', number: '1.1', mark: 'planned' }, after: { mark: 'done' } },
    false,
  );
  expect(shown).toEqual([{ label: 'отметка', before: 'предстоит', after: 'выполнено' }]);
});
