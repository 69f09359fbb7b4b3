import { defineErrors } from '#core/contract/errors.ts';

export const documentErrors = defineErrors({
  kind_unknown: { kind: 'not_found', text: 'Такого вида документа нет.' },
  template_unreadable: { kind: 'bad_input', text: '{what}' },
  template_too_large: { kind: 'too_large', text: 'Шаблон больше 20 МБ. Уменьшите рисунки в нём и загрузите снова.' },
  no_municipal_template: {
    kind: 'conflict',
    text: 'У муниципалитета своего шаблона этого вида нет: действует шаблон программы.',
  },
  not_filled: { kind: 'conflict', text: 'Документ не собрался. {what}' },
  step_not_allowed: { kind: 'conflict', text: 'Сейчас это сделать нельзя: документ в состоянии «{state}».' },
  date_ahead: { kind: 'bad_input', text: 'Дата документа не может быть позже сегодняшней.' },
  number_taken: { kind: 'conflict', text: 'Номер {number} от {day} уже есть у документа «{title}».' },
});
