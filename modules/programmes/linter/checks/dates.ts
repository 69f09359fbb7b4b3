/** Dates of activities, stages and money against the period of the programme. @source test-cases.md 3.3 to 3.6; PLAN-01, PLAN-09 */

import { formatCount } from '#core/text/plural.ts';
import { addDays, addMonths, yearOf } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import type { Activity, Remark, Source, SourcePeriod, Spot } from '../source/model.ts';
import { spotOfCell, spotOfDocument } from '../source/spots.ts';
import { columnOf } from '../source/tables.ts';
import { listOf, quote, sameKey } from '../source/words.ts';

const EXACT: ReadonlySet<string> = new Set(['day', 'range', 'month', 'months']);

/** Its words name the year: days that were guessed from the period prove nothing; a year like 2205 is another fault. */
const hasYear = ({ text }: Due): boolean => /(?<!\d)20[0-4]\d(?!\d)|\d\.\d{2}\.\d{2}(?!\d)/u.test(text);

const dueSpot = ({ row, spot }: Activity): Spot => (row ? spotOfCell(row, columnOf(row.table, 'due')) : spot);

function printPeriod({ from, to }: SourcePeriod): string {
  if (from && to) return formatDays(from, to);
  return from ? `с ${formatDay(from)}` : `по ${formatDay(to ?? '')}`;
}

/** The report of a programme is written after its end; the August meeting stands before a school year. */
function isAllowed({ end }: Due, { from, to }: SourcePeriod, title: string): boolean {
  const isReport = /отч[её]т|итог|анализ|подведени|мониторинг|эффективност/iu.test(title);
  if (to && end && end > to) return isReport && end <= addMonths(to, 3);
  const isAugust = from?.endsWith('-09-01') === true && end !== null && end >= addDays(from, -31);
  return isAugust;
}

function isOutside(due: Due, { from, to }: SourcePeriod): boolean {
  const { start, end, kind } = due;
  const isBefore = from !== null && end !== null && end < from;
  const isAfter = to !== null && start !== null && start > to;
  if (isBefore || isAfter) return true;
  const isOver = (kind === 'range' || kind === 'months') && to !== null && end !== null && end > addDays(to, 31);
  return isOver && start !== null;
}

/** `000_a76c`: period 2023 – 2025, the first measure is due on 12.12.2022. */
export function checkDuePeriod({ activities, period }: Source): Remark[] {
  if (!period) return [];
  return activities.flatMap((activity) =>
    activity.activity.due
      .filter((due) => hasYear(due) && (EXACT.has(due.kind) || due.kind === 'calendar_year'))
      .filter((due) => isOutside(due, period) && !isAllowed(due, period, activity.activity.title))
      .map(
        (due): Remark => ({
          code: 'due_outside_period',
          severity: 'rule',
          spot: dueSpot(activity),
          text: `Срок ${quote(due.text, 40)} не попадает в период программы (${printPeriod(period)}).`,
          proposal: 'Измените срок или период.',
          words: `${due.text} ${activity.activity.title}`,
        }),
      ),
  );
}

export function checkDueStage({ activities, reading }: Source): Remark[] {
  return activities.flatMap((activity) => {
    const stage = reading.stages[activity.activity.stage ?? -1];
    if (!stage) return [];
    return activity.activity.due
      .filter((due) => hasYear(due) && EXACT.has(due.kind))
      .filter(({ start, end }) => (stage.from && end && end < stage.from) || (stage.to && start && start > stage.to))
      .map(
        (due): Remark => ({
          code: 'due_outside_stage',
          severity: 'rule',
          spot: dueSpot(activity),
          text: `Срок ${quote(due.text, 40)} не попадает в этап ${quote(stage.title, 50)} (${printPeriod(stage)}).`,
          proposal: 'Измените срок или перенесите мероприятие в другой этап.',
          words: `${due.text} ${activity.activity.title}`,
        }),
      );
  });
}

/** `002_7868`: a preparatory stage of November – December 2020 of a programme for 2021 – 2025. */
export function checkStagePeriod({ reading, period, spotAt }: Source): Remark[] {
  if (!period) return [];
  return reading.stages.flatMap((stage): Remark[] => {
    const isBefore = period.from !== null && stage.to !== null && stage.to < period.from;
    const isAfter = period.to !== null && stage.from !== null && stage.from > period.to;
    if (!isBefore && !isAfter) return [];
    return [
      {
        code: 'stage_outside_period',
        severity: 'rule',
        spot: spotAt(stage.anchor),
        text: `Этап ${quote(stage.title)} (${printPeriod(stage)}) лежит вне периода программы (${printPeriod(period)}).`,
        proposal: 'Измените сроки этапа или период программы.',
        words: stage.title,
      },
    ];
  });
}

