import { addDays, addMonths, addYears, type Day, yearOf } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { AWARDS, COURSES, INSTITUTIONS, PRACTICES, SPECIALITIES } from './fact-lists.ts';
import { makeSurname } from './names.ts';
import { addRow, type DemoPerson, type Plan } from './plan.ts';

const OPEN_ENDED_FROM = '2023-09-01';
const TERM_YEARS = 5;

function addEducation(plan: Plan, person: DemoPerson): void {
  const { random } = plan;
  const isCollege = random.chance(person.postCode === 'educator' ? 0.45 : 0.12);
  const began = yearOf(addMonths(plan.today, -person.pedagogicalMonths));
  addRow(plan, 'education', {
    personId: person.id,
    level: isCollege ? 'secondary_vocational' : 'higher',
    institution: isCollege ? 'Приозёрный педагогический колледж' : random.pick(INSTITUTIONS),
    year: random.chance(0.08) ? null : began - random.integer(0, 3),
    speciality: SPECIALITIES[person.subjectCodes[0] ?? ''] ?? 'Педагогика',
    qualification: random.chance(0.5) ? 'учитель' : null,
  });
  if (random.chance(0.06)) {
    addRow(plan, 'education', {
      personId: person.id,
      level: 'higher',
      institution: random.pick(INSTITUTIONS),
      year: Math.min(yearOf(plan.today), began + random.integer(3, 12)),
      speciality: 'Психолого-педагогическое образование',
      qualification: 'магистр',
    });
  }
}

function addCategoryRow(plan: Plan, person: DemoPerson, category: string, grantedOn: Day): void {
  addRow(plan, 'category', {
    personId: person.id,
    category,
    postCode: person.postCode,
    grantedOn,
    expiresOn: grantedOn >= OPEN_ENDED_FROM ? null : addYears(grantedOn, TERM_YEARS),
    act: `приказ министерства образования от ${formatDay(addDays(grantedOn, 6))} № ${plan.random.integer(100, 999)}`,
  });
}

/** The schools' lists say of such people «б/к», which is known, not unknown. */
function addNoCategory(plan: Plan, { id }: DemoPerson): void {
  addRow(plan, 'category', {
    personId: id,
    category: 'none',
    postCode: null,
    grantedOn: null,
    expiresOn: null,
    act: null,
  });
}

/** @returns the category held today */
function addCategories(plan: Plan, person: DemoPerson): string | undefined {
  const { random, today } = plan;
  if (person.pedagogicalMonths < 30) {
    addNoCategory(plan, person);
    return undefined;
  }
  const draw = random.weigh([
    ['highest', person.pedagogicalMonths > 120 ? 38 : 6],
    ['first', 32],
    [undefined, 34],
  ] as const);
  if (!draw) {
    // A term that has run out and was not renewed.
    if (random.chance(0.12)) addCategoryRow(plan, person, 'first', addDays(today, -random.integer(2000, 2600)));
    else addNoCategory(plan, person);
    return undefined;
  }
  const grantedOn = addDays(today, -random.integer(20, Math.min(1780, person.pedagogicalMonths * 30)));
  if (draw === 'highest' && random.chance(0.3)) addCategoryRow(plan, person, 'first', addYears(grantedOn, -5));
  addCategoryRow(plan, person, draw, grantedOn);
  if (draw === 'highest' && random.chance(0.03)) {
    addCategoryRow(
      plan,
      person,
      random.pick(['teacher_methodist', 'teacher_mentor']),
      addDays(today, -random.integer(20, 700)),
    );
  }
  return draw;
}

/** Whoever has no category is attested for the post every five years; some terms end within the year. */
function addFitness(plan: Plan, person: DemoPerson): void {
  const { random, today } = plan;
  if (person.pedagogicalMonths < 24 || random.chance(0.15)) return;
  const decidedOn = random.chance(0.12)
    ? addDays(addYears(today, -TERM_YEARS), random.integer(5, 150))
    : addDays(today, -random.integer(30, 1500));
  addRow(plan, 'fitness', {
    personId: person.id,
    postCode: person.postCode,
    decidedOn,
    expiresOn: addYears(decidedOn, TERM_YEARS),
    act: `протокол аттестационной комиссии от ${formatDay(decidedOn)} № ${random.integer(1, 9)}`,
  });
}

function addTraining(plan: Plan, person: DemoPerson): void {
  const { random, today } = plan;
  const count = random.weigh([
    [0, 14],
    [1, 34],
    [2, 30],
    [3, 16],
    [4, 6],
  ]);
  for (const course of random.sample(COURSES, count)) {
    const endsOn = addDays(today, -random.integer(10, Math.max(90, Math.min(2000, person.pedagogicalMonths * 30))));
    const onlyYear = random.chance(0.1);
    const isFormal = !course.title.startsWith('Вебинар');
    addRow(plan, 'training_record', {
      personId: person.id,
      title: course.title,
      provider: course.provider,
      hours: course.hours,
      startsOn: onlyYear ? null : addDays(endsOn, -Math.ceil(course.hours / 6)),
      endsOn: onlyYear ? null : endsOn,
      year: onlyYear ? yearOf(endsOn) : null,
      isFormal,
      documentKind: isFormal ? 'удостоверение' : 'сертификат',
      documentNumber: isFormal && !onlyYear ? `${random.integer(1000, 9999)} ${random.integer(10_000, 99_999)}` : null,
      issuedOn: onlyYear ? null : endsOn,
    });
  }
}

