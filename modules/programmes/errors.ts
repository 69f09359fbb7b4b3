import { defineErrors } from '#core/contract/errors.ts';

export const programmeErrors = defineErrors({
  programme_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  programme_state: { kind: 'conflict', text: 'Сейчас это действие недоступно: состояние программы изменилось.' },
  programme_code_unknown: { kind: 'bad_input', text: 'В справочнике нет такого значения: выберите из списка.' },
  calendar_period: { kind: 'bad_input', text: 'Покажите не больше года: выберите период короче.' },
  document_size: {
    kind: 'too_large',
    text: 'Документ больше 60 МБ. Уберите из него картинки или загрузите только текст и таблицы.',
  },
  check_size: { kind: 'too_large', text: 'Документ больше 20 МБ. Уберите из него картинки и попробуйте снова.' },
  check_busy: { kind: 'unavailable', text: 'Сейчас проверяются другие документы. Попробуйте через минуту.' },
  document_unreadable: { kind: 'bad_input', text: '{reason}' },
  document_not_markable: {
    kind: 'bad_input',
    text: 'Замечания можно вернуть только в файле Word (.docx) или Excel (.xlsx). Сохраните документ в этом формате и загрузите снова.',
  },
  reading_closed: {
    kind: 'conflict',
    text: 'По этому документу программа уже создана. Откройте её или загрузите документ снова.',
  },
  reading_empty: {
    kind: 'bad_input',
    text: 'В документе не нашлось ни пунктов плана, ни показателей. Укажите, в каких столбцах таблицы мероприятия и сроки.',
  },
  activity_place: {
    kind: 'bad_input',
    text: 'Такой задачи, этапа или пункта в этой программе уже нет: обновите страницу.',
  },
});
