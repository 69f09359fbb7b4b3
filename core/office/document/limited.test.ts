import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { markDocumentLimited, readDocumentLimited } from '#core/office/document/limited.ts';
import { readDocument } from '#core/office/document/read.ts';
import { countRows, makeLargeDocument } from '#core/office/document/testing/large-document.ts';
import { makeDocument, p } from '#core/office/document/testing/make-document.ts';
import { catchCode, listParts, wrapSheet, zipParts } from '#core/office/testing/build.ts';

/** What is left in the folder of temporary files after the work. */
async function listLeft(work: () => Promise<void>): Promise<string[]> {
  const known = process.env.TMPDIR;
  const folder = await mkdtemp(join(tmpdir(), 'opora-office-test-'));
  process.env.TMPDIR = folder;
  try {
    await work();
    return readdirSync(folder);
  } finally {
    if (known === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = known;
    await rm(folder, { recursive: true, force: true });
  }
}

describe('reading apart', () => {
  test('gives the same document, of any kind, and marks it', async () => {
    const word = makeDocument({ body: p('Программа') });
    const book = zipParts(
      listParts({ sheets: [{ name: 'План', xml: wrapSheet('<row r="1"><c t="str"><v>Срок</v></c></row>') }] }),
    );
    for (const [bytes, name] of [
      [word, 'a.docx'],
      [book, 'a.xlsx'],
      [strToU8('Этап\tСрок'), 'a.txt'],
    ] as const) {
      expect(await readDocumentLimited(bytes, name)).toEqual(await readDocument(bytes, name));
    }
    const marked = await markDocumentLimited(word, [{ anchor: 'p1', text: 'Нет срока', author: 'Опора' }]);
    expect(await readDocument(marked, 'a.docx')).toEqual(await readDocument(word, 'a.docx'));
  });

  test('errors keep their codes over the border; what takes too long or too much is ended, and leaves nothing', async () => {
    const bytes = makeLargeDocument(20, 12);
    const limits = { milliseconds: 60_000, megabytes: 512 };
    expect(await catchCode(() => readDocumentLimited(strToU8('%PDF-1.7'), 'a.pdf'))).toBe('pdf');
    expect(await catchCode(() => readDocumentLimited(makeDocument({ body: '<w:p>' }), 'a.docx'))).toBe('damaged');
    const noBook = zipParts({ 'xl/workbook.xml': 'x' });
    expect(await catchCode(() => readDocumentLimited(noBook, 'a.xlsx'))).toBe(
      await catchCode(() => readDocument(noBook, 'a.xlsx')),
    );
    const left = await listLeft(async () => {
      const late = () => readDocumentLimited(bytes, 'a.docx', { ...limits, milliseconds: 1 });
      expect(await catchCode(late)).toBe('time-limit');
      const large = () => readDocumentLimited(bytes, 'a.docx', { ...limits, megabytes: 12 });
      expect(await catchCode(large)).toBe('memory-limit');
    });
    expect(left).toEqual([]);
  });

  test('300 pages of twelve columns are read whole', async () => {
    const { blocks, unread } = await readDocumentLimited(makeLargeDocument(300, 12), 'a.docx');
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect([unread, blocks.length, tables.length]).toEqual([[], 900, 300]);
    expect(tables.every(({ columnCount }) => columnCount === 12)).toBe(true);
    expect(tables.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(countRows(300));
    expect(tables.at(-1)?.rows.at(-1)?.cells[0]?.text).toBe('5400.');
  });
});
