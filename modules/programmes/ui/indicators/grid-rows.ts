import { formatNumber } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import type { EditColumn, EditRow } from '#core/ui/edit-grid/model.ts';
import { parseTypedNumber } from '#core/ui/form/typed-number.ts';
import type { IndicatorAnswer, TypedValue } from '../../contract/indicators.ts';
import { showInUnit, showTarget } from '../../rules/indicator-words.ts';
import { amountOf, checkAmounts, HAND } from '../../rules/indicators.ts';
import { readTypedTarget } from '../../rules/read-target.ts';
import { lastKnown } from './words.ts';

const show = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : formatNumber(value);

/** A cell read as a number; what is no number is null here and named by its column. */
function readNumber(text: string | undefined): number | null {
  const reading = parseTypedNumber(text ?? '');
  return reading.isOk ? reading.value : null;
}

function numberProblem(text: string): string | undefined {
  const reading = parseTypedNumber(text);
  return reading.isOk ? undefined : reading.problem;
}

const readAmounts = (row: EditRow) => ({
  numerator: readNumber(row.cells.numerator),
  denominator: readNumber(row.cells.denominator),
  value: readNumber(row.cells.value),
});

/** Before the day: what was known last, to compare with what is typed. */
function lastBefore(indicator: IndicatorAnswer, asOf: Day): string {
  const last = lastKnown({ ...indicator, values: indicator.values.filter((value) => value.asOf < asOf) });
  return last ? `${showInUnit(indicator, amountOf(indicator, last))} на ${formatDay(last.asOf)}` : '';
}

export function toValueRow(indicator: IndicatorAnswer, asOf: Day): EditRow {
  const hand = indicator.values.find((value) => value.asOf === asOf && value.source === HAND);
  return {
    id: indicator.id,
    isNew: false,
    cells: {
      number: indicator.number ?? '',
      title: indicator.title,
      before: lastBefore(indicator, asOf),
      numerator: show(hand?.numerator),
      denominator: show(hand?.denominator),
      value: show(hand?.value),
      remark: hand?.remark ?? '',
    },
  };
}

export function toTypedValue(row: EditRow, version: number | null): TypedValue {
  const remark = row.cells.remark?.trim() ?? '';
  return {
    indicatorId: row.id,
    organizationId: null,
    ...readAmounts(row),
    remark: remark === '' ? null : remark,
    version,
  };
}

/** What is wrong with the whole row stands beside the cell it begins in. */
export function makeValueColumns(indicators: ReadonlyMap<string, IndicatorAnswer>): EditColumn[] {
  const problemOf = (row: EditRow) => {
    const indicator = indicators.get(row.id);
    return (indicator && checkAmounts(indicator, readAmounts(row))) ?? undefined;
  };
  const isShare = (row: EditRow) => indicators.get(row.id)?.isShare === true;
  return [
    { id: 'number', title: 'Номер', width: 80, isReadOnly: true },
    { id: 'title', title: 'Показатель', width: 320, isReadOnly: true },
    { id: 'before', title: 'Было', width: 210, isReadOnly: true },
    {
      id: 'numerator',
      title: 'Сколько',
      width: 110,
      kind: 'number',
      check: (text, row) =>
        numberProblem(text) ?? (isShare(row) ? problemOf(row) : text === '' ? undefined : problemOf(row)),
    },
    {
      id: 'denominator',
      title: 'Из скольких',
      width: 110,
      kind: 'number',
      check: (text) => numberProblem(text),
    },
    {
      id: 'value',
      title: 'Значение',
      width: 110,
      kind: 'number',
      check: (text, row) => numberProblem(text) ?? (isShare(row) && text !== '' ? problemOf(row) : undefined),
    },
    { id: 'remark', title: 'Примечание', width: 220 },
  ];
}

export function toTargetRow(indicator: IndicatorAnswer, days: readonly Day[]): EditRow {
  const at = new Map(indicator.targets.map((target) => [target.dueOn, showTarget(indicator, target)]));
  const cells = Object.fromEntries(days.map((day) => [day, at.get(day) ?? '']));
  return {
    id: indicator.id,
    isNew: false,
    cells: { number: indicator.number ?? '', title: indicator.title, ...cells },
  };
}

export function makeTargetColumns(
  indicators: ReadonlyMap<string, IndicatorAnswer>,
  days: readonly Day[],
): EditColumn[] {
  const check = (text: string, row: EditRow) => {
    const indicator = indicators.get(row.id);
    if (!indicator || text.trim() === '') return undefined;
    const known = indicator.targets.some((target) => showTarget(indicator, target) === text);
    const reading = readTypedTarget(text, indicator);
    return known || reading.isOk ? undefined : reading.problem;
  };
  return [
    { id: 'number', title: 'Номер', width: 80, isReadOnly: true },
    { id: 'title', title: 'Показатель', width: 340, isReadOnly: true },
    ...days.map((day) => ({ id: day, title: `к ${formatDay(day)}`, width: 190, check })),
  ];
}

/** Cells that differ from what is known, as the server takes them. */
export function toTypedTargets(
  rows: readonly EditRow[],
  indicators: ReadonlyMap<string, IndicatorAnswer>,
  days: readonly Day[],
) {
  return rows.flatMap((row) => {
    const indicator = indicators.get(row.id);
    const before = indicator ? toTargetRow(indicator, days).cells : {};
    return days
      .filter((day) => (row.cells[day] ?? '') !== (before[day] ?? ''))
      .map((dueOn) => ({ indicatorId: row.id, dueOn, words: (row.cells[dueOn] ?? '').trim() }));
  });
}
