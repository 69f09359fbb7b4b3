import type { Block, ReadDocument } from '#core/office/document/model.ts';
import { type CellInput, makeDocument, makeParagraph, makeTable } from './build-document.ts';

/** One way in which a district writes a plan, and what must be read out of it. */
export interface Manner {
  readonly manner: string;
  readonly name?: string;
  readonly rows?: readonly (readonly CellInput[])[];
  readonly blocks?: readonly Block[];
  readonly activities: readonly string[];
  readonly tasks?: readonly string[];
  readonly stages?: readonly string[];
  readonly unread?: readonly string[];
}

export const wide = (text: string, span: number): CellInput => ({ text, span });
export const tall = (text: string, down: number): CellInput => ({ text, down });

export function makeMannerDocument({ name, rows, blocks }: Manner): ReadDocument {
  const title = name === undefined ? [] : [makeParagraph(name)];
  return makeDocument([...title, ...(blocks ?? []), ...(rows ? [makeTable(rows)] : [])]);
}
