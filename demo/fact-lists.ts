/** Invented institutions, courses and titles. */

export const INSTITUTIONS: readonly string[] = [
  'Озёрский государственный педагогический университет',
  'Верхнереченский педагогический институт',
  'Озёрский государственный университет',
  'Северореченский институт культуры',
  'Верхнереченский университет физической культуры',
];

export const SPECIALITIES: Readonly<Record<string, string>> = {
  primary: 'Педагогика и методика начального образования',
  russian: 'Русский язык и литература',
  mathematics: 'Математика',
  english: 'Иностранный язык',
  german: 'Иностранный язык',
  history: 'История',
  biology: 'Биология',
  chemistry: 'Химия',
  physics: 'Физика',
  informatics: 'Информатика',
  geography: 'География',
  physical_culture: 'Физическая культура',
  technology: 'Технология',
  music: 'Музыкальное образование',
  art: 'Изобразительное искусство',
  correction: 'Логопедия',
};

interface Course {
  readonly title: string;
  readonly provider: string;
  readonly hours: number;
}

const INSTITUTE = 'Озёрский ИРО';

export const COURSES: readonly Course[] = [
  { title: 'Реализация обновлённых ФГОС в работе учителя', provider: INSTITUTE, hours: 36 },
  { title: 'Формирующее оценивание на уроке', provider: INSTITUTE, hours: 24 },
  { title: 'Функциональная грамотность: приёмы и задания', provider: INSTITUTE, hours: 40 },
  {
    title: 'Работа с детьми с ОВЗ в обычном классе',
    provider: 'Озёрский государственный педагогический университет',
    hours: 72,
  },
  { title: 'Цифровые инструменты учителя', provider: INSTITUTE, hours: 36 },
  { title: 'Подготовка экспертов ОГЭ', provider: INSTITUTE, hours: 18 },
  { title: 'Наставничество в образовательной организации', provider: 'Педагогический колледж', hours: 24 },
  { title: 'Первая помощь', provider: 'Учебный центр «Опора здоровья»', hours: 16 },
  { title: 'Вебинар «Профилактика учебной неуспешности»', provider: INSTITUTE, hours: 2 },
  { title: 'Федеральная образовательная программа дошкольного образования', provider: INSTITUTE, hours: 36 },
  { title: 'Управление качеством образования в школе', provider: INSTITUTE, hours: 72 },
  {
    title: 'Проектная деятельность школьников',
    provider: 'Озёрский государственный педагогический университет',
    hours: 48,
  },
];

export const AWARDS: readonly string[] = [
  'Почётная грамота Управления образования',
  'Благодарность главы округа',
  'Почётная грамота министерства образования области',
  'Почётная грамота Министерства просвещения',
  'Нагрудный знак «Почётный работник»',
];

export const PRACTICES: readonly string[] = [
  'Взаимопроверка на уроке математики',
  'Карта понятий в курсе истории',
  'Читательский дневник нового вида',
  'Опыты на кухне: физика вокруг нас',
  'Утренний круг в старшей группе',
  'Урок по станциям в начальной школе',
];
