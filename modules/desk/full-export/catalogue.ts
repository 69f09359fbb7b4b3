/** One workbook of the full export: its file, its Russian name and its tables with the titles of their sheets. */
export interface Area {
  readonly file: string;
  readonly title: string;
  readonly tables: Readonly<Record<string, string>>;
}

export const AREAS: readonly Area[] = [
  {
    file: 'organizations',
    title: 'Организации',
    tables: {
      organization: 'Организации',
      organization_alias: 'Другие названия',
      organization_status: 'Статусы',
      organization_link: 'Связи организаций',
      staffing: 'Штат',
      school_task: 'Поручения',
      school_task_state: 'Исполнение поручений',
    },
  },
  {
    file: 'people',
    title: 'Педагоги',
    tables: {
      person: 'Педагоги',
      former_name: 'Прежние фамилии',
      post: 'Должности',
      education: 'Образование',
      experience: 'Стаж',
      category: 'Категории',
      fitness: 'Соответствие должности',
      training_record: 'Повышение квалификации',
      person_record: 'Награды и степени',
      consent: 'Согласия',
      person_merge: 'Объединения записей',
      person_apart: 'Разные люди',
      register_copy: 'Копии списка',
      register_copy_row: 'Строки копий',
      tutorship: 'Сопровождение тьютором',
    },
  },
  { file: 'training', title: 'Повышение квалификации', tables: { offer: 'Мероприятия и ресурсы' } },
  {
    file: 'diagnostics',
    title: 'Диагностика',
    tables: {
      competence: 'Компетенции',
      instrument: 'Инструменты',
      instrument_version: 'Версии инструментов',
      level_scale: 'Шкалы уровней',
      campaign: 'Диагностики',
      campaign_stage: 'Этапы',
      participation: 'Участие',
      result: 'Результаты',
      recommendation: 'Рекомендации',
    },
  },
  {
    file: 'pathways',
    title: 'Планы развития педагогов',
    tables: {
      pathway: 'ИОМ',
      pathway_need: 'Что усилить',
      pathway_item: 'Пункты',
      consultation: 'Консультации тьюторов',
      pathway_order: 'Приказы',
      pathway_order_line: 'ИОМ в приказах',
      self_check: 'Самодиагностика',
    },
  },
  {
    file: 'programmes',
    title: 'Программы и планы',
    tables: {
      programme: 'Программы',
      programme_stage: 'Этапы программ',
      programme_task: 'Задачи программ',
      activity: 'Пункты планов',
      activity_owner: 'Ответственные',
      activity_share: 'Пункты нескольких программ',
      occurrence: 'Сроки и отметки',
      occurrence_mark: 'Отмены отметок',
      activity_evidence: 'Подтверждения',
      programme_indicator: 'Показатели',
      indicator_target: 'Целевые значения',
      indicator_value: 'Фактические значения',
      programme_risk: 'Риски',
      programme_finance: 'Финансирование',
      programme_edition: 'Редакции',
      programme_reading: 'Прочитанные документы',
      programme_layout: 'Столбцы таблиц',
      accepted_finding: 'Замечания «так и надо»',
      calendar_feed: 'Адреса календаря',
      programme_digest: 'Сводки за неделю',
    },
  },
  {
    file: 'documents',
    title: 'Документы',
    tables: { document: 'Документы', document_template: 'Шаблоны', file: 'Файлы' },
  },
  {
    file: 'imports',
    title: 'Загрузки таблиц',
    tables: {
      import_batch: 'Загрузки',
      import_file: 'Файлы загрузок',
      import_row: 'Строки загрузок',
      import_effect: 'Что изменила загрузка',
      import_mapping: 'Соответствия столбцов',
      import_answer: 'Ответы на вопросы',
    },
  },
  {
    file: 'settings',
    title: 'Настройки',
    tables: { setting: 'Настройки', directory_entry: 'Справочники', saved_view: 'Сохранённые виды' },
  },
  {
    file: 'access',
    title: 'Доступ и журналы',
    tables: {
      membership: 'Пользователи',
      assignment: 'Роли',
      invitation: 'Приглашения',
      audit_entry: 'Журнал изменений',
      audit_value: 'Значения изменений',
      audit_seal: 'Печати журнала',
      access_entry: 'Журнал доступа',
      job_progress: 'Долгие работы',
      notice: 'Уведомления',
    },
  },
];

/** Never leaves the installation: what would open the door. */
export const SECRET_COLUMNS: readonly string[] = ['code_digest', 'secret_digest'];

/** Ids of these columns are followed by what they mean: a reader of the workbook needs names. */
export const NAMED: Readonly<
  Record<string, { readonly title: string; readonly names: 'person' | 'organization' | 'account' }>
> = {
  person_id: { title: 'Педагог: имя', names: 'person' },
  executor_person_id: { title: 'Исполнитель: имя', names: 'person' },
  coordinator_person_id: { title: 'Координатор: имя', names: 'person' },
  tutor_person_id: { title: 'Тьютор: имя', names: 'person' },
  kept_id: { title: 'Оставленная запись: имя', names: 'person' },
  merged_id: { title: 'Присоединённая запись: имя', names: 'person' },
  first_id: { title: 'Один человек: имя', names: 'person' },
  second_id: { title: 'Другой человек: имя', names: 'person' },
  organization_id: { title: 'Организация: название', names: 'organization' },
  other_id: { title: 'Другая организация: название', names: 'organization' },
  user_id: { title: 'Учётная запись: логин и имя', names: 'account' },
};
