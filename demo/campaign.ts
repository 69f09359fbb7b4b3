import { addDays, type Day, daysBetween } from '#core/time/day.ts';
import { addRow, type DemoPerson, type Plan } from './plan.ts';

interface Invited {
  readonly person: DemoPerson;
  readonly direction: string;
  readonly competences: readonly string[];
}

interface NewStage {
  readonly stage: 'entry' | 'repeat';
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly isOver: boolean;
}

export interface NewCampaign {
  readonly title: string;
  readonly aim: string;
  readonly previousId: string | null;
  readonly actTitle: string;
  readonly actNumber: string;
  readonly actDate: Day;
  readonly place: string;
  readonly state: 'running' | 'results' | 'closed';
  readonly closedAt: string | null;
  readonly versionId: string;
  readonly stages: readonly NewStage[];
  readonly invited: readonly Invited[];
  /** Ids by code. */
  readonly competences: ReadonlyMap<string, string>;
  /** One school has sent its table with numbers in place of names. */
  readonly hasNameless: boolean;
}

interface Stage extends NewStage {
  readonly id: string;
}

/** Mean per competence: methodical is the weakest, psycho-pedagogical the strongest, as municipalities report. */
const MEANS: Readonly<Record<string, number>> = {
  subject: 70,
  methodical: 60,
  digital: 68,
  communicative: 75,
  psycho_pedagogical: 78,
};
const GAIN = 5;
/** Sent words only. */
const WORDY_PLACE = 'Лицей № 4';
/** Psycho-pedagogical part not held at the entry. */
const SHORT_PLACE = 'ООШ с. Заречье';
const NAMELESS_PLACE = 'СОШ № 3';
const NAMELESS_COUNT = 12;

function toScore(value: number, isWhole: boolean): number {
  const bounded = Math.min(100, Math.max(8, value));
  return isWhole ? Math.round(bounded) : Math.round(bounded * 10) / 10;
}

/** The word of a school for a score it does not tell. */
function toWord(score: number): string {
  if (score < 60) return 'низкий';
  return score < 80 ? 'средний' : 'высокий';
}

type Participation = 'invited' | 'consented' | 'declined' | 'done' | 'absent' | 'no_answer';

function drawState(plan: Plan, stage: NewStage, hadEntry: boolean): Participation {
  if (!stage.isOver) {
    return plan.random.weigh<Participation>([
      ['done', 46],
      ['consented', 28],
      ['invited', 19],
      ['declined', 5],
      ['absent', 2],
    ]);
  }
  return plan.random.weigh<Participation>([
    ['done', hadEntry ? 90 : 80],
    ['declined', 7],
    ['absent', 5],
    ['no_answer', hadEntry ? 1 : 6],
  ]);
}

interface NewResult {
  readonly participationId: string;
  readonly competenceId: string;
  readonly score: number;
  readonly measuredOn: Day;
  readonly kind: 'known' | 'unknown' | 'not_held' | 'reported';
}

function addResult(plan: Plan, { participationId, competenceId, score, measuredOn, kind }: NewResult): void {
  addRow(plan, 'result', {
    participationId,
    competenceId,
    state: kind,
    score: kind === 'known' ? score : null,
    reportedLevel: kind === 'reported' ? toWord(score) : null,
    measuredOn,
  });
}

function kindOf(plan: Plan, place: string, stage: NewStage, code: string): NewResult['kind'] {
  if (place === SHORT_PLACE && stage.stage === 'entry' && code === 'psycho_pedagogical') return 'not_held';
  if (place === WORDY_PLACE) return 'reported';
  return plan.random.chance(0.03) ? 'unknown' : 'known';
}

interface Sitting {
  readonly plan: Plan;
  readonly campaign: NewCampaign;
  readonly stage: Stage;
  readonly ability: number;
  /** By competence; the repeat starts from the entry. */
  readonly scores: Map<string, number>;
}

function nextScore({ plan, ability, scores, stage }: Sitting, code: string): number {
  const before = scores.get(code);
  const value =
    before === undefined || stage.stage === 'entry'
      ? plan.random.normal((MEANS[code] ?? 70) + ability, 9)
      : before + plan.random.normal(GAIN, 8);
  const score = toScore(value, plan.random.chance(0.85));
  scores.set(code, score);
  return score;
}

