import type { CampaignState, ParticipationState } from '../model.ts';

/** Words of the states, apart from the schemas so that pages load no validation. */
export const participationTitles: Record<ParticipationState, string> = {
  invited: 'приглашён',
  consented: 'согласие',
  declined: 'отказ',
  done: 'пройдена',
  absent: 'неявка',
  no_answer: 'нет ответа',
};

export const campaignTitles: Record<CampaignState, string> = {
  preparation: 'подготовка',
  invitation: 'приглашение',
  running: 'проведение',
  results: 'результаты',
  closed: 'завершена',
};
