import { describe, expect, it } from 'vitest';
import { findCampaignByTitle, loadReport } from '#modules/diagnostics/public.ts';
import { sixTeachers } from '#modules/diagnostics/rules/fixtures/six-teachers.ts';
import { toReportLines } from '#modules/diagnostics/rules/report-lines.ts';
import { type ImportTown, openImportTown, type Rows } from '#tests/builders/imports.ts';

const TABLE = `no;subject_in;subject_rep;methodical_in;methodical_rep;digital_in;digital_rep;communicative_in;communicative_rep;psych_in;psych_rep
1;90;100;53;83;72;90;71;86;90;90
2;50;100;60;78;90;95;86;95;90;100
3;90;70;73;91;64;85;76;71;97;75
4;60;75;47;70;69;70;86;76;67;65
5;70;80;40;77;57;87;62;57;63;83
6;54;68;64;97;74;83;81;100;83;75
stated;69;82;56;83;71;85;77;81;82;81
`;

const asRows: Rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split(';'));

const means = (stage: 0 | 1) =>
  [0, 1, 2, 3, 4].map((at) => {
    const values = sixTeachers.map(([, ...pairs]) => pairs[at]?.[stage] ?? 0);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });

const campaign = 'Диагностика 2023 года';
const settings = { kind: 'diagnostics', parameters: { campaign, stage: 'entry' } };

async function readReport(town: ImportTown) {
  return town.inTenant(async (context) => {
    const found = await findCampaignByTitle(context, campaign);
    return toReportLines((await loadReport(context, found?.id ?? '')).summary);
  });
}

describe('the table of six teachers as it stands [DIAG-05]', () => {
  it.each([
    ['CSV', { 'результаты.csv': TABLE }],
    ['XLSX', { 'результаты.xlsx': asRows }],
  ])('%s gives the exact figures, and the same file again changes nothing', async (_kind, files) => {
    const town = await openImportTown();
    const first = await town.load(files, settings);
    expect({ new: first.counts.new, wrong: first.wrongCells, applied: first.applied }).toEqual({
      new: 6,
      wrong: [],
      applied: true,
    });
    const lines = await readReport(town);
    expect(lines.map(({ entry, repeat }) => [entry.n, entry.mean, repeat.n, repeat.mean])).toEqual(
      means(0).map((mean, at) => [6, mean, 6, means(1)[at]]),
    );
    expect(lines.map(({ change }) => [change.mean, change.up, change.same, change.down])).toEqual([
      [79 / 6, 5, 0, 1],
      [26.5, 6, 0, 0],
      [14, 6, 0, 0],
      [23 / 6, 3, 0, 3],
      [-2 / 6, 2, 1, 3],
    ]);
    const again = await town.load(files, settings);
    expect({ new: again.counts.new, changed: again.counts.changed, unchanged: again.counts.unchanged }).toEqual({
      new: 0,
      changed: 0,
      unchanged: 6,
    });
  });
});
