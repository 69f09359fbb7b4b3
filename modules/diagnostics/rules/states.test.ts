import { describe, expect, it } from 'vitest';
import { campaignStates, participationStates } from '../model.ts';
import {
  type CampaignContents,
  canMoveParticipation,
  checkCampaignStep,
  listCampaignSteps,
  listParticipationSteps,
} from './states.ts';
import { campaignTitles, participationTitles } from './titles.ts';

const full: CampaignContents = { hasAct: true, invited: 6, results: 60, hasNote: true, recommendations: 3 };

describe('states', () => {
  it('[DIAG-01] participation: every allowed step, and no other', () => {
    const steps = participationStates.flatMap((from) =>
      participationStates.filter((to) => canMoveParticipation(from, to)).map((to) => `${from}→${to}`),
    );
    expect(steps).toEqual([
      'invited→consented',
      'invited→declined',
      'invited→done',
      'invited→absent',
      'invited→no_answer',
      'consented→declined',
      'consented→done',
      'consented→absent',
      'declined→consented',
      'done→consented',
      'absent→consented',
      'absent→declined',
      'absent→done',
      'no_answer→consented',
      'no_answer→declined',
      'no_answer→done',
      'no_answer→absent',
    ]);
    expect(participationStates.map((state) => [...listParticipationSteps(state)].length)).toEqual([5, 3, 1, 1, 3, 4]);
  });

  it('[DIAG-01] a refusal is a plain word beside the others', () => {
    expect(participationStates.map((state) => participationTitles[state])).toEqual([
      'приглашён',
      'согласие',
      'отказ',
      'пройдена',
      'неявка',
      'нет ответа',
    ]);
  });

  it('[DIAG-01] a campaign goes forward one step at a time, back one step too', () => {
    expect(campaignStates.map((state) => listCampaignSteps(state))).toEqual([
      ['invitation'],
      ['running', 'preparation'],
      ['results', 'invitation'],
      ['closed', 'running'],
      ['results'],
    ]);
    expect(checkCampaignStep('preparation', 'closed', full)).toEqual({ ok: false, codes: ['step_not_allowed'] });
    expect(campaignStates.map((state) => campaignTitles[state])).toEqual([
      'подготовка',
      'приглашение',
      'проведение',
      'результаты',
      'завершена',
    ]);
  });

  it.each([
    [{}, { ok: true }],
    [{ hasNote: false }, { ok: false, codes: ['note_missing'] }],
    [{ recommendations: 0 }, { ok: false, codes: ['recommendations_missing'] }],
    [
      { results: 0, hasNote: false, recommendations: 0 },
      { ok: false, codes: ['results_missing', 'note_missing', 'recommendations_missing'] },
    ],
  ])('[MON-07] closing with %j', (lack, verdict) => {
    expect(checkCampaignStep('results', 'closed', { ...full, ...lack })).toEqual(verdict);
  });

  it('[DIAG-22] the act comes before the invitations, the invited before the work; steps back need nothing', () => {
    const empty: CampaignContents = { hasAct: false, invited: 0, results: 0, hasNote: false, recommendations: 0 };
    expect(checkCampaignStep('preparation', 'invitation', empty)).toEqual({ ok: false, codes: ['act_missing'] });
    expect(checkCampaignStep('invitation', 'running', empty)).toEqual({ ok: false, codes: ['nobody_invited'] });
    expect(checkCampaignStep('running', 'results', empty)).toEqual({ ok: true });
    expect(checkCampaignStep('invitation', 'preparation', empty)).toEqual({ ok: true });
    expect(checkCampaignStep('closed', 'results', empty)).toEqual({ ok: true });
  });
});
