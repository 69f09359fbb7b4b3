import type { Permission } from '#core/access/grants.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { Day } from '#core/time/day.ts';
import { titleOfSource } from '../amount-sources.ts';
import type { IndicatorAnswer, MatrixAnswer, TargetAnswer } from '../contract/indicators.ts';
import { listCountedOrganizations, listValueEvidence } from '../queries/indicators.ts';
import type { EachOf } from '../rules/draft.ts';
import { buildMatrix, type Direction, type Matrix } from '../rules/indicator-matrix.ts';
import { arrangeTree } from '../rules/indicator-tree.ts';
import { type IndicatorWarning, listWarnings } from '../rules/indicator-warnings.ts';
import { changesByYear, HAND, judgeTarget, windowOf } from '../rules/indicators.ts';
import * as store from '../store/indicators.ts';
import type { Programme } from '../store/programmes.ts';
import { getProgramme } from './load.ts';

type Indicator = store.Indicator;

/** Schools of every kind: what «в каждой» means where nobody has said more. */
const DEFAULT_EACH: EachOf = {
  kinds: ['school', 'gymnasium', 'lyceum', 'special', 'boarding', 'evening'],
  status: null,
};

/** One within the actor's reach, with its programme. @throws AppError `not_found` */
export async function getIndicator(
  context: Context,
  id: string,
  permission: Permission,
): Promise<{ indicator: Indicator; programme: Programme }> {
  const indicator = await store.findIndicator(context, id);
  if (!indicator) throw new AppError(frameErrors.not_found);
  return { indicator, programme: await getProgramme(context, indicator.programmeId, permission) };
}

/** Indicators of a programme with all that is kept of them; values of single organisations only where «в каждой» asks. */
interface Loaded {
  readonly programme: Programme;
  readonly indicators: readonly Indicator[];
  readonly targets: Map<string, store.StoredTarget[]>;
  readonly values: Map<string, store.StoredValue[]>;
  readonly placed: Map<string, store.StoredValue[]>;
}

const isEach = ({ comparison }: { comparison: string }) => comparison === 'in_each';

/** Columns of a matrix: the directions below an indicator, else the indicator itself. */
function directionsOf(indicators: readonly Indicator[], indicator: Indicator): Indicator[] {
  const below = indicators.filter(({ parentId, excludedAt }) => parentId === indicator.id && excludedAt === null);
  return below.length > 0 ? below : [indicator];
}

async function load(context: Context, programme: Programme): Promise<Loaded> {
  const indicators = await store.listIndicators(context, programme.id);
  const ids = indicators.map(({ id }) => id);
  const targets = Map.groupBy(await store.listTargets(context, ids), ({ indicatorId }) => indicatorId);
  const values = await store.listValues(context, { indicatorIds: ids, isByOrganization: false });
  const counted = indicators
    .filter(({ id }) => targets.get(id)?.some(isEach))
    .flatMap((indicator) => directionsOf(indicators, indicator).map(({ id }) => id));
  const placed = await store.listValues(context, { indicatorIds: [...new Set(counted)], isByOrganization: true });
  return {
    programme,
    indicators,
    targets,
    values: Map.groupBy(values, ({ indicatorId }) => indicatorId),
    placed: Map.groupBy(placed, ({ indicatorId }) => indicatorId),
  };
}

async function countEach(
  context: Context,
  loaded: Loaded,
  indicator: Indicator,
  target: { dueOn: Day; value: number | null },
) {
  const { programme, indicators, placed, targets } = loaded;
  const [day = target.dueOn] = [target.dueOn, todayOf(context)].toSorted();
  const organizations = await listCountedOrganizations(
    context,
    indicator.eachOf ?? DEFAULT_EACH,
    programme.organizationId,
    day,
  );
  const columns = directionsOf(indicators, indicator);
  const directions: Direction[] = columns.map(({ id, isShare }) => ({ id, isShare, values: placed.get(id) ?? [] }));
  const window = windowOf(targets.get(indicator.id) ?? [], target.dueOn);
  const ids = organizations.map(({ id }) => id);
  return { organizations, columns, matrix: buildMatrix(ids, directions, target.value, window) };
}

const countsOf = ({ met, notMet, unknown }: Matrix) => ({ met, notMet, unknown });

async function showTargets(context: Context, loaded: Loaded, indicator: Indicator): Promise<TargetAnswer[]> {
  const targets = loaded.targets.get(indicator.id) ?? [];
  const values = loaded.values.get(indicator.id) ?? [];
  const shown: TargetAnswer[] = [];
  for (const { indicatorId: _, ...target } of targets) {
    const { used, ...judged } = judgeTarget(indicator, targets, target, values, todayOf(context));
    if (isEach(target)) {
      const { matrix } = await countEach(context, loaded, indicator, target);
      const { verdict, reasons } = matrix;
      shown.push({ ...target, ...judged, verdict, reasons: [...reasons], usedId: null, each: countsOf(matrix) });
    } else shown.push({ ...target, ...judged, reasons: [...judged.reasons], usedId: used?.id ?? null, each: null });
  }
  return shown;
}

