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
  // A new programme.
  programme_school: { kind: 'bad_input', text: 'Это программа одной школы: выберите школу.' },
  // Editions.
  edition_state: { kind: 'conflict', text: 'Эта редакция уже не проект: обновите страницу.' },
  edition_unknown: { kind: 'bad_input', text: 'Такой редакции нет.' },
  edition_empty: { kind: 'conflict', text: 'Программа не отличается от действующей редакции: вносить нечего.' },
  edition_reason: {
    kind: 'conflict',
    text: 'Напишите общую причину изменений или причину каждого; пока её нет: {what}.',
  },
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
    text: 'Замечания можно вернуть только в файле Word (DOCX) или Excel (XLSX). Сохраните документ в этом формате и загрузите снова.',
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

  // occurrences
  mark_step: { kind: 'conflict', text: 'Сейчас так отметить нельзя: пункт уже «{state}».' },
  mark_date_ahead: { kind: 'bad_input', text: 'Этот день ещё не наступил: укажите сегодняшний или прошедший.' },
  mark_reason_needed: { kind: 'bad_input', text: 'Напишите причину несколькими словами.' },
  mark_day_needed: { kind: 'bad_input', text: 'Укажите день, на который переносится срок.' },
  mark_day_passed: { kind: 'bad_input', text: 'Этот день уже прошёл: укажите сегодняшний или будущий.' },
  mark_same_day: { kind: 'bad_input', text: 'Срок и так в этот день: укажите другой.' },
  mark_before_start: {
    kind: 'bad_input',
    text: 'Это раньше начала работы по пункту ({startsOn}): укажите день позже.',
  },
  mark_outside_period: {
    kind: 'bad_input',
    text: 'Это позже окончания программы ({endsOn}): укажите день раньше или отметьте «не выполнено» с причиной.',
  },
  programme_evidence_kind: {
    kind: 'bad_input',
    text: 'Такой файл не подойдёт: как бы он ни назывался, внутри не PDF, не фото и не документ (docx, xlsx, pptx, odt) без макросов. Откройте его и сохраните заново.',
  },
  programme_evidence_size: { kind: 'too_large', text: 'Файл больше 20 МБ. Уменьшите его или дайте ссылку.' },
  part_in_use: { kind: 'conflict', text: 'В «{title}» есть пункты: сначала перенесите их.' },
  recommendations_needed: {
    kind: 'bad_input',
    text: 'Отчёт не составляется без рекомендаций: напишите хотя бы одну, кому и что сделать.',
  },
});
