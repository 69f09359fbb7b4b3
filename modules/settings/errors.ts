import { defineErrors } from '#core/contract/errors.ts';

export const settingErrors = defineErrors({
  setting_unknown: { kind: 'not_found', text: 'Такой настройки нет.' },
  setting_invalid: { kind: 'bad_input', text: 'Настройка заполнена неверно: {what}' },
  act_needed: {
    kind: 'bad_input',
    text: 'Укажите акт муниципалитета: без него расширить доступ к результатам нельзя.',
  },
  version_exists: { kind: 'conflict', text: 'С {day} уже действует более поздняя версия. Выберите день не раньше.' },
  directory_unknown: { kind: 'not_found', text: 'Такого справочника нет.' },
  code_taken: { kind: 'conflict', text: 'Код «{code}» в этом справочнике уже есть.' },
});
