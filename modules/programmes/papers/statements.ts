import { formatCount, formatPercent, NBSP } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { joinFilled, stop } from '#modules/documents/model/sentences.ts';
import type { PaperActivity, PaperIndicator, PaperProgramme, Recommendation } from './model.ts';
import { type Tally, tally } from './tally.ts';

const ROWS = ['пункт плана', 'пункта плана', 'пунктов плана'] as const;
const TIMES = ['срок', 'срока', 'сроков'] as const;

/** What is left out is said where it is not nothing. */
function writeRest({ notDone, overdue, moved, unmarked, withoutDate }: Tally): string {
  return joinFilled([
    notDone > 0 && `не выполнено: ${notDone}`,
    overdue > 0 && `без отметки после срока: ${overdue}`,
    moved > 0 && `переносилось: ${moved}`,
    withoutDate > 0 && `без даты: ${withoutDate}`,
    unmarked > 0 && `до начала ведения, не отмечено: ${unmarked}`,
  ]);
}

/** «На 31.12.2026 наступило 40 сроков по 25 пунктам плана; выполнено 32 из 40 (80 %).» Computed, never typed. */
export function writeProgress(activities: readonly PaperActivity[], asOf: Day): string {
  const counts = tally(activities, asOf);
  const rest = writeRest(counts);
  const share = counts.due === 0 ? '' : ` (${formatPercent((counts.done / counts.due) * 100)})`;
  return stop(
    joinFilled(
      [
        `На ${formatDay(asOf)} в программе ${formatCount(counts.activities, ROWS)}, наступило ${formatCount(counts.due, TIMES)}`,
        `выполнено ${counts.done}${NBSP}из${NBSP}${counts.due}${share}`,
        rest,
      ],
      '; ',
    ),
  );
}

const isMissed = ({ isMet, isDue }: PaperIndicator) => isMet === false && isDue;

function writeIndicators(indicators: readonly PaperIndicator[]): string[] {
  if (indicators.length === 0) return ['Числовых показателей в программе нет: результат описан только словами.'];
  const met = indicators.filter(({ isMet }) => isMet === true).length;
  const missed = indicators.filter(isMissed);
  const ahead = indicators.filter(({ isMet, isDue }) => isMet === false && !isDue).length;
  const unknown = indicators.filter(({ isMet }) => isMet === null).length;
  const counts = joinFilled([
    `достигнуто: ${met}`,
    `не достигнуто: ${missed.length}`,
    ahead > 0 && `срок не наступил: ${ahead}`,
    unknown > 0 && `нет данных: ${unknown}`,
  ]);
  return [
    stop(`Показатели (всего ${indicators.length}): ${counts}`),
    ...missed.map(({ title, target, actual }) =>
      stop(`Не достигнут показатель «${title}»: ${joinFilled([target && `цель ${target}`, actual])}`),
    ),
  ];
}

/** Sentences of a report, gains and failures alike. */
export function writeConclusions({ activities, indicators }: PaperProgramme, asOf: Day): string[] {
  const noEvidence = activities.filter(({ occurrences }) =>
    occurrences.some(({ state, evidence }) => state === 'done' && evidence.length === 0),
  ).length;
  return [
    writeProgress(activities, asOf),
    ...writeIndicators(indicators),
    ...(noEvidence > 0 ? [stop(`Без подтверждений отмечено выполненными: ${formatCount(noEvidence, ROWS)}`)] : []),
  ];
}

/** Proposed from what is open; a person corrects them before the report is made (MON-07). */
export function proposeRecommendations(
  { activities, indicators, coordinator }: PaperProgramme,
  asOf: Day,
): Recommendation[] {
  const counts = tally(activities, asOf);
  const addressee = coordinator === null ? 'Координатору программы' : `Координатору программы (${coordinator})`;
  const missed = indicators.filter(isMissed);
  return [
    ...(counts.overdue > 0
      ? [
          {
            addressee: 'Ответственным исполнителям',
            text: `Отметить выполнение или перенести срок с причиной: без отметки ${counts.overdue}`,
            due: null,
          },
        ]
      : []),
    ...(counts.notDone > 0
      ? [
          {
            addressee,
            text: `Решить, переносятся ли невыполненные пункты на следующий период: таких ${counts.notDone}`,
            due: null,
          },
        ]
      : []),
    ...missed.map(({ title }) => ({
      addressee,
      text: `Разобрать, почему не достигнут показатель «${title}», и определить меры`,
      due: null,
    })),
    ...(indicators.length === 0 ? [{ addressee, text: 'Дополнить программу измеримыми показателями', due: null }] : []),
  ];
}
