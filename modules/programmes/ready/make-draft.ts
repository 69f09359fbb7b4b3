import { addDays, addMonths, addYears, type Day, monthsBetween, partsOfDay, schoolYearOf } from '#core/time/day.ts';
import type { ProgrammeFields } from '../model.ts';
import { type ActivityDraft, EMPTY_PASSPORT, type IndicatorDraft, type ProgrammeDraft } from '../rules/draft.ts';
import { readDueWords } from '../rules/due-words.ts';
import { makeOccurrences } from '../rules/occurrences.ts';
import type { ReadyActivity, ReadyIndicator, ReadyProgramme, ReadyStage } from './model.ts';

const SPRING = 2;
const AUTUMN = 10;

/** The period that a programme of the kind most likely has: the year that is being planned now. */
export function proposeReadyPeriod(
  { period }: Pick<ReadyProgramme, 'period'>,
  today: Day,
): { startsOn: Day; endsOn: Day } {
  const { year, month } = partsOfDay(today);
  const ofSchool = schoolYearOf(today).from;
  // From February on the next school year is planned, from October on the next calendar year.
  const school = month >= SPRING && month < 9 ? addYears(ofSchool, 1) : ofSchool;
  const startsOn = period.from === 'school_year' ? school : `${month >= AUTUMN ? year + 1 : year}-01-01`;
  return { startsOn, endsOn: addDays(addYears(startsOn, period.years), -1) };
}

type Period = Pick<ProgrammeFields, 'startsOn' | 'endsOn' | 'trackedFrom'>;

/** Stages by whole months, each from the day after the one before. */
function makeStages(stages: readonly ReadyStage[], { startsOn, endsOn }: Period) {
  const months = Math.max(1, monthsBetween(startsOn, addDays(endsOn, 1)));
  const ends = stages.map(({ until }) => {
    const end = addDays(addMonths(startsOn, Math.round(months * until)), -1);
    return until >= 1 || end > endsOn ? endsOn : end;
  });
  return stages.map(({ title }, index) => {
    const before = ends[index - 1];
    const first = before === undefined ? startsOn : addDays(before, 1);
    const end = ends[index] ?? endsOn;
    // A period of a month or two has no room for each stage.
    return first > end ? { title, startsOn: null, endsOn: null } : { title, startsOn: first, endsOn: end };
  });
}

type Stages = ReturnType<typeof makeStages>;

/** The stage in which every time of a row lies; null: its times lie in several. */
function findStage(dues: ActivityDraft['dues'], period: Period, stages: Stages): number | null {
  const times = makeOccurrences(dues, period);
  const found = stages.findIndex(({ startsOn, endsOn }) =>
    times.every((time) => {
      const first = time.startsOn ?? time.dueOn;
      return first !== null && time.dueOn !== null && first >= (startsOn ?? '9999') && time.dueOn <= (endsOn ?? '');
    }),
  );
  return found < 0 ? null : found;
}

function makeActivity(ready: ReadyActivity, index: number, period: Period, stages: Stages): ActivityDraft {
  const dues = readDueWords(ready.due, period);
  return {
    task: ready.task,
    stage: findStage(dues, period, stages),
    number: String(index + 1),
    title: ready.title,
    audience: ready.audience ?? null,
    direction: ready.direction ?? null,
    resultKind: ready.resultKind ?? null,
    dues,
    expected: ready.expected,
    owners: ready.owners.map((words) => ({ words, organizationId: null, personId: null })),
    executorPersonId: null,
    originId: null,
    done: null,
  };
}

function yearEnds({ startsOn, endsOn }: Period): Day[] {
  const ends: Day[] = [];
  for (let start = addYears(startsOn, 1); start <= addDays(endsOn, 1); start = addYears(start, 1))
    ends.push(addDays(start, -1));
  return ends.length > 0 ? ends : [endsOn];
}

function makeIndicator(ready: ReadyIndicator, index: number, period: Period): IndicatorDraft {
  const { comparison, value, isShare = false, ...rest } = ready;
  return {
    ...EMPTY_PASSPORT,
    parent: null,
    number: String(index + 1),
    level: null,
    criterion: null,
    unit: null,
    wish: null,
    ...rest,
    isShare,
    targets: yearEnds(period).map((dueOn) => ({ dueOn, comparison, value, words: null })),
  };
}

/** A ready kind within the period chosen. */
export function makeReadyDraft(ready: ReadyProgramme, fields: ProgrammeFields): ProgrammeDraft {
  const stages = makeStages(ready.stages, fields);
  return {
    fields: { ...fields, kind: ready.kind, passport: { fields: { ...ready.passport }, other: [] } },
    previousId: null,
    readingId: null,
    stages,
    tasks: ready.tasks.map((title, index) => ({ number: String(index + 1), title, direction: null })),
    activities: ready.activities.map((activity, index) => makeActivity(activity, index, fields, stages)),
    indicators: ready.indicators.map((indicator, index) => makeIndicator(indicator, index, fields)),
    risks: ready.risks,
    finance: [],
  };
}
