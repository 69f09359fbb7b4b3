import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import type { Table } from '#core/office/document/model.ts';
import { makeDocument } from '#core/office/document/testing/make-document.ts';
import { makeRandomTable } from '#core/office/document/testing/random-body.ts';

/** How often each place of the grid is covered. */
function countCover({ rows, columnCount }: Table): number[] {
  const cover = new Array<number>(rows.length * columnCount).fill(0);
  for (const [index, row] of rows.entries()) {
    for (const { column, columnSpan, rowSpan } of row.cells) {
      for (let down = index; down < index + rowSpan; down += 1) {
        for (let right = column; right < column + columnSpan; right += 1)
          cover[down * columnCount + right] = (cover[down * columnCount + right] ?? 0) + 1;
      }
    }
  }
  return cover;
}

test('a table of any merges is read back as the areas it was made of, each place of its grid covered once', async () => {
  await fc.assert(
    fc.asyncProperty(makeRandomTable(), async ({ rows, areas, xml }) => {
      const [table] = (await readDocx(makeDocument({ body: xml }))).blocks;
      if (table?.kind !== 'table') throw new Error('no table was read');
      expect(countCover(table).every((count) => count === 1)).toBe(true);
      expect(table.rows.length).toBe(rows);
      const read = table.rows.flatMap((row, index) =>
        row.cells.map((cell) => [`${index}`, cell.text.split(':')[0], cell.rowSpan]),
      );
      const made = [...areas].sort((left, right) => left.row - right.row || left.column - right.column);
      expect(read).toEqual(made.map((area) => [`${area.row}`, `${area.row}`, area.rows]));
    }),
  );
});
