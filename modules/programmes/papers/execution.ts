import { formatNumber, NBSP } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { dropStop, joinFilled, stop } from '#modules/documents/model/sentences.ts';
import type { PaperActivity, PaperOccurrence } from './model.ts';

function writeAmount({ amount, amountWords }: PaperOccurrence): string | null {
  return amount === null ? null : joinFilled([formatNumber(amount), amountWords], NBSP);
}

/** «12.03.2026: прошёл семинар, 42 участника (подтверждение: протокол № 3)» */
function writeReported(one: PaperOccurrence): string {
  const day = one.doneOn ?? one.dueOn;
  const words = joinFilled([one.report && dropStop(one.report), writeAmount(one)]) || 'выполнено';
  const shown = one.evidence.length === 0 ? '' : ` (подтверждение: ${one.evidence.join('; ')})`;
  return stop(`${day === null ? '' : `${formatDay(day)}: `}${words}${shown}`);
}

/** «Не выполнено, срок 31.10.2026: нет заявок.» */
function writeOpen(what: string, why: string | null): string {
  return stop(joinFilled([what, why && dropStop(why)], ': '));
}

function writeUnfinished(one: PaperOccurrence): string | null {
  const due = one.dueOn === null ? null : `срок ${formatDay(one.dueOn)}`;
  const from = one.firstDueOn === null ? null : `с ${formatDay(one.firstDueOn)}`;
  const to = one.dueOn === null ? null : `на ${formatDay(one.dueOn)}`;
  switch (one.state) {
    case 'not_done':
      return writeOpen(joinFilled(['Не выполнено', due]), one.reason);
    case 'moved':
      return writeOpen(joinFilled(['Перенесено', from, to], ' '), one.reason);
    case 'in_progress':
      return writeOpen(
        joinFilled(['В работе', due]),
        joinFilled([one.report && dropStop(one.report), writeAmount(one)]),
      );
    default:
      return null;
  }
}

function writeSilence({ occurrences }: PaperActivity, asOf: Day): string {
  const isWaiting = (one: PaperOccurrence) => one.state === 'planned' && (one.dueOn === null || one.dueOn >= asOf);
  if (occurrences.some(({ state, dueOn }) => state === 'planned' && dueOn !== null && dueOn < asOf))
    return 'Нет данных о выполнении.';
  if (occurrences.some(isWaiting)) return 'Срок ещё не наступил.';
  return 'Не отмечено: было до того, как программу стали вести здесь.';
}

/** What was done of a planned row until the day, in sentences of the reports themselves: nothing is made up (DOC-20). */
export function writeExecution(activity: PaperActivity, asOf: Day): string {
  const lines = activity.occurrences.flatMap((one) =>
    one.state === 'done' ? writeReported(one) : (writeUnfinished(one) ?? []),
  );
  return lines.length > 0 ? lines.join('\n') : writeSilence(activity, asOf);
}
