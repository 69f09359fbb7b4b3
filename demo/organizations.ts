import { newId } from '#core/ids.ts';
import { readOrganizationName } from '#core/text/organization-name.ts';
import { addYears, type Day, yearOf } from '#core/time/day.ts';
import { addRow, type DemoOrganization, type Plan } from './plan.ts';
import type { Municipality } from './sizes.ts';

interface Sketch {
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly size: number;
  readonly isExternal?: boolean;
}

/** The twelve of the demo: 600 people in all. */
const DEMO_PLACES: readonly Sketch[] = [
  {
    kind: 'rmk',
    name: 'Муниципальное казённое учреждение «Методический кабинет» Приозёрного городского округа',
    shortName: 'Методический кабинет',
    size: 9,
  },
  school('gymnasium', 'МБОУ «Гимназия № 1»', 'Гимназия № 1', 70),
  school('school', 'МБОУ «Средняя общеобразовательная школа № 2»', 'СОШ № 2', 78),
  school('school', 'МБОУ «Средняя общеобразовательная школа № 3»', 'СОШ № 3', 66),
  school('lyceum', 'МАОУ «Лицей № 4»', 'Лицей № 4', 62),
  school('school', 'МБОУ «Средняя общеобразовательная школа № 5»', 'СОШ № 5', 52),
  school('school', 'МКОУ «Основная общеобразовательная школа с. Заречье»', 'ООШ с. Заречье', 24),
  school('school', 'МБОУ «Средняя общеобразовательная школа п. Лесной»', 'СОШ п. Лесной', 40),
  school('kindergarten', 'МБДОУ «Детский сад № 1 «Ромашка»', 'Детский сад № 1', 48),
  school('kindergarten', 'МБДОУ «Детский сад № 7 «Светлячок»', 'Детский сад № 7', 56),
  school('kindergarten', 'МАДОУ «Детский сад № 12 «Колосок»', 'Детский сад № 12', 44),
  school('additional', 'МБУ ДО «Дом детского творчества»', 'Дом детского творчества', 51),
];

const OUTSIDE: readonly Sketch[] = [
  {
    kind: 'authority',
    name: 'Управление образования администрации округа',
    shortName: 'Управление образования',
    size: 3,
    isExternal: true,
  },
  {
    kind: 'institute',
    name: 'Озёрский областной институт развития образования',
    shortName: 'Озёрский ИРО',
    size: 0,
    isExternal: true,
  },
  {
    kind: 'college',
    name: 'Приозёрный педагогический колледж',
    shortName: 'Педагогический колледж',
    size: 0,
    isExternal: true,
  },
  {
    kind: 'library',
    name: 'Библиотека семейного чтения округа',
    shortName: 'Библиотека семейного чтения',
    size: 0,
    isExternal: true,
  },
];

function school(kind: string, name: string, shortName: string, size: number): Sketch {
  return { kind, name, shortName, size };
}

const GARDENS = [
  'Ромашка',
  'Светлячок',
  'Колосок',
  'Рябинка',
  'Солнышко',
  'Теремок',
  'Росинка',
  'Жемчужинка',
  'Родничок',
  'Улыбка',
];

/** A big municipality: of every hundred organisations 36 schools, 50 kindergartens and 14 of additional education. */
function sketchMany(count: number, people: number): Sketch[] {
  const schools = Math.round(count * 0.36);
  const gardens = Math.round(count * 0.5);
  const sketches: Sketch[] = [
    { kind: 'imc', name: 'МКУ «Информационно-методический центр»', shortName: 'ИМЦ', size: 14 },
  ];
  for (let number = 1; number <= schools; number += 1) {
    const size = 40 + ((number * 37) % 51);
    if (number % 12 === 0)
      sketches.push(school('gymnasium', `МБОУ «Гимназия № ${number}»`, `Гимназия № ${number}`, size));
    else if (number % 15 === 0) sketches.push(school('lyceum', `МАОУ «Лицей № ${number}»`, `Лицей № ${number}`, size));
    else
      sketches.push(school('school', `МБОУ «Средняя общеобразовательная школа № ${number}»`, `СОШ № ${number}`, size));
  }
  for (let number = 1; number <= gardens; number += 1) {
    const title = GARDENS[number % GARDENS.length];
    const size = 20 + ((number * 17) % 25);
    sketches.push(school('kindergarten', `МБДОУ «Детский сад № ${number} «${title}»`, `Детский сад № ${number}`, size));
  }
  for (let number = 1; sketches.length < count; number += 1) {
    const size = 20 + ((number * 13) % 30);
    sketches.push(school('additional', `МБУ ДО «Детская школа искусств № ${number}»`, `ДШИ № ${number}`, size));
  }
  return fitSizes(sketches, people);
}

/** Scales the sizes so that they give exactly the number of people. */
function fitSizes(sketches: readonly Sketch[], people: number): Sketch[] {
  const total = sketches.reduce((sum, sketch) => sum + sketch.size, 0);
  const fitted = sketches.map((sketch) => ({ ...sketch, size: Math.floor((sketch.size * people) / total) }));
  const rest = people - fitted.reduce((sum, sketch) => sum + sketch.size, 0);
  return fitted.map((sketch, index) => ({ ...sketch, size: sketch.size + (index < rest ? 1 : 0) }));
}

function sketchPlaces({ organizations, people }: Municipality): readonly Sketch[] {
  if (organizations === 1) return [school('gymnasium', 'МБОУ «Гимназия № 1»', 'Гимназия № 1', people)];
  if (organizations === DEMO_PLACES.length) return [...DEMO_PLACES, ...OUTSIDE];
  return sketchMany(organizations, people);
}

