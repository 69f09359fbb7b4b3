import { defineErrors } from '#core/contract/errors.ts';

export const programmeErrors = defineErrors({
  programme_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  programme_state: { kind: 'conflict', text: 'Сейчас это действие недоступно: состояние программы изменилось.' },
  programme_code_unknown: { kind: 'bad_input', text: 'В справочнике нет такого значения: выберите из списка.' },
  activity_place: {
    kind: 'bad_input',
    text: 'Такой задачи, этапа или пункта в этой программе уже нет: обновите страницу.',
  },
  part_in_use: { kind: 'conflict', text: 'В «{title}» есть пункты: сначала перенесите их.' },
});
