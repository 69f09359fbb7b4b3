/** States and their names, without a schema: pages import them, and schemas stay off the browser. */

export const PROGRAMME_STATES = ['draft', 'running', 'finished', 'cancelled'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];
export const PROGRAMME_STATE_TITLES: Record<ProgrammeState, string> = {
  draft: 'проект',
  running: 'выполняется',
  finished: 'завершена',
  cancelled: 'отменена',
};

/** `unmarked`: before the day the programme is kept here. */
export const OCCURRENCE_STATES = ['unmarked', 'planned', 'in_progress', 'done', 'not_done', 'moved'] as const;
export type OccurrenceState = (typeof OCCURRENCE_STATES)[number];
export const OCCURRENCE_STATE_TITLES: Record<OccurrenceState, string> = {
  unmarked: 'не отмечено',
  planned: 'предстоит',
  in_progress: 'в работе',
  done: 'выполнено',
  not_done: 'не выполнено',
  moved: 'перенесено',
};