const STREETS = ['Озёрная', 'Школьная', 'Лесная', 'Садовая', 'Набережная', 'Луговая', 'Полевая', 'Береговая'];

function addPlace(plan: Plan, sketch: Sketch, index: number): void {
  const { random, today } = plan;
  const { key, number } = readOrganizationName(sketch.name);
  const organization: DemoOrganization = { ...sketch, id: newId() };
  plan.organizations.push(organization);
  addRow(plan, 'organization', {
    id: organization.id,
    kind: sketch.kind,
    name: sketch.name,
    shortName: sketch.shortName,
    nameKey: key,
    number: number ?? null,
    code: sketch.isExternal ? null : String(101 + index),
    address: `ул. ${random.pick(STREETS)}, д. ${random.integer(1, 90)}`,
    phone: `8 (000) 2-${random.integer(10, 99)}-${random.integer(10, 99)}`,
    email: `oo${101 + index}@primer.invalid`,
    isExternal: sketch.isExternal ?? false,
    openedOn: `${yearOf(today) - random.integer(9, 70)}-09-01`,
    requisites: { fullName: sketch.name, place: 'г. Приозёрный' },
  });
  const shortKey = readOrganizationName(sketch.shortName).key;
  if (shortKey !== key) {
    addRow(plan, 'organization_alias', {
      organizationId: organization.id,
      alias: sketch.shortName,
      aliasKey: shortKey,
    });
  }
}

function findPlace(plan: Plan, shortName: string): string | undefined {
  return plan.organizations.find((organization) => organization.shortName === shortName)?.id;
}

interface Status {
  readonly place: string;
  readonly status: string;
  readonly theme?: string;
  readonly since: Day;
  readonly until?: Day;
  readonly act: string;
}

function listStatuses(year: number): Status[] {
  const order = (of: number, number: number) => `приказ Управления образования от 15.01.${of} № ${number}`;
  return [
    {
      place: 'СОШ № 5',
      status: 'low_results',
      since: `${year - 1}-01-15`,
      until: `${year}-01-15`,
      act: order(year - 1, 12),
    },
    { place: 'СОШ № 5', status: 'low_results', since: `${year}-01-15`, act: order(year, 9) },
    { place: 'ООШ с. Заречье', status: 'low_results', since: `${year}-01-15`, act: order(year, 9) },
    {
      place: 'СОШ № 3',
      status: 'low_results',
      since: `${year - 2}-01-15`,
      until: `${year - 1}-01-15`,
      act: order(year - 2, 7),
    },
    { place: 'Гимназия № 1', status: 'mentor_school', since: `${year}-01-15`, act: order(year, 10) },
    {
      place: 'Гимназия № 1',
      status: 'reference_school',
      theme: 'Формирующее оценивание на уроке',
      since: `${year - 1}-09-01`,
      act: `приказ Управления образования от 28.08.${year - 1} № 211`,
    },
    {
      place: 'Лицей № 4',
      status: 'internship_site',
      theme: 'Естественно-научная грамотность',
      since: `${year - 1}-09-01`,
      until: `${year + 1}-09-01`,
      act: `приказ Управления образования от 28.08.${year - 1} № 212`,
    },
    {
      place: 'СОШ п. Лесной',
      status: 'growth_point',
      since: `${year - 3}-09-01`,
      act: `приказ Управления образования от 20.08.${year - 3} № 190`,
    },
    {
      place: 'Дом детского творчества',
      status: 'innovation_site',
      theme: 'Наставничество в техническом творчестве',
      since: `${year}-09-01`,
      act: `приказ Управления образования от 27.08.${year} № 205`,
    },
  ];
}

function addStatuses(plan: Plan): void {
  for (const { place, status, theme, since, until, act } of listStatuses(yearOf(plan.today))) {
    const organizationId = findPlace(plan, place);
    if (!organizationId || since > plan.today) continue;
    addRow(plan, 'organization_status', {
      organizationId,
      status,
      theme: theme ?? null,
      startsOn: since,
      endsBefore: until ?? null,
      act,
    });
  }
}

function addLinks(plan: Plan): void {
  const year = yearOf(plan.today);
  const links = [
    [
      'Гимназия № 1',
      'СОШ № 5',
      'mentor_school',
      'Помощь в подготовке учителей математики',
      `договор от 20.01.${year} № 1`,
    ],
    [
      'СОШ № 2',
      'ООШ с. Заречье',
      'mentor_school',
      'Взаимопосещение уроков русского языка',
      `договор от 22.01.${year} № 2`,
    ],
    [
      'Методический кабинет',
      'Озёрский ИРО',
      'partner',
      'Курсы повышения квалификации и стажировки',
      `соглашение от 10.09.${year - 1} № 14`,
    ],
    [
      'Методический кабинет',
      'Педагогический колледж',
      'partner',
      'Практика студентов',
      `соглашение от 12.09.${year - 1} № 15`,
    ],
    [
      'Дом детского творчества',
      'Библиотека семейного чтения',
      'network',
      'Литературные мастерские',
      `договор от 01.10.${year - 1} № 3`,
    ],
  ] as const;
  for (const [from, to, kind, aim, act] of links) {
    const [organizationId, otherId] = [findPlace(plan, from), findPlace(plan, to)];
    if (!organizationId || !otherId) continue;
    addRow(plan, 'organization_link', {
      organizationId,
      otherId,
      kind,
      aim,
      act,
      startsOn: addYears(plan.today, -1),
      endsBefore: null,
    });
  }
}

/** Organisations with their statuses, acts and agreements. */
export function planOrganizations(plan: Plan, municipality: Municipality): void {
  for (const [index, sketch] of sketchPlaces(municipality).entries()) addPlace(plan, sketch, index);
  addStatuses(plan);
  addLinks(plan);
}
