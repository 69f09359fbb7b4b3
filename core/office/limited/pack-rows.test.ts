import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, EMPTY_CELL, type Row } from '#core/office/table.ts';
import { packRow, unpackRows } from './pack-rows.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(EMPTY_CELL),
  fc.record({ kind: fc.constantFrom('text', 'error', 'empty'), text }),
  fc.record({ kind: fc.constantFrom('number', 'boolean'), text, number }),
  fc.record(
    { kind: fc.constant('date'), text, number, date: fc.constant('2018-03-29') },
    { requiredKeys: ['kind', 'text'] },
  ),
);
const anyRow: fc.Arbitrary<Row> = fc.record({
  number: fc.integer({ min: 1, max: 1_048_576 }),
  hidden: fc.boolean(),
  cells: fc.array(anyCell, { maxLength: 8 }),
});

test('rows come out of a thread as they went in', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 5 }), (rows) => {
      expect(unpackRows(rows.map(packRow).join(','))).toEqual(rows);
    }),
  );
});
