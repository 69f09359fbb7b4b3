import type { OfferFields } from '../model.ts';

/** Labels of the form, and of a late change shown beside one's own. */
export const FIELD_TITLES: Readonly<Record<keyof OfferFields, string>> = {
  kind: 'Вид',
  title: 'Название',
  content: 'Содержание',
  output: 'Результат',
  provider: 'Организатор',
  place: 'Место проведения',
  url: 'Страница мероприятия',
  form: 'Форма',
  hours: 'Объём',
  startsOn: 'Начало',
  endsOn: 'Окончание',
  places: 'Мест',
  competenceCodes: 'Компетенции',
  subjectCodes: 'Предметы',
  postCodes: 'Должности',
  levelCodes: 'Уровни, для которых подходит',
};
