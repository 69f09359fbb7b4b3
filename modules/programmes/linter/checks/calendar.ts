/** Days of a plan against the calendar and each other: all of it only asks. @source test-cases.md 3.3, 3.6, 3.8 */

import { formatCount } from '#core/text/plural.ts';
import { type Day, isWeekend, weekdayOf, yearOf } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import { formatDay } from '#core/time/format.ts';
import type { Activity, Remark, Source, Spot } from '../source/model.ts';
import { spotOfCell, spotOfLine } from '../source/spots.ts';
import { columnOf } from '../source/tables.ts';
import { listOf, overlapOf, quote, stemsOf } from '../source/words.ts';

const dueSpot = ({ row, spot }: Activity): Spot => (row ? spotOfCell(row, columnOf(row.table, 'due')) : spot);
const rowOf = ({ row, activity }: Activity): string | number =>
  row?.number ?? activity.number ?? quote(activity.title, 30);

/** One day and no more: «25.02.2023», «до 25.02.2023». */
function exactDay({ kind, start, end }: Due): Day | null {
  if (kind === 'day') return end;
  return kind === 'range' && start === null ? end : null;
}

/** Its words name the year: a day guessed from the period is not looked at. */
const hasYear = ({ text }: Due): boolean => /\d{4}|\d\.\d{2}\.\d{2}/u.test(text);

const exactDays = ({ activity }: Activity): Day[] => [
  ...new Set(activity.due.filter(hasYear).flatMap((due) => exactDay(due) ?? [])),
];

/** Days with the activities due on them, in order. */
function groupByDay(activities: readonly Activity[]): Map<Day, Activity[]> {
  const days = new Map<Day, Activity[]>();
  for (const activity of activities) {
    for (const day of exactDays(activity)) {
      const others = days.get(day);
      if (others) others.push(activity);
      else days.set(day, [activity]);
    }
  }
  return days;
}

/** Events that are held on days off on purpose. */
const FESTIVE =
  /конкурс|олимпиад|фестивал|сл[её]т|форум|праздн|соревновани|открыт\p{L}+ двер|экскурси|поход|ярмарк|собрани|туристск|спартакиад|марафон/iu;
const WEEKDAYS: Readonly<Record<number, string>> = { 6: 'суббота', 7: 'воскресенье' };
const MOST_DAYS = 3;

/** `000_a76c`: 25.02.2023 is a Saturday. */
export function checkDaysOff({ activities, closedDays }: Source): Remark[] {
  const plain = activities.filter(({ activity }) => !FESTIVE.test(activity.title));
  const off = [...groupByDay(plain)].filter(([day]) => isWeekend(day) || closedDays.has(day));
  const nameOf = (day: Day) => WEEKDAYS[weekdayOf(day)] ?? 'нерабочий день';
  if (off.length > MOST_DAYS) {
    const first = off[0]?.[1][0];
    if (!first) return [];
    return [
      {
        code: 'due_on_day_off',
        severity: 'hint',
        spot: dueSpot(first),
        text: `На выходные выпадают ${formatCount(off.length, ['срок', 'срока', 'сроков'])}: ${listOf(off.map(([day]) => formatDay(day)))}.`,
        proposal: 'Проверьте, рабочие ли это дни.',
        words: off.map(([day]) => day).join(' '),
      },
    ];
  }
  return off.flatMap(([day, due]) => {
    const first = due[0];
    if (!first) return [];
    return [
      {
        code: 'due_on_day_off' as const,
        severity: 'hint' as const,
        spot: dueSpot(first),
        text: `${formatDay(day)} — ${nameOf(day)}.`,
        proposal: 'Проверьте, рабочий ли это день.',
        words: `${day} ${first.activity.title}`,
      },
    ];
  });
}

const MOST_ON_ONE_DAY = 3;
/** The last day of a month is a bound, not a day on which all is done. */
const isBound = (day: Day): boolean => /-(?:28|29|30|31)$|-(?:05-25|12-2[5-9])$/u.test(day);

/** `000_a76c`: choosing the instrument, measuring and analysing all on 27.02.2023. */
export function checkCrowdedDays({ activities }: Source): Remark[] {
  return [...groupByDay(activities)]
    .filter(([day, due]) => due.length > MOST_ON_ONE_DAY && !isBound(day))
    .flatMap(([day, due]) => {
      const first = due[0];
      if (!first) return [];
      return [
        {
          code: 'many_due_on_one_day' as const,
          severity: 'hint' as const,
          spot: dueSpot(first),
          text: `На ${formatDay(day)} назначено сразу ${formatCount(due.length, ['мероприятие', 'мероприятия', 'мероприятий'])} (строки ${listOf(due.map(rowOf))}).`,
          proposal: 'Разведите их по дням, если одно готовит другое.',
          words: `${day} ${due.map(({ activity }) => activity.title).join(' ')}`,
        },
      ];
    });
}

const REPEAT = /повторн\p{L}*\s+(?:\p{L}+\s+)?(?:диагностик|мониторинг|анкетирован|исследован|измерен|тестирован)/iu;
const MEASURE =
  /(?:проведени|организаци|прохождени)\p{L}*\s+(?:\p{L}+\s+){0,4}?(диагностик|мониторинг|анкетирован|самоанализ|тестирован)/iu;
