import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SEEDS } from '../../office/document/testing/seeds.ts';
import { checkKept, writeDues } from './testing/due-table.ts';

const MONTHS = 'январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр';
const LIKE_DUE = new RegExp(
  `^(?:(?:${MONTHS})|\\d{1,2}\\.\\d\\d\\.\\d{4}|\\d{4}(?: г\\.| год|$|\\s?–\\s?\\d)|1 неделя|1 марта|в течение всего|по плану |согласно граф|в соответствии с граф)`,
  'iu',
);

function listDueCells(): string[] {
  const lines = SEEDS.flatMap(({ path }) => readFileSync(path, 'utf8').split('\n'));
  const cells = lines.filter((line) => line.includes('\t')).flatMap((line) => line.split('\t').slice(1));
  return cells.map((cell) => cell.trim()).filter((cell) => cell.length < 60 && LIKE_DUE.test(cell));
}

describe.skipIf(SEEDS.length === 0)('the dues of the five documents', () => {
  test('[PLAN-05] [PLAN-06] [PLAN-07] are all read', () => {
    const cells = listDueCells();
    expect(cells.length).toBeGreaterThan(70);
    const unread = cells.filter((cell) => writeDues(cell).some((due) => due.startsWith('unknown')));
    expect(unread).toEqual([]);
    for (const cell of cells) checkKept(cell, { from: '2023-01-01', to: '2025-12-31' });
  });

  test('[PLAN-05] [PLAN-06] [PLAN-07] have these kinds', () => {
    const kinds = listDueCells().flatMap((cell) => writeDues(cell).map((due) => due.split(' ')[0] ?? ''));
    const counts = Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]));
    expect(counts).toEqual({
      day: 13,
      month: 19,
      months: 11,
      range: 2,
      calendar_year: 7,
      recurring: 2,
      whole_period: 23,
      other_plan: 5,
    });
  });
});
