import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { formatNumber } from '#core/text/plural.ts';
import type { ImportEffect, ImportPlan, PlanInput, PlannedRow, SourceRow } from '#modules/imports/kind.ts';
import { rowKey } from '#modules/imports/kind.ts';
import type { CellIssue, ResultRow, WrongRow } from '#modules/imports/model.ts';
import { checkResultSummary, openPeopleFinder, writeNamedPeople } from '#modules/imports/public.ts';
import { listNamedOrganizations } from '#modules/organizations/public.ts';
import { diagnosticsErrors } from '../errors.ts';
import { type Stage, stages, stageTitles } from '../model.ts';
import { previewResults, saveResults } from '../public.ts';
import type { IncomingResult } from '../rules/incoming.ts';
import { findCampaign } from '../store/campaigns.ts';
import { describeCompetence } from './describe-results.ts';
import { type FoundRow, findPeople, isWrong, toIncoming } from './group-results.ts';

export interface ResultParameters {
  readonly campaign: string;
  readonly stage: Stage;
}

function labelOf({ name, participantNumber }: Pick<ResultRow, 'name' | 'participantNumber'>, row: number): string {
  if (name !== undefined) return [name.surname, name.givenName, name.patronymic].filter(Boolean).join(' ');
  return participantNumber === undefined ? `строка ${row}` : `Участник №\u00a0${participantNumber}`;
}

function startRow(source: SourceRow, value: ResultRow | WrongRow): Omit<PlannedRow, 'state'> {
  const { fileId, sheet, row } = source;
  const number = 'participantNumber' in value ? value.participantNumber : undefined;
  const place = (issue: CellIssue) => ({
    ...{ fileId, sheet, cellRef: issue.cellRef, value: issue.value },
    ...{ code: issue.code, message: issue.message, severity: issue.severity },
  });
  return {
    ...{ key: rowKey(source), fileId, sheet, row },
    label: labelOf({ name: value.name, participantNumber: number }, row),
    rows: [source],
    changes: [],
    issues: value.issues.map(place),
  };
}

interface Sorted {
  readonly results: { source: SourceRow; row: ResultRow }[];
  readonly summaries: { source: SourceRow; row: ResultRow }[];
  readonly out: PlannedRow[];
}

function sortRows(rows: readonly SourceRow[]): Sorted {
  const sorted: Sorted = { results: [], summaries: [], out: [] };
  for (const source of rows) {
    const value = source.value as ResultRow | WrongRow;
    if (isWrong(value)) sorted.out.push({ ...startRow(source, value), state: 'wrong' });
    else if (value.isSummary) sorted.summaries.push({ source, row: value });
    else sorted.results.push({ source, row: value });
  }
  return sorted;
}

/** «ср. показатель» is checked against the rows of its sheet. */
function listNotes({ results, summaries }: Sorted): string[] {
  return summaries.flatMap(({ source, row }) => {
    const own = results.filter((other) => other.source.fileId === source.fileId && other.source.sheet === source.sheet);
    const differences = checkResultSummary(
      own.map((result) => result.row),
      row,
    );
    return differences.map(({ competence, stage, stated, computed, n }) => {
      const what = `${describeCompetence(competence)}${stage === undefined ? '' : `, ${stageTitles[stage]}`}`;
      return `Строка ${source.row}: среднее «${what}» в таблице ${formatNumber(stated)}, по строкам ${formatNumber(computed, 2)} (n\u00a0=\u00a0${n}).`;
    });
  });
}

interface StagedRow {
  readonly found: FoundRow;
  readonly incoming: ReadonlyMap<Stage, IncomingResult>;
}

function toStaged(found: FoundRow, personId: string | undefined, stage: Stage): StagedRow {
  const participant = personId === undefined ? { keyNumber: found.row.participantNumber } : { personId };
  return { found, incoming: toIncoming(found, participant, stage) };
}

/** A person yet to be added has a stand-in id, so that the preview tells rows apart. */
function stageRows(found: readonly FoundRow[], stage: Stage, ids: ReadonlyMap<string, string>): StagedRow[] {
  return found
    .filter(({ question }) => question === undefined)
    .map((row) => toStaged(row, row.personId ?? ids.get(row.key), stage));
}

