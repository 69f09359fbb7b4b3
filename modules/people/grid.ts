import type { Context } from '#core/context.ts';
import { atomically } from '#core/db/tenant.ts';
import { AppError } from '#core/errors.ts';
import { EMPTY_PERSON, type Fact, type PersonFields } from './model.ts';
import { addPerson, editPerson, saveFact } from './service.ts';

interface GridLine {
  readonly id: string | null;
  readonly version: number;
  readonly changes: Partial<PersonFields>;
  readonly post: Fact<'post'> | null;
}

async function saveLine(context: Context, line: GridLine): Promise<string> {
  if (line.id === null) return addPerson(context, { ...EMPTY_PERSON, ...line.changes }, line.post, false);
  if (Object.keys(line.changes).length > 0) await editPerson(context, line.id, line.version, line.changes);
  if (line.post) await saveFact(context, line.id, null, { fact: 'post', fields: line.post });
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