function sit(sitting: Sitting, participationId: string, place: string, competences: readonly string[]): void {
  const { plan, campaign, stage } = sitting;
  const last = stage.isOver ? stage.endsOn : plan.today;
  const measuredOn = addDays(stage.startsOn, plan.random.integer(0, Math.max(0, daysBetween(stage.startsOn, last))));
  for (const code of competences) {
    const competenceId = campaign.competences.get(code) ?? '';
    addResult(plan, {
      participationId,
      competenceId,
      score: nextScore(sitting, code),
      measuredOn,
      kind: kindOf(plan, place, stage, code),
    });
  }
}

const REFUSALS = ['Участвует в независимой оценке института', 'Не указана', 'Готовится к аттестации'];

function noteOf(plan: Plan, state: Participation): string | null {
  if (state === 'declined')
    return plan.random.chance(0.5) ? `Причина: ${plan.random.pick(REFUSALS).toLowerCase()}` : null;
  return state === 'absent' && plan.random.chance(0.4) ? 'Больничный в дни диагностики' : null;
}

function takePart(plan: Plan, campaign: NewCampaign, stages: readonly Stage[], invited: Invited): void {
  const { person, direction, competences } = invited;
  const { ability } = person;
  const scores = new Map<string, number>();
  for (const stage of stages) {
    const hadEntry = scores.size > 0;
    if (stage.stage === 'repeat' && !hadEntry) return;
    const state = drawState(plan, stage, hadEntry);
    const hasConsented = state === 'done' || state === 'consented';
    const participationId = addRow(plan, 'participation', {
      stageId: stage.id,
      personId: person.id,
      keyNumber: null,
      organizationId: person.organization.id,
      direction,
      state,
      consentOn: hasConsented ? addDays(stage.startsOn, -plan.random.integer(2, 12)) : null,
      note: noteOf(plan, state),
    });
    if (state === 'done')
      sit({ plan, campaign, stage, ability, scores }, participationId, person.organization.shortName, competences);
  }
}

/** Numbers in place of names: in the figures of the group only, until a key list is given. */
function addNameless(plan: Plan, campaign: NewCampaign, stages: readonly Stage[]): void {
  const place = plan.organizations.find(({ shortName }) => shortName === NAMELESS_PLACE);
  if (!place) return;
  const competences = [...campaign.competences.keys()].filter((code) => code in MEANS);
  for (let number = 1; number <= NAMELESS_COUNT; number += 1) {
    const sitting = { plan, campaign, ability: plan.random.normal(0, 8), scores: new Map<string, number>() };
    for (const stage of stages.filter(({ isOver }) => isOver)) {
      const participationId = addRow(plan, 'participation', {
        stageId: stage.id,
        personId: null,
        keyNumber: String(number),
        organizationId: place.id,
        direction: '',
        state: 'done',
        consentOn: null,
        note: null,
      });
      sit({ ...sitting, stage }, participationId, place.shortName, competences);
    }
  }
}

/** A campaign with its stages, participations and results. @returns its id */
export function planCampaign(plan: Plan, campaign: NewCampaign): string {
  const id = addRow(plan, 'campaign', {
    title: campaign.title,
    previousId: campaign.previousId,
    aim: campaign.aim,
    actTitle: campaign.actTitle,
    actNumber: campaign.actNumber,
    actDate: campaign.actDate,
    place: campaign.place,
    state: campaign.state,
    closedAt: campaign.closedAt,
  });
  const stages = campaign.stages.map((stage): Stage => {
    const { startsOn, endsOn } = stage;
    const row = { campaignId: id, stage: stage.stage, instrumentVersionId: campaign.versionId, startsOn, endsOn };
    return { ...stage, id: addRow(plan, 'campaign_stage', row) };
  });
  // A school that has sent numbers has sent no names.
  const isNamed = ({ person }: Invited) => !(campaign.hasNameless && person.organization.shortName === NAMELESS_PLACE);
  for (const invited of campaign.invited.filter(isNamed)) takePart(plan, campaign, stages, invited);
  if (campaign.hasNameless) addNameless(plan, campaign, stages);
  return id;
}
