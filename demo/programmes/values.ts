import type { Context } from '#core/context.ts';
import type { Day } from '#core/time/day.ts';
import type { TypedValue } from '#modules/programmes/contract/indicators.ts';
import { saveValues } from '#modules/programmes/service/indicator-values.ts';
import { listProgrammeIndicators } from '#modules/programmes/service/indicators.ts';

const NOTHING = { organizationId: null, numerator: null, denominator: null, value: null, remark: null, version: null };

/** Actual values of a day: most near their targets, one short of it, every fourth not measured yet. */
function valuesOf({ indicators }: Indicators, isOver: boolean): TypedValue[] {
  return indicators.flatMap(({ id, isShare, targets }, index): TypedValue[] => {
    const goal = targets[0]?.value ?? null;
    if (goal === null || targets[0]?.comparison === 'in_each' || (!isOver && index % 4 === 3)) return [];
    const part = index % 3 === 1 ? 0.9 : 1.02;
    if (!isShare) return [{ ...NOTHING, indicatorId: id, value: Math.max(1, Math.round(goal * part)) }];
    const denominator = 40 + index * 16;
    const numerator = Math.min(denominator, Math.round((denominator * goal * part) / 100));
    return [{ ...NOTHING, indicatorId: id, numerator, denominator }];
  });
}

type Indicators = Awaited<ReturnType<typeof listProgrammeIndicators>>;

/** Measured on every day a target was due, and lately. */
export async function measureIndicators(
  context: Context,
  programmeId: string,
  asOf: Day,
  isOver: boolean,
): Promise<void> {
  const known = await listProgrammeIndicators(context, programmeId);
  const due = known.indicators.flatMap(({ targets }) => targets.map(({ dueOn }) => dueOn)).filter((day) => day < asOf);
  for (const day of new Set([...due.toSorted(), asOf]))
    await saveValues(context, programmeId, day, valuesOf(known, isOver));
}
