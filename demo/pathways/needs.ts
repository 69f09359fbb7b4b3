import { findSubject } from '#core/text/subject.ts';
import type { Day } from '#core/time/day.ts';
import type { DraftNeed } from '#modules/pathways/rules/fit-offer.ts';
import type { FilledTable, Plan } from '../plan.ts';

/** Below it a score is low by the scale that comes with the product. */
const LOW = 60;

type Row = Readonly<Record<string, unknown>>;

const textOf = (row: Row, key: string) => (typeof row[key] === 'string' ? row[key] : '');

const rowsOf = (plan: Plan, table: FilledTable): readonly Row[] => plan.rows.get(table) ?? [];

export interface PlannedCampaign {
  readonly id: string;
  readonly isClosed: boolean;
  /** Last day of the entry and first of the repeat. */
  readonly entryEndsOn: Day;
  readonly repeatStartsOn: Day;
}

/** The two yearly campaigns of teachers, the older first: those that have a repeat. */
export function listYearlyCampaigns(plan: Plan): PlannedCampaign[] {
  const stages = rowsOf(plan, 'campaign_stage');
  return rowsOf(plan, 'campaign').flatMap((campaign) => {
    const id = textOf(campaign, 'id');
    const stageOf = (stage: string) => stages.find((row) => row.campaignId === id && row.stage === stage);
    const [entry, repeat] = [stageOf('entry'), stageOf('repeat')];
    if (!entry || !repeat) return [];
    const [entryEndsOn, repeatStartsOn] = [textOf(entry, 'endsOn'), textOf(repeat, 'startsOn')];
    return [{ id, isClosed: campaign.state === 'closed', entryEndsOn, repeatStartsOn }];
  });
}

function isLow(result: Row): boolean {
  return result.state === 'reported'
    ? result.reportedLevel === 'низкий'
    : typeof result.score === 'number' && result.score < LOW;
}

/** What each person was low in at the entry of a campaign, one need per competence, as the product would find it. */
export function listEntryNeeds(plan: Plan, campaignId: string): Map<string, DraftNeed[]> {
  const entry = rowsOf(plan, 'campaign_stage').find((row) => row.campaignId === campaignId && row.stage === 'entry');
  const sittings = new Map(
    rowsOf(plan, 'participation')
      .filter((row) => row.stageId === entry?.id && typeof row.personId === 'string')
      .map((row) => [textOf(row, 'id'), row]),
  );
  const needs = new Map<string, DraftNeed[]>();
  for (const result of rowsOf(plan, 'result')) {
    const sitting = sittings.get(textOf(result, 'participationId'));
    if (!sitting || !isLow(result)) continue;
    const competence = plan.competenceCodes.get(textOf(result, 'competenceId')) ?? '';
    const own = needs.get(textOf(sitting, 'personId')) ?? [];
    if (own.some((need) => need.competence === competence)) continue;
    const direction = textOf(sitting, 'direction');
    const since = textOf(result, 'measuredOn');
    needs.set(textOf(sitting, 'personId'), [
      ...own,
      { competence, direction, subjectCode: findSubject(direction) ?? null, level: 'low', since, ruleVersion: 1 },
    ]);
  }
  return needs;
}
