import { canSomewhere } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listThingHistory } from '#modules/accounts/public.ts';
import type { ProgrammeFilter, ProgrammeRow } from '../contract/programmes.ts';
import { programmeErrors } from '../errors.ts';
import type { ProgrammeFields } from '../model.ts';
import { loadChoices } from '../queries/choices.ts';
import { findProgrammePage, type ShownProgramme } from '../queries/programme-page.ts';
import * as queries from '../queries/programmes.ts';
import type { ProgrammeDraft } from '../rules/draft.ts';
import { namesNumber } from '../rules/names-number.ts';
import { aboutOf, availableActions } from '../rules/states.ts';
import { insertProgramme } from '../store/create.ts';
import { deleteProgramme, updateProgramme } from '../store/programmes.ts';
import { noteAmendment } from './amend.ts';
import { getForAction, getProgramme, requireVersion } from './load.ts';
import { replanProgramme } from './replan.ts';

function showRow(row: queries.ListedProgramme): ProgrammeRow {
  const { activities, occurrences, done, notDone, inProgress, overdue, soon, withoutDate, unmarked, ...others } = row;
  const { overdueRows, undatedRows, unassignedRows, ...rest } = others;
  const progress = { activities, occurrences, done, notDone, inProgress, overdue, soon, withoutDate, unmarked };
  const attention = { overdue: overdueRows, withoutDate: undatedRows, withoutExecutor: unassignedRows };
  return { ...rest, progress, attention };
}

export async function listProgrammes(context: Context, filter: ProgrammeFilter) {
  const { rows, total } = await queries.listProgrammeRows(context, filter);
  return {
    rows: rows.map(showRow),
    total,
    states: await queries.countStates(context, filter),
    mayEdit: canSomewhere(context.actor, 'programme.edit'),
  };
}

/** PLAN-28: a figure stands somewhere in what the programme wants to reach. */
function hasNumbers({ hasTargets, passport, figuredResults }: ShownProgramme): boolean {
  const { results = '', indicators = '', goal = '' } = passport.fields;
  return hasTargets || [results, indicators, goal, ...figuredResults].some(namesNumber);
}

export async function showProgramme(context: Context, id: string) {
  const page = await findProgrammePage(context, id);
  if (!page) throw new AppError(frameErrors.not_found);
  requireAccess(context, 'programme.read', aboutOf(page));
  const { hasTargets: _, figuredResults: __, stages, tasks, risks, finance, ...programme } = page;
  return {
    ...programme,
    ...showRow(page),
    stages: [...stages],
    tasks: [...tasks],
    risks: [...risks],
    finance: [...finance],
    hasNumbers: hasNumbers(page),
    actions: availableActions(programme, context.actor),
  };
}

/** Of a programme, or of one of its rows. */
export async function showHistory(
  context: Context,
  id: string,
  { beforeId, activityId }: { readonly beforeId: string | null; readonly activityId: string | null },
) {
  await getProgramme(context, id, 'programme.read');
  const page = {
    limit: 100,
    ...(beforeId !== null && { beforeId }),
    ...(activityId !== null && { part: { name: 'activityId', id: activityId } }),
  };
  const { rows, hasMore } = await listThingHistory(context, 'programme', id, page);
  const lines = rows.map(({ id: entryId, at, actorName, action, before, after }) => ({
    ...{ id: entryId, at, who: actorName, action, before, after },
  }));
  return { rows: lines, hasMore };
}

export function listChoices(context: Context) {
  return loadChoices(context);
}

async function checkFields(context: Context, fields: Pick<ProgrammeFields, 'kind' | 'startsOn' | 'endsOn'>) {
  if (fields.endsOn < fields.startsOn) throw new AppError(programmeErrors.programme_period);
  const { kinds } = await loadChoices(context);
  if (!kinds.some(({ code }) => code === fields.kind))
    throw new AppError(programmeErrors.programme_code_unknown, { code: fields.kind });
}

