import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { Day } from '#core/time/day.ts';
import type { IndicatorFields, TargetFields } from '../contract/indicators.ts';
import { programmeErrors } from '../errors.ts';
import { arrangeTree, isParentAllowed, withDescendants } from '../rules/indicator-tree.ts';
import { checkTarget } from '../rules/indicators.ts';
import { readTypedTarget } from '../rules/read-target.ts';
import * as store from '../store/indicators.ts';
import type { Programme } from '../store/programmes.ts';
import { noteAmendment } from './amend.ts';
import { getIndicator } from './indicators.ts';
import { getForAction, requireVersion } from './load.ts';

function note(context: Context, programme: Programme, action: string, before: unknown, after: unknown): Promise<void> {
  return noteAmendment(context, programme, [{ action: `programme.${action}`, before, after }]);
}

function checkTargets(indicator: { title: string; isShare: boolean }, targets: readonly TargetFields[]): void {
  for (const target of targets) {
    const problem = checkTarget(indicator, target);
    if (problem !== null) throw new AppError(programmeErrors.indicator_target, { title: indicator.title, problem });
  }
}

function checkParent(rows: readonly store.Indicator[], id: string | null, parentId: string | null): void {
  if (!isParentAllowed(rows, id, parentId)) throw new AppError(programmeErrors.indicator_parent);
}

/** The list as a tree again, so that the numbers of positions follow what the page shows. */
async function rearrange(context: Context, programmeId: string): Promise<void> {
  const rows = await store.listIndicators(context, programmeId);
  await store.setOrder(
    context,
    arrangeTree(rows).map(({ id }) => id),
  );
}

export async function addIndicator(
  context: Context,
  programmeId: string,
  fields: IndicatorFields,
  targets: readonly TargetFields[],
): Promise<string> {
  const programme = await getForAction(context, programmeId, 'edit');
  const rows = await store.listIndicators(context, programmeId);
  checkParent(rows, null, fields.parentId);
  checkTargets(fields, targets);
  const id = await store.insertIndicator(context, programmeId, { ...fields, position: rows.length });
  await store.writeTargets(
    context,
    targets.map((target) => ({ indicatorId: id, ...target })),
  );
  if (fields.parentId !== null) await rearrange(context, programmeId);
  await note(context, programme, 'indicator_added', null, { indicator: fields.title, targets });
  return id;
}

type Changes = { [K in keyof IndicatorFields]?: IndicatorFields[K] | undefined };

const sameTargets = (a: readonly TargetFields[], b: readonly TargetFields[]) => {
  const keyOf = (list: readonly TargetFields[]) =>
    list
      .map(({ dueOn, comparison, value, words }) => JSON.stringify([dueOn, comparison, value, words]))
      .toSorted()
      .join();
  return keyOf(a) === keyOf(b);
};

async function replaceTargets(
  context: Context,
  indicatorId: string,
  before: readonly store.StoredTarget[],
  targets: readonly TargetFields[],
): Promise<void> {
  await store.deleteTargets(context, before);
  await store.writeTargets(
    context,
    targets.map((target) => ({ indicatorId, ...target })),
  );
}

/** Only the named fields change, as one audit row. @throws AppError `changed_by_other` with the current values */
export async function editIndicator(
  context: Context,
  id: string,
  version: number,
  changes: Changes,
  targets: readonly TargetFields[] | undefined,
): Promise<number> {
  const { programme } = await getIndicator(context, id, 'programme.edit');
  await getForAction(context, programme.id, 'edit');
  const { indicator: current } = await getIndicator(context, id, 'programme.edit');
  const given = Object.entries(changes).filter(([, value]) => value !== undefined) as [
    keyof IndicatorFields,
    unknown,
  ][];
  requireVersion(
    current,
    version,
    given.map(([key]) => key),
  );
  const changed = given.filter(([key, value]) => JSON.stringify(current[key]) !== JSON.stringify(value));
  const after = Object.fromEntries(changed) as Partial<IndicatorFields>;
  const next = { ...current, ...after };
  const kept = await store.listTargets(context, [id]);
  const isRetargeted = targets !== undefined && !sameTargets(kept, targets);
  if (changed.length === 0 && !isRetargeted) return version;
  if (after.parentId !== undefined) checkParent(await store.listIndicators(context, programme.id), id, after.parentId);
  checkTargets(next, targets ?? kept);
  const saved = await store.updateIndicator(context, id, version, after);
  if (isRetargeted) await replaceTargets(context, id, kept, targets);
  if (after.parentId !== undefined) await rearrange(context, programme.id);
  const before = Object.fromEntries(changed.map(([key]) => [key, current[key]]));
  const written = { indicator: next.title, ...after, ...(isRetargeted && { targets }) };
  const was = { ...before, ...(isRetargeted && { targets: kept }) };
  await note(context, programme, 'indicator_edited', was, written);
  return saved;
}

