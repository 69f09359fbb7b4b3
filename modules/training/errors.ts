import { defineErrors } from '#core/contract/errors.ts';

export const trainingErrors = defineErrors({
  offer_exists: {
    kind: 'conflict',
    text: 'Такое мероприятие уже есть: «{title}». Откройте его или уточните название.',
  },
  offer_period: { kind: 'bad_input', text: 'Окончание раньше начала: поправьте даты.' },
  offer_start_needed: { kind: 'bad_input', text: 'Указано окончание, но нет начала: заполните обе даты или ни одной.' },
  offer_code_unknown: { kind: 'bad_input', text: 'В справочнике нет такого значения: выберите из списка.' },
  offer_places_taken: {
    kind: 'conflict',
    text: 'Уже записано человек: {taken}. Мест не может быть меньше.',
  },
  offer_state: { kind: 'conflict', text: 'Сейчас это действие недоступно: состояние мероприятия изменилось.' },
});
