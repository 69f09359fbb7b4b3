import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { formatNumber } from '#core/text/plural.ts';
import type { ImportEffect, ImportPlan, PlacedIssue, PlanInput, PlannedRow, SourceRow } from '#modules/imports/kind.ts';
import { rowKey } from '#modules/imports/kind.ts';
import type { CellIssue, ResultRow, WrongRow } from '#modules/imports/model.ts';
import {
  checkResultSummary,
  openPeopleFinder,
  type SummaryDifference,
  writeNamedPeople,
} from '#modules/imports/public.ts';
import { listNamedOrganizations } from '#modules/organizations/public.ts';
import { diagnosticsErrors } from '../errors.ts';
import { type Stage, stages, stageTitles } from '../model.ts';
import { previewResults, saveResults } from '../public.ts';
import type { IncomingResult } from '../rules/incoming.ts';
import { findRepeated } from '../rules/repeated.ts';
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

interface Summary {
  readonly source: SourceRow;
  readonly row: ResultRow;
}

const isOfSheet =
  ({ source }: Summary) =>
  (other: Summary) =>
    other.source.fileId === source.fileId && other.source.sheet === source.sheet;

/** Rows between the summary before and this one: «среднее по школе» is of them, «по району» of the whole sheet. */
function listOwn({ results, summaries }: Sorted, summary: Summary): { all: ResultRow[]; part: ResultRow[] } {
  const above = summaries.filter(isOfSheet(summary)).map(({ source }) => source.row);
  const from = Math.max(0, ...above.filter((row) => row < summary.source.row));
  const all = results.filter(isOfSheet(summary)).map(({ row }) => row);
  const part = all.filter(({ row }) => row > from && row < summary.source.row);
  return { all, part: part.length === 0 ? all : part };
}

/** «ср. показатель» is checked against the rows above it, and against all of its sheet: one of them must give it. */
function listNotes(sorted: Sorted): string[] {
  return sorted.summaries.flatMap((summary) => {
    const { all, part } = listOwn(sorted, summary);
    const ofAll = checkResultSummary(all, summary.row);
    const isOff = (difference: SummaryDifference) =>
      ofAll.some(({ competence, stage }) => competence === difference.competence && stage === difference.stage);
    const left = sorted.out.some(
      ({ fileId, sheet }) => fileId === summary.source.fileId && sheet === summary.source.sheet,
    );
    return checkResultSummary(part, summary.row)
      .filter(isOff)
      .map(({ competence, stage, stated, computed, n }) => {
        const what = `${describeCompetence(competence)}${stage === undefined ? '' : `, ${stageTitles[stage]}`}`;
        const of = `n\u00a0=\u00a0${n}${left ? ', строки с ошибками не в счёт' : ''}`;
        return `Строка ${summary.source.row}: среднее «${what}» в таблице ${formatNumber(stated)}, по строкам ${formatNumber(computed, 2)} (${of}).`;
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

/** `ids`: of people yet to be added, by their key. Until they are, the key stands in for the id, so that rows are told apart. */
function stageRows(found: readonly FoundRow[], stage: Stage, ids?: ReadonlyMap<string, string>): StagedRow[] {
  return found
    .filter(({ question }) => question === undefined)
    .map((row) => toStaged(row, row.personId ?? ids?.get(row.newKey ?? '') ?? row.newKey, stage));
}

/** Rows that contradict each other stay out, all of them: which one holds is for people to say. */
function listContradictions(rows: readonly StagedRow[]): ReadonlyMap<string, PlacedIssue> {
  const byKey = new Map(rows.map(({ found }) => [found.key, found.source]));
  const numbers = new Set(rows.filter(({ found }) => found.row.name === undefined).map(({ found }) => found.key));
  const repeated = findRepeated(rows.map(({ found, incoming }) => ({ key: found.key, incoming })));
  return new Map(
    repeated.flatMap(({ key, otherKey, competenceCode }) => {
      const [own, other] = [byKey.get(key), byKey.get(otherKey)];
      if (own === undefined || other === undefined) return [];
      const where = `${own.sheet === other.sheet ? '' : `на листе «${other.sheet}» `}в строке ${other.row}`;
      const what = describeCompetence(competenceCode);
      const message = `Этот участник есть и ${where}, с другим результатом («${what}»). Оставьте одну из строк${numbers.has(key) ? ' или дайте участникам разные номера' : ''}.`;
      const place = { fileId: own.fileId, sheet: own.sheet, cellRef: `A${own.row}`, value: '' };
      return [[key, { ...place, code: 'row_repeated', message, severity: 'wrong' }]];
    }),
  );
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
  const added = new Map(
    found.flatMap(({ newKey, newPerson }) =>
      newKey === undefined || newPerson === undefined ? [] : [[newKey, newPerson]],
    ),
  );
  const people = await writeNamedPeople(context, [...added.values()], batchId);
  const ids = new Map([...added.keys()].map((key, at) => [key, people.ids[at] ?? '']));
  const rows = stageRows(found, parameters.stage, ids);
  const effects: ImportEffect[] = [...people.effects];
  for (const stage of stages) {
    const own = pickStage(rows, stage).map(({ incoming }) => incoming);
    if (own.length === 0) continue;
    effects.push(...(await saveResults(context, { campaignTitle: parameters.campaign, stage, rows: own, batchId })));
  }
  const things = found.flatMap(({ key, personId, newKey }) => {
    const id = personId ?? ids.get(newKey ?? '');
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
  const all = findPeople(sorted.results, people, input);
  const contradictions = listContradictions(stageRows(all, parameters.stage));
  const found = all.filter(({ key }) => !contradictions.has(key));
  const outcomes = await previewRows(context, stageRows(found, parameters.stage), parameters.campaign);
  const rows = all.map(({ source, row, key, personId, question, doubts, recalled }): PlannedRow => {
    const start = { ...startRow(source, row), thingId: personId, doubts, recalled };
    const contradiction = contradictions.get(key);
    if (contradiction !== undefined) return { ...start, issues: [...start.issues, contradiction], state: 'wrong' };
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
