import { PASSPORT_FIELDS, type PassportField } from '../reading/model.ts';

/** Texts of a programme: rows of a passport, and what papers keep beside it (PLAN-12). */
export const PROGRAMME_TEXTS = [...PASSPORT_FIELDS, 'group_functions'] as const;
export type ProgrammeText = PassportField | 'group_functions';

/** Rows of a passport as a page and a paper name them, in the order of a paper (DOC-03). */
export const PASSPORT_TITLES: Record<ProgrammeText, string> = {
  title: 'Наименование программы',
  grounds: 'Основания разработки',
  customer: 'Заказчик',
  developers: 'Разработчики',
  coordinator: 'Координатор',
  executors: 'Исполнители',
  participants: 'Участники',
  goal: 'Цель',
  tasks: 'Задачи',
  directions: 'Направления работы',
  period: 'Срок реализации',
  stages: 'Этапы',
  indicators: 'Показатели',
  results: 'Ожидаемые результаты',
  conditions: 'Условия реализации',
  financing: 'Финансирование',
  risks: 'Риски',
  control: 'Контроль за исполнением',
  group_functions: 'Функции рабочей группы',
};

/** The order in which a passport is read: what, why, who, what comes of it, by what means. */
export const PASSPORT_ORDER = Object.keys(PASSPORT_TITLES) as ProgrammeText[];
