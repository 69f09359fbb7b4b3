import type { CampaignState, ParticipationState, Verdict } from '../model.ts';

/**
 * A refusal and an absence are plain states that a person may leave again; a consent may be withdrawn at any time.
 * «done» follows an invitation directly, since tables of results come without the consents that stand on paper.
 */
const participationSteps: Record<ParticipationState, readonly ParticipationState[]> = {
  invited: ['consented', 'declined', 'no_answer', 'absent', 'done'],
  consented: ['done', 'absent', 'declined'],
  declined: ['consented'],
  done: ['consented'],
  absent: ['consented', 'done', 'declined'],
  no_answer: ['consented', 'declined', 'absent', 'done'],
};

const campaignSteps: Record<CampaignState, readonly CampaignState[]> = {
  preparation: ['invitation'],
  invitation: ['running', 'preparation'],
  running: ['results', 'invitation'],
  results: ['closed', 'running'],
  closed: ['results'],
};

export function listParticipationSteps(state: ParticipationState): readonly ParticipationState[] {
  return participationSteps[state];
}

export function canMoveParticipation(from: ParticipationState, to: ParticipationState): boolean {
  return participationSteps[from].includes(to);
}

export function listCampaignSteps(state: CampaignState): readonly CampaignState[] {
  return campaignSteps[state];
}

/** What a campaign has at hand when it is to move on. */
export interface CampaignContents {
  readonly hasAct: boolean;
  readonly invited: number;
  readonly results: number;
  readonly hasNote: boolean;
  readonly recommendations: number;
}

export type CampaignObstacle =
  | 'step_not_allowed'
  | 'act_missing'
  | 'nobody_invited'
  | 'results_missing'
  | 'note_missing'
  | 'recommendations_missing';

/** MON-07: a diagnostics is not closed without its analysis and its addressed recommendations. Steps back need nothing. */
export function checkCampaignStep(
  from: CampaignState,
  to: CampaignState,
  has: CampaignContents,
): Verdict<CampaignObstacle> {
  if (!campaignSteps[from].includes(to)) return { ok: false, codes: ['step_not_allowed'] };
  const codes: CampaignObstacle[] = [];
  if (from === 'preparation' && !has.hasAct) codes.push('act_missing');
  if (from === 'invitation' && to === 'running' && has.invited === 0) codes.push('nobody_invited');
  if (to === 'closed') {
    if (has.results === 0) codes.push('results_missing');
    if (!has.hasNote) codes.push('note_missing');
    if (has.recommendations === 0) codes.push('recommendations_missing');
  }
  return codes.length === 0 ? { ok: true } : { ok: false, codes };
}
