import { type Actor, can } from '#core/access/reach.ts';
import type { CampaignState, ParticipationState } from '../model.ts';
import type { CampaignObstacle } from './states.ts';
import { listCampaignSteps, listParticipationSteps } from './states.ts';

export type CampaignAction = 'edit' | 'move' | 'invite' | 'mark' | 'import' | 'assignKeys' | 'recommend';

/** What this actor may do with a campaign now; the page shows just these, the service checks by the same. */
export function availableActions(state: CampaignState, actor: Actor): CampaignAction[] {
  const isOpen = state !== 'closed';
  const mayEdit = can(actor, 'diagnostics.edit');
  const actions: CampaignAction[] = [];
  if (mayEdit) actions.push('move');
  if (mayEdit && isOpen) actions.push('edit', 'invite', 'recommend');
  if (isOpen && can(actor, 'diagnostics.participation')) actions.push('mark');
  if (isOpen && can(actor, 'diagnostics.import')) actions.push('import', 'assignKeys');
  return actions;
}

const order: readonly CampaignState[] = ['preparation', 'invitation', 'running', 'results', 'closed'];

/** The step on and the step back in the order of life. */
export function listMoves(state: CampaignState): { next: CampaignState | undefined; back: CampaignState | undefined } {
  const at = order.indexOf(state);
  const steps = listCampaignSteps(state);
  return {
    next: steps.find((step) => order.indexOf(step) > at),
    back: steps.find((step) => order.indexOf(step) < at),
  };
}

/** What a person marks by hand; «done» comes with results, except for a work that was held and is not yet judged. */
export function listMarks(state: ParticipationState, hasResults: boolean): readonly ParticipationState[] {
  return hasResults ? [] : listParticipationSteps(state);
}

/** A person answers for oneself while the campaign invites or runs. */
export function listAnswers(state: ParticipationState, campaign: CampaignState): ('consented' | 'declined')[] {
  if (campaign !== 'invitation' && campaign !== 'running') return [];
  const steps = listParticipationSteps(state);
  return (['consented', 'declined'] as const).filter((answer) => state !== 'done' && steps.includes(answer));
}

/** What to do before the step, in words. */
export const obstacleTexts: Record<CampaignObstacle, string> = {
  step_not_allowed: 'шаги идут по порядку.',
  act_missing: 'внесите название, номер и дату акта об участии.',
  nobody_invited: 'составьте список приглашённых.',
  results_missing: 'загрузите результаты.',
  note_missing: 'подготовьте аналитическую справку.',
  recommendations_missing: 'внесите рекомендации с адресатами и сроками.',
};
