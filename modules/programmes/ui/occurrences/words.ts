import { formatCount, formatNumber, NBSP, plural } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { OCCURRENCE_STATE_TITLES, type OccurrenceState } from '../../model/states.ts';
import type { AttentionKind, BoardBucket } from '../../rules/attention.ts';
import type { MarkStep } from '../../rules/occurrence-states.ts';
import type { MarkRefusal } from '../../rules/refusals.ts';

const STATE_TONES: Record<OccurrenceState, StateTone> = {
  unmarked: 'calm',
  planned: 'calm',
  in_progress: 'going',
  done: 'good',
  not_done: 'stop',
  moved: 'wait',
};

/** What the badge of a row says: that its day has passed goes before its state. */
export function badgeOf({ state, isOverdue }: Pick<OccurrenceRow, 'state' | 'isOverdue'>): {
  tone: StateTone;
  text: string;
} {
  if (isOverdue) return { tone: 'stop', text: state === 'in_progress' ? 'в работе, срок прошёл' : 'срок прошёл' };
  return { tone: STATE_TONES[state], text: OCCURRENCE_STATE_TITLES[state] };
}

export const ATTENTION_TITLES: Record<AttentionKind, string> = {
  overdue: 'срок прошёл, отметки нет',
  soon: 'срок в ближайшие две недели',
  no_evidence: 'выполнено без подтверждения',
  no_executor: 'нет исполнителя',
  moved_twice: 'переносили дважды и больше',
};

/** Verbs with their object for buttons, and what a form of the step is called. */
export const STEP_VERBS: Record<MarkStep, string> = {
  complete: 'Отметить выполненным',
  begin: 'Отметить «в работе»',
  miss: 'Отметить невыполненным',
  move: 'Перенести срок',
  reset: 'Вернуть',
};

/** The choice of a step. */
export const STEP_NAMES: Record<MarkStep, string> = {
  complete: 'Выполнено',
  begin: 'В работе',
  miss: 'Не выполнено',
  move: 'Перенести',
  reset: 'Вернуть',
};

export const STEP_RESULTS: Record<MarkStep, string> = {
  complete: 'Отмечено выполненным',
  begin: 'Отмечено «в работе»',
  miss: 'Отмечено невыполненным',
  move: 'Срок перенесён',
  reset: 'Возвращено',
};

/** A row that is due many times is many dues. */
export const countDues = (n: number) => formatCount(n, ['срок', 'срока', 'сроков']);
/** «из 21 срока», «из 64 сроков». */
export const ofDues = (n: number) => formatCount(n, ['срока', 'сроков', 'сроков']);
export const countRows = (n: number) => formatCount(n, ['пункт', 'пункта', 'пунктов']);

const REASONS: Record<MarkRefusal, string> = {
  step: 'уже отмечены иначе',
  date_ahead: 'день ещё не наступил',
  reason_needed: 'нужна причина',
  day_needed: 'нужен день',
  day_passed: 'день уже прошёл',
  same_day: 'срок и так в этот день',
  before_start: 'это раньше начала работы',
  outside_period: 'это позже окончания программы',
};

/** «Отмечено выполненным: 3 срока; оставлены как есть 2: уже отмечены иначе» */
export function describeMarked(
  step: MarkStep,
  marked: number,
  skipped: Partial<Record<MarkRefusal, number>> = {},
): string {
  const left = Object.entries(skipped) as [MarkRefusal, number][];
  const kept = left.reduce((sum, [, n]) => sum + n, 0);
  const done = marked === 0 ? 'Ничего не изменено' : `${STEP_RESULTS[step]}: ${countDues(marked)}`;
  if (kept === 0) return done;
  const why = left.map(([refusal]) => REASONS[refusal]).join(', ');
  return `${done}; ${plural(kept, ['оставлен', 'оставлены', 'оставлены'])} как есть ${formatNumber(kept)}: ${why}`;
}

