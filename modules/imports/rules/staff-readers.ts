/** One reader for each field of a staff list: takes a placed cell, fills the draft, lists what is wrong or doubtful. */
import type { CategoryAct, CategoryFault } from '#core/text/category.ts';
import { readEmploymentKind, readRate } from '#core/text/employment-kind.ts';
import { cleanText } from '#core/text/normalise.ts';
import { readSex } from '#core/text/yes-no.ts';
import { formatDay } from '#core/time/format.ts';
import type { ExperienceKind, IssueCode } from '../model.ts';
import {
  type ReadContext,
  readBirthDateCell,
  readBoundedNumber,
  readDateCell,
  readDurationCell,
  readNameCell,
  readSnilsCell,
  reportPrecision,
} from './read-fields.ts';
import { addIssue, type PlacedCell } from './read-issues.ts';
import type { TermReaders } from './read-terms.ts';
import { isNothing } from './read-values.ts';
import type { CourseDraft, EducationDraft, PostDraft, StaffDraft } from './staff-draft.ts';

const MOST_HOURS = 60;
const MOST_RATE = 3;
const MOST_COURSE_HOURS = 2000;
const EMAIL = /^[^\s@,;]+@[^\s@,;]+\.\p{L}{2,}$/u;

/** What one sheet row adds to a person: its own post, education and course. */
export interface StaffLine {
  readonly draft: StaffDraft;
  readonly context: ReadContext;
  readonly terms: TermReaders;
  readonly posts: PostDraft[];
  readonly post: PostDraft;
  readonly education: EducationDraft;
  readonly course: CourseDraft;
  /** What stood beside the name: «совместитель», «учитель математики». */
  remark: string;
}

type FieldReader = (line: StaffLine, place: PlacedCell) => void;

function doubt(line: StaffLine, place: PlacedCell, code: IssueCode, message: string): void {
  addIssue(line.draft, place, 'doubt', code, message);
}

const LOAD_IN_POST = /[\s,(-]*(\d+(?:[.,]\d+)?)\s*(?:(ст(?:ав\p{L}*)?)|ч(?:ас\p{L}*)?)(?!\p{L})\.?\)?/iu;

/** «педагог-психолог, 0,5 ст.», «учитель (18 ч.)»: what is left is the post. */
function cutLoad(text: string, post: PostDraft): string {
  const found = LOAD_IN_POST.exec(text);
  const amount = Number(found?.[1]?.replace(',', '.'));
  if (found === null || !(amount > 0)) return text;
  const isRate = found[2] !== undefined;
  if (amount > (isRate ? MOST_RATE : MOST_HOURS)) return text;
  if (isRate) post.rate = amount;
  else post.weeklyHours = amount;
  return text.replace(found[0], ' ').trim();
}

function readPosts(line: StaffLine, place: PlacedCell): void {
  const text = cleanText(place.cell.text);
  if (isNothing(text)) return;
  const hasLoad = /\d/u.test(text) && LOAD_IN_POST.test(text);
  // Each post with a load of its own, before the commas of «0,5» and those between posts are mixed up.
  let rest: readonly string[] = hasLoad ? text.split(/[,;](?!\d)\s*(?=\p{L})/u) : [place.cell.text];
  for (let at = 0; rest.length > 0 && at < 6; at += 1) {
    const [first = '', ...more] = rest;
    const target: PostDraft = at === 0 ? line.post : { post: '', subjects: [] };
    const reading = line.terms.readPost(hasLoad ? cutLoad(first, target) : first);
    target.post = reading.title;
    target.postCode = reading.code;
    target.subjects = reading.subjects;
    if (at > 0) line.posts.push(target);
    if (reading.code === undefined) {
      doubt(
        line,
        place,
        'post_unknown',
        `Должности «${reading.title}» нет в справочнике. Она записана как есть: проверьте название.`,
      );
    }
    for (const word of reading.unknown) reportSubject(line, place, word);
    rest = [...reading.others, ...more];
  }
}

