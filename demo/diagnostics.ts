import { capitalise } from '#core/text/normalise.ts';
import { addDays, addMonths, type Day, isWeekend, yearOf } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { defaultCompetences, defaultScale } from '#modules/diagnostics/model.ts';
import { addresseeTitles } from '#modules/diagnostics/rules/recommendations.ts';
import { type NewCampaign, planCampaign } from './campaign.ts';
import { addRow, type DemoPerson, type Plan } from './plan.ts';
import { RECOMMENDATIONS } from './recommendation-texts.ts';
import type { Municipality } from './sizes.ts';

function workday(day: Day): Day {
  return isWeekend(day) ? workday(addDays(day, 1)) : day;
}

/** The municipality's competences by code: those that are there already, the rest are added. */
function planCompetences(plan: Plan, existing: ReadonlyMap<string, string>): Map<string, string> {
  const ids = new Map(existing);
  for (const [index, { code, title, synonyms }] of defaultCompetences.entries()) {
    if (!ids.has(code))
      ids.set(code, addRow(plan, 'competence', { code, title, synonyms, position: index + 1, isActive: true }));
  }
  for (const [code, id] of ids) plan.competenceCodes.set(id, code);
  return ids;
}

interface InstrumentSketch {
  readonly title: string;
  readonly author: string;
  readonly isIndependent: boolean;
  readonly version: string;
  readonly approvedOn: Day;
  readonly competences: readonly string[];
  /** Where «medium» and «high» begin, when not as commonly met. */
  readonly bounds?: readonly [number, number];
}

function scaleOf(bounds: InstrumentSketch['bounds']) {
  if (!bounds) return defaultScale.levels;
  const [medium, high] = bounds;
  const [low, middle, top] = defaultScale.levels;
  return [
    { ...low, to: medium },
    { ...middle, from: medium, to: high },
    { ...top, from: high },
  ];
}

/** @returns the id of the version */
function addInstrument(plan: Plan, sketch: InstrumentSketch, competences: ReadonlyMap<string, string>): string {
  const { title, author, isIndependent, version, approvedOn } = sketch;
  const instrumentId = addRow(plan, 'instrument', { title, author, isIndependent });
  const versionId = addRow(plan, 'instrument_version', {
    instrumentId,
    version,
    act: `протокол методического совета от ${formatDay(approvedOn)} № 2`,
    approvedOn,
  });
  for (const code of sketch.competences) {
    addRow(plan, 'level_scale', {
      instrumentVersionId: versionId,
      competenceId: competences.get(code) ?? '',
      levels: scaleOf(sketch.bounds),
    });
  }
  return versionId;
}

const DIRECTIONS: Readonly<Record<string, string>> = {
  mathematics: 'Математика',
  russian: 'Русский язык',
  physics: 'Физика',
  chemistry: 'Химия',
  biology: 'Биология',
  informatics: 'Информатика',
  primary: 'Начальные классы',
};
const ICT = 'ИКТ-компетенции';

/** Teachers by their subject; some of them, and some of others, in ICT as well: two directions of one person (DIAG-14). */
function inviteTeachers(plan: Plan): NewCampaign['invited'] {
  const { random } = plan;
  const all = defaultCompetences.map(({ code }) => code);
  return plan.people.filter(isTeacher).flatMap((person) => {
    const direction = DIRECTIONS[person.subjectCodes[0] ?? ''];
    const invited =
      direction && random.chance(direction === 'Начальные классы' ? 0.35 : 0.9)
        ? [{ person, direction, competences: all }]
        : [];
    const isInIct = random.chance(direction ? 0.08 : 0.2);
    return isInIct ? [...invited, { person, direction: ICT, competences: ['digital'] }] : invited;
  });
}

function isTeacher(person: DemoPerson): boolean {
  return person.isWorking && !person.isOnLeave && person.postCode === 'teacher';
}

const MANAGERS = ['director', 'kindergarten_head', 'deputy_teaching', 'deputy_methodical', 'deputy_upbringing'];

function inviteManagers(plan: Plan): NewCampaign['invited'] {
  const competences = ['methodical', 'digital', 'communicative'];
  return plan.people
    .filter((person) => person.isWorking && !person.isOnLeave && MANAGERS.includes(person.postCode))
    .map((person) => ({ person, direction: 'Управленческие кадры', competences }));
}

function inviteVolunteers(plan: Plan): NewCampaign['invited'] {
  return plan.people
    .filter((person) => isTeacher(person) && plan.random.chance(0.2))
    .map((person) => ({ person, direction: '', competences: ['digital'] }));
}

function act(on: Day, number: number) {
  return { actTitle: 'приказ Управления образования', actNumber: String(number), actDate: workday(on) };
}

interface Yearly {
  readonly plan: Plan;
  readonly versionId: string;
  readonly competences: ReadonlyMap<string, string>;
}

