import { formatNumber, NBSP } from '#core/text/plural.ts';
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

function writeUnfinished(one: PaperOccurrence): string | null {
  const due = one.dueOn === null ? null : `срок ${formatDay(one.dueOn)}`;
  switch (one.state) {
    case 'not_done':
      return stop(joinFilled(['Не выполнено', due, one.reason && dropStop(one.reason)]));
    case 'moved':
      return stop(
        joinFilled([
          `Перенесено${one.firstDueOn === null ? '' : ` с ${formatDay(one.firstDueOn)}`}${one.dueOn === null ? '' : ` на ${formatDay(one.dueOn)}`}`,
          one.reason && dropStop(one.reason),
        ]),
      );
    case 'in_progress':
      return stop(joinFilled(['В работе', due, one.report && dropStop(one.report), writeAmount(one)]));
    default:
      return null;
  }
}

/** What was done of a planned row, in sentences of the reports themselves: nothing is made up (DOC-20). */
export function writeExecution({ occurrences }: PaperActivity): string {
  const lines = occurrences.flatMap((one) =>
    one.state === 'done' ? writeReported(one) : (writeUnfinished(one) ?? []),
  );
  if (lines.length > 0) return lines.join('\n');
  return occurrences.some(({ state }) => state === 'unmarked')
    ? 'Не отмечено: велось до переноса программы.'
    : 'Нет данных о выполнении.';
}
