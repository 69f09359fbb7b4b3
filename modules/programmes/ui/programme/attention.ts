import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { findUnfundedYears, isStageOutside } from '../../rules/plan-faults.ts';
import { countRows } from '../activities/words.ts';

export interface AttentionLine {
  readonly key: string;
  readonly text: string;
  /** Search part of the page's address where it is put right. */
  readonly search: string;
}

type Known = Pick<
  ProgrammeAnswer,
  'state' | 'attention' | 'hasNumbers' | 'finance' | 'stages' | 'startsOn' | 'endsOn' | 'progress'
>;

function listRowLines({ attention }: Known): (AttentionLine | false)[] {
  const { overdue, withoutDate, withoutExecutor } = attention;
  const line = (key: string, text: string, count: number) =>
    count > 0 && { key, text: `${text}: ${countRows(count)}`, search: `needs=${key}` };
  return [
    line('overdue', 'Срок прошёл', overdue),
    line('no_dates', 'Без даты', withoutDate),
    line('no_executor', 'Без исполнителя', withoutExecutor),
  ];
}

function listPlanLines(programme: Known): (AttentionLine | false)[] {
  const { hasNumbers, finance, stages, progress } = programme;
  const unfunded = findUnfundedYears(finance, programme);
  const outside = stages.filter((stage) => isStageOutside(stage, programme));
  const search = 'tab=passport';
  return [
    !hasNumbers &&
      progress.activities > 0 && {
        key: 'no_numbers',
        text: 'В цели и ожидаемых результатах нет ни одного числа: выполнение будет нечем измерить',
        search,
      },
    unfunded.length > 0 && { key: 'unfunded', text: `Финансирования нет на ${unfunded.join(', ')}`, search },
    outside.length > 0 && {
      key: 'stages',
      text: `Этап выходит за период программы: ${outside.map(({ title }) => `«${title}»`).join(', ')}`,
      search,
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
