/** Groups of posts that counts are made by: glossary 23 to 26. */
export type PostGroup = 'teacher' | 'manager' | 'other_pedagogical' | 'non_pedagogical';

/** `pattern` fits the key of a cell: clean, lower case, ё as е, abbreviations without dots. */
export type Post = { code: string; title: string; group: PostGroup; pattern: RegExp };

/**
 * Posts of pedagogical workers and heads of educational organisations (nomenclature of Government decree 225 of 21.02.2022)
 * and the others that lists have. The first that fits wins, so the longer phrase stands before the shorter one.
 */
export const POSTS: readonly Post[] = [
  // Heads and deputies.
  post(
    'deputy_teaching',
    'Заместитель директора по учебно-воспитательной работе',
    'manager',
    'зам(?:еститель)? (?:дир\\p{L}*|заведующ\\p{L}*|зав)? ?(?:по )?(?:увр|учебно-?воспит\\p{L}*.*|увч)',
  ),
  post(
    'deputy_methodical',
    'Заместитель директора по учебно-методической работе',
    'manager',
    'зам(?:еститель)? (?:дир\\p{L}*|заведующ\\p{L}*|зав)? ?(?:по )?(?:умр|нмр|мр|учебно-?методич\\p{L}*.*|научно-?методич\\p{L}*.*|методич\\p{L}*.*)',
  ),
  post(
    'deputy_upbringing',
    'Заместитель директора по воспитательной работе',
    'manager',
    'зам(?:еститель)? (?:дир\\p{L}*|заведующ\\p{L}*|зав)? ?(?:по )?(?:вр|воспит\\p{L}*.*)',
  ),
  post(
    'deputy_studies',
    'Заместитель директора по учебной работе',
    'manager',
    'зам(?:еститель)? (?:дир\\p{L}*)? ?(?:по )?(?:ур|учебн\\p{L}* раб.*|упр|учебно-?производ.*)',
  ),
  post(
    'deputy_household',
    'Заместитель директора по административно-хозяйственной работе',
    'manager',
    'зам(?:еститель)? (?:дир\\p{L}*|заведующ\\p{L}*|зав)? ?(?:по )?(?:ахр|ахч|ахд|админ\\p{L}*.*|хоз\\p{L}*.*)',
  ),
  post(
    'deputy_safety',
    'Заместитель директора по безопасности',
    'manager',
    'зам(?:еститель)? (?:дир\\p{L}*)? ?(?:по )?(?:безопасн.*|обж|кб)',
  ),
  post(
    'deputy_informatization',
    'Заместитель директора по информатизации',
    'manager',
    'зам(?:еститель)? (?:дир\\p{L}*)? ?(?:по )?(?:икт|информат.*|ит)',
  ),
  post(
    'deputy_director',
    'Заместитель директора',
    'manager',
    'зам(?:еститель)? (?:дир|заведующ|зав|нач|рук).*|завуч.*',
  ),
  post(
    'adviser_upbringing',
    'Советник директора по воспитанию и взаимодействию с детскими общественными объединениями',
    'other_pedagogical',
    'советник.*',
  ),
  post(
    'acting_director',
    'Исполняющий обязанности директора',
    'manager',
    '(?:и ?о|врио|исполняющ\\p{L}* обязанности) (?:дир|зав|нач|рук).*',
  ),
  post('director', 'Директор', 'manager', 'дир(?:ектор)?(?: (?!.*библиотек).*)?'),
  post('household_head', 'Заведующий хозяйством', 'non_pedagogical', 'завхоз|зав(?:едующ\\p{L}*)? хоз.*'),
  post(
    'library_head',
    'Заведующий библиотекой',
    'non_pedagogical',
    'зав(?:едующ\\p{L}*)? (?:школьн\\p{L}* )?(?:библ|биц).*',
  ),
  post('canteen_head', 'Заведующий производством', 'non_pedagogical', 'зав(?:едующ\\p{L}*)? (?:произв|столов|склад).*'),
  post(
    'unit_head',
    'Руководитель структурного подразделения',
    'manager',
    '(?:рук(?:оводитель)?|зав(?:едующ\\p{L}*)?) (?:структ|сп|филиал|отдел|центр).*',
  ),
  post('kindergarten_head', 'Заведующий', 'manager', 'зав(?:едующ\\p{L}*)?(?: .*)?'),
  post('department_head', 'Начальник отдела', 'manager', 'нач(?:альник)?(?: .*)?'),
  // Pedagogical posts other than teachers of subjects.
  post(
    'safety_teacher_organizer',
    'Преподаватель-организатор основ безопасности и защиты Родины',
    'other_pedagogical',
    'преп(?:одаватель)? ?-? ?орг(?:анизатор)?(?: .*)?',
  ),
  post('speech_teacher', 'Учитель-логопед', 'other_pedagogical', '(?:уч(?:итель)? ?-? ?)?логопед(?: .*)?'),
  post(
    'defect_teacher',
    'Учитель-дефектолог',
    'other_pedagogical',
    '(?:уч(?:итель)? ?-? ?)?(?:дефектолог|сурдопедагог|тифлопедагог|олигофренопедагог)(?: .*)?',
  ),
  post('psychologist', 'Педагог-психолог', 'other_pedagogical', '(?:пед(?:агог)? ?-? ?)?психолог(?: .*)?'),
  post('organizer', 'Педагог-организатор', 'other_pedagogical', '(?:пед(?:агог)? ?-? ?)орг(?:анизатор)?(?: .*)?'),
  post(
    'pedagogue_librarian',
    'Педагог-библиотекарь',
    'other_pedagogical',
    'пед(?:агог)? ?-? ?библ(?:иотекарь)?(?: .*)?',
  ),
  post(
    'social_pedagogue',
    'Социальный педагог',
    'other_pedagogical',
    'соц(?:иальн\\p{L}*)? ?-? ?пед(?:агог)?(?: .*)?|соцпед(?:агог)?',
  ),
  post(
    'additional_teacher',
    'Педагог дополнительного образования',
    'other_pedagogical',
    'пдо|пед(?:агог)? доп(?:олнительн\\p{L}*)? ?обр(?:азован\\p{L}*)?(?: .*)?|рук(?:оводитель)? кружка.*',
  ),
  post('senior_educator', 'Старший воспитатель', 'other_pedagogical', 'ст(?:арший)? воспит(?:атель)?(?: .*)?'),
  post(
    'afterschool_educator',
    'Воспитатель группы продлённого дня',
    'other_pedagogical',
    '(?:воспит(?:атель)? )?(?:в )?(?:гпд|группы продленного дня)(?: .*)?',
  ),
  post('junior_educator', 'Младший воспитатель', 'non_pedagogical', 'мл(?:адший)? воспит(?:атель)?(?: .*)?'),
  post('assistant_educator', 'Помощник воспитателя', 'non_pedagogical', 'пом(?:ощник)? воспит.*|няня'),
  post('educator', 'Воспитатель', 'other_pedagogical', 'воспит(?:атель|ат)?(?: .*)?'),
  post(
    'music_head',
    'Музыкальный руководитель',
    'other_pedagogical',
    'муз(?:ык\\p{L}*)? ?рук(?:оводитель)?(?: .*)?|музрук',
  ),
  post('physical_head', 'Руководитель физического воспитания', 'other_pedagogical', 'рук(?:оводитель)? физ.*'),
  post(
    'physical_instructor',
    'Инструктор по физической культуре',
    'other_pedagogical',
    '(?:инстр(?:уктор)?|инстуктор) (?:по )?(?:физ|фк|фв|плав|лфк).*|физинструктор|физрук',
  ),
  post('labour_instructor', 'Инструктор по труду', 'other_pedagogical', 'инстр(?:уктор)? (?:по )?труду.*'),
  post('senior_methodist', 'Старший методист', 'other_pedagogical', 'ст(?:арший)? методист(?: .*)?'),
  post('methodist', 'Методист', 'other_pedagogical', 'методист(?: .*)?'),
  post('tutor', 'Тьютор', 'other_pedagogical', 'т[ью]{1,2}тор(?: .*)?'),
  post('leader_senior', 'Старший вожатый', 'other_pedagogical', '(?:ст(?:арш\\p{L}*)? )?вожат\\p{L}*(?: .*)?'),
  post('trainer_teacher', 'Тренер-преподаватель', 'other_pedagogical', 'тренер.*'),
  post('accompanist', 'Концертмейстер', 'other_pedagogical', 'концертмейстер.*|аккомпаниатор.*'),
  post('workshop_master', 'Мастер производственного обучения', 'other_pedagogical', 'мастер (?:произв|п ?/? ?о).*'),
  post('lecturer', 'Преподаватель', 'other_pedagogical', 'преп(?:одаватель)?(?: .*)?'),
  post('teacher', 'Учитель', 'teacher', 'уч(?:итель|ит|ительница)?(?: .*)?|классн\\p{L}* рук.*'),
  // Others.
  post('librarian', 'Библиотекарь', 'non_pedagogical', 'библ(?:иотекарь)?(?: .*)?'),
  post('assistant_disabled', 'Ассистент (помощник)', 'non_pedagogical', 'ассистент.*'),
  post('secretary', 'Секретарь', 'non_pedagogical', 'секретарь.*|делопроизводитель.*'),
  post('accountant', 'Бухгалтер', 'non_pedagogical', '(?:гл(?:авный)? )?бух(?:галтер)?(?: .*)?|экономист.*'),
  post('laboratory_assistant', 'Лаборант', 'non_pedagogical', 'лаборант.*'),
  post('nurse', 'Медицинская сестра', 'non_pedagogical', 'мед(?:ицинск\\p{L}*)? ?сестра.*|врач.*|фельдшер.*'),
  post('specialist', 'Специалист', 'non_pedagogical', '(?:(?:гл|главный|вед|ведущий|старший) )?специалист.*'),
  post(
    'service',
    'Обслуживающий персонал',
    'non_pedagogical',
    '(?:обслуживающ|повар|сторож|уборщи|дворник|водитель|рабоч|гардероб|вахтер|кладовщик|кастелянша|прачка|электрик|слесарь|плотник).*',
  ),
  post(
    'engineer',
    'Инженер-программист',
    'non_pedagogical',
    '(?:инженер|программист|техник|системн\\p{L}* администратор).*',
  ),
];

function post(code: string, title: string, group: PostGroup, source: string): Post {
  return { code, title, group, pattern: new RegExp(`^(?:${source})$`, 'u') };
}
