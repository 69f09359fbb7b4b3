import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { listDirectory } from '#modules/settings/public.ts';
import type { ProgrammeFilter, ProgrammeRow } from '../contract/programmes.ts';
import { programmeErrors } from '../errors.ts';
import type { ProgrammeFields } from '../model.ts';
import * as queries from '../queries/programmes.ts';
import type { ProgrammeDraft } from '../rules/draft.ts';
import { aboutOf, availableActions } from '../rules/states.ts';
import { insertProgramme } from '../store/create.ts';
import { listParts, updateProgramme } from '../store/programmes.ts';
import { noteAmendment } from './amend.ts';
import { getForAction, getProgramme, requireVersion } from './load.ts';
import { replanProgramme } from './replan.ts';

type Titles = ReadonlyMap<string, string>;

async function loadKindTitles(context: Context): Promise<Titles> {
  const kinds = await listDirectory(context, 'programme_kind', { withInactive: true });
  return new Map(kinds.map(({ code, title }) => [code, title]));
}

function showRow(row: queries.ListedProgramme, titles: Titles): ProgrammeRow {
  const { activities, occurrences, done, notDone, inProgress, overdue, soon, withoutDate, unmarked, ...rest } = row;
  const progress = { activities, occurrences, done, notDone, inProgress, overdue, soon, withoutDate, unmarked };
  return { ...rest, kindTitle: titles.get(row.kind) ?? row.kind, progress };
}

export async function listProgrammes(context: Context, filter: ProgrammeFilter) {
  const { rows, total } = await queries.listProgrammeRows(context, filter);
  const titles = await loadKindTitles(context);
  return {
    rows: rows.map((row) => showRow(row, titles)),
    total,
    states: await queries.countStates(context, filter),
  };
}

export async function showProgramme(context: Context, id: string) {
  const programme = await getProgramme(context, id, 'programme.read');
  const row = await queries.findProgrammeRow(context, id);
  const { stages, tasks } = await listParts(context, id);
  const shown = row && showRow(row, await loadKindTitles(context));
  if (!shown) throw new AppError(programmeErrors.programme_state);
  return { ...programme, ...shown, stages, tasks, actions: availableActions(programme, context.actor) };
}

export async function listChoices(context: Context) {
  const load = async (name: 'programme_kind' | 'work_direction' | 'result_kind' | 'audience') =>
    (await listDirectory(context, name, { withInactive: true })).map(({ code, title, isActive }) => ({
      code,
      title,
      isActive,
    }));
  return {
    kinds: await load('programme_kind'),
    directions: await load('work_direction'),
    resultKinds: await load('result_kind'),
    audiences: await load('audience'),
  };
}

async function checkFields(context: Context, fields: Pick<ProgrammeFields, 'kind' | 'startsOn' | 'endsOn'>) {
  if (fields.endsOn < fields.startsOn) throw new AppError(programmeErrors.programme_period);
  const titles = await loadKindTitles(context);
  if (!titles.has(fields.kind)) throw new AppError(programmeErrors.programme_code_unknown, { code: fields.kind });
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
  if (PERIOD.some((key) => key in after)) await replanProgramme(context, id, next);
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
  if (isTold) await replanProgramme(context, id, { ...programme, trackedFrom });
  await recordChange(context, {
    action: `programme.${action}`,
    thing: 'programme',
    thingId: id,
    before: { state },
    after,
  });
}
