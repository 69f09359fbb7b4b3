import type { Context } from '#core/context.ts';
import type { ActivityRow } from '../contract/activities.ts';
import type { IndicatorAnswer } from '../contract/indicators.ts';
import { listFinance, listFollowers, listRisks } from '../queries/next-year.ts';
import { amountOf, chooseValues } from '../rules/indicators.ts';
import {
  countDraft,
  type LastIndicator,
  type LastProgramme,
  type LastRow,
  planNextYear,
  yearsOf,
} from '../rules/next-year.ts';
import { listParts, type Programme } from '../store/programmes.ts';
import { listActivities } from './activity-list.ts';
import { listProgrammeIndicators } from './indicators.ts';
import { getProgramme } from './load.ts';
import { createProgramme } from './programmes.ts';

type Place = (id: string | null) => number | null;

function placeIn(list: readonly { readonly id: string }[]): Place {
  const places = new Map(list.map(({ id }, index) => [id, index]));
  return (id) => (id === null ? null : (places.get(id) ?? null));
}

function rowOf(row: ActivityRow, taskAt: Place, stageAt: Place): LastRow {
  const { id, number, title, audience, direction, resultKind, dueWords, expected, owners, executorPersonId, state } =
    row;
  return {
    ...{ id, number, title, audience, direction, resultKind, dueWords, expected, executorPersonId, state },
    task: taskAt(row.taskId),
    stage: stageAt(row.stageId),
    owners: owners.map(({ words, organizationId, personId }) => ({ words, organizationId, personId })),
  };
}

function lastValueOf(indicator: IndicatorAnswer): LastIndicator['last'] {
  const last = chooseValues(indicator, indicator.values).findLast((value) => amountOf(indicator, value) !== null);
  const amount = last && amountOf(indicator, last);
  return last && amount !== null && amount !== undefined ? { amount, on: last.asOf } : null;
}

function indicatorOf(indicator: IndicatorAnswer, indicatorAt: Place): LastIndicator {
  const { id: _, parentId, isExcluded: __, version: ___, targets, values: ____, years: _____, ...fields } = indicator;
  return {
    ...fields,
    parent: indicatorAt(parentId),
    targets: targets.map(({ dueOn, comparison, value, words }) => ({ dueOn, comparison, value, words })),
    last: lastValueOf(indicator),
  };
}

function fieldsOf(programme: Programme): LastProgramme['fields'] {
  const { kind, title, organizationId, startsOn, endsOn, coordinatorPersonId, coordinatorWords } = programme;
  const { passport, approver, actNumber, actOn, trackedFrom } = programme;
  return {
    ...{ kind, title, organizationId, startsOn, endsOn, coordinatorPersonId, coordinatorWords },
    ...{ passport, approver, actNumber, actOn, trackedFrom },
  };
}

/** What counts of a programme; rows shared into it belong to another one. */
async function loadLast(context: Context, programme: Programme): Promise<LastProgramme> {
  const { id } = programme;
  const { stages, tasks } = await listParts(context, id);
  const rows = (await listActivities(context, id)).filter(({ isShared, isExcluded }) => !isShared && !isExcluded);
  const indicators = (await listProgrammeIndicators(context, id)).indicators.filter(({ isExcluded }) => !isExcluded);
  const [taskAt, stageAt, indicatorAt] = [placeIn(tasks), placeIn(stages), placeIn(indicators)];
  return {
    id,
    fields: fieldsOf(programme),
    stages: stages.map(({ title, startsOn, endsOn }) => ({ title, startsOn, endsOn })),
    tasks: tasks.map(({ number, title, direction }) => ({ number, title, direction })),
    rows: rows.map((row) => rowOf(row, taskAt, stageAt)),
    indicators: indicators.map((indicator) => indicatorOf(indicator, indicatorAt)),
    risks: await listRisks(context, id),
    finance: await listFinance(context, id),
  };
}

export interface NextInput {
  readonly programmeId: string;
  readonly years: number | null;
  readonly without: readonly string[];
}

async function plan(context: Context, { programmeId, years: given, without }: NextInput) {
  // Who makes the next plan keeps this one: an edit of the one, in a draft of the other.
  const programme = await getProgramme(context, programmeId, 'programme.edit');
  const years = given ?? yearsOf(programme);
  return { years, ...planNextYear(await loadLast(context, programme), { years, without: new Set(without) }) };
}

export async function previewNext(context: Context, input: NextInput) {
  const { years, draft, rows } = await plan(context, input);
  const { title, startsOn, endsOn } = draft.fields;
  const made = await listFollowers(context, input.programmeId);
  return { title, startsOn, endsOn, years, counts: countDraft(draft), rows: [...rows], made };
}

/** @returns its id */
export async function makeNext(
  context: Context,
  { title, ...input }: NextInput & { readonly title: string },
): Promise<string> {
  const { draft } = await plan(context, input);
  return createProgramme(context, { ...draft, fields: { ...draft.fields, title } });
}
