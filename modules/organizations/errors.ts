import { defineErrors } from '#core/contract/errors.ts';

export const organizationErrors = defineErrors({
  organization_exists: { kind: 'conflict', text: 'Такая организация уже есть: «{name}».' },
  bad_inn: { kind: 'bad_input', text: 'ИНН не проходит проверку: сверьте цифры.' },
  bad_ogrn: { kind: 'bad_input', text: 'ОГРН не проходит проверку: сверьте цифры.' },
  own_parent: { kind: 'bad_input', text: 'Организация не может подчиняться самой себе, даже через другие.' },
  own_link: { kind: 'bad_input', text: 'Связь ведёт к другой организации: выберите не эту.' },
  bad_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  has_people: {
    kind: 'conflict',
    text: 'Закрыть нельзя: в организации ещё работают люди ({count}). Сначала внесите увольнение или перевод.',
  },
});
