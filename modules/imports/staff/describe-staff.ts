import { findPostByCode } from '#core/text/post.ts';
import { findSubjectTitle } from '#core/text/subject.ts';
import { formatDay, formatDuration } from '#core/time/format.ts';
import type { ExperienceAsOf } from '#core/time/read-duration.ts';
import type { UnderstoodFact } from '../kind.ts';
import type { StaffPost, StaffRow, WrongRow } from '../model.ts';

const CATEGORIES: Readonly<Record<string, string>> = {
  highest: 'высшая',
  first: 'первая',
  second: 'вторая',
  teacher_methodist: 'педагог-методист',
  teacher_mentor: 'педагог-наставник',
  fit: 'соответствие занимаемой должности',
  none: 'без категории',
};
const EDUCATION: Readonly<Record<string, string>> = {
  higher: 'высшее',
  incomplete_higher: 'неоконченное высшее',
  secondary_vocational: 'среднее профессиональное',
  secondary: 'среднее общее',
  basic: 'основное общее',
};
const KINDS: Readonly<Record<string, string>> = {
  main: 'основное место',
  internal_part_time: 'внутренний совместитель',
  external_part_time: 'внешний совместитель',
  male: 'мужской',
  female: 'женский',
};
const EXPERIENCE = { total: 'Стаж общий', pedagogical: 'Стаж педагогический', organization: 'Стаж в организации' };

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

function describePost(post: StaffPost): string {
  const subjects = post.subjects.map((code) => findSubjectTitle(code) ?? code).join(', ');
  const parts = [
    post.post || 'должность не указана',
    subjects,
    post.rate === undefined ? '' : `ставка ${String(post.rate).replace('.', ',')}`,
    post.weeklyHours === undefined ? '' : `${String(post.weeklyHours).replace('.', ',')} ч`,
    post.employmentKind === undefined ? '' : (KINDS[post.employmentKind] ?? ''),
    post.endsOn === undefined ? '' : `до ${formatDay(post.endsOn)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function describeExperience({ months, asOf }: ExperienceAsOf): string {
  return `${formatDuration(months)} на ${formatDay(asOf)}`;
}

function listPersonal(row: StaffRow): UnderstoodFact[] {
  const { name } = row;
  return [
    {
      title: 'Фамилия, имя, отчество',
      value: [name.surname, name.givenName, name.patronymic].filter(Boolean).join(' '),
    },
    { title: 'Прежняя фамилия', value: name.formerSurname ?? '' },
    { title: 'Дата рождения', value: row.birthDate === undefined ? '' : formatDay(row.birthDate) },
    { title: 'СНИЛС', value: row.snils ?? '' },
    { title: 'Организация', value: row.organization ?? '' },
  ];
}

function describeFitness({ fitnessOn, fitnessAct = '' }: StaffRow): string {
  return fitnessOn === undefined ? '' : [formatDay(fitnessOn), fitnessAct].filter((part) => part !== '').join(', ');
}

/** What was understood of a row, in words, empty facts left out. */
export function describeStaff(value: unknown): readonly UnderstoodFact[] {
  const row = value as StaffRow | WrongRow;
  if (row.kind === 'wrong') return [{ title: 'Строка', value: row.text }];
  const facts: UnderstoodFact[] = [
    ...listPersonal(row),
    ...row.posts.map((post) => ({ title: 'Должность', value: describePost(post) })),
    ...row.education.map(({ text }) => ({ title: 'Образование', value: text })),
    ...Object.entries(EXPERIENCE).flatMap(([kind, title]) => {
      const known = row.experience[kind as keyof typeof EXPERIENCE];
      return known === undefined ? [] : [{ title, value: describeExperience(known) }];
    }),
    {
      title: 'Категория',
      value: [
        CATEGORIES[row.category?.code ?? ''] ?? '',
        row.category?.grantedOn === undefined ? '' : formatDay(row.category.grantedOn),
        row.category?.act ?? '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    },
    { title: 'Соответствие занимаемой должности', value: describeFitness(row) },
    ...row.courses.map(({ theme }) => ({ title: 'Курсы', value: theme })),
    ...row.awards.map((award) => ({ title: 'Награда', value: award })),
    { title: 'Учёная степень', value: row.degree ?? '' },
    { title: 'Телефон', value: row.phone ?? '' },
    { title: 'Электронная почта', value: row.email ?? '' },
    { title: 'Примечание', value: row.note ?? '' },
  ];
  return facts.filter(({ value: text }) => text !== '');
}

const FIELD_TITLES: Readonly<Record<string, string>> = {
  surname: 'Фамилия',
  givenName: 'Имя',
  patronymic: 'Отчество',
  birthDate: 'Дата рождения',
  sex: 'Пол',
  snils: 'СНИЛС',
  phone: 'Телефон',
  email: 'Электронная почта',
  note: 'Примечание',
  'experience.total': 'Стаж общий',
  'experience.pedagogical': 'Стаж педагогический',
  'experience.organization': 'Стаж в организации',
  posts: 'Должность',
  'posts.organization': 'Организация',
  'posts.post': 'Должность',
  'posts.subjects': 'Предметы',
  'posts.weeklyHours': 'Нагрузка, ч',
  'posts.rate': 'Ставка',
  'posts.employmentKind': 'Совместительство',
  'posts.startsOn': 'Дата приёма',
  'posts.endsOn': 'Дата увольнения',
  education: 'Образование',
  'education.level': 'Уровень образования',
  'education.institution': 'Учебное заведение',
  'education.year': 'Год окончания',
  'education.speciality': 'Специальность',
  category: 'Категория',
  'category.grantedOn': 'Дата категории',
  'category.until': 'Срок категории',
  'category.act': 'Приказ о категории',
  fitness: 'Соответствие занимаемой должности',
  'fitness.act': 'Приказ о соответствии',
  courses: 'Курсы',
  'courses.hours': 'Курсы: часы',
  'courses.year': 'Курсы: год',
  'courses.finishedOn': 'Курсы: дата',
  'courses.place': 'Курсы: место',
  awards: 'Награда',
  degrees: 'Учёная степень',
  formerNames: 'Прежняя фамилия',
};

export function titleOfStaffField(field: string): string {
  return FIELD_TITLES[field] ?? field;
}

function describeWord(word: string): string {
  if (DAY.test(word)) return formatDay(word);
  const known = KINDS[word] ?? CATEGORIES[word] ?? EDUCATION[word] ?? findPostByCode(word)?.title;
  return known ?? findSubjectTitle(word) ?? word;
}

/** A value of a change in words. Ids of organisations are named by `titleOf`. */
export function describeStaffValue(value: unknown, titleOf: (organizationId: string) => string | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'object') return describeExperience(value as ExperienceAsOf);
  if (typeof value === 'number') return String(value).replace('.', ',');
  return String(value)
    .split(', ')
    .map((word) => titleOf(word) ?? describeWord(word))
    .join(', ');
}