/** One year's campaign of teachers, `ago` years before this one; only this year's is still going on. */
function planYear({ plan, versionId, competences }: Yearly, ago: number, previousId: string | null): string {
  const entryOn = workday(addMonths(addDays(plan.today, -270), -12 * ago));
  const isCurrent = ago === 0;
  const repeatOn = isCurrent ? workday(addDays(plan.today, -13)) : workday(addDays(entryOn, 250));
  const id = planCampaign(plan, {
    title: `Диагностика профессиональных компетенций педагогов, ${yearOf(entryOn)} год`,
    aim: 'Выявить профессиональные дефициты и составить индивидуальные образовательные маршруты',
    previousId,
    ...act(addDays(entryOn, -20), 41),
    place: 'Школы округа, дистанционно',
    state: isCurrent ? 'running' : 'closed',
    closedAt: isCurrent ? null : `${addDays(repeatOn, 30)}T09:00:00Z`,
    versionId,
    stages: [
      { stage: 'entry', startsOn: entryOn, endsOn: workday(addDays(entryOn, 11)), isOver: true },
      { stage: 'repeat', startsOn: repeatOn, endsOn: workday(addDays(repeatOn, 25)), isOver: !isCurrent },
    ],
    invited: inviteTeachers(plan),
    competences,
    hasNameless: ago < 2,
  });
  if (!isCurrent) addRecommendations(plan, id, addDays(repeatOn, 30));
  return id;
}

function addRecommendations(plan: Plan, campaignId: string, from: Day): void {
  for (const [position, { addressee, text, days }] of RECOMMENDATIONS.entries()) {
    addRow(plan, 'recommendation', {
      campaignId,
      addressee: capitalise(addresseeTitles[addressee]),
      organizationId: null,
      text,
      dueOn: workday(addDays(from, days)),
      position: position + 1,
    });
  }
}

function planManagers(plan: Plan, competences: ReadonlyMap<string, string>): void {
  const startsOn = workday(addDays(plan.today, -45));
  const versionId = addInstrument(
    plan,
    {
      title: 'Оценка управленческих компетенций',
      author: 'Озёрский ИРО',
      isIndependent: true,
      version: '1.0',
      approvedOn: addMonths(startsOn, -5),
      competences: ['methodical', 'digital', 'communicative'],
      bounds: [50, 75],
    },
    competences,
  );
  planCampaign(plan, {
    title: `Диагностика управленческих компетенций, ${yearOf(startsOn)} год`,
    aim: 'Определить темы школы управленца',
    previousId: null,
    ...act(addDays(startsOn, -15), 187),
    place: 'Методическая служба',
    state: 'results',
    closedAt: null,
    versionId,
    stages: [{ stage: 'entry', startsOn, endsOn: workday(addDays(startsOn, 4)), isOver: true }],
    invited: inviteManagers(plan),
    competences,
    hasNameless: false,
  });
}

/** What people say of themselves stands beside the independent results and never makes a deficit (DIAG-18). */
function planSelfDiagnostics(plan: Plan, competences: ReadonlyMap<string, string>): void {
  const startsOn = workday(addDays(plan.today, -80));
  const versionId = addInstrument(
    plan,
    {
      title: 'Самодиагностика ИКТ-компетенций',
      author: 'Методическая служба',
      isIndependent: false,
      version: 'анкета 2',
      approvedOn: addMonths(startsOn, -2),
      competences: ['digital'],
    },
    competences,
  );
  planCampaign(plan, {
    title: `Самодиагностика ИКТ-компетенций, ${yearOf(startsOn)} год`,
    aim: 'Собрать запросы на практикумы',
    previousId: null,
    ...act(addDays(startsOn, -10), 166),
    place: 'Анкета',
    state: 'results',
    closedAt: null,
    versionId,
    stages: [{ stage: 'entry', startsOn, endsOn: workday(addDays(startsOn, 14)), isOver: true }],
    invited: inviteVolunteers(plan),
    competences,
    hasNameless: false,
  });
}

/** Campaigns of the set: one of teachers a year, one of managers, one of self-diagnostics. */
export function planDiagnostics(plan: Plan, municipality: Municipality, existing: ReadonlyMap<string, string>): void {
  const competences = planCompetences(plan, existing);
  const versionId = addInstrument(
    plan,
    {
      title: 'Комплексная диагностика профессиональных компетенций',
      author: 'Методическая служба',
      isIndependent: true,
      version: '2.1',
      approvedOn: addMonths(plan.today, -12 * municipality.years - 1),
      competences: defaultCompetences.map(({ code }) => code),
    },
    competences,
  );
  let previousId: string | null = null;
  for (let ago = municipality.years - 1; ago >= 0; ago -= 1) {
    previousId = planYear({ plan, versionId, competences }, ago, previousId);
  }
  planManagers(plan, competences);
  planSelfDiagnostics(plan, competences);
}
