import { defineErrors } from '#core/contract/errors.ts';

export const peopleErrors = defineErrors({
  own_tutor: { kind: 'bad_input', text: 'Тьютором назначают другого человека.' },
  bad_birth_date: { kind: 'bad_input', text: 'Дата рождения {date} не подходит: проверьте год.' },
  bad_snils: { kind: 'bad_input', text: 'СНИЛС не проходит проверку: сверьте цифры.' },
  bad_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  person_exists: { kind: 'conflict', text: 'Человек с таким именем и датой рождения уже есть в базе.' },
  same_person: { kind: 'bad_input', text: 'Выберите две разные записи.' },
  already_merged: { kind: 'conflict', text: 'Одна из записей уже объединена с другой.' },
  merge_undone: { kind: 'conflict', text: 'Это объединение уже отменено.' },
  merge_too_late: {
    kind: 'conflict',
    text: 'Отменить объединение нельзя: после него запись объединили ещё раз. Сначала отмените последнее.',
  },
  experience_exists: { kind: 'conflict', text: 'Такой стаж уже внесён: исправьте его, а не добавляйте второй.' },
});
