/** The plan as a whole: each of these asks once. @source test-cases.md 3.6; PLAN-05, PLAN-28 */
import type { Remark, Source } from '../source/model.ts';
import { spotOfCell, spotOfDocument, spotOfRow } from '../source/spots.ts';
import { columnOf } from '../source/tables.ts';
import { quote, sameKey } from '../source/words.ts';

const LEAST = 8;
const VAGUE: ReadonlySet<string> = new Set(['whole_period', 'as_needed', 'other_plan', 'unknown']);

/** `003_fb5a`: 23 of 25 activities «в течение всего периода». */
export function checkVaguePlan({ activities }: Source): Remark[] {
  const whole = activities.filter(({ activity }) => activity.due.some(({ kind }) => kind === 'whole_period'));
  const vague = activities.filter(({ activity }) => activity.due.every(({ kind }) => VAGUE.has(kind)));
  const first = whole[0];
  if (!first || activities.length < LEAST || vague.length < activities.length * 0.7) return [];
  return [
    {
      code: 'plan_without_dates',
      severity: 'hint',
      spot: first.row ? spotOfCell(first.row, columnOf(first.row.table, 'due')) : first.spot,
      text: `У ${vague.length} из ${activities.length} мероприятий нет даты, у ${whole.length} срок — весь период: по такому плану не видно, что сделано вовремя.`,
      proposal: 'Назовите месяцы хотя бы для главных мероприятий.',
      words: `${activities.length} ${activities[0]?.activity.title ?? ''}`,
    },
  ];
}

/** `003_fb5a`: one institution answers for 24 of 25. */
export function checkOneOwner({ activities }: Source): Remark[] {
  const counts = new Map<string, number>();
  for (const { activity } of activities) {
    const key = activity.owners.length === 1 ? sameKey(activity.owners[0] ?? '') : '';
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [key, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  const first = activities.find(({ activity }) => sameKey(activity.owners[0] ?? '') === key);
  if (!first || activities.length < LEAST || count < activities.length * 0.9) return [];
  return [
    {
      code: 'one_owner_for_all',
      severity: 'hint',
      spot: first.row ? spotOfCell(first.row, columnOf(first.row.table, 'owner')) : first.spot,
      text: `За ${count} из ${activities.length} мероприятий отвечает ${quote(first.activity.owners[0] ?? '')}: личной ответственности не видно.`,
      proposal: 'Назовите должности или людей.',
      words: key,
    },
  ];
}

/** PLAN-28: a programme that promises nothing countable says so. */
export function checkResultNumbers({ reading, tables, lines }: Source): Remark[] {
  const results =
    reading.expectedResults.length > 0 ? reading.expectedResults : [reading.passport?.fields.results ?? ''];
  const text = results.join('\n').replace(/^\s*\d+[.)]/gmu, '');
  const hasTargets = reading.indicators.some(({ target }) => target !== null && /\d/u.test(target));
  const isProgramme = reading.kind === 'programme' || reading.passport !== null;
  if (!isProgramme || text.trim() === '' || hasTargets || /\d/u.test(text)) return [];
  const row = tables
    .filter(({ kind }) => kind === 'passport')
    .flatMap(({ rows }) => rows)
    .find(({ cells }) => /результат|ожидаемые значения/iu.test(cells[0]?.text ?? ''));
  return [
    {
      code: 'results_without_numbers',
      severity: 'hint',
      spot: row ? spotOfRow(row) : spotOfDocument(lines),
      text: 'Среди ожидаемых результатов нет ни одного числа, и показателей со значениями нет: нечем будет подтвердить выполнение.',
      proposal: 'Назовите хотя бы два-три показателя с исходным и целевым значением.',
      words: text.slice(0, 120),
    },
  ];
}