/** Stores a whole programme with every check of hand entry. @returns its id */
export async function createProgramme(context: Context, draft: ProgrammeDraft): Promise<string> {
  const { organizationId, coordinatorPersonId } = draft.fields;
  requireAccess(context, 'programme.edit', aboutOf({ organizationId, coordinatorPersonId }));
  await checkFields(context, draft.fields);
  const id = await insertProgramme(context, draft);
  const { fields, stages, tasks, activities, indicators } = draft;
  await recordChange(context, {
    action: 'programme.added',
    thing: 'programme',
    thingId: id,
    after: {
      ...fields,
      counts: {
        stages: stages.length,
        tasks: tasks.length,
        activities: activities.length,
        indicators: indicators.length,
      },
    },
  });
  return id;
}

export function addProgramme(context: Context, fields: ProgrammeFields): Promise<string> {
  const nothing = { stages: [], tasks: [], activities: [], indicators: [], risks: [], finance: [] };
  return createProgramme(context, { fields, previousId: null, readingId: null, ...nothing });
}

/** What the times of the rows are made of. */
const PERIOD = ['startsOn', 'endsOn', 'trackedFrom'] as const;

/** Only the named fields change, as one audit row. @throws AppError `changed_by_other` with the current values */
export async function editProgramme(
  context: Context,
  id: string,
  version: number,
  changes: Partial<{ [K in keyof ProgrammeFields]: ProgrammeFields[K] | undefined }>,
): Promise<number> {
  const current = await getForAction(context, id, 'edit');
  const given = Object.entries(changes).filter(([, value]) => value !== undefined) as [
    keyof ProgrammeFields,
    unknown,
  ][];
  requireVersion(
    current,
    version,
    given.map(([key]) => key),
  );
  const changed = given.filter(([key, value]) => JSON.stringify(current[key]) !== JSON.stringify(value));
  if (changed.length === 0) return version;
  const after = Object.fromEntries(changed) as Partial<ProgrammeFields>;
  const next = { ...current, ...after };
  await checkFields(context, next);
  requireAccess(context, 'programme.edit', aboutOf(next));
  const saved = await updateProgramme(context, id, version, after);
  if (PERIOD.some((key) => key in after)) await replanProgramme(context, id, { from: current, to: next });
  const before = Object.fromEntries(changed.map(([key]) => [key, current[key]]));
  await noteAmendment(context, current, [{ action: 'programme.edited', before, after }]);
  return saved;
}

const TARGET = { start: 'running', finish: 'finished', cancel: 'cancelled', reopen: 'running' } as const;

/** @param trackedFrom «С какого числа ведём здесь?» of a programme that starts: what was over before is «не отмечено» */
export async function moveProgramme(
  context: Context,
  id: string,
  action: keyof typeof TARGET,
  conclusion: string | null,
  trackedFrom: string | null = null,
): Promise<void> {
  const programme = await getForAction(context, id, action);
  const { state, version } = programme;
  const isTold = action === 'start' && trackedFrom !== null && trackedFrom !== programme.trackedFrom;
  const after = {
    state: TARGET[action],
    ...(conclusion !== null && { conclusion }),
    ...(isTold && { trackedFrom }),
  };
  await updateProgramme(context, id, version, after);
  if (isTold) await replanProgramme(context, id, { from: programme, to: { ...programme, trackedFrom } });
  await recordChange(context, {
    action: `programme.${action}`,
    thing: 'programme',
    thingId: id,
    before: { state },
    after,
  });
}

/** A draft goes with its rows; what has run is finished or cancelled and stays. @throws AppError `not_found`, `programme_state` */
export async function removeProgramme(context: Context, id: string): Promise<void> {
  const { kind, title, startsOn, endsOn } = await getForAction(context, id, 'remove');
  const page = await findProgrammePage(context, id);
  await deleteProgramme(context, id);
  const before = { kind, title, startsOn, endsOn, activities: page?.activities };
  await recordChange(context, { action: 'programme.removed', thing: 'programme', thingId: id, before });
}
