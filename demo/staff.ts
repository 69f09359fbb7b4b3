import { newId } from '#core/ids.ts';
import { nameKey } from '#core/text/person-name.ts';
import { addDays, addMonths, addYears, type Day, schoolYearOf } from '#core/time/day.ts';
import { crowdOf, type Job, job, listSingles, SECOND_JOBS } from './job-lists.ts';
import { type DemoName, makeName } from './names.ts';
import { addRow, type DemoOrganization, type DemoPerson, type Plan } from './plan.ts';

const LEAVER_SHARE = 0.04;
const NO_BIRTH_DATE_SHARE = 0.04;

function listJobs(plan: Plan, organization: DemoOrganization): Job[] {
  const singles = listSingles(organization.kind).filter((one) => organization.size >= one.from);
  const crowd = crowdOf(organization.kind);
  const rest = Math.max(0, organization.size - singles.length);
  const jobs = [...singles, ...Array.from({ length: rest }, () => plan.random.weigh(crowd))];
  return jobs.slice(0, organization.size);
}

const LEADERS = new Set([
  'director',
  'kindergarten_head',
  'deputy_teaching',
  'deputy_methodical',
  'deputy_upbringing',
  'department_head',
]);

/** Months of pedagogical work: a hump of the young, a plateau of the experienced; heads are never beginners. */
function drawExperience(plan: Plan, postCode: string): number {
  const { random } = plan;
  if (LEADERS.has(postCode)) return random.integer(96, 420);
  if (postCode.endsWith('methodist')) return random.integer(60, 400);
  const years = random.weigh([
    [random.integer(0, 11), 5],
    [random.integer(12, 36), 9],
    [random.integer(37, 120), 24],
    [random.integer(121, 300), 40],
    [random.integer(301, 500), 22],
  ]);
  return years;
}

interface Career {
  readonly pedagogicalMonths: number;
  readonly totalMonths: number;
  readonly organizationMonths: number;
  readonly birthDate: Day | null;
  readonly startedOn: Day;
}

function drawCareer(plan: Plan, postCode: string): Career {
  const { random, today } = plan;
  const pedagogicalMonths = drawExperience(plan, postCode);
  const totalMonths = pedagogicalMonths + (random.chance(0.3) ? random.integer(1, 60) : 0);
  const organizationMonths = random.chance(0.4) ? pedagogicalMonths : Math.floor(pedagogicalMonths * random.next());
  const bornBefore = addMonths(today, -(22 * 12 + totalMonths + random.integer(0, 30)));
  const birthDate = addDays(bornBefore, -random.integer(0, 364));
  const begin = addMonths(today, -organizationMonths);
  // Most people come with the school year.
  const startedOn = random.chance(0.7) ? schoolYearOf(begin).from : addDays(begin, -random.integer(0, 28));
  return {
    pedagogicalMonths,
    totalMonths,
    organizationMonths,
    birthDate: random.chance(NO_BIRTH_DATE_SHARE) ? null : birthDate,
    startedOn,
  };
}

const END_REASONS = [
  ['own_wish', 5],
  ['retirement', 4],
  ['move', 2],
  ['contract_end', 1],
] as const;

function drawLeave(plan: Plan, sex: string): Record<string, unknown> {
  const { random, today } = plan;
  const none = { leaveKind: null, leaveFrom: null, leaveBefore: null };
  if (!random.chance(0.03)) return none;
  const leaveKind =
    sex === 'female'
      ? random.weigh([
          ['child_care', 7],
          ['maternity', 2],
          ['long_pedagogical', 1],
        ])
      : 'long_pedagogical';
  const leaveFrom = addDays(today, -random.integer(20, 300));
  return {
    leaveKind,
    leaveFrom,
    leaveBefore: leaveKind === 'child_care' ? addYears(leaveFrom, 2) : addYears(leaveFrom, 1),
  };
}

interface NewPost {
  readonly personId: string;
  readonly organizationId: string;
  readonly job: Job;
  readonly kind: 'main' | 'internal' | 'external';
  readonly rate: number;
  readonly weeklyHours: number | null;
  readonly startsOn: Day;
  readonly endsBefore?: Day | null;
  readonly endReason?: string | null;
  readonly leave?: Record<string, unknown>;
}

export function addPost(plan: Plan, post: NewPost): void {
  const { personId, organizationId, kind, rate, weeklyHours, startsOn } = post;
  addRow(plan, 'post', {
    personId,
    organizationId,
    postCode: post.job.postCode,
    title: post.job.title,
    rate,
    weeklyHours,
    kind,
    startsOn,
    endsBefore: post.endsBefore ?? null,
    endReason: post.endReason ?? null,
    leaveKind: null,
    leaveFrom: null,
    leaveBefore: null,
    ...post.leave,
    subjectCodes: post.job.subjectCodes,
  });
}

interface PersonDetails {
  readonly name: DemoName;
  readonly birthDate: Day | null;
  readonly isExternal?: boolean;
  readonly note?: string | null;
}

/** The row of a person alone. @returns its id */
export function addPersonRow(plan: Plan, { name, birthDate, isExternal, note }: PersonDetails): string {
  const { random } = plan;
  const id = newId();
  addRow(plan, 'person', {
    id,
    surname: name.surname,
    givenName: name.givenName,
    patronymic: name.patronymic,
    nameKey: nameKey(name),
    sex: name.sex,
    birthDate,
    phone: random.chance(0.6) ? `8 (000) 000-${random.integer(10, 99)}-${random.integer(10, 99)}` : null,
    email: random.chance(0.35) ? `pedagog${random.integer(1000, 99_999)}@primer.invalid` : null,
    note: note ?? null,
    isExternal: isExternal ?? false,
  });
  return id;
}