function reportSubject(line: StaffLine, place: PlacedCell, word: string): void {
  doubt(line, place, 'subject_unknown', `Предмет «${word}» не узнан и не загружен. Напишите его название полностью.`);
}

function readSubjectList(line: StaffLine, place: PlacedCell): void {
  if (isNothing(place.cell.text)) return;
  const reading = line.terms.readSubjects(place.cell.text);
  line.post.subjects = [...new Set([...line.post.subjects, ...reading.codes])];
  for (const word of reading.unknown) reportSubject(line, place, word);
}

function readEmployment(line: StaffLine, place: PlacedCell): void {
  const reading = readEmploymentKind(place.cell.text);
  if (reading.rate !== undefined) line.post.rate ??= reading.rate;
  if (reading.ok) line.post.employmentKind = reading.kind;
  else if (reading.reason === 'unclear_part_time') {
    doubt(line, place, 'employment_unknown', 'Не сказано, какой это совместитель. Укажите: внутренний или внешний.');
  } else if (reading.reason !== 'empty') {
    doubt(
      line,
      place,
      'employment_unknown',
      'Вид занятости не узнан. Укажите: основной, внутренний или внешний совместитель.',
    );
  }
}

const CATEGORY_FAULTS: Readonly<Record<Exclude<CategoryFault, 'empty'>, string>> = {
  unreadable: 'Категория не узнана и не загружена. Укажите: высшая, первая или без категории.',
  several_categories: 'В ячейке несколько категорий: они не загружены. Оставьте действующую.',
  several_dates: 'В ячейке несколько дат: категория не загружена. Оставьте дату присвоения.',
  no_such_day: 'Такого дня нет в календаре. Проверьте число и месяц.',
};

