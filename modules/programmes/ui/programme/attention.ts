import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { findUnfundedYears, isStageOutside } from '../../rules/plan-faults.ts';
import { countRows } from '../activities/words.ts';

export interface AttentionLine {
  readonly key: string;
  readonly text: string;
  /** Search part of the page's address where it is put right. */
  readonly search: string;
  readonly verb: string;
}

type Known = Pick<
  ProgrammeAnswer,
  'state' | 'attention' | 'hasNumbers' | 'finance' | 'stages' | 'startsOn' | 'endsOn' | 'progress'
>;

function listRowLines({ attention }: Known): (AttentionLine | false)[] {
  const { overdue, withoutDate, withoutExecutor } = attention;
  const show = { verb: 'Показать' };
  return [
    overdue > 0 && { key: 'overdue', text: `Срок прошёл: ${countRows(overdue)}.`, search: 'needs=overdue', ...show },
    withoutDate > 0 && {
      ...{ key: 'no_dates', text: `Без даты: ${countRows(withoutDate)}. Напоминание о них не придёт.` },
      ...{ search: 'needs=no_dates', ...show },
    },
    withoutExecutor > 0 && {
      ...{ key: 'no_executor', text: `Без исполнителя: ${countRows(withoutExecutor)}. Спросить о них будет некого.` },
      ...{ search: 'needs=no_executor', ...show },
    },
  ];
}

function listPlanLines(programme: Known): (AttentionLine | false)[] {
  const { hasNumbers, finance, stages, progress } = programme;
  const unfunded = findUnfundedYears(finance, programme);
  const outside = stages.filter((stage) => isStageOutside(stage, programme));
  const passport = { search: 'tab=passport', verb: 'Открыть паспорт' };
  return [
    !hasNumbers &&
      progress.activities > 0 && {
        ...{ key: 'no_numbers', ...passport },
        text: 'В целях, показателях и ожидаемых результатах нет ни одного числа: будет не видно, выполнена ли программа.',
      },
    unfunded.length > 0 && {
      ...{ key: 'unfunded', ...passport },
      text: `Финансирование не охватывает ${unfunded.length === 1 ? 'год' : 'годы'} программы: ${unfunded.join(', ')}.`,
    },
    outside.length > 0 && {
      ...{ key: 'stages', ...passport },
      text: `Этап выходит за период программы: ${outside.map(({ title }) => `«${title}»`).join(', ')}.`,
    },
  ];
}

/** What of a programme needs somebody's eye now, the weightiest first; what is over needs nobody's. */
export function listAttentions(programme: Known): AttentionLine[] {
  if (programme.state === 'finished' || programme.state === 'cancelled') return [];
  return [...listRowLines(programme), ...listPlanLines(programme)].filter(
    (line): line is AttentionLine => line !== false,
  );
}
