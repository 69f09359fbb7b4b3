import type { InferContractRouterOutputs } from '@orpc/contract';
import { formatCount, NBSP } from '#core/text/plural.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { diagnosticsContract } from '../contract.ts';
import type { CampaignState, ParticipationState } from '../model.ts';

export type Answers = InferContractRouterOutputs<typeof diagnosticsContract>;
export type CampaignAnswer = Answers['get'];
export type ReportAnswer = Answers['report'];
export type CampaignListRow = Answers['list']['campaigns'][number];
export type StageCounts = CampaignListRow['stages'][number]['counts'];
export type GroupAnswer = ReportAnswer['organizations'][number];
export type CompetenceAnswer = GroupAnswer['competences'][number];

export const campaignTones: Record<CampaignState, StateTone> = {
  preparation: 'calm',
  invitation: 'going',
  running: 'going',
  results: 'wait',
  closed: 'good',
};

/** A refusal is a plain state like any other: nothing stands out. */
export const participationTones: Record<ParticipationState, StateTone> = {
  invited: 'wait',
  consented: 'going',
  declined: 'calm',
  done: 'good',
  absent: 'calm',
  no_answer: 'wait',
};

/** Verbs with their object, for the button that marks. */
export const markVerbs: Record<ParticipationState, string> = {
  invited: 'Вернуть в приглашённые',
  consented: 'Отметить согласие',
  declined: 'Отметить отказ',
  done: 'Отметить «пройдена»',
  absent: 'Отметить неявку',
  no_answer: 'Отметить «нет ответа»',
};

export const stepVerbs: Record<CampaignState, string> = {
  preparation: 'Вернуть к подготовке',
  invitation: 'Перейти к приглашению',
  running: 'Начать проведение',
  results: 'Перейти к результатам',
  closed: 'Завершить диагностику',
};

/** «с 27.02.2023 по 03.03.2023», «с 27.02.2023», «даты не указаны» */
export function describePeriod(startsOn: string | null, endsOn: string | null): string {
  if (startsOn && endsOn) return startsOn === endsOn ? formatDay(startsOn) : formatDays(startsOn, endsOn);
  if (startsOn) return `с${NBSP}${formatDay(startsOn)}`;
  return endsOn ? `по${NBSP}${formatDay(endsOn)}` : 'даты не указаны';
}

/** «пройдена у 68 из 104» */
export function describeCoverage({ done, invited }: StageCounts): string {
  return invited === 0 ? 'никто не приглашён' : `пройдена у${NBSP}${done} из${NBSP}${invited}`;
}

export const countPeople = (n: number) => formatCount(n, ['человек', 'человека', 'человек']);
export const countParticipations = (n: number) => formatCount(n, ['участие', 'участия', 'участий']);
export const countCampaigns = (n: number) => formatCount(n, ['диагностика', 'диагностики', 'диагностик']);
export const countSchools = (n: number) => formatCount(n, ['организация', 'организации', 'организаций']);
