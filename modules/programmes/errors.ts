import { defineErrors } from '#core/contract/errors.ts';

export const programmeErrors = defineErrors({
  programme_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  programme_state: { kind: 'conflict', text: 'Сейчас это действие недоступно: состояние программы изменилось.' },
  programme_code_unknown: { kind: 'bad_input', text: 'В справочнике нет такого значения: выберите из списка.' },

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
    text: 'Такой файл не подойдёт. Приложите PDF, фото, документ, таблицу или презентацию (docx, xlsx, pptx, odt) без макросов.',
  },
  programme_evidence_size: { kind: 'too_large', text: 'Файл больше 20 МБ. Уменьшите его или дайте ссылку.' },
});