export function describeUndone({ restored, kept }: { restored: number; kept: number }): string {
  if (kept === 0) return 'Отметка снята';
  return restored === 0
    ? 'Отметку не снять: с тех пор пункт изменили'
    : `Отметка снята: ${countDues(restored)}; ${formatNumber(kept)} с тех пор изменили`;
}

type Dated = Pick<OccurrenceRow, 'startsOn' | 'dueOn'>;

/** «до 31.03.2026», «01.03.2026 – 31.03.2026», «без срока» */
export function describeDue({ startsOn, dueOn }: Dated): string {
  if (dueOn === null) return startsOn === null ? 'без срока' : `с${NBSP}${formatDay(startsOn)}`;
  return startsOn === null || startsOn === dueOn ? `до${NBSP}${formatDay(dueOn)}` : formatDays(startsOn, dueOn);
}

/** «24 участника», the number alone when nobody has said of what. */
export function describeAmount({ amount, amountWords }: Pick<OccurrenceRow, 'amount' | 'amountWords'>): string | null {
  if (amount === null) return null;
  return amountWords === null ? formatNumber(amount) : `${formatNumber(amount)}${NBSP}${amountWords}`;
}

export function nameRow({ number, title }: Pick<OccurrenceRow, 'number' | 'title'>): string {
  return number === null || number === '' ? title : `${number} ${title}`;
}

/** What is known of a row behind its state: when it was done, why not, whereto it was moved. */
export function describeOutcome(row: OccurrenceRow): string | null {
  const moved = row.firstDueOn === null ? null : `перенесено с${NBSP}${formatDay(row.firstDueOn)}`;
  const parts = [
    row.state === 'done' && row.doneOn !== null ? `выполнено ${formatDay(row.doneOn)}` : moved,
    row.reason,
    row.report,
    describeAmount(row),
  ].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(' · ');
}

export interface BoardColumn {
  readonly bucket: BoardBucket;
  readonly title: string;
  /** How it is counted, said beside the list. */
  readonly formula: string;
}

const EACH = 'Считается каждый срок пункта: у «в течение всего периода» — раз в квартал.';

/** The columns of the board in their order. */
export const BOARD_COLUMNS: readonly BoardColumn[] = [
  {
    bucket: 'all',
    title: 'Всего сроков',
    formula: `Все сроки пунктов, кроме не отмеченных: те были до начала учёта здесь и прибавятся, когда их отметят. ${EACH}`,
  },
  {
    bucket: 'unmarked',
    title: 'Не отмечено',
    formula: 'Срок был до того дня, с которого программу ведут здесь: не входит во «Всего», просроченным не считается.',
  },
  { bucket: 'due', title: 'Срок наступил', formula: `Сроки по сегодняшний день включительно. ${EACH}` },
  { bucket: 'done', title: 'Выполнено', formula: 'Отмечено выполненным, в срок или позже.' },
  {
    bucket: 'in_progress',
    title: 'В работе',
    formula: 'Отмечено «в работе»; если срок прошёл, пункт есть и в «Просрочено».',
  },
  {
    bucket: 'overdue',
    title: 'Просрочено',
    formula: 'День срока прошёл, а отметки «выполнено» или «не выполнено» нет.',
  },
  { bucket: 'soon', title: 'Две недели', formula: 'Срок сегодня или в ближайшие 14 дней, ещё не выполнено.' },
  { bucket: 'not_done', title: 'Не выполнено', formula: 'Отмечено невыполненным, с причиной.' },
  { bucket: 'moved', title: 'Переносили', formula: 'Срок хотя бы раз переносили; первый срок сохранён.' },
  {
    bucket: 'without_date',
    title: 'Без срока',
    formula: 'В плане нет дня: «по отдельному плану», «по мере необходимости».',
  },
];

/** One of the times of a row, among the others. */
export function describeTime(time: Dated, today: Day): string {
  const due = describeDue(time);
  return time.dueOn !== null && time.startsOn !== null && time.startsOn <= today && today <= time.dueOn
    ? `${due}, идёт сейчас`
    : due;
}