/** Texts in which a programme may name the numbers of its end (PLAN-28). */
function resultTexts({ passport }: Programme): string[] {
  const { results, indicators, goal } = passport.fields;
  return [results, indicators, goal].filter((text) => text !== undefined);
}

function warn({ programme, indicators, targets, values }: Loaded): IndicatorWarning[] {
  const counted = indicators
    .filter(({ excludedAt }) => excludedAt === null)
    .map((indicator) => ({
      ...indicator,
      targets: targets.get(indicator.id) ?? [],
      values: values.get(indicator.id) ?? [],
    }));
  return listWarnings(counted, resultTexts(programme));
}

async function showIndicators(context: Context, loaded: Loaded): Promise<IndicatorAnswer[]> {
  const evidence = await listValueEvidence(
    context,
    loaded.indicators.map(({ id }) => id),
  );
  const shown: IndicatorAnswer[] = [];
  for (const indicator of arrangeTree(loaded.indicators)) {
    const { programmeId: _, position: __, depth: ___, excludedAt, eachOf, ...fields } = indicator;
    const values = loaded.values.get(indicator.id) ?? [];
    shown.push({
      ...fields,
      eachOf: eachOf && { kinds: [...eachOf.kinds], status: eachOf.status },
      isExcluded: excludedAt !== null,
      targets: await showTargets(context, loaded, indicator),
      values: values.map(({ indicatorId: _, organizationId: __, ...value }) => ({
        ...value,
        sourceTitle: value.source === HAND ? null : titleOfSource(value.source),
        evidence: evidence.get(value.id) ?? [],
      })),
      years: changesByYear(indicator, values),
    });
  }
  return shown;
}

/** Indicators in their order, each followed by what is below it. */
export async function listProgrammeIndicators(context: Context, programmeId: string) {
  const loaded = await load(context, await getProgramme(context, programmeId, 'programme.read'));
  const warnings = warn(loaded).map((one) => ({ ...one, indicatorIds: [...one.indicatorIds] }));
  return { indicators: await showIndicators(context, loaded), warnings };
}

/** The matrix organisation × direction for a target «в каждой», the nearest one when none is named (PLAN-17). */
export async function showMatrix(
  context: Context,
  indicatorId: string,
  targetId: string | null,
  asOf: Day | null = null,
): Promise<MatrixAnswer> {
  const { indicator, programme } = await getIndicator(context, indicatorId, 'programme.read');
  const loaded = await load(context, programme);
  const own = (loaded.targets.get(indicatorId) ?? []).filter(isEach);
  const today = todayOf(context);
  const named = own.find(({ id }) => id === targetId);
  const target = named ?? own.find(({ dueOn }) => dueOn >= today) ?? own.at(-1);
  const at = target ?? { dueOn: programme.endsOn, value: 1 };
  // Without a target nobody has loaded what single organisations have.
  const whole = target ? loaded : { ...loaded, placed: await loadPlaced(context, loaded, indicator) };
  const { organizations, columns, matrix } = await countEach(context, whole, indicator, at);
  const titles = new Map(organizations.map(({ id, title }) => [id, title]));
  return {
    indicatorId,
    title: indicator.title,
    required: at.value ?? 1,
    dueOn: target?.dueOn ?? null,
    verdict: matrix.verdict,
    reasons: [...matrix.reasons],
    ...countsOf(matrix),
    directions: columns.map(({ id, title, isShare }) => ({ id, title, isShare })),
    rows: matrix.rows.map(({ organizationId, cells, verdict }) => ({
      organizationId,
      organization: titles.get(organizationId) ?? '',
      cells: [...cells],
      verdict,
    })),
    typed: asOf === null ? [] : await listTyped(context, columns, asOf),
  };
}

async function listTyped(context: Context, columns: readonly Indicator[], asOf: Day): Promise<MatrixAnswer['typed']> {
  const indicatorIds = columns.map(({ id }) => id);
  const values = await store.listValues(context, { indicatorIds, isByOrganization: true, asOf, source: HAND });
  return values.flatMap(({ indicatorId, organizationId, numerator, denominator, value, version }) =>
    organizationId === null ? [] : [{ indicatorId, organizationId, numerator, denominator, value, version }],
  );
}

async function loadPlaced(context: Context, { indicators }: Loaded, indicator: Indicator): Promise<Loaded['placed']> {
  const indicatorIds = directionsOf(indicators, indicator).map(({ id }) => id);
  const values = await store.listValues(context, { indicatorIds, isByOrganization: true });
  return Map.groupBy(values, (value) => value.indicatorId);
}
