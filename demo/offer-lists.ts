/** Invented providers and what they teach; days count from today. */
export interface DemoOffer {
  readonly kind: 'course' | 'seminar' | 'webinar' | 'internship';
  readonly title: string;
  readonly provider: keyof typeof PROVIDERS;
  readonly inDays: number;
  readonly lastsDays: number;
  readonly hours: number;
  readonly form: 'in_person' | 'distance' | 'mixed';
  readonly places: number | null;
  readonly competences: readonly string[];
  readonly subjects?: readonly string[];
  readonly posts?: readonly string[];
  readonly output?: string;
  readonly cancelReason?: string;
}

export const PROVIDERS = {
  institute: { name: 'Институт развития образования «Горизонт»', place: 'г.\u00a0Верхнеозёрск, ул.\u00a0Лесная, 7' },
  centre: { name: 'Центр педагогического мастерства «Вершина»', place: 'г.\u00a0Верхнеозёрск, ул.\u00a0Школьная, 3' },
  service: { name: 'Методический центр Приозёрного округа', place: 'г.\u00a0Приозёрный, ул.\u00a0Озёрная, д.\u00a01' },
  university: { name: 'Приозёрский педагогический университет', place: 'г.\u00a0Верхнеозёрск, пр.\u00a0Науки, 12' },
  gymnasium: { name: 'Гимназия № 1', place: 'г.\u00a0Приозёрный, Гимназия № 1, актовый зал' },
} as const;

const KINDERGARTEN = ['educator', 'senior_educator'];
const LEADERS = ['director', 'deputy_teaching', 'deputy_methodical', 'deputy_upbringing', 'kindergarten_head'];

