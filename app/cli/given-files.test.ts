import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { listGiven } from './given-files.ts';

test('lists every file of a folder, no table too, but for those of the system, and each once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opora-folder-'));
  for (const name of [
    'Школа 5/штат.xlsx',
    'Школа 5/~$штат.xlsx',
    'письмо.docx',
    'список.ods',
    'Thumbs.db',
    '.DS_Store',
  ]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), '');
  }
  const files = await listGiven([folder, join(folder, 'список.ods')]);
  expect(files.map(({ name }) => name)).toEqual(['Школа 5/штат.xlsx', 'письмо.docx', 'список.ods']);
});
