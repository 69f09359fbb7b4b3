import { describe, expect, test } from 'vitest';
import { type SchoolCoverage, showCounts, showCoverage } from './coverage.ts';

const school = (organization: string, deficits: number, withPathway: number, isLowResults = false): SchoolCoverage => ({
  organizationId: organization,
  organization,
  isLowResults,
  deficits,
  withPathway,
});

const rowsOf = (rows: SchoolCoverage[], least: number) =>
  showCoverage(rows, least).rows.map(({ organization, deficits, without }) => [organization, deficits, without]);

describe('coverage of deficits by pathways', () => {
  test('[IOM-09] schools with low results stand first, then who leaves more people without', () => {
    const rows = [school('Школа № 10', 20, 20), school('Школа № 2', 20, 5), school('Школа № 7', 9, 0, true)];
    expect(rowsOf(rows, 1)).toEqual([
      ['Школа № 7', 9, 9],
      ['Школа № 2', 20, 15],
      ['Школа № 10', 20, 0],
    ]);
  });

  test('[IOM-09] under five people a school shows nothing: neither the deficits nor the rest without a pathway', () => {
    expect(rowsOf([school('а', 4, 4), school('б', 9, 6), school('в', 9, 9), school('г', 12, 6)], 5)).toEqual([
      ['г', 12, 6],
      ['в', 9, 0],
      ['а', null, null],
      ['б', null, null],
    ]);
  });

  test('[IOM-09] the total does not give a hidden school away', () => {
    expect(showCoverage([school('а', 4, 0), school('б', 20, 10)], 5).total).toBeNull();
    expect(showCoverage([school('а', 4, 0), school('в', 3, 0), school('б', 20, 10)], 5).total).toEqual({
      deficits: 27,
      withPathway: 10,
      without: 17,
    });
    expect(showCoverage([school('а', 2, 0), school('в', 2, 0), school('б', 20, 10)], 5).total).toBeNull();
    expect(showCoverage([school('б', 20, 10)], 5).total).toEqual({ deficits: 20, withPathway: 10, without: 10 });
  });
});

describe('guests by school', () => {
  test.each([
    [[6, 7], 5, [6, 7], 13],
    [[6, 2], 5, [6, null], null],
    [[6, 2, 2], 5, [6, null, null], null],
    [[6, 3, 2], 5, [6, null, null], 11],
    [[2, 1], 1, [2, 1], 3],
    [[], 5, [], 0],
  ])('[IOM-03] %j with at least %i shown', (counts, least, shown, total) => {
    expect(showCounts(counts, least)).toEqual({ counts: shown, total });
  });
});
