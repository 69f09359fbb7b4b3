import { addDays, addYears, schoolYearOf } from '#core/time/day.ts';
import { addRecord } from './facts.ts';
import { job } from './job-lists.ts';
import { addKeylessRow, addRow, type DemoOrganization, type DemoPerson, type Plan } from './plan.ts';
import { addPersonRow, addPost } from './staff.ts';

/** How many of each deliberate oddity: one in two hundred people, three at least where there are that many. */
function countOddities(plan: Plan): number {
  return Math.max(1, Math.min(30, Math.round(plan.people.length / 200)));
}

function otherThan(plan: Plan, place: DemoOrganization): DemoOrganization | undefined {
  return plan.organizations.find((other) => other.kind === place.kind && other.id !== place.id);
}

function pickTeachers(plan: Plan, count: number): DemoPerson[] {
  const fit = plan.people.filter(
    (person) => person.isWorking && person.postCode === 'teacher' && person.name.patronymic !== '',
  );
  return plan.random.sample(fit, count);
}

function withoutDots(surname: string): string {
  return surname.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
}

/** The same human entered twice by two schools: by initials, with another letter, without a date of birth. For merging. */
function addDoubles(plan: Plan): void {
  for (const [index, person] of pickTeachers(plan, countOddities(plan)).entries()) {
    const { name } = person;
    const spellings = [
      {
        ...name,
        surname: withoutDots(name.surname),
        givenName: `${name.givenName.slice(0, 1)}.`,
        patronymic: `${name.patronymic.slice(0, 1)}.`,
      },
      { ...name, patronymic: name.patronymic.replace('вна', 'на').replace('вич', 'ич') },
      { ...name, surname: withoutDots(name.surname) },
    ];
    const spelling = spellings[index % spellings.length] ?? name;
    const place = otherThan(plan, person.organization) ?? person.organization;
    const id = addPersonRow(plan, { name: spelling, birthDate: index % 3 === 2 ? person.birthDate : null });
    addPost(plan, {
      personId: id,
      organizationId: place.id,
      job: job('teacher', person.title, person.subjectCodes),
      kind: 'external',
      rate: 0.33,
      weeklyHours: 6,
      startsOn: schoolYearOf(plan.today).from,
    });
  }
}

/** Two different people of one name: the dates of birth tell them apart. */
function addNamesakes(plan: Plan): void {
  const known = pickTeachers(plan, countOddities(plan)).filter((person) => person.birthDate !== null);
  for (const person of known) {
    const place = otherThan(plan, person.organization) ?? person.organization;
    const id = addPersonRow(plan, {
      name: person.name,
      birthDate: addYears(person.birthDate ?? plan.today, -7),
      note: 'Полный тёзка: не объединять',
    });
    addPost(plan, {
      personId: id,
      organizationId: place.id,
      job: job('teacher', 'Учитель начальных классов', ['primary']),
      kind: 'main',
      rate: 1,
      weeklyHours: 18,
      startsOn: addYears(schoolYearOf(plan.today).from, -4),
    });
  }
}

/** Difficulties the school itself has found, with a measure each (STAFF-24). */
function addProblems(plan: Plan): void {
  for (const person of pickTeachers(plan, countOddities(plan) * 2)) {
    addRecord(plan, person, {
      kind: 'problem',
      title: plan.random.pick([
        'Не использует активные формы работы',
        'Трудности с отбором заданий разного уровня',
        'Нужна помощь с электронным журналом',
      ]),
      startsOn: addDays(plan.today, -plan.random.integer(30, 250)),
      note: plan.random.pick(['Взаимопосещение уроков с наставником', 'Практикум в методическом кабинете']),
    });
  }
}

/** Approved rates per post; in some posts one or two are vacant (STAFF-13). */
function addStaffing(plan: Plan): void {
  const filled = new Map<string, Map<string, number>>();
  for (const post of plan.rows.get('post') ?? []) {
    if (post.endsBefore !== null) continue;
    const place = String(post.organizationId);
    const rates = filled.get(place) ?? new Map<string, number>();
    rates.set(String(post.postCode), (rates.get(String(post.postCode)) ?? 0) + Number(post.rate));
    filled.set(place, rates);
  }
  const startsOn = schoolYearOf(plan.today).from;
  for (const [organizationId, rates] of filled) {
    for (const [postCode, rate] of rates) {
      const vacant = rate > 3 && plan.random.chance(0.4) ? plan.random.integer(1, 3) * 0.5 : 0;
      addRow(plan, 'staffing', {
        organizationId,
        postCode,
        rates: Math.ceil(rate * 2) / 2 + vacant,
        startsOn,
        endsBefore: null,
      });
    }
  }
}

/** Write-off of library stock: a task for every school with its state (STAFF-23). */
function addSchoolTasks(plan: Plan): void {
  const { today, random } = plan;
  const schools = plan.organizations.filter(({ kind }) => ['school', 'gymnasium', 'lyceum'].includes(kind));
  const tasks = [
    ['Списание устаревших учебников', addDays(today, 23), 0.4],
    ['Сверка фонда с федеральным перечнем', addDays(today, -40), 0.9],
  ] as const;
  for (const [title, dueOn, done] of tasks) {
    const taskId = addRow(plan, 'school_task', { title, postCode: 'pedagogue_librarian', dueOn });
    for (const school of schools) {
      const state = random.chance(done) ? 'done' : random.chance(0.15) ? 'not_needed' : 'waiting';
      const note = state === 'not_needed' ? 'Фонд обновлён в прошлом году' : null;
      addKeylessRow(plan, 'school_task_state', { taskId, organizationId: school.id, state, note });
    }
  }
}

/** What a real register has and an ideal one has not. */
export function planOddities(plan: Plan): void {
  addDoubles(plan);
  addNamesakes(plan);
  addProblems(plan);
  addStaffing(plan);
  addSchoolTasks(plan);
}
