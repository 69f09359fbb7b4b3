/** A draft edition that is given up: the programme is as it was before its first change; what has been reported stays. */
import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { programmeErrors } from '../errors.ts';
import type { Owner } from '../model.ts';
import { loadSnapshot } from '../queries/snapshot.ts';
import { dueSortDay } from '../rules/due-sort.ts';
import { makeOccurrences, type ProgrammePeriod } from '../rules/occurrences.ts';
import type { ProgrammeSnapshot, SnapshotActivity, SnapshotIndicator } from '../rules/snapshot.ts';
import * as rows from '../store/activities.ts';
import { updateEdition } from '../store/editions.ts';
import * as indicators from '../store/indicators.ts';
import { replanOccurrences } from '../store/occurrence-plan.ts';
import { type Programme, updateProgramme } from '../store/programmes.ts';
import { type PartTable, putBackParts, removeParts } from '../store/restore.ts';
import { noteAmendment } from './amend.ts';
import { getEdition } from './editions.ts';
import { getForAction, requireVersion } from './load.ts';

/** Whom the words meant stays known where the words stay. */
function ownersOf(words: readonly string[], known: readonly Owner[]): Owner[] {
  return words.map((text) => {
    const owner = known.find((one) => one.words === text);
    return owner ?? { words: text, organizationId: null, personId: null };
  });
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

async function putBackActivity(
  context: Context,
  was: SnapshotActivity,
  is: rows.Activity,
  period: ProgrammePeriod,
): Promise<void> {
  const { id, dues, owners, isExcluded, ...plain } = was;
  const sortOn = dueSortDay(dues, period);
  const excludedAt =
    isExcluded === is.isExcluded ? {} : { excludedAt: isExcluded ? context.services.clock.now() : null };
  await rows.updateActivity(context, id, is.version, { ...plain, dues, sortOn, ...excludedAt });
  const words = is.owners.map((owner) => owner.words);
  if (!isSame(words, owners)) await rows.replaceOwners(context, id, ownersOf(owners, is.owners));
}

function isChanged(was: SnapshotActivity, is: rows.Activity): boolean {
  const now: SnapshotActivity = {
    ...was,
    ...{ number: is.number, title: is.title, taskId: is.taskId, stageId: is.stageId, audience: is.audience },
    ...{ dues: is.dues, expected: is.expected, isExcluded: is.isExcluded, owners: is.owners.map(({ words }) => words) },
  };
  return !isSame(was, now);
}

/** Rows that came with the edition are excluded, not removed: somebody may have reported on them. */
async function putBackActivities(context: Context, programme: Programme, snapshot: ProgrammeSnapshot): Promise<void> {
  const period = { ...snapshot, trackedFrom: programme.trackedFrom };
  const there = await rows.lockActivitiesOf(context, programme.id);
  const was = new Map(snapshot.activities.map((activity) => [activity.id, activity]));
  const added = there.filter(({ id, isExcluded }) => !was.has(id) && !isExcluded).map(({ id }) => id);
  await rows.updateActivities(context, added, { excludedAt: context.services.clock.now() });
  const plans = new Map<string, ReturnType<typeof makeOccurrences>>();
  for (const is of there) {
    const old = was.get(is.id);
    if (!old || !isChanged(old, is)) continue;
    await putBackActivity(context, old, is, period);
    if (!isSame(old.dues, is.dues)) plans.set(is.id, makeOccurrences(old.dues, period));
  }
  await replanOccurrences(context, plans);
}

async function putBackIndicator(context: Context, was: SnapshotIndicator, is: indicators.Indicator): Promise<void> {
  const { id, targets, isExcluded, ...fields } = was;
  const excludedAt = isExcluded ? (is.excludedAt ?? context.services.clock.now()) : null;
  await indicators.updateIndicator(context, id, is.version, { ...fields, excludedAt });
  await indicators.deleteTargets(context, await indicators.listTargets(context, [id]));
  await indicators.writeTargets(
    context,
    targets.map((target) => ({ indicatorId: id, ...target })),
  );
}

async function putBackIndicators(context: Context, programme: Programme, snapshot: ProgrammeSnapshot): Promise<void> {
  const there = await indicators.listIndicators(context, programme.id);
  const was = new Map(snapshot.indicators.map((indicator) => [indicator.id, indicator]));
  const added = there.filter(({ id, excludedAt }) => !was.has(id) && excludedAt === null).map(({ id }) => id);
  if (added.length > 0) await indicators.setExcluded(context, added, context.services.clock.now());
  for (const is of there) {
    const old = was.get(is.id);
    if (old) await putBackIndicator(context, old, is);
  }
}

async function putBack(context: Context, programme: Programme, snapshot: ProgrammeSnapshot): Promise<void> {
  const { title, startsOn, endsOn, coordinatorWords, passport } = snapshot;
  await updateProgramme(context, programme.id, programme.version, {
    title,
    startsOn,
    endsOn,
    coordinatorWords,
    passport,
  });
  const parts: [PartTable, readonly { id: string }[]][] = [
    ['programme_stage', snapshot.stages],
    ['programme_task', snapshot.tasks],
    ['programme_risk', snapshot.risks],
    ['programme_finance', snapshot.finance],
  ];
  const extra: [PartTable, string[]][] = [];
  for (const [table, list] of parts)
    extra.push([
      table,
      await putBackParts(
        context,
        table,
        programme.id,
        list.map((row) => ({ ...row })),
      ),
    ]);
  await putBackActivities(context, programme, snapshot);
  await putBackIndicators(context, programme, snapshot);
  for (const [table, ids] of extra) await removeParts(context, table, ids);
}

/** @throws AppError `not_found`, `edition_state`, `changed_by_other` */
export async function withdrawEdition(context: Context, id: string, version: number): Promise<void> {
  const { edition, programme } = await getEdition(context, id, 'programme.edit');
  if (edition.state !== 'draft') throw new AppError(programmeErrors.edition_state);
  requireVersion(edition, version, ['reason', 'state']);
  await getForAction(context, programme.id, 'edit');
  const result = await loadSnapshot(context, programme);
  await putBack(context, programme, edition.snapshot);
  await updateEdition(context, id, version, { state: 'withdrawn', result });
  const { number } = edition;
  await noteAmendment(context, programme, [{ action: 'programme.edition_withdrawn', after: { number } }]);
}
