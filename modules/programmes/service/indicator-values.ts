import { recordChanges } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { Day } from '#core/time/day.ts';
import type { TypedValue } from '../contract/indicators.ts';
import { programmeErrors } from '../errors.ts';
import { checkAmounts, HAND } from '../rules/indicators.ts';
import { aboutOf } from '../rules/states.ts';
import * as store from '../store/indicators.ts';
import { findProgramme } from '../store/programmes.ts';
import { getForAction } from './load.ts';

type Fields = Pick<store.StoredValue, 'numerator' | 'denominator' | 'value' | 'remark'>;

const fieldsOf = ({ numerator, denominator, value, remark }: Fields): Fields => ({
  numerator,
  denominator,
  value,
  remark,
});
const isSame = (a: Fields, b: Fields) => JSON.stringify(fieldsOf(a)) === JSON.stringify(fieldsOf(b));
const isEmpty = (fields: Fields) => Object.values(fieldsOf(fields)).every((field) => field === null || field === '');
const keyOf = ({ indicatorId, organizationId }: { indicatorId: string; organizationId: string | null }) =>
  `${indicatorId} ${organizationId ?? ''}`;

function checkRow(indicator: store.Indicator | undefined, row: TypedValue): store.Indicator {
  if (!indicator || indicator.excludedAt !== null) throw new AppError(frameErrors.not_found);
  const problem = checkAmounts(indicator, row);
  if (problem === null) return indicator;
  const words = problem.charAt(0).toLowerCase() + problem.slice(1);
  throw new AppError(programmeErrors.indicator_value, { title: indicator.title, problem: words });
}

/** The later of two people hears what stands there now. */
function checkVersion(kept: store.StoredValue | undefined, row: TypedValue): void {
  if ((kept?.version ?? null) === row.version) return;
  const current = kept ? fieldsOf(kept) : null;
  throw new AppError(frameErrors.changed_by_other, { current, indicatorId: row.indicatorId });
}

interface Step {
  readonly indicator: store.Indicator;
  readonly row: TypedValue;
  readonly kept: store.StoredValue | undefined;
}

/** As the history tells it: `value` is kept from there, being the key of a person's score elsewhere. */
const toldOf = ({ value, ...fields }: Fields) => ({
  ...fieldsOf({ value, ...fields }),
  value: undefined,
  amount: value,
});

function describe({ indicator, row, kept }: Step, programmeId: string, asOf: Day) {
  const where = row.organizationId === null ? {} : { inOrganization: row.organizationId };
  return {
    action: 'programme.indicator_value',
    thing: 'programme',
    thingId: programmeId,
    before: kept ? toldOf(kept) : null,
    after: { indicator: indicator.title, asOf, ...where, ...toldOf(row) },
  };
}

async function write(context: Context, asOf: Day, source: string, steps: readonly Step[]): Promise<void> {
  const gone = steps.filter(({ row, kept }) => kept !== undefined && isEmpty(row));
  const added = steps.filter(({ row, kept }) => kept === undefined && !isEmpty(row));
  const changed = steps.filter(({ row, kept }) => kept !== undefined && !isEmpty(row));
  await store.deleteValues(
    context,
    gone.flatMap(({ kept }) => kept?.id ?? []),
  );
  await store.writeValues(
    context,
    added.map(({ row: { indicatorId, organizationId, ...row } }) => ({
      id: newId(),
      indicatorId,
      organizationId,
      asOf,
      source,
      ...fieldsOf(row),
    })),
    changed.flatMap(({ kept, row }) => (kept ? [{ id: kept.id, ...fieldsOf(row), version: kept.version + 1 }] : [])),
  );
}

/**
 * Hand values of many indicators at one day, in one set; a row without numbers and remark takes its value away.
 * @returns how many have changed
 */
export async function saveValues(
  context: Context,
  programmeId: string,
  asOf: Day,
  rows: readonly TypedValue[],
): Promise<number> {
  const programme = await getForAction(context, programmeId, 'report');
  if (asOf > todayOf(context)) throw new AppError(programmeErrors.indicator_day);
  const indicators = new Map((await store.listIndicators(context, programmeId)).map((one) => [one.id, one]));
  const indicatorIds = [...new Set(rows.map(({ indicatorId }) => indicatorId))];
  const values = await store.listValues(context, { indicatorIds, asOf, source: HAND, isLocked: true });
  const keptAt = new Map(values.map((value) => [keyOf(value), value]));
  const steps = rows
    .map(
      (row): Step => ({ indicator: checkRow(indicators.get(row.indicatorId), row), row, kept: keptAt.get(keyOf(row)) }),
    )
    .filter(({ row, kept }) => !(kept ? isSame(kept, row) : isEmpty(row)));
  for (const { kept, row } of steps) checkVersion(kept, row);
  await write(context, asOf, HAND, steps);
  await recordChanges(
    context,
    steps.map((step) => describe(step, programme.id, asOf)),
  );
  return steps.length;
}

export interface FedValue {
  readonly indicatorId: string;
  readonly asOf: Day;
  /** Code of the data it comes from, never `hand`. */
  readonly source: string;
  readonly organizationId: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly remark: string | null;
}

/** A value out of data, beside what was typed; feeding the same day again renews it. @throws AppError `indicator_value`, `not_found` */
export async function feedIndicator(context: Context, { indicatorId, asOf, source, ...fed }: FedValue): Promise<void> {
  if (source === HAND) throw new Error('a fed value names its data');
  const row: TypedValue = { indicatorId, version: null, ...fed };
  const found = await store.findIndicator(context, indicatorId);
  const indicator = checkRow(found, row);
  const programme = await findProgramme(context, indicator.programmeId);
  if (!programme) throw new AppError(frameErrors.not_found);
  requireAccess(context, 'programme.report', aboutOf(programme));
  const values = await store.listValues(context, { indicatorIds: [indicatorId], asOf, source, isLocked: true });
  const kept = values.find((value) => keyOf(value) === keyOf(row));
  if (kept && isSame(kept, row)) return;
  const step = { indicator, row, kept };
  await write(context, asOf, source, [step]);
  await recordChanges(context, [describe(step, programme.id, asOf)]);
}
