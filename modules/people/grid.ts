import { type Context, todayOf } from '#core/context.ts';
import { atomically } from '#core/db/tenant.ts';
import { AppError } from '#core/errors.ts';
import { findCohort } from './cohorts.ts';
import { EMPTY_PERSON, type FactChange, type ListFilter, type PersonFields } from './model.ts';
import { listGrid } from './queries/grid.ts';
import { saveFact } from './service/facts.ts';
import { addPerson, editPerson } from './service/person.ts';

interface GridLine {
  readonly id: string | null;
  readonly version: number;
  readonly changes: Partial<PersonFields>;
  /** The first post of a new person stands first. */
  readonly facts: readonly { readonly id: string | null; readonly change: FactChange }[];
}

async function addLine(context: Context, line: GridLine): Promise<string> {
  const [first, ...rest] = line.facts;
  const post = first?.change.fact === 'post' ? first.change.fields : null;
  const id = await addPerson(context, { ...EMPTY_PERSON, ...line.changes }, post, false);
  for (const { change } of post ? rest : line.facts) await saveFact(context, id, null, change);
  return id;
}

async function saveLine(context: Context, line: GridLine): Promise<string> {
  if (line.id === null) return addLine(context, line);
  if (Object.keys(line.changes).length > 0) await editPerson(context, line.id, line.version, line.changes);
  for (const { id, change } of line.facts) await saveFact(context, line.id, id, change);
  return line.id;
}

/** Saves the grid line by line with the checks of hand entry; a line that is refused does not hold the others back. */
export async function saveGrid(context: Context, lines: readonly GridLine[]) {
  const saved: { index: number; id: string }[] = [];
  const refused: { index: number; code: string; text: string }[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      saved.push({ index, id: await atomically(context.db, () => saveLine(context, line)) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ index, code: error.code, text: error.message });
    }
  }
  return { saved, refused };
}

/** The people of the filter whom the actor may edit, as the grid shows them; at most five hundred. */
export async function showGrid(context: Context, filter: ListFilter) {
  const cohort = await findCohort(context, filter.cohort);
  return { rows: await listGrid(context, filter, cohort), asOf: todayOf(context) };
}
