import { defineErrors } from '#core/contract/errors.ts';

export const programmeErrors = defineErrors({
  programme_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  programme_state: { kind: 'conflict', text: 'Сейчас это действие недоступно: состояние программы изменилось.' },
  programme_code_unknown: { kind: 'bad_input', text: 'В справочнике нет такого значения: выберите из списка.' },
  // Indicators and targets.
  indicator_target: { kind: 'bad_input', text: 'Показатель «{title}»: {problem}.' },
  indicator_value: { kind: 'bad_input', text: 'Показатель «{title}»: {problem}.' },
  indicator_day: { kind: 'bad_input', text: 'Значение не может быть на будущий день: поправьте дату.' },
  indicator_parent: { kind: 'bad_input', text: 'Показатель не может входить сам в себя: выберите другой.' },
  // Editions.
  edition_state: { kind: 'conflict', text: 'Эта редакция уже не проект: обновите страницу.' },
  edition_unknown: { kind: 'bad_input', text: 'Такой редакции нет.' },
  edition_empty: { kind: 'conflict', text: 'Программа не отличается от действующей редакции: вносить нечего.' },
  edition_reason: { kind: 'conflict', text: 'Укажите причину: {what}.' },
  activity_place: {
    kind: 'bad_input',
    text: 'Такой задачи, этапа или пункта в этой программе уже нет: обновите страницу.',
  },
});
