import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDocument } from '#core/office/document/model.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const FOLDER = ['../shared/seeds', '../../shared/seeds']
  .map((path) => join(ROOT, path))
  .find((path) => existsSync(path));

/** Documents of real services, kept beside the checkout and never in it; none where the folder is not there. */
export const SEEDS: readonly { readonly name: string; readonly path: string }[] =
  FOLDER === undefined
    ? []
    : readdirSync(FOLDER)
        .filter((name) => /^\d.*\.txt$/.test(name))
        .sort()
        .map((name) => ({ name, path: join(FOLDER, name) }));

/** Columns and rows of their tables as text: a document of the same build has the same. */
export const TABLE_SIZES: Readonly<Record<string, string>> = {
  '000_a76c': '2×6 2×1 11×3 11×3 11×3 7×6 11×10 6×7 6×6 6×7 6×6 6×4',
  '001_3ef9': '2×6 2×3 3×3 3×8 5×3 5×7 5×10 5×2',
  '002_7868': '2×7 2×3 2×6 3×2 3×3 3×1 2×10 2×14 2×16 2×1 2×13 2×6 2×5 2×10 2×2',
  '003_fb5a': '5×2 5×5 5×4 5×2 5×5 5×5 5×5 5×2',
  '004_a28b': '3×18',
};

export const listTableSizes = ({ blocks }: ReadDocument): string =>
  blocks.flatMap((block) => (block.kind === 'table' ? [`${block.columnCount}×${block.rows.length}`] : [])).join(' ');

function listPhrases(text: string, length: number): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' '));
}

/** Which of the texts share so many words in a row with a real document: what we write is our own. */
export function findBorrowed(texts: readonly string[], length: number): string[] {
  const known = new Set(SEEDS.flatMap(({ path }) => listPhrases(readFileSync(path, 'utf8'), length)));
  return texts.filter((text) => listPhrases(text, length).some((phrase) => known.has(phrase)));
}
