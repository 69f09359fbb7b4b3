import type { PassportField } from '../reading/model.ts';

/** Rows of a passport as a page and a paper name them (DOC-03). */
export const PASSPORT_TITLES: Record<PassportField, string> = {
  title: 'Полное название',
  grounds: 'Основания разработки',
  customer: 'Заказчик',
  developers: 'Разработчики',
  coordinator: 'Координатор',
  executors: 'Исполнители',
  participants: 'Участники',
  period: 'Сроки реализации',
  stages: 'Этапы',
  goal: 'Цель',
  tasks: 'Задачи',
  directions: 'Направления',
  indicators: 'Показатели',
  results: 'Ожидаемые результаты',
  financing: 'Финансирование',
  conditions: 'Условия реализации',
  control: 'Контроль',
  risks: 'Риски',
};
