import type { PathwayState } from '../../model.ts';

/** States as the teacher reads them about themselves. */
export const OWN_STATE_TITLES: Record<PathwayState, string> = {
  draft: 'проект',
  agreed: 'вы согласны, ждёт приказа',
  submitted: 'ждёт подписи директора',
  approved: 'утверждён',
  in_progress: 'идёт',
  completed: 'завершён',
  reviewed: 'итоги подведены',
  stopped: 'остановлен',
  declined: 'вы отказались',
};
