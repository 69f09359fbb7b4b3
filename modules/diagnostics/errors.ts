import { defineErrors } from '#core/contract/errors.ts';

export const diagnosticsErrors = defineErrors({
  campaign_exists: { kind: 'conflict', text: 'Диагностика с названием «{title}» уже есть.' },
  campaign_closed: {
    kind: 'conflict',
    text: 'Диагностика завершена. Чтобы внести изменения, верните её к результатам.',
  },
  step_not_allowed: { kind: 'conflict', text: 'Так изменить состояние диагностики нельзя: {why}' },
  stage_has_results: {
    kind: 'conflict',
    text: 'Инструмент заменить нельзя: по этому этапу уже есть результаты.',
  },
  stage_missing: { kind: 'bad_input', text: 'Сначала внесите даты и инструмент этого этапа.' },
  bad_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  competence_exists: { kind: 'conflict', text: 'Компетенция «{title}» уже есть.' },
  competence_unknown: { kind: 'bad_input', text: 'Компетенции с кодом «{code}» нет в модели.' },
  instrument_exists: { kind: 'conflict', text: 'Такой инструмент или такая его версия уже есть: «{title}».' },
  scale_bad: { kind: 'bad_input', text: 'Шкала не подходит: {why}' },
  scale_in_use: {
    kind: 'conflict',
    text: 'По этой шкале уже есть результаты. Чтобы уровни считались иначе, добавьте новую версию инструмента.',
  },
  move_not_allowed: { kind: 'conflict', text: 'Нельзя отметить «{to}»: сейчас «{from}».' },
  participation_kept: { kind: 'conflict', text: 'Убрать можно только тех, по кому ещё ничего не внесено.' },
});