function addExperience(plan: Plan, personId: string, organizationId: string, career: Career): void {
  const asOf = schoolYearOf(plan.today).from;
  const passed = 3;
  const lines = [
    ['total', null, career.totalMonths],
    ['pedagogical', null, career.pedagogicalMonths],
    ['organization', organizationId, career.organizationMonths],
  ] as const;
  for (const [kind, place, months] of lines) {
    if (kind === 'organization' && plan.random.chance(0.3)) continue;
    addRow(plan, 'experience', { personId, kind, organizationId: place, months: Math.max(0, months - passed), asOf });
  }
}

/** A former place of work: the person moved here, the history stays. */
function addTransfer(plan: Plan, personId: string, here: DemoOrganization, job: Job, startedOn: Day): void {
  const others = plan.organizations.filter((other) => other.kind === here.kind && other.id !== here.id);
  if (others.length === 0) return;
  addPost(plan, {
    personId,
    organizationId: plan.random.pick(others).id,
    job,
    kind: 'main',
    rate: 1,
    weeklyHours: 18,
    startsOn: addYears(startedOn, -plan.random.integer(2, 9)),
    endsBefore: startedOn,
    endReason: 'transfer',
  });
}

function addSideJobs(plan: Plan, person: DemoPerson): void {
  const { random } = plan;
  const startsOn = person.startedOn;
  if (person.postCode === 'teacher' && random.chance(0.12)) {
    const side = { personId: person.id, organizationId: person.organization.id, job: random.pick(SECOND_JOBS) };
    addPost(plan, { ...side, kind: 'internal', rate: 0.25, weeklyHours: 4, startsOn });
  }
  if (['director', 'deputy_teaching'].includes(person.postCode) && random.chance(0.5)) {
    const lessons = job('teacher', 'Учитель математики', ['mathematics']);
    const side = { personId: person.id, organizationId: person.organization.id, job: lessons };
    addPost(plan, { ...side, kind: 'internal', rate: 0.33, weeklyHours: 6, startsOn });
  }
  const mayWorkAside = ['teacher', 'speech_teacher', 'psychologist', 'additional_teacher', 'music_head'];
  const others = plan.organizations.filter((other) => other.id !== person.organization.id && other.size > 5);
  if (!mayWorkAside.includes(person.postCode) || others.length === 0 || !random.chance(0.05)) return;
  const other = random.pick(others);
  const isGarden = other.kind === 'kindergarten';
  const aside =
    person.postCode === 'teacher' && isGarden
      ? job('additional_teacher', 'Педагог дополнительного образования', person.subjectCodes)
      : job(person.postCode, person.title, person.subjectCodes);
  addPost(plan, {
    personId: person.id,
    organizationId: other.id,
    job: aside,
    kind: 'external',
    rate: 0.5,
    weeklyHours: 9,
    startsOn,
  });
}

function addPerson(plan: Plan, organization: DemoOrganization, one: Job): DemoPerson {
  const { random, today } = plan;
  const career = drawCareer(plan, one.postCode);
  const name = makeName(random, one.postCode === 'teacher' || one.postCode === 'director' ? 0.15 : 0.05);
  const isOutside = organization.kind === 'authority';
  const hasLeft = !LEADERS.has(one.postCode) && !isOutside && random.chance(LEAVER_SHARE);
  const id = addPersonRow(plan, { name, birthDate: career.birthDate, isExternal: isOutside });
  const leave = hasLeft ? {} : drawLeave(plan, name.sex);
  const endsBefore = hasLeft ? addDays(today, -random.integer(15, 500)) : null;
  const startedOn = endsBefore !== null && career.startedOn >= endsBefore ? addYears(endsBefore, -1) : career.startedOn;
  if (random.chance(0.04)) addTransfer(plan, id, organization, one, startedOn);
  addPost(plan, {
    personId: id,
    organizationId: organization.id,
    job: one,
    kind: 'main',
    rate: random.weigh([
      [1, 12],
      [1.25, 2],
      [1.5, 1],
      [0.75, 1],
    ]),
    weeklyHours: one.postCode === 'teacher' ? random.integer(14, 30) : null,
    startsOn: startedOn,
    endsBefore,
    endReason: hasLeft ? random.weigh(END_REASONS) : null,
    leave,
  });
  addExperience(plan, id, organization.id, career);
  return {
    id,
    name,
    birthDate: career.birthDate,
    organization,
    postCode: one.postCode,
    title: one.title,
    subjectCodes: one.subjectCodes,
    isWorking: !hasLeft,
    isOnLeave: 'leaveKind' in leave && leave.leaveKind !== null,
    startedOn,
    pedagogicalMonths: career.pedagogicalMonths,
    ability: random.normal(0, 8),
  };
}

/** Everybody of every organisation with posts and experience. */
export function planStaff(plan: Plan): void {
  for (const organization of plan.organizations) {
    for (const one of listJobs(plan, organization)) {
      const person = addPerson(plan, organization, one);
      plan.people.push(person);
      if (person.isWorking) addSideJobs(plan, person);
    }
  }
}
