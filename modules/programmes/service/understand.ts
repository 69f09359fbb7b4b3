import { askApart } from '#core/office/document/limited.ts';
import type { Block } from '#core/office/document/model.ts';
import { type Asked, type Understood, understandHere } from './apart/understand.ts';
import { explained } from './open-document.ts';

const PROGRAM = new URL('./apart/worker.ts', import.meta.url);
/** Some forty pages: a tenth of a second. A thread of its own takes half a second to begin. */
const LONG = 100_000;

function isLong(blocks: readonly Block[]): boolean {
  let signs = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') signs += block.text.length;
    else for (const { cells } of block.rows) for (const { text } of cells) signs += text.length;
    if (signs > LONG) return true;
  }
  return false;
}

/** What a document says and what is wrong in it; a long one apart: 300 pages take seconds in which the server would answer nobody. */
export async function understandDocument(asked: Asked): Promise<Understood> {
  return isLong(asked.document.blocks) ? explained(askApart<Understood>(PROGRAM, asked)) : understandHere(asked);
}