export const DEMO_OFFERS: readonly DemoOffer[] = [
  {
    ...{ kind: 'course', title: 'Трудные темы школьной математики: от задачи к понятию', provider: 'institute' },
    ...{ inDays: 21, lastsDays: 18, hours: 36, form: 'mixed', places: 25 },
    ...{ competences: ['subject'], subjects: ['mathematics'], output: 'Комплект уроков по трём трудным темам' },
  },
  {
    ...{ kind: 'course', title: 'Русский язык в 5–9 классах: работа с текстом и ошибкой', provider: 'institute' },
    ...{ inDays: 56, lastsDays: 18, hours: 36, form: 'in_person', places: 25 },
    ...{ competences: ['subject', 'methodical'], subjects: ['russian', 'literature'] },
  },
  {
    ...{ kind: 'course', title: 'Физический эксперимент на уроке: простое оборудование', provider: 'university' },
    ...{ inDays: 84, lastsDays: 11, hours: 24, form: 'in_person', places: 16 },
    ...{ competences: ['subject'], subjects: ['physics'], output: 'Описание шести опытов с листами ученика' },
  },
  {
    ...{ kind: 'course', title: 'История России: источники на уроке и в проверочной работе', provider: 'university' },
    ...{ inDays: 112, lastsDays: 18, hours: 36, form: 'distance', places: 40 },
    ...{ competences: ['subject'], subjects: ['history', 'social_studies'] },
  },
  {
    ...{ kind: 'course', title: 'Английский язык: речь ученика вместо упражнений на правило', provider: 'centre' },
    ...{ inDays: 70, lastsDays: 11, hours: 24, form: 'mixed', places: 20 },
    ...{ competences: ['subject', 'methodical'], subjects: ['english', 'foreign_language'] },
  },
  {
    ...{ kind: 'course', title: 'Начальная школа: читательская грамотность каждый день', provider: 'institute' },
    ...{ inDays: 28, lastsDays: 11, hours: 24, form: 'in_person', places: 30 },
    ...{ competences: ['methodical'], subjects: ['primary'], output: 'Банк заданий к двадцати текстам' },
  },
  {
    ...{ kind: 'course', title: 'Современный урок: замысел, приёмы, обратная связь', provider: 'centre' },
    ...{ inDays: 35, lastsDays: 25, hours: 72, form: 'mixed', places: 50 },
    ...{ competences: ['methodical'], posts: ['teacher'], output: 'Защищённая разработка раздела программы' },
  },
  {
    ...{ kind: 'course', title: 'Обучение детей с разной подготовкой в одном классе', provider: 'institute' },
    ...{ inDays: 91, lastsDays: 18, hours: 36, form: 'distance', places: null },
    ...{ competences: ['methodical', 'psycho_pedagogical'] },
  },
  {
    ...{ kind: 'seminar', title: 'Три приёма активной работы: смотрим, пробуем, обсуждаем', provider: 'service' },
    ...{ inDays: 10, lastsDays: 1, hours: 4, form: 'in_person', places: 30 },
    ...{ competences: ['methodical'], output: 'План урока с выбранным приёмом' },
  },
  {
    ...{ kind: 'seminar', title: 'Урок глазами коллеги: открытые занятия гимназии', provider: 'gymnasium' },
    ...{ inDays: 24, lastsDays: 1, hours: 6, form: 'in_person', places: 20 },
    ...{ competences: ['methodical'], posts: ['teacher'] },
  },
  {
    ...{ kind: 'course', title: 'Цифровые материалы урока: собрать, проверить, оценить', provider: 'centre' },
    ...{ inDays: 42, lastsDays: 11, hours: 24, form: 'distance', places: 60 },
    ...{ competences: ['digital'], output: 'Урок с электронными заданиями и проверкой' },
  },
  {
    ...{ kind: 'webinar', title: 'Безопасность данных детей: что проверить в школе за час', provider: 'service' },
    ...{ inDays: 7, lastsDays: 1, hours: 2, form: 'distance', places: null, competences: ['digital'] },
  },
  {
    ...{ kind: 'seminar', title: 'Таблица вместо тетради: учёт и анализ результатов класса', provider: 'service' },
    ...{ inDays: 17, lastsDays: 1, hours: 4, form: 'in_person', places: 15 },
    ...{ competences: ['digital', 'assessment'], output: 'Рабочая таблица на свой класс' },
  },
  {
    ...{ kind: 'webinar', title: 'Видеообъяснение на пять минут: от сценария до записи', provider: 'centre' },
    ...{ inDays: 31, lastsDays: 1, hours: 2, form: 'distance', places: 100, competences: ['digital'] },
  },
  {
    ...{ kind: 'seminar', title: 'Трудный разговор с родителями: практикум', provider: 'service' },
    ...{ inDays: 14, lastsDays: 1, hours: 4, form: 'in_person', places: 25 },
    ...{ competences: ['communicative'], output: 'Сценарий одного разговора' },
  },
  {
    ...{ kind: 'course', title: 'Общение в педагогическом коллективе и с семьёй', provider: 'university' },
    ...{ inDays: 98, lastsDays: 11, hours: 24, form: 'mixed', places: 25, competences: ['communicative'] },
  },
  {
    ...{ kind: 'webinar', title: 'Вопрос, после которого дети говорят', provider: 'centre' },
    ...{ inDays: 45, lastsDays: 1, hours: 2, form: 'distance', places: null, competences: ['communicative'] },
  },
  {
    ...{
      kind: 'course',
      title: 'Дети с особыми образовательными потребностями в обычном классе',
      provider: 'institute',
    },
    ...{ inDays: 63, lastsDays: 25, hours: 72, form: 'mixed', places: 30 },
    ...{ competences: ['psycho_pedagogical'], output: 'Программа сопровождения одного ребёнка' },
  },
  {
    ...{ kind: 'seminar', title: 'Травля: первые шаги школы', provider: 'service' },
    ...{ inDays: 38, lastsDays: 1, hours: 4, form: 'in_person', places: 40, competences: ['psycho_pedagogical'] },
  },
  {
    ...{ kind: 'course', title: 'Критериальное оценивание: от цели урока до отметки', provider: 'institute' },
    ...{ inDays: 77, lastsDays: 11, hours: 24, form: 'distance', places: 50, competences: ['assessment'] },
  },
  {
    ...{ kind: 'course', title: 'Игра и речь дошкольника', provider: 'institute' },
    ...{ inDays: 49, lastsDays: 18, hours: 36, form: 'in_person', places: 25 },
    ...{ competences: ['methodical', 'communicative'], posts: KINDERGARTEN },
  },
  {
    ...{ kind: 'seminar', title: 'Наблюдение в группе: одна страница на месяц', provider: 'service' },
    ...{ inDays: 26, lastsDays: 1, hours: 3, form: 'in_person', places: 30 },
    ...{ competences: ['assessment', 'psycho_pedagogical'], posts: KINDERGARTEN },
  },
  {
    ...{ kind: 'internship', title: 'Стажировка управленческих команд: школа, которая учится', provider: 'gymnasium' },
    ...{ inDays: 105, lastsDays: 4, hours: 18, form: 'in_person', places: 12 },
    ...{ competences: ['methodical', 'communicative'], posts: LEADERS, output: 'План изменений на четверть' },
  },
  {
    ...{ kind: 'seminar', title: 'Робототехника в кружке: первый месяц занятий', provider: 'university' },
    ...{ inDays: 33, lastsDays: 1, hours: 6, form: 'in_person', places: 12, competences: ['digital'] },
    ...{ posts: ['additional_teacher'], cancelReason: 'Не набралась группа' },
  },
  {
    ...{ kind: 'seminar', title: 'Итоги школьного этапа олимпиад: чему учить дальше', provider: 'service' },
    ...{ inDays: -12, lastsDays: 1, hours: 3, form: 'in_person', places: 40, competences: ['subject'] },
  },
];
