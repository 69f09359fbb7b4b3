import { strToU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { convertToDocx, findConverter } from '#core/office/document/convert.ts';
import { markDocument } from '#core/office/document/mark.ts';
import { readDocument } from '#core/office/document/read.ts';
import { makeDocument, p } from '#core/office/document/testing/make-document.ts';
import { catchCode, listParts, wrapSheet, zipParts } from '#core/office/testing/build.ts';

const remark = (anchor: string, text: string) => ({ anchor, text, author: 'Опора' });

/** Comments of a workbook by address. */
async function listComments(bytes: Uint8Array): Promise<[string, string | undefined][]> {
  const cells = (await readXlsx(bytes)).sheets[0]?.cells ?? new Map();
  return [...cells].flatMap(([place, cell]) =>
    cell.comment ? [[String(place), cell.comment.text] as [string, string]] : [],
  );
}

describe('remarks come back in the user’s own file', () => {
  test('a workbook at the cells the reader named', async () => {
    const rows = '<row r="1"><c r="A1" t="str"><v>Срок</v></c></row><row r="3"><c r="A3" t="str"><v>май</v></c></row>';
    const bytes = zipParts(listParts({ sheets: [{ name: 'План!', xml: wrapSheet(rows) }] }));
    const [table] = (await readDocument(bytes, 'a.xlsx')).blocks;
    const anchor = table?.kind === 'table' ? (table.rows[1]?.cells[0]?.anchor ?? '') : '';
    const marked = await markDocument(bytes, [remark(anchor, 'Нет года'), remark('План!!B1', 'Нет имени')]);
    expect(await listComments(marked)).toEqual(
      expect.arrayContaining([
        ['2,0', 'Нет года'],
        ['0,1', 'Нет имени'],
      ]),
    );
    expect((await readDocument(marked, 'a.xlsx')).blocks[0]).toMatchObject({ rows: [{ number: 1 }, { number: 3 }] });
  });

  test('a CSV as a new workbook', async () => {
    const bytes = strToU8('№;Срок\n1;май\n');
    const marked = await markDocument(bytes, [remark('План.2026!B2', 'Нет года')]);
    expect(await listComments(marked)).toEqual([['1,1', 'Нет года']]);
  });

  test('a text and a place of another kind of file are refused', async () => {
    expect(await catchCode(() => markDocument(strToU8('слово'), [remark('l1', 'а')]))).toBe('not-docx');
    expect(await catchCode(() => markDocument(makeDocument({ body: p('а') }), [remark('l1', 'а')]))).toBe(
      'no-such-place',
    );
    const book = zipParts(listParts({ sheets: [{ name: 'а', xml: wrapSheet('') }] }));
    expect(await catchCode(() => markDocument(book, [remark('p1', 'а')]))).toBe('no-such-place');
  });
});

describe.skipIf((await findConverter()) === undefined)('a document of an older kind', () => {
  test('comes back as DOCX with the remarks at the places that were read', async () => {
    const bytes = Buffer.from('{\\rtf1\\ansi One\\par Two\\par}');
    const { blocks } = await readDocument(bytes, 'a.rtf');
    const second = blocks[1]?.kind === 'paragraph' ? blocks[1].anchor : '';
    const marked = await markDocument(bytes, [remark(second, 'Нет')]);
    const xml = Buffer.from(unzipSync(marked)['word/document.xml'] ?? []).toString();
    expect(xml.indexOf('One')).toBeLessThan(xml.indexOf('commentRangeStart'));
    expect(xml.indexOf('commentRangeStart')).toBeLessThan(xml.indexOf('Two'));
    expect(await readDocument(marked, 'a.docx')).toEqual(
      await readDocument(
        await convertToDocx(bytes, { kind: 'foreign', extension: 'rtf', code: 'rich-text' }),
        'a.docx',
      ),
    );
  });
});
