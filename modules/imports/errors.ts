import { defineErrors } from '#core/contract/errors.ts';

export const importErrors = defineErrors({
  unknown_kind: { kind: 'bad_input', text: 'Такой вид загрузки программе не известен: {kind}.' },
  no_files: { kind: 'bad_input', text: 'Не выбрано ни одного файла. Перетащите таблицы, папку или архив ZIP.' },
  bad_parameters: { kind: 'bad_input', text: 'Не хватает сведений для загрузки: {what}' },
  wrong_state: {
    kind: 'conflict',
    text: 'Сейчас это сделать нельзя: загрузка уже в другом состоянии. Обновите страницу.',
  },
  nothing_to_apply: {
    kind: 'conflict',
    text: 'Записывать нечего: все строки уже есть в реестре или требуют уточнения.',
  },
  has_dependents: { kind: 'conflict', text: 'Отменить загрузку нельзя: на её данные опираются другие записи. {what}' },
  unread_columns: { kind: 'bad_input', text: 'В файле «{file}» не указан обязательный столбец: {fields}.' },
  not_written: { kind: 'conflict', text: 'Записать не получилось, реестр прежний. {what}' },
  not_read: { kind: 'bad_input', text: 'Прочитать файлы не получилось. {what}' },
  too_many_rows: { kind: 'too_large', text: 'За один раз загружается до {limit} строк. Разделите файлы на части.' },
});
