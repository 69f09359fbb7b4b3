import type { ColumnRole, ReadingKind, TableKind } from '../../reading/model.ts';

export const READING_KIND_TITLES: Record<ReadingKind, string> = {
  programme: 'Программа',
  plan: 'План мероприятий, дорожная карта',
  execution_report: 'Отчёт о выполнении: что запланировано и что сделано',
  indicator_list: 'Перечень показателей',
  order: 'Приказ',
  other: 'Другой документ',
};

export const TABLE_KIND_TITLES: Record<TableKind, string> = {
  passport: 'Паспорт программы',
  activities: 'Пункты плана',
  indicators: 'Показатели',
  stages: 'Этапы',
  report: 'Отчёт о выполнении',
  risks: 'Риски',
  finance: 'Финансирование',
  other: 'Другая таблица, не переносить',
};

export const COLUMN_ROLE_TITLES: Record<ColumnRole, string> = {
  number: 'Номер',
  title: 'Мероприятие',
  task: 'Задача',
  stage: 'Этап',
  audience: 'Целевая аудитория',
  due: 'Срок',
  owner: 'Ответственные',
  expected: 'Ожидаемый результат',
  done: 'Что сделано',
  indicator: 'Показатель',
  unit: 'Единица измерения',
  target: 'Целевое значение',
  criterion: 'Критерий',
  field: 'Название строки паспорта',
  value: 'Содержание строки паспорта',
  skip: 'Не переносить',
};

export const ACTIVITIES = ['пункт плана', 'пункта плана', 'пунктов плана'] as const;
export const INDICATORS = ['показатель', 'показателя', 'показателей'] as const;
export const TASKS = ['задача', 'задачи', 'задач'] as const;
export const STAGES = ['этап', 'этапа', 'этапов'] as const;
export const REMARKS = ['замечание', 'замечания', 'замечаний'] as const;
