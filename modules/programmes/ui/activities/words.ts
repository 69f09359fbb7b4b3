import { formatCount, formatNumber, NBSP } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { ActivityRow } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import type { ActivityFields } from '../../model.ts';
import type { RowNeed } from '../../rules/activity-filter.ts';
import type { ActivityState } from '../../rules/activity-state.ts';
import { findDueFault } from '../../rules/plan-faults.ts';

export const STATE_TONES: Record<ActivityState, StateTone> = {
  overdue: 'stop',
  in_progress: 'going',
  planned: 'calm',
  moved: 'wait',
  done: 'good',
  partly: 'wait',
  not_done: 'calm',
  unmarked: 'calm',
};

export const NEED_TITLES: Record<RowNeed, string> = {
  overdue: 'просрочено',
  no_dates: 'без даты',
  no_executor: 'без исполнителя',
  no_owner: 'без ответственного',
  outside: 'срок вне этапа или программы',
};

export const FIELD_LABELS: Record<keyof ActivityFields, string> = {
  number: 'Номер',
  title: 'Что делаем',
  taskId: 'Задача',
  stageId: 'Этап',
  dueWords: 'Срок',
  audience: 'Аудитория',
  owners: 'Ответственные',
  executorPersonId: 'Исполнитель',
  expected: 'Ожидаемый результат',
  resultKind: 'Вид результата',
  direction: 'Направление работы',
};

const ROWS = ['пункт', 'пункта', 'пунктов'] as const;
export const countRows = (count: number): string => formatCount(count, ROWS);

/** «2 из 4» of a row that is due several times; of one that is due once its state says enough. */
export function describeProgress({ done, total }: Pick<ActivityRow, 'done' | 'total'>): string | null {
  return total < 2 ? null : `${formatNumber(done)}${NBSP}из${NBSP}${formatNumber(total)}`;
}

/** The day that the words of a due come to, where they do not say it themselves. */
export function describeDay({ nextOn, sortOn, dueWords, total, done }: ActivityRow): string | null {
  const day = nextOn ?? sortOn;
  if (day === null) return null;
  const shown = formatDay(day);
  if (dueWords.includes(shown)) return null;
  return nextOn !== null && total > 1 ? `${done === 0 ? 'первый' : 'ближайший'} ${shown}` : `до${NBSP}${shown}`;
}

/** Whether the due of a row leaves its stage or the programme (PLAN-01). */
export function findRowFault(row: Pick<ActivityRow, 'dues' | 'stageId' | 'isShared'>, programme: ProgrammeAnswer) {
  if (row.isShared) return null;
  const stage = programme.stages.find(({ id }) => id === row.stageId);
  return findDueFault(row.dues, stage, programme);
}

export const FAULT_TITLES = {
  outside_stage: 'Срок выходит за этап',
  outside_programme: 'Срок выходит за период программы',
} as const;

/** A row as its fields are edited. */
export function fieldsOf(row: ActivityRow): ActivityFields {
  const { taskId, stageId, number, title, audience, direction, resultKind, dueWords, expected, executorPersonId } = row;
  return {
    ...{ taskId, stageId, number, title, audience, direction, resultKind, dueWords, expected, executorPersonId },
    owners: row.owners.map(({ words, organizationId, personId }) => ({ words, organizationId, personId })),
  };
}