interface NewRecord {
  readonly kind: string;
  readonly title: string;
  readonly startsOn?: Day;
  readonly endsBefore?: Day;
  readonly act?: string;
  readonly url?: string;
  readonly note?: string;
}

export function addRecord(plan: Plan, person: DemoPerson, record: NewRecord): void {
  addRow(plan, 'person_record', {
    personId: person.id,
    kind: record.kind,
    title: record.title,
    organizationId: person.organization.id,
    startsOn: record.startsOn ?? null,
    endsBefore: record.endsBefore ?? null,
    act: record.act ?? null,
    url: record.url ?? null,
    note: record.note ?? null,
  });
}

function addHonours(plan: Plan, person: DemoPerson, category: string | undefined): void {
  const { random, today } = plan;
  if (person.pedagogicalMonths > 120 && random.chance(0.22)) {
    const day = addDays(today, -random.integer(100, 4000));
    addRecord(plan, person, {
      kind: 'award',
      title: random.pick(AWARDS),
      startsOn: day,
      act: `приказ от ${formatDay(day)} № ${random.integer(10, 400)}`,
    });
  }
  if (category === 'highest' && random.chance(0.03)) {
    addRecord(plan, person, {
      kind: 'degree',
      title: 'Кандидат педагогических наук',
      startsOn: addYears(today, -random.integer(2, 15)),
    });
  }
  if (category && random.chance(0.05)) {
    const title = random.pick(PRACTICES);
    addRecord(plan, person, {
      kind: 'publication',
      title: `Статья «${title}»`,
      startsOn: addDays(today, -random.integer(30, 900)),
    });
  }
  if (category && random.chance(0.04)) {
    addRecord(plan, person, {
      kind: 'contest_candidate',
      title: 'Муниципальный этап конкурса «Учитель года»',
      startsOn: addDays(today, -random.integer(10, 200)),
    });
  }
}

function addRoles(plan: Plan, person: DemoPerson, category: string | undefined): void {
  const { random, today } = plan;
  const since = addDays(today, -random.integer(40, 700));
  if (category && random.chance(0.06)) {
    const title = random.pick(['Наставник', 'Тьютор индивидуального маршрута', 'Сетевой методист']);
    addRecord(plan, person, {
      kind: 'support_role',
      title,
      startsOn: since,
      act: `приказ от ${formatDay(since)} № ${random.integer(20, 150)}-о`,
    });
  }
  if (category === 'highest' && random.chance(0.05))
    addRecord(plan, person, { kind: 'expert', title: 'Эксперт аттестационной комиссии', startsOn: since });
  if (category && random.chance(0.015))
    addRecord(plan, person, { kind: 'reserve', title: 'Заместитель директора', startsOn: since });
  if (random.chance(0.02)) {
    addRecord(plan, person, {
      kind: 'site',
      title: 'Страница учителя',
      url: `https://pedagog-${random.integer(100, 9999)}.primer.invalid/`,
    });
  }
}

function addConsents(plan: Plan, person: DemoPerson): void {
  const { random, today } = plan;
  if (random.chance(0.08)) return;
  const givenOn = random.chance(0.6) ? person.startedOn : addDays(today, -random.integer(60, 800));
  addRow(plan, 'consent', {
    personId: person.id,
    kind: 'personal_data',
    givenOn,
    withdrawnOn: null,
    document: `согласие от ${formatDay(givenOn)}`,
  });
  if (random.chance(0.3)) {
    addRow(plan, 'consent', {
      personId: person.id,
      kind: 'publication',
      givenOn,
      withdrawnOn: random.chance(0.05) ? addDays(today, -20) : null,
      document: null,
    });
  }
}

function addFormerName(plan: Plan, person: DemoPerson): void {
  const { random } = plan;
  if (person.name.sex !== 'female' || !random.chance(0.05)) return;
  const surname = makeSurname(random, 'female');
  if (surname === person.name.surname) return;
  addRow(plan, 'former_name', {
    personId: person.id,
    surname,
    nameKey: surname.toLowerCase().replaceAll('ё', 'е'),
    until: random.chance(0.7) ? addDays(plan.today, -random.integer(30, 3000)) : null,
  });
}

/** What is known of each person beside the posts. */
export function planFacts(plan: Plan): void {
  for (const person of plan.people) {
    if (!plan.random.chance(0.05)) addEducation(plan, person);
    const category = addCategories(plan, person);
    if (!category) addFitness(plan, person);
    addTraining(plan, person);
    addHonours(plan, person, category);
    addRoles(plan, person, category);
    addConsents(plan, person);
    addFormerName(plan, person);
  }
}
