import { defineErrors } from '#core/contract/errors.ts';

export const accountErrors = defineErrors({
  login_taken: { kind: 'conflict', text: 'Логин «{login}» уже занят. Выберите другой.' },
  email_taken: { kind: 'conflict', text: 'Эта электронная почта уже указана у другой учётной записи.' },
  person_taken: { kind: 'conflict', text: 'К этой карточке уже привязана учётная запись «{login}».' },
  person_unknown: { kind: 'bad_input', text: 'Такого человека нет в реестре.' },
  organization_unknown: { kind: 'bad_input', text: 'Такой организации нет: «{name}».' },
  organization_needed: { kind: 'bad_input', text: 'Для роли «{role}» укажите организацию.' },
  organization_extra: {
    kind: 'bad_input',
    text: 'Роль «{role}» действует во всём муниципалитете: организация не нужна.',
  },
  role_held: { kind: 'conflict', text: 'Эта роль у пользователя уже есть на указанный день.' },
  period_empty: { kind: 'bad_input', text: 'Последний день раньше первого.' },
  last_administrator: {
    kind: 'conflict',
    text: 'Это последний администратор муниципалитета. Сначала назначьте другого.',
  },
  account_shared: {
    kind: 'conflict',
    text: 'Учётная запись работает и в другом муниципалитете: её имя, пароль и второй шаг меняет тот, кто обслуживает сервер.',
  },
  action_unavailable: { kind: 'conflict', text: 'Сейчас это действие недоступно. Обновите страницу.' },
  municipality_taken: { kind: 'conflict', text: 'Муниципалитет с кодом «{code}» уже есть.' },
  time_zone_unknown: { kind: 'bad_input', text: 'Неизвестный часовой пояс: «{timeZone}».' },
  invitation_invalid: {
    kind: 'not_found',
    text: 'Код не подошёл: он набран с ошибкой, уже использован или его срок истёк.',
  },
  access_code_wrong: {
    kind: 'forbidden',
    text: 'Код доступа не подошёл. Он напечатан в окне, где запущена программа.',
  },
});
