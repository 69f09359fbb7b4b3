import type { Context } from '#core/context.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import type { IndicatorFields } from '#modules/programmes/contract/indicators.ts';
import type { ProgrammeFields } from '#modules/programmes/model.ts';
import type { ActivityDraft, ProgrammeDraft } from '#modules/programmes/rules/draft.ts';
import { createProgramme, moveProgramme } from '#modules/programmes/service/programmes.ts';
import { prepareSettings } from '#modules/settings/public.ts';

export const PROGRAMME_FIELDS: ProgrammeFields = {
  kind: 'year_plan',
  title: 'План работы методической службы на 2026 год',
  organizationId: null,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  coordinatorPersonId: null,
  coordinatorWords: null,
  passport: { fields: {}, other: [] },
  approver: null,
  actNumber: null,
  actOn: null,
  trackedFrom: null,
};

export const EMPTY_INDICATOR: IndicatorFields = {
  parentId: null,
  number: null,
  level: null,
  criterion: null,
  title: 'Показатель',
  unit: null,
  isShare: false,
  wish: null,
  population: null,
  numeratorWords: null,
  denominatorWords: null,
  baseValue: null,
  baseOn: null,
  periodicity: null,
  source: null,
  responsible: null,
  eachOf: null,
};

/** A row of a road map; `due` as people write it. */
export function draftActivity(title: string, due: string, fields: Partial<ActivityDraft> = {}): ActivityDraft {
  return {
    task: null,
    stage: null,
    number: null,
    title,
    audience: null,
    direction: null,
    resultKind: null,
    dues: readDues(due, { from: PROGRAMME_FIELDS.startsOn, to: PROGRAMME_FIELDS.endsOn }),
    expected: null,
    owners: [],
    executorPersonId: null,
    originId: null,
    done: null,
    ...fields,
  };
}

export function draftProgramme(
  activities: readonly ActivityDraft[],
  fields: Partial<ProgrammeFields> = {},
): ProgrammeDraft {
  return {
    fields: { ...PROGRAMME_FIELDS, ...fields },
    previousId: null,
    readingId: null,
    stages: [],
    tasks: [],
    activities,
    indicators: [],
    risks: [],
    finance: [],
  };
}

/** A running programme with the rows given. @returns its id */
export async function buildProgramme(
  context: Context,
  activities: readonly ActivityDraft[],
  fields: Partial<ProgrammeFields> = {},
): Promise<string> {
  await prepareSettings(context);
  const id = await createProgramme(context, draftProgramme(activities, fields));
  await moveProgramme(context, id, 'start', null);
  return id;
}
