import { reaches } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import { formatCount } from '#core/text/plural.ts';
import {
  type ImportEffect,
  type ImportPlan,
  type PlanInput,
  type PlannedRow,
  rowKey,
  type SourceRow,
} from '#modules/imports/kind.ts';
import type { CellIssue } from '#modules/imports/model.ts';
import { openPeopleFinder } from '#modules/imports/public.ts';
import { listNamedOrganizations } from '#modules/organizations/public.ts';
import { writeStaff } from '#modules/people/public.ts';
import * as queries from '../queries/closing.ts';
import { aboutPathway, widenedReach } from '../service/visibility.ts';
import { trainingKey } from './certificate.ts';
import { type Decision, decideRow, type Known } from './decide-row.ts';
import { type FoundRow, findPeople } from './find-people.ts';
import type { AttendedRow, WrongAttendedRow } from './read-rows.ts';
import { closeItems } from './write-items.ts';

export interface ItemParameters {
  readonly event?: string | undefined;
  readonly addTraining: 'yes' | 'no';
}

type PlaceOfIssue = Pick<SourceRow, 'fileId' | 'sheet'>;

function placeIssue({ fileId, sheet }: PlaceOfIssue, issue: CellIssue) {
  const { cellRef, value, code, message, severity } = issue;
  return { fileId, sheet, cellRef, value, code, message, severity };
}

function labelOf(value: AttendedRow | WrongAttendedRow): string {
  if (value.kind === 'wrong') return value.text || `строка ${value.row}`;
  const { surname, givenName, patronymic } = value.name;
  return [surname, givenName, patronymic].filter(Boolean).join(' ');
}

function startRow(source: SourceRow, value: AttendedRow | WrongAttendedRow): Omit<PlannedRow, 'state'> {
  const { fileId, sheet, row } = source;
  const issues = value.issues.map((issue) => placeIssue(source, issue));
  return { key: rowKey(source), fileId, sheet, row, label: labelOf(value), rows: [source], changes: [], issues };
}

async function loadKnown(
  context: Context,
  found: readonly FoundRow[],
  parameters: ItemParameters,
): Promise<Omit<Known, 'ask'>> {
  const ids = [...new Set(found.flatMap(({ personIds }) => personIds))];
  const reach = await widenedReach(context, 'pathway.edit');
  const living = await queries.listLiving(context, ids);
  const training = Map.groupBy(await queries.listTraining(context, ids), ({ personId }) => personId);
  return {
    today: todayOf(context),
    event: parameters.event,
    addTraining: parameters.addTraining === 'yes',
    people: await queries.listReachable(context, ids),
    items: Map.groupBy(await queries.listClosableItems(context, ids, reach), ({ personId }) => personId),
    living: new Map(
      [...living].map(([id, pathway]) => [
        id,
        { state: pathway.state, isOpenToActor: reaches(reach, aboutPathway(pathway)) },
      ]),
    ),
    training: new Map(
      [...training].map(([id, own]) => [id, new Set(own.map(({ title, year }) => trainingKey(title, year)))]),
    ),
  };
}

interface Decided {
  readonly found: FoundRow;
  readonly decision: Decision;
}

/** One item is closed once, and one certificate kept once, however often the list names them. */
function decideAll(found: readonly FoundRow[], known: Known, answers: PlanInput['answers']): Decided[] {
  const taken = new Set<string>();
  const take = (key: string | undefined) => {
    if (key === undefined) return false;
    const isTaken = taken.has(key);
    taken.add(key);
    return isTaken;
  };
  return found.map((row) => {
    const decision = decideRow(row, known, answers.get(row.key));
    const { closing, training, personId } = decision;
    const isTaken = [
      take(closing && `item ${closing.item.id}`),
      take(training && `training ${personId} ${trainingKey(training.title, training.year)}`),
    ].includes(true);
    return { found: row, decision: isTaken ? { state: 'unchanged', personId } : decision };
  });
}

function toPlanned({ found, decision }: Decided): PlannedRow {
  const { source, row } = found;
  const { state, personId: thingId, changes = [], question, fault } = decision;
  const start = startRow(source, row);
  const said = { column: 0, cellRef: `A${source.row}`, value: labelOf(row), severity: 'wrong' as const };
  const issues = fault ? [...start.issues, placeIssue(source, { ...said, ...fault })] : start.issues;
  return { ...start, state, thingId, changes, issues, question };
}

async function write(context: Context, decided: readonly Decided[], batchId: string) {
  const closings = decided.flatMap(({ decision }) => decision.closing ?? []);
  const effects: ImportEffect[] = await closeItems(context, closings, batchId);
  const records = decided.flatMap(({ found, decision: { personId, training } }) => {
    if (personId === undefined || training === undefined) return [];
    const { surname, givenName = '', patronymic = '' } = found.row.name;
    return [
      {
        ...{ personId, isNew: false, person: {}, name: { surname, givenName, patronymic }, changed: [] },
        added: [{ fact: 'trainingRecord' as const, fields: training }],
      },
    ];
  });
  effects.push(...(await writeStaff(context, records, batchId)));
  const things = decided.flatMap(({ found: { key }, decision: { personId } }) =>
    personId === undefined ? [] : [[key, personId] as const],
  );
  return { effects, things: new Map(things) };
}

function listNotes(decided: readonly Decided[]): string[] {
  const count = (mark: AttendedRow['mark']) => decided.filter(({ found }) => found.row.mark === mark).length;
  const people = (n: number) => formatCount(n, ['человек', 'человека', 'человек']);
  const [absent, unmarked] = [count('absent'), count('unmarked')];
  return [
    ...(absent > 0 ? [`Не были: ${people(absent)}. Их пункты остаются открытыми.`] : []),
    ...(unmarked > 0 ? [`Без отметки: ${people(unmarked)}. Их пункты остаются открытыми.`] : []),
  ];
}

/** What a table of certificates or a list of those present would do: one line per row. */
export async function planItemRows(context: Context, input: PlanInput): Promise<ImportPlan> {
  const parameters = input.parameters as unknown as ItemParameters;
  const organizations = await listNamedOrganizations(context);
  const titles = new Map(organizations.map(({ id, shortName }) => [id, shortName]));
  const people = await openPeopleFinder(context, (id) => titles.get(id) ?? '');
  const rows = input.rows.map((source) => ({ source, row: source.value as AttendedRow | WrongAttendedRow }));
  const attended = rows.flatMap(({ source, row }) => (row.kind === 'attended' ? [{ source, row }] : []));
  const found = findPeople(attended, people, organizations);
  const known = { ...(await loadKnown(context, found, parameters)), ask: people.ask };
  const decided = decideAll(found, known, input.answers);
  const out = rows.flatMap(({ source, row }): PlannedRow[] =>
    row.kind === 'wrong' ? [{ ...startRow(source, row), state: 'wrong' }] : [],
  );
  return {
    rows: [...decided.map(toPlanned), ...out],
    notes: listNotes(decided),
    write: (batchId) => write(context, decided, batchId),
  };
}