function pickStage(rows: readonly StagedRow[], stage: Stage): { row: StagedRow; incoming: IncomingResult }[] {
  return rows.flatMap((row) => {
    const incoming = row.incoming.get(stage);
    return incoming === undefined ? [] : [{ row, incoming }];
  });
}

type Outcome = Pick<PlannedRow, 'state' | 'changes'>;

function joinOutcomes(first: Outcome | undefined, second: Outcome): Outcome {
  if (first === undefined) return second;
  const states = [first.state, second.state];
  const state = states.every((each) => each === 'new')
    ? 'new'
    : states.every((each) => each === 'unchanged')
      ? 'unchanged'
      : 'changed';
  return { state, changes: [...first.changes, ...second.changes] };
}

async function previewRows(
  context: Context,
  rows: readonly StagedRow[],
  campaign: string,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const stage of stages) {
    const own = pickStage(rows, stage);
    if (own.length === 0) continue;
    const preview = await previewResults(context, {
      campaignTitle: campaign,
      stage,
      rows: own.map(({ incoming }) => incoming),
    });
    own.forEach(({ row }, at) => {
      const planned = preview.outcomes[at];
      if (planned === undefined) return;
      const changes = planned.changes.map(({ field, before, after }) => ({
        field: `${stage}|${field}`,
        kind: 'changed' as const,
        before: before === null || before === undefined ? undefined : String(before),
        after: after === null || after === undefined ? undefined : String(after),
      }));
      const outcome = { state: planned.outcome, changes: planned.outcome === 'changed' ? changes : [] };
      outcomes.set(row.found.key, joinOutcomes(outcomes.get(row.found.key), outcome));
    });
  }
  return outcomes;
}

async function writeResults(
  context: Context,
  found: readonly FoundRow[],
  parameters: ResultParameters,
  batchId: string,
) {
  const added = found.filter(({ newPerson }) => newPerson !== undefined);
  const people = await writeNamedPeople(
    context,
    added.flatMap(({ newPerson }) => newPerson ?? []),
    batchId,
  );
  const ids = new Map(added.map(({ key }, at) => [key, people.ids[at] ?? '']));
  const rows = stageRows(found, parameters.stage, ids);
  const effects: ImportEffect[] = [...people.effects];
  for (const stage of stages) {
    const own = pickStage(rows, stage).map(({ incoming }) => incoming);
    if (own.length === 0) continue;
    effects.push(...(await saveResults(context, { campaignTitle: parameters.campaign, stage, rows: own, batchId })));
  }
  const things = found.flatMap(({ key, personId }) => {
    const id = personId ?? ids.get(key);
    return id === undefined ? [] : [[key, id] as const];
  });
  return { effects, things: new Map(things) };
}

/** What a table of results would do to a campaign: one line per row of the table. */
export async function planResultRows(context: Context, input: PlanInput): Promise<ImportPlan> {
  const parameters = input.parameters as unknown as ResultParameters;
  const campaign = await findCampaign(context, { title: parameters.campaign });
  if (campaign?.state === 'closed') throw new AppError(diagnosticsErrors.campaign_closed);
  const organizations = await listNamedOrganizations(context);
  const titles = new Map(organizations.map(({ id, shortName }) => [id, shortName]));
  const people = await openPeopleFinder(context, (id) => titles.get(id) ?? '');
  const sorted = sortRows(input.rows);
  const found = findPeople(sorted.results, people, input);
  const standIns = new Map(
    found.flatMap(({ key, newPerson }) => (newPerson === undefined ? [] : [[key, key] as const])),
  );
  const outcomes = await previewRows(context, stageRows(found, parameters.stage, standIns), parameters.campaign);
  const rows = found.map(({ source, row, key, personId, question, doubts, recalled }): PlannedRow => {
    const start = { ...startRow(source, row), thingId: personId, doubts, recalled };
    if (question !== undefined) return { ...start, state: 'doubtful', question };
    return { ...start, ...(outcomes.get(key) ?? { state: 'unchanged', changes: [] }) };
  });
  const isNew = campaign === undefined && input.rows.length > 0;
  const made = isNew ? [`Диагностики «${parameters.campaign}» ещё нет: она будет создана.`] : [];
  return {
    rows: [...rows, ...sorted.out],
    notes: [...made, ...listNotes(sorted)],
    write: (batchId) => writeResults(context, found, parameters, batchId),
  };
}
