import { POSTS } from '#core/text/post-list.ts';
import { SUBJECTS } from '#core/text/subject-list.ts';
import type { DirectoryName } from './model.ts';

/** An entry that comes with the product. */
export interface ReadyEntry {
  readonly code: string;
  readonly title: string;
  readonly synonyms?: readonly string[];
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function entries(lines: Readonly<Record<string, string>>): ReadyEntry[] {
  return Object.entries(lines).map(([code, title]) => ({ code, title }));
}

/** Kinds that core/text/organization-name.ts reads out of names come first, under its codes. @source ORG-02 … ORG-06, ORG-33 … ORG-40, ORG-44 */
const organizationKinds = entries({
  school: 'Общеобразовательная школа',
  gymnasium: 'Гимназия',
  lyceum: 'Лицей',
  kindergarten: 'Детский сад',
  additional: 'Организация дополнительного образования',
  special: 'Школа для детей с ограниченными возможностями здоровья',
  boarding: 'Школа-интернат',
  evening: 'Вечерняя (сменная) школа',
  college: 'Колледж, техникум',
  orphanage: 'Организация для детей-сирот',
  support: 'Центр психолого-педагогической помощи, ПМПК',
  methodical: 'Методическая организация',
  rmk: 'Районный (городской) методический кабинет',
  imc: 'Информационно-методический центр',
  imdc: 'Информационный методико-диагностический центр',
  cro: 'Центр развития образования',
  authority: 'Орган управления образованием',
  institute: 'Институт развития образования, организация ДПО',
  cnppm: 'Центр непрерывного повышения профессионального мастерства (ЦНППМ)',
  university: 'Вуз',
  library: 'Библиотека, информационно-библиотечный центр',
  partner: 'Организация-партнёр',
  other: 'Другая организация',
});

/** @source ORG-29 … ORG-35 and the support of schools with low results */
const organizationStatuses = entries({
  low_results: 'Школа с низкими образовательными результатами (ШНОР)',
  reference_school: 'Опорная школа',
  reference_site: 'Опорная площадка',
  internship_site: 'Стажировочная площадка',
  innovation_site: 'Инновационная площадка',
  pilot_site: 'Пилотная (апробационная) площадка',
  resource_centre: 'Ресурсный центр',
  mentor_school: 'Школа-наставник',
  growth_point: 'Центр «Точка роста»',
});

/** Codes of core/text/category.ts; fitness for the post is a fact of its own, not a category. @source order 196 of 24.03.2023 */
const categories = entries({
  highest: 'Высшая',
  first: 'Первая',
  second: 'Вторая (до 2014 года)',
  teacher_methodist: 'Педагог-методист',
  teacher_mentor: 'Педагог-наставник',
  none: 'Без категории',
});

/** Codes of core/text/education.ts. */
const educationLevels = entries({
  higher: 'Высшее',
  incomplete_higher: 'Неоконченное высшее',
  secondary_vocational: 'Среднее профессиональное',
  secondary: 'Среднее общее',
  basic: 'Основное общее',
});

const awards = entries({
  honoured_teacher: 'Заслуженный учитель Российской Федерации',
  honoured_regional: 'Заслуженный работник образования субъекта Российской Федерации',
  honorary_worker: 'Почётный работник',
  order_medal: 'Орден, медаль',
  ministry_badge: 'Нагрудный знак Министерства просвещения',
  ministry_diploma: 'Почётная грамота Министерства просвещения',
  regional_diploma: 'Награда субъекта Российской Федерации',
  municipal_diploma: 'Награда муниципалитета',
  contest_winner: 'Победитель профессионального конкурса',
});

/** @source STAFF-15 … STAFF-21, STAFF-24, ROLE-12 … ROLE-15 */
const personRecords = entries({
  degree: 'Учёная степень',
  academic_title: 'Учёное звание',
  award: 'Награда, звание',
  publication: 'Публикация',
  support_role: 'Роль в методической поддержке (тьютор, наставник, сетевой методист)',
  expert: 'Эксперт',
  reserve: 'Кадровый резерв',
  contest_candidate: 'Возможный участник конкурса',
  leader: 'Лидер образования',
  practice: 'Лучшая практика, опыт',
  site: 'Личный сайт, страница',
  problem: 'Затруднение по итогам анализа',
});

const endReasons = entries({
  own_wish: 'По собственному желанию',
  transfer: 'Перевод в другую организацию',
  retirement: 'Выход на пенсию',
  contract_end: 'Окончание срока договора',
  reduction: 'Сокращение',
  move: 'Переезд',
  health: 'По состоянию здоровья',
  death: 'Смерть',
  other: 'Другая причина',
  unknown: 'Причина не указана',
});

const leaveKinds = entries({
  child_care: 'Отпуск по уходу за ребёнком',
  maternity: 'Отпуск по беременности и родам',
  long_pedagogical: 'Длительный отпуск до одного года (ст. 335 ТК РФ)',
  study: 'Учебный отпуск',
  unpaid: 'Отпуск без сохранения заработной платы',
  military: 'Военная служба',
  sick: 'Длительная нетрудоспособность',
});

const consentKinds = entries({
  personal_data: 'Согласие на обработку персональных данных',
  publication: 'Согласие на распространение персональных данных',
  diagnostics: 'Согласие на участие в диагностике',
});

/** Kinds of what closes a need; the codes are those of modules/training/model.ts. @source IOM-02, IOM-11, IOM-15, IOM-17, F-25 */
const offerKinds = entries({
  course: 'Курс повышения квалификации',
  seminar: 'Семинар, практикум',
  webinar: 'Вебинар',
  consultation: 'Консультация методиста',
  mentor: 'Работа с наставником',
  peer_pair: 'Пара коллег',
  material: 'Книга, статья, запись занятия',
  self_study: 'Тема самообразования',
  lesson_visit: 'Посещение урока, занятия',
  internship: 'Стажировка',
  coaching: 'Коучинг',
});

/** One thing under several names: a municipality keeps its own. @source IOM-10, IOM-12 … IOM-14, IOM-18 */
const pathwayKinds = entries({
  iom: 'ИОМ педагога',
  ippr: 'Индивидуальный план профессионального развития',
  personal_programme: 'Персональная программа профессионального роста',
  leader_trajectory: 'Индивидуальная траектория лидера',
});

/** @source issue «Programme» 4; PLAN-13 … PLAN-16, DOC-19, DOC-24 */
const programmeKinds = entries({
  service_development: 'Программа развития методической службы',
  school_help: 'Программа помощи школе с низкими результатами',
  association_support: 'Программа поддержки методических объединений',
  reference_site: 'Программа опорной площадки одной школы',
  year_plan: 'План работы на год',
  municipal_programme: 'Муниципальная программа',
  measures_plan: 'План мероприятий',
});

/** One list of directions; a municipality keeps its own. @source PLAN-22, PLAN-23, PLAN-24 */
const workDirections = entries({
  organizational: 'Организационно-методическая работа',
  diagnostic: 'Диагностика и прогноз',
  expert: 'Экспертная работа',
  analytic: 'Анализ и мониторинг',
  information: 'Информирование',
  consultative: 'Консультирование',
  innovation: 'Инновационная работа',
  staff_potential: 'Развитие кадрового потенциала',
  coordination: 'Координация повышения квалификации',
});

/** What an activity leaves behind. @source PLAN-02, PLAN-26 */
const resultKinds = entries({
  local_act: 'Локальный акт, приказ',
  minutes: 'Протокол',
  analytic_note: 'Аналитическая справка',
  recommendations: 'Методические рекомендации',
  event: 'Проведённое мероприятие',
  register: 'Список, банк данных',
  publication: 'Публикация, материалы на сайте',
  training: 'Обучение, повышение квалификации',
  report: 'Отчёт',
  other: 'Другой результат',
});

/** @source PLAN-03 */
const audiences = entries({
  teachers: 'Педагогические работники',
  subject_teachers: 'Учителя-предметники',
  leaders: 'Руководители и заместители',
  young_specialists: 'Молодые специалисты',
  mentors: 'Наставники',
  association_heads: 'Руководители методических объединений',
  working_group: 'Рабочая группа',
  pupils: 'Обучающиеся',
  parents: 'Родители',
});

/** The ready set of every directory; a municipality adds its own and switches off what it does not use. */
export const READY_ENTRIES: Readonly<Record<DirectoryName, readonly ReadyEntry[]>> = {
  organization_kind: organizationKinds,
  organization_status: organizationStatuses,
  post: POSTS.map(({ code, title, group }) => ({ code, title, attributes: { group } })),
  subject: SUBJECTS,
  category: categories,
  education_level: educationLevels,
  award: awards,
  person_record: personRecords,
  end_reason: endReasons,
  leave_kind: leaveKinds,
  consent_kind: consentKinds,
  offer_kind: offerKinds,
  pathway_kind: pathwayKinds,
  programme_kind: programmeKinds,
  work_direction: workDirections,
  result_kind: resultKinds,
  audience: audiences,
};