/** What stands below goes and comes with them. @returns how many have changed */
export async function excludeIndicators(
  context: Context,
  programmeId: string,
  ids: readonly string[],
  isExcluded: boolean,
): Promise<number> {
  const programme = await getForAction(context, programmeId, 'edit');
  const rows = await store.listIndicators(context, programmeId);
  const known = ids.filter((id) => rows.some((row) => row.id === id));
  if (known.length < ids.length) throw new AppError(frameErrors.not_found);
  const whole = withDescendants(rows, known);
  const changed = rows.filter((row) => whole.has(row.id) && (row.excludedAt !== null) !== isExcluded);
  if (changed.length === 0) return 0;
  const changedIds = changed.map(({ id }) => id);
  await store.setExcluded(context, changedIds, isExcluded ? context.services.clock.now() : null);
  const action = isExcluded ? 'indicators_excluded' : 'indicators_included';
  await note(context, programme, action, null, { indicators: changed.map(({ title }) => ({ title })) });
  return changed.length;
}

/** Those not named stay behind the named ones, in their order. */
export async function orderIndicators(context: Context, programmeId: string, ids: readonly string[]): Promise<void> {
  const programme = await getForAction(context, programmeId, 'edit');
  const rows = await store.listIndicators(context, programmeId);
  const place = new Map(ids.map((id, index) => [id, index]));
  const last = ids.length;
  const ordered = rows.toSorted(
    (a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last) || a.position - b.position,
  );
  await store.setOrder(
    context,
    arrangeTree(ordered).map(({ id }) => id),
  );
  await note(context, programme, 'indicators_ordered', null, { count: rows.length });
}

interface TypedTarget {
  readonly indicatorId: string;
  readonly dueOn: Day;
  readonly words: string;
}

function readTyped(indicator: store.Indicator, { dueOn, words }: TypedTarget): store.TargetWrite {
  const reading = readTypedTarget(words, indicator);
  if (!reading.isOk) {
    const problem = reading.problem.charAt(0).toLowerCase() + reading.problem.slice(1);
    throw new AppError(programmeErrors.indicator_target, { title: indicator.title, problem });
  }
  const { comparison, value } = reading;
  return { indicatorId: indicator.id, dueOn, comparison, value, words };
}

/** Targets as people write them. @returns how many have changed */
export async function saveTargets(
  context: Context,
  programmeId: string,
  rows: readonly TypedTarget[],
): Promise<number> {
  const programme = await getForAction(context, programmeId, 'edit');
  const indicators = new Map((await store.listIndicators(context, programmeId)).map((one) => [one.id, one]));
  const kept = await store.listTargets(context, [...indicators.keys()]);
  const wordsAt = new Map(kept.map(({ indicatorId, dueOn, words }) => [`${indicatorId} ${dueOn}`, words ?? '']));
  const changed = rows.filter((row) => wordsAt.get(`${row.indicatorId} ${row.dueOn}`) !== row.words);
  const removed = changed.filter(({ words }) => words === '');
  const written = changed
    .filter(({ words }) => words !== '')
    .map((row) => {
      const indicator = indicators.get(row.indicatorId);
      if (!indicator) throw new AppError(frameErrors.not_found);
      return readTyped(indicator, row);
    });
  const gone = removed.filter((row) => wordsAt.has(`${row.indicatorId} ${row.dueOn}`));
  if (written.length + gone.length === 0) return 0;
  await store.deleteTargets(context, gone);
  await store.writeTargets(context, written);
  const named = [...written, ...gone].map(({ indicatorId, dueOn, words }) => ({
    indicator: indicators.get(indicatorId)?.title,
    dueOn,
    words,
  }));
  await note(context, programme, 'targets_saved', null, { targets: named });
  return written.length + gone.length;
}

/** The targets of one day for another day, year by year; a target that is there already stays. @returns how many were copied */
export async function copyTargets(context: Context, programmeId: string, from: Day, to: Day): Promise<number> {
  const programme = await getForAction(context, programmeId, 'edit');
  const indicators = (await store.listIndicators(context, programmeId)).filter(({ excludedAt }) => excludedAt === null);
  const targets = await store.listTargets(
    context,
    indicators.map(({ id }) => id),
  );
  const taken = new Set(targets.filter(({ dueOn }) => dueOn === to).map(({ indicatorId }) => indicatorId));
  const copies = targets
    .filter(({ dueOn, indicatorId }) => dueOn === from && !taken.has(indicatorId))
    .map(({ id: _, ...target }) => ({ ...target, dueOn: to }));
  if (copies.length === 0) return 0;
  await store.writeTargets(context, copies);
  await note(context, programme, 'targets_copied', null, { from, to, count: copies.length });
  return copies.length;
}