function formatAct(act: CategoryAct): string {
  const parts = [
    act.number === undefined ? '' : `№\u00a0${act.number}`,
    act.date === undefined ? '' : `от ${formatDay(act.date)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function readCategoryCell(line: StaffLine, place: PlacedCell): void {
  const reading = line.terms.readCategory(place.cell.text);
  if (!reading.ok) {
    if (reading.reason === 'empty') return;
    const severity = reading.reason === 'no_such_day' ? 'wrong' : 'doubt';
    addIssue(line.draft, place, severity, 'category_unreadable', CATEGORY_FAULTS[reading.reason]);
    return;
  }
  const { code, grantedOn, until, act } = reading;
  if (grantedOn !== undefined && reading.precision !== 'day') reportPrecision(place, line.draft, grantedOn, true);
  line.draft.category = {
    code,
    ...(grantedOn === undefined ? {} : { grantedOn }),
    ...(until === undefined ? {} : { until }),
    ...(act === undefined ? {} : { act: formatAct(act) }),
  };
}

function readFitness(line: StaffLine, place: PlacedCell): void {
  const text = cleanText(place.cell.text);
  if (isNothing(text) || /^(?:да|соответствует|сзд|\+)\.?$/iu.test(text)) return;
  const bare = text.replace(/^(?:сзд|соответств\p{L}*(?:\s+занимаемой\s+должности)?)[\s,:-]*/iu, '');
  const placed = place.cell.kind === 'text' ? { ...place, cell: { kind: 'text' as const, text: bare } } : place;
  line.draft.fitnessOn = readDateCell(placed, line.draft, line.context, true) ?? line.draft.fitnessOn;
}

function readExperience(kind: ExperienceKind): FieldReader {
  return (line, place) => {
    const months = readDurationCell(place, line.draft, line.terms.readDuration);
    if (months !== undefined) line.draft.experience[kind] = { months, asOf: line.context.asOf };
  };
}

function readEmail(line: StaffLine, place: PlacedCell): void {
  const text = cleanText(place.cell.text).split(/[\s,;]+/u)[0] ?? '';
  if (isNothing(text)) return;
  if (EMAIL.test(text)) line.draft.email = text.toLowerCase();
  else doubt(line, place, 'email_unreadable', 'Не похоже на адрес почты: он не загружен. Проверьте запись.');
}

function readSexCell(line: StaffLine, place: PlacedCell): void {
  const reading = readSex(place.cell.text);
  if (reading.ok) line.draft.sex = reading.sex;
  else if (reading.reason !== 'empty')
    doubt(line, place, 'sex_unreadable', 'Пол не узнан и не загружен. Укажите «ж» или «м».');
}

function readYear(place: PlacedCell): number | undefined {
  const found = place.cell.date ?? place.cell.text;
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(found)?.[0];
  return year === undefined ? undefined : Number(year);
}

function text(place: PlacedCell): string | undefined {
  return isNothing(place.cell.text) ? undefined : cleanText(place.cell.text);
}

function readEducationCell(line: StaffLine, place: PlacedCell): void {
  const value = text(place);
  if (value === undefined) return;
  const { education } = line;
  const reading = line.terms.readEducation(value);
  education.text = education.text === '' ? value : `${education.text}, ${value}`;
  if (!reading.ok) {
    doubt(
      line,
      place,
      'education_unreadable',
      'Уровень образования не узнан. Укажите: высшее, среднее профессиональное или среднее.',
    );
    return;
  }
  education.level ??= reading.level;
  education.institution ??= reading.institution;
  education.year ??= reading.year;
  education.speciality ??= reading.speciality;
}

function readEducationPart(part: 'institution' | 'speciality'): FieldReader {
  return ({ education }, place) => {
    const value = text(place);
    if (value === undefined) return;
    education[part] = value;
    education.text = education.text === '' ? value : `${education.text}, ${value}`;
  };
}

function readCoursePart(part: 'theme' | 'place'): FieldReader {
  return ({ course }, place) => {
    const value = text(place);
    if (value !== undefined) course[part] = course[part] ? `${course[part]}, ${value}` : value;
  };
}

const COURSE_HOURS = /[,;.(]\s*(?:в\s+объ[её]ме\s+)?\d{1,4}\s*(?:ч|час\p{L}*)\.?(?!\p{L})\)?\s*(?=[,;.(]|$)/giu;
const COURSE_YEAR = /[,;(]\s*(?:19|20)\d{2}\s*(?:г|год)?\.?(?!\p{L})\)?\s*(?=[,;.(]|$)/giu;

/** «„Формирующее оценивание“, 24 ч., 2022» → «Формирующее оценивание»; a place or other words after the theme stay with it. */
function cutCourseTheme(value: string): string {
  const rest = value
    .replace(COURSE_HOURS, '')
    .replace(COURSE_YEAR, '')
    .replace(/[,;]+\s*$/u, '')
    .trim();
  const quoted = /^[«"“„]([^«»"“”„]+)[»"”“]$/u.exec(rest)?.[1]?.trim();
  return quoted || rest || value;
}

/** A cell about a whole course: its words are the theme, hours and year are taken out of them. */
function readCourse(line: StaffLine, place: PlacedCell): void {
  for (const piece of place.cell.text.split(/\n|;/u)) {
    const value = cleanText(piece);
    if (isNothing(value)) continue;
    const hours = /(?<!\d)(\d{1,4})\s*(?:ч|час\p{L}*)(?!\p{L})/iu.exec(value)?.[1];
    const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(value)?.[0];
    const course: CourseDraft = { theme: cutCourseTheme(value) };
    if (hours !== undefined) course.hours = Number(hours);
    if (year !== undefined) course.year = Number(year);
    line.draft.courses.push(course);
  }
}

function appendNote(line: StaffLine, place: PlacedCell): void {
  const value = text(place);
  if (value !== undefined) line.draft.note = line.draft.note === undefined ? value : `${line.draft.note}; ${value}`;
}

const RATE_UNIT = /\d\s*ст(?:ав\p{L}*)?\.?$/iu;
const HOURS_UNIT = /\d\s*ч(?:ас\p{L}*)?\.?(?:\s*(?:в|\/)\s*нед\p{L}*\.?)?$/iu;

/** «18 ч.» are hours and «1,5 ст.» a rate, under whichever of the two titles they stand. */
function readLoad(titled: 'hours' | 'rate'): FieldReader {
  return (line, place) => {
    const written = place.cell.kind === 'text' ? place.cell.text.trim() : '';
    const isRate = titled === 'rate' ? !HOURS_UNIT.test(written) : RATE_UNIT.test(written);
    if (!isRate) {
      line.post.weeklyHours = readBoundedNumber(place, line.draft, MOST_HOURS) ?? line.post.weeklyHours;
      return;
    }
    const share = written.includes('/') ? readRate(written) : undefined;
    const rate = share?.ok === true ? share.amount : readBoundedNumber(place, line.draft, MOST_RATE);
    // A rate of 0 says nothing.
    line.post.rate = rate === 0 ? line.post.rate : (rate ?? line.post.rate);
  };
}

/** Readers by field code. Names made of several columns are joined before their reader is called. */
export const staffReaders: Readonly<Record<string, FieldReader>> = {
  fullName: (line, place) => {
    const { name, remark } = readNameCell(place, line.draft);
    line.draft.name = name;
    line.remark = remark;
  },
  formerSurname: (line, place) => {
    const value = text(place);
    if (value !== undefined && line.draft.name !== undefined)
      line.draft.name = { ...line.draft.name, formerSurname: value };
  },
  birthDate: (line, place) => {
    line.draft.birthDate = readBirthDateCell(place, line.draft, line.context);
  },
  snils: (line, place) => {
    line.draft.snils = readSnilsCell(place, line.draft);
  },
  sex: readSexCell,
  organization: (line, place) => {
    line.post.organization = text(place);
    line.draft.organization ??= line.post.organization;
  },
  post: readPosts,
  subjects: readSubjectList,
  weeklyHours: readLoad('hours'),
  rate: readLoad('rate'),
  employmentKind: readEmployment,
  startsOn: (line, place) => {
    line.post.startsOn = readDateCell(place, line.draft, line.context);
  },
  endsOn: (line, place) => {
    line.post.endsOn = readDateCell(place, line.draft, line.context);
    const { startsOn, endsOn } = line.post;
    if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) {
      addIssue(
        line.draft,
        place,
        'wrong',
        'dates_disordered',
        'Дата увольнения раньше даты приёма. Проверьте обе даты.',
      );
    }
  },
  education: readEducationCell,
  educationLevel: readEducationCell,
  educationInstitution: readEducationPart('institution'),
  educationYear: ({ education }, place) => {
    education.year = readYear(place) ?? education.year;
  },
  educationSpeciality: readEducationPart('speciality'),
  experienceTotal: readExperience('total'),
  experiencePedagogical: readExperience('pedagogical'),
  experienceOrganization: readExperience('organization'),
  category: readCategoryCell,
  categoryDate: (line, place) => {
    const day = readDateCell(place, line.draft, line.context, true);
    if (day !== undefined && line.draft.category !== undefined) line.draft.category.grantedOn = day;
  },
  categoryAct: (line, place) => {
    const value = text(place);
    if (value !== undefined && line.draft.category !== undefined) line.draft.category.act = value;
  },
  fitnessOn: readFitness,
  course: readCourse,
  courseTheme: readCoursePart('theme'),
  coursePlace: readCoursePart('place'),
  courseHours: (line, place) => {
    line.course.hours = readBoundedNumber(place, line.draft, MOST_COURSE_HOURS);
  },
  courseYear: (line, place) => {
    line.course.year = readYear(place);
    if (place.cell.date !== undefined) line.course.finishedOn = place.cell.date;
  },
  awards: (line, place) => {
    for (const piece of place.cell.text.split(/\n|;/u)) if (!isNothing(piece)) line.draft.awards.push(cleanText(piece));
  },
  degree: (line, place) => {
    line.draft.degree = text(place) ?? line.draft.degree;
  },
  phone: (line, place) => {
    line.draft.phone = text(place);
  },
  email: readEmail,
  note: appendNote,
};

/** Readers that others lean on go first: a category before its date, a post before its subjects, a start before an end. */
export const readingOrder: readonly string[] = Object.keys(staffReaders);
