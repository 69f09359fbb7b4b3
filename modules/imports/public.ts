import type { Context } from '#core/context.ts';
import { todayOf } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { PersonName } from '#core/text/person-name.ts';
import { findOverwritten, loadRegister, revertStaff } from '#modules/people/public.ts';
import type { ImportEffect, Question, ReadRow, RowReader, TableRow } from './kind.ts';
import type { FieldSpec, GridCell, ResultRow } from './model.ts';
import { indexPeople } from './rules/blocking-keys.ts';
import { type CompetenceTitle, listDiagnosticsFields } from './rules/diagnostics-fields.ts';
import { type MatchVerdict, matchPerson } from './rules/match-people.ts';
import { personFields } from './rules/person-fields.ts';
import type { ReadContext } from './rules/read-fields.ts';
import { checkSummary, createResultReader, type SummaryDifference as Difference } from './rules/read-results.ts';
import type { SheetPlan } from './rules/read-staff.ts';
import { createTableReader } from './rules/read-table.ts';
import { readNumber } from './rules/read-values.ts';
import { askAboutPerson, toRegisterPerson } from './staff/decide-person.ts';
import { writeNamedPeople as writeNamed } from './staff/write-named.ts';

/** Columns of a table of results for the competences of a model. */
export function listResultFields(competences: readonly CompetenceTitle[]): readonly FieldSpec[] {
  return listDiagnosticsFields(competences);
}

/** Columns that name a person and the place of work, for tables of any kind about people. */
export function listPersonFields(): readonly FieldSpec[] {
  return personFields;
}

/** Reads a table of results; each row is a ResultRow or a WrongRow. */
export function openResultReader(plan: SheetPlan, context: ReadContext): RowReader {
  const reader = createResultReader(plan, context);
  return {
    push: (row) => {
      const read = reader.push(row);
      return read === undefined ? [] : [read];
    },
    finish: () => [],
    skipped: reader.skipped,
  };
}

/** Reads a table of things that are no people, row by row: `read` gives what a row of data is. */
export function openTableReader(plan: SheetPlan, titleField: string, read: (row: TableRow) => ReadRow): RowReader {
  return createTableReader(plan, titleField, read);
}

/** «36», «36 ч.», «1,5». */
export function readCellNumber(cell: GridCell): number | undefined {
  return readNumber(cell);
}

export type SummaryDifference = Difference;

/** Stated means that the rows do not give. */
export function checkResultSummary(rows: readonly ResultRow[], summary: ResultRow): readonly SummaryDifference[] {
  return checkSummary(rows, summary);
}

export interface NamedRow {
  readonly row: number;
  readonly name: PersonName;
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  readonly organizationId?: string | undefined;
}

export interface PeopleFinder {
  find(row: NamedRow): MatchVerdict;
  has(personId: string): boolean;
  ask(verdict: Extract<MatchVerdict, { kind: 'doubtful' }>): Question;
}

/** The register ready to find the people of a table. `titleOf` names organisations in questions. */
export async function openPeopleFinder(
  context: Context,
  titleOf: (organizationId: string) => string,
): Promise<PeopleFinder> {
  const today = todayOf(context);
  const register = await loadRegister(context);
  const people = new Map([...register.values()].map((entry) => [entry.id, toRegisterPerson(entry, today)]));
  const index = indexPeople(people.values());
  return {
    find: (row) => matchPerson(row, index.find(row.name, row.birthDate, row.snils)),
    has: (personId) => register.has(personId),
    ask: (verdict) => askAboutPerson(verdict, { register, titleOf, maySee: () => true, changesOf: () => [] }),
  };
}

export interface NewNamedPerson {
  readonly name: PersonName;
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  readonly organizationId?: string | undefined;
}

/** Adds people known by a table of results only. @returns their ids in the order given, and what was written */
export async function writeNamedPeople(
  context: Context,
  people: readonly NewNamedPerson[],
  batchId: string,
): Promise<{ ids: string[]; effects: readonly ImportEffect[] }> {
  const named = people.map((person) => ({ ...person, id: newId() }));
  return { ids: named.map(({ id }) => id), effects: await writeNamed(context, named, batchId) };
}

/** Takes back people that a table of results added. */
export async function revertNamedPeople(
  context: Context,
  effects: readonly ImportEffect[],
  batchId: string,
): Promise<void> {
  await revertStaff(context, effects, batchId);
}

export function findOverwrittenPeople(context: Context, effects: readonly ImportEffect[]): Promise<string[]> {
  return findOverwritten(context, effects);
}
