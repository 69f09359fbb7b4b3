import { defineErrors } from '#core/contract/errors.ts';

export const pathwayErrors = defineErrors({
  has_pathway: {
    kind: 'conflict',
    text: 'У педагога уже есть действующий план развития: {what}. Второй не нужен: дополните его или завершите.',
  },
  step_not_allowed: { kind: 'conflict', text: 'Сейчас так нельзя: ИОМ «{state}».' },
  item_not_open: { kind: 'conflict', text: 'Пункт уже закрыт: «{state}». Верните его в работу, чтобы изменить.' },
  evidence_needed: {
    kind: 'bad_input',
    text: 'По правилам муниципалитета пункт закрывается с подтверждением: укажите документ или приложите файл.',
  },
  evidence_kind: {
    kind: 'bad_input',
    text: 'Это не фото и не PDF. Приложите снимок JPG, PNG, WEBP, HEIC или файл PDF.',
  },
  evidence_size: {
    kind: 'too_large',
    text: 'Файл больше 20 МБ. Сфотографируйте документ ещё раз в меньшем размере.',
  },
  bad_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  outside_period: { kind: 'bad_input', text: 'Срок пункта вне срока ИОМ: {period}.' },
  no_post: { kind: 'bad_input', text: 'У педагога нет действующей должности: ИОМ утверждать некому.' },
  nothing_to_order: {
    kind: 'conflict',
    text: 'В приказ включать нечего: нет согласованных проектов, которых ещё нет в приказе.',
  },
  nothing_to_amend: { kind: 'conflict', text: 'Изменений после утверждения нет: приказ не нужен.' },
  reason_needed: { kind: 'bad_input', text: 'Укажите причину: она останется в истории ИОМ.' },
  date_ahead: { kind: 'bad_input', text: 'Дата ещё не наступила.' },
  group_hidden: {
    kind: 'conflict',
    text: 'В группе меньше {least} человек: семинар по ней готовит школа, которая видит своих педагогов.',
  },
});