const EFFECT = /^(?:\d[\d.]*\s*)?(?:анализ|оценк)\p{L}*\s+(?:\p{L}+\s+)?(?:эффективност|динамик|изменени)/iu;
const ANALYSIS =
  /^(?:\d[\d.]*\s*)?анализ\s+результат\p{L}*\s+(?:\p{L}+\s+){0,3}?(диагностик|мониторинг|анкетирован|самоанализ|тестирован)/iu;

const lastEnd = ({ activity }: Activity): Day | null =>
  activity.due
    .flatMap(({ end }) => end ?? [])
    .sort()
    .at(-1) ?? null;
const firstEnd = ({ activity }: Activity): Day | null => activity.due.flatMap(({ end }) => end ?? []).sort()[0] ?? null;
const firstStart = ({ activity }: Activity): Day | null =>
  activity.due.flatMap(({ start }) => start ?? []).sort()[0] ?? null;
const lastStart = ({ activity }: Activity): Day | null =>
  activity.due
    .flatMap(({ start }) => start ?? [])
    .sort()
    .at(-1) ?? null;
const isDated = ({ activity }: Activity): boolean =>
  activity.due.length > 0 &&
  activity.due.every(({ kind }) => ['day', 'month', 'months', 'range', 'quarter'].includes(kind));

function orderRemark(early: Activity, late: Activity, [before, after]: readonly [Day, Day]): Remark {
  return {
    code: 'analysis_before_measurement',
    severity: 'hint',
    spot: dueSpot(early),
    text: `${quote(early.activity.title)} — ${formatDay(before)}, раньше, чем ${quote(late.activity.title)} (${formatDay(after)}).`,
    proposal: 'Анализ ставят после измерения, на котором он основан.',
    words: `${early.activity.title} ${late.activity.title}`,
  };
}

/** `000_a76c`: effect is analysed in December, the repeat measurement is in February. */
function checkEffect(dated: readonly Activity[]): Remark[] {
  const repeat = dated.find(
    ({ activity }) => REPEAT.test(activity.title) || /первичн\p{L}+ и повторн/iu.test(activity.title),
  );
  const measured = repeat ? lastStart(repeat) : null;
  if (!repeat || measured === null) return [];
  return dated.flatMap((candidate) => {
    const ended = firstEnd(candidate);
    const isTooEarly =
      candidate !== repeat && EFFECT.test(candidate.activity.title) && ended !== null && ended < measured;
    return isTooEarly ? [orderRemark(candidate, repeat, [ended, measured])] : [];
  });
}

/** «Анализ результатов мониторинга» before the only «Проведение мониторинга» begins. */
function checkAnalysis(dated: readonly Activity[]): Remark[] {
  return dated.flatMap((candidate) => {
    const topic = ANALYSIS.exec(candidate.activity.title)?.[1]?.toLowerCase();
    const ended = lastEnd(candidate);
    if (topic === undefined || ended === null) return [];
    const measures = dated.filter(({ activity }) => MEASURE.exec(activity.title)?.[1]?.toLowerCase() === topic);
    const [measure] = measures;
    const begun = measure ? firstStart(measure) : null;
    if (!measure || measures.length > 1 || begun === null || ended >= begun) return [];
    const isSame = overlapOf(stemsOf(candidate.activity.title), stemsOf(measure.activity.title)) >= 0.4;
    return isSame ? [orderRemark(candidate, measure, [ended, begun])] : [];
  });
}

export function checkMeasureOrder({ activities }: Source): Remark[] {
  const dated = activities.filter(isDated);
  return [...checkEffect(dated), ...checkAnalysis(dated)];
}

const NOT_HELD =
  /(?<!\p{L})с\s+(20\d{2})\s*(?:г\.|года)?[^.;]{0,60}не\s+провод\p{L}+[^.;]{0,60}(мониторинг|диагностик)/iu;
const HELD_NOT =
  /(?<!\p{L})с\s+(20\d{2})\s*(?:г\.|года)?\s+(?:\p{L}+\s+){0,3}?(мониторинг|диагностик)[^.;]{0,60}не\s+провод/iu;
const LAST_HELD = /последн\p{L}+\s+(мониторинг|диагностик)\p{L}*[^.;]{0,80}?(?<!\d)(20\d{2})(?!\d)/iu;

/** `003_fb5a`: «с 2018 года не проводился мониторинг»; the norm is once a year. */
export function checkOldMonitoring({ lines, period, signedOn, today }: Source): Remark[] {
  const now = yearOf(signedOn ?? period?.from ?? today);
  return lines.flatMap((line): Remark[] => {
    const match = NOT_HELD.exec(line.text) ?? HELD_NOT.exec(line.text) ?? LAST_HELD.exec(line.text);
    if (!match) return [];
    const year = Number([match[1], match[2]].find((group) => /^\d+$/u.test(group ?? '')));
    if (now - year < 2) return [];
    return [
      {
        code: 'monitoring_old',
        severity: 'hint',
        spot: spotOfLine(line),
        text: `Последний мониторинг — ${year} год, а документ — ${now} года; мониторинг проводят не реже раза в год.`,
        proposal: 'Запланируйте мониторинг в начале программы.',
        words: match[0],
      },
    ];
  });
}