const LEAST_CROSSING = 3;

type Days = Pick<Due, 'start' | 'end'>;

const isInside = ({ from, to }: SourcePeriod, day: string | null): boolean =>
  day !== null && (from === null || from <= day) && (to === null || day <= to);

/** Begins in one stage and ends in another; what takes the whole programme crosses nothing. */
function isCrossing(stages: readonly SourcePeriod[], { start, end }: Days): boolean {
  const [first, last] = [start, end].map((day) => stages.findIndex((stage) => isInside(stage, day)));
  if (first === undefined || last === undefined || first < 0) return false;
  return last > first && !(first === 0 && last === stages.length - 1);
}

/** `001_3ef9`: stages follow each other, activities run over their border. Asked once. */
export function checkStageBorders({ activities, reading }: Source): Remark[] {
  const stages = reading.stages.filter(({ from, to }) => from !== null && to !== null);
  const isChain = stages.every(({ from }, index) => index === 0 || (from ?? '') > (stages[index - 1]?.to ?? ''));
  if (stages.length < 2 || !isChain) return [];
  const crossing = activities.filter(({ activity }) =>
    activity.due.some((due) => (due.kind === 'months' || due.kind === 'range') && isCrossing(stages, due)),
  );
  const first = crossing[0];
  if (!first || crossing.length < LEAST_CROSSING) return [];
  const rows = crossing.map(({ row, activity }) => row?.number ?? activity.number ?? '');
  const count = formatCount(crossing.length, ['мероприятие', 'мероприятия', 'мероприятий']);
  return [
    {
      code: 'due_across_stages',
      severity: 'hint',
      spot: dueSpot(first),
      text: `${count} начинаются в одном этапе, а кончаются в другом (строки ${listOf(rows)}).`,
      proposal: 'Скажите, к какому этапу каждое из них относится.',
      words: crossing.map(({ activity }) => activity.title).join(' '),
    },
  ];
}

const OWN_YEARS = /на\s+(?:период\s+)?(20\d{2})\s*[–—/-]\s*(20\d{2}|\d{2})(?!\d)\s*(уч)?/iu;

/** Years of the title: «на 2021/24 уч. год» is 01.09.2021 – 31.08.2024. */
function readTitleYears(title: string): { first: number; last: number; isSchool: boolean; words: string } | null {
  const match = OWN_YEARS.exec(title);
  // A second year or a name within a name: the years may be another paper's.
  const isOther =
    (title.replace(match?.[0] ?? '', '').match(/20\d{2}/gu) ?? []).length > 0 || title.split('«').length > 2;
  if (!match || isOther) return null;
  const [first, second] = [Number(match[1]), match[2] ?? ''];
  const last = second.length === 2 ? Math.floor(first / 100) * 100 + Number(second) : Number(second);
  return { first, last, isSchool: match[3] !== undefined || match[0].includes('/'), words: match[0].trim() };
}

/** `003_fb5a`: «на 2021/24 уч. год» in the title, «сентябрь 2021 г. – май 2022 года» below. */
export function checkTwoPeriods({ reading, period, lines, body }: Source): Remark[] {
  const { from, to } = period ?? { from: null, to: null };
  if (!from || !to) return [];
  const titles = [reading.title, reading.order?.title, reading.passport?.fields.title].flatMap((title) => title ?? []);
  const years = titles.flatMap((title) => readTitleYears(title) ?? [])[0];
  if (!years || (years.first === yearOf(from) && years.last === yearOf(to))) return [];
  // «2021–2025 гг.» of a programme that begins in September 2021 is the same; so is «2023/24» of a plan till July.
  const line = body.find(({ text }) => sameKey(text).includes(sameKey(years.words)));
  return [
    {
      code: 'two_periods',
      severity: 'rule',
      spot: line
        ? { ...spotOfDocument([line]), order: line.order, place: 'Название документа' }
        : spotOfDocument(lines),
      text: `В названии — ${quote(years.words)}, а период реализации — ${printPeriod({ from, to })}.`,
      proposal: 'Приведите название и период к одним годам.',
      words: `${years.words} ${from} ${to}`,
    },
  ];
}
