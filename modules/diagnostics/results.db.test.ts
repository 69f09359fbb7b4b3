import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildModel, buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { defaultCompetences, type Stage } from './model.ts';
import { findCampaignByTitle, listDeficits, loadReport, previewResults, revertResults, saveResults } from './public.ts';
import { sixTeachers } from './rules/fixtures/six-teachers.ts';
import type { IncomingResult } from './rules/incoming.ts';
import { toReportLines } from './rules/report-lines.ts';
import { assignKeys } from './service/participants.ts';
import { showReport } from './service/report.ts';

const title = 'Диагностика 2023 года';

/** The six teachers as the import gives them: numbers instead of names. */
function rowsOf(stage: Stage): IncomingResult[] {
  return sixTeachers.map(([no, ...pairs]) => ({
    keyNumber: no,
    state: 'done',
    scores: pairs.map(([entry, repeat], index) => ({
      competenceCode: defaultCompetences[index]?.code ?? '',
      state: 'known',
      score: stage === 'entry' ? entry : repeat,
    })),
  }));
}

async function saveSix(context: Context) {
  await buildModel(context);
  const effects = [];
  for (const stage of ['entry', 'repeat'] as const) {
    effects.push(...(await saveResults(context, { campaignTitle: title, stage, batchId: null, rows: rowsOf(stage) })));
  }
  const campaignId = (await findCampaignByTitle(context, title))?.id ?? '';
  return { effects, campaignId };
}

const methodist = (context: Context) => actingAs(context, { role: 'methodist' });

const expected = [
  ['предметная', [414 / 6, 65], [2, 2, 2], [493 / 6, 77.5], [0, 3, 3], [79 / 6, 5, 0, 1]],
  ['методическая', [337 / 6, 56.5], [3, 3, 0], [496 / 6, 80.5], [0, 3, 3], [26.5, 6, 0, 0]],
  ['цифровая', [71, 70.5], [1, 4, 1], [85, 86], [0, 1, 5], [14, 6, 0, 0]],
  ['коммуникативная', [77, 78.5], [0, 3, 3], [485 / 6, 81], [1, 2, 3], [23 / 6, 3, 0, 3]],
  ['психолого-педагогическая', [490 / 6, 86.5], [0, 2, 4], [488 / 6, 79], [0, 3, 3], [-2 / 6, 2, 1, 3]],
] as const;

const lines = expected.map(([competence, entry, entryLevels, repeat, repeatLevels, change]) => {
  const levels = ([low, medium, high]: readonly [number, number, number]) => ({ low, medium, high });
  return {
    competence,
    entry: { n: 6, mean: entry[0], median: entry[1], levels: levels(entryLevels) },
    repeat: { n: 6, mean: repeat[0], median: repeat[1], levels: levels(repeatLevels) },
    change: { n: 6, mean: change[0], up: change[1], same: change[2], down: change[3] },
  };
});

describe('results in the database', () => {
  it('[DIAG-05] [DIAG-03] gives the figures of the six teachers exactly as the command line prints them', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await saveSix(context);
      expect(toReportLines((await loadReport(context, campaignId)).summary)).toEqual(lines);
    }));

  it('[DIAG-22] gives the same figures to a methodist through the report', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await saveSix(context);
      const report = await showReport(methodist(context), { campaignId, bar: null, organizationId: null });
      const shown = report.total?.competences.map(({ title: competence, entry, repeat, change }) => ({
        competence,
        entry: { n: entry?.n, mean: entry?.mean, median: entry?.median, levels: entry?.levels },
        repeat: { n: repeat?.n, mean: repeat?.mean, median: repeat?.median, levels: repeat?.levels },
        change: { n: change?.n, mean: change?.mean, up: change?.up, same: change?.same, down: change?.down },
      }));
      expect(shown).toEqual(lines);
      expect(report.total?.competences.map(({ deficits }) => deficits)).toEqual(
        [0, 0, 0, 1, 0].map((count) => ({ count, of: 6 })),
      );
      expect(report.high).toEqual({
        count: 5,
        of: 6,
        undetermined: 0,
        text: 'высокий уровень хотя бы по одной компетенции',
      });
    }));

  it('[DIAG-06] makes the sentences of the note from the stored values, declines beside gains', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await saveSix(context);
      const { statements } = await loadReport(methodist(context), campaignId);
      const kinds = Map.groupBy(statements, ({ kind }) => kind);
      expect(kinds.get('growth')?.map(({ competence }) => competence)).toEqual([
        'subject',
        'methodical',
        'digital',
        'communicative',
      ]);
      expect(kinds.get('decline')?.map(({ competence }) => competence)).toEqual(['psycho_pedagogical']);
      expect(kinds.get('all_changes')?.map(({ figures }) => figures)).toEqual([{ n: 30, up: 22, same: 1, down: 7 }]);
    }));

  it('[DIAG-03] the same table again changes nothing', () =>
    inTestTenant(async (context) => {
      await saveSix(context);
      const again = { campaignTitle: title, stage: 'entry' as const, rows: rowsOf('entry') };
      const preview = await previewResults(context, again);
      expect(preview.isNewCampaign).toBe(false);
      expect(preview.outcomes.map(({ outcome }) => outcome)).toEqual(Array(6).fill('unchanged'));
      expect(await saveResults(context, { ...again, batchId: null })).toEqual([]);
    }));

  it('[DIAG-03] shows a changed value field by field and never erases by an empty one', () =>
    inTestTenant(async (context) => {
      await saveSix(context);
      const rows: IncomingResult[] = [
        {
          keyNumber: '1',
          state: 'done',
          scores: [
            { competenceCode: 'subject', state: 'known', score: 91 },
            { competenceCode: 'digital', state: 'unknown' },
          ],
        },
        { keyNumber: '7', state: 'declined', scores: [] },
      ];
      const { outcomes } = await previewResults(context, { campaignTitle: title, stage: 'entry', rows });
      expect(outcomes.map(({ outcome, changes }) => ({ outcome, changes }))).toEqual([
        { outcome: 'changed', changes: [{ field: 'score:subject', before: 90, after: 91 }] },
        { outcome: 'new', changes: [{ field: 'state', before: null, after: 'declined' }] },
      ]);
    }));

  it('[DIAG-03] takes a batch back to what was there before, and the campaign it made with it', () =>
    inTestTenant(async (context) => {
      const { effects, campaignId } = await saveSix(context);
      const rows: IncomingResult[] = [
        { keyNumber: '1', state: 'done', scores: [{ competenceCode: 'subject', state: 'known', score: 10 }] },
      ];
      const change = await saveResults(context, { campaignTitle: title, stage: 'entry', batchId: null, rows });
      expect(toReportLines((await loadReport(context, campaignId)).summary)[0]?.entry.mean).toBe(334 / 6);
      await revertResults(context, change);
      expect(toReportLines((await loadReport(context, campaignId)).summary)).toEqual(lines);
      await revertResults(context, effects);
      expect(await findCampaignByTitle(context, title)).toBeUndefined();
    }));

  it('[DIAG-08] a key list gives numbers their people; the old table still finds them by number', () =>
    inTestTenant(async (context) => {
      const { campaignId } = await saveSix(context);
      const school = await buildSchool(context, 1);
      const people = await buildPeople(context, 2, school);
      const keys = [
        { number: '1', personId: people[0] ?? '' },
        { number: '2', personId: people[0] ?? '' },
        { number: '99', personId: people[1] ?? '' },
      ];
      const outcome = await assignKeys(context, campaignId, keys.slice(0, 1));
      expect(outcome).toEqual({ assigned: 1, unknown: [], taken: [] });
      expect(await assignKeys(context, campaignId, keys.slice(1))).toEqual({
        assigned: 0,
        unknown: ['99'],
        taken: ['2'],
      });
      const again = { campaignTitle: title, stage: 'repeat' as const, rows: rowsOf('repeat'), batchId: null };
      expect(await saveResults(context, again)).toEqual([]);
      expect(await listDeficits(context, { campaignId })).toEqual([]);
    }));

  it('[DIAG-04] a word of the source stays a word, and a low one at the repeat is a deficit', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      const school = await buildSchool(context, 1);
      const [person = ''] = await buildPeople(context, 1, school);
      const save = (stage: Stage, score: Omit<IncomingResult['scores'][number], 'competenceCode'>) =>
        saveResults(context, {
          campaignTitle: title,
          stage,
          batchId: null,
          rows: [
            {
              personId: person,
              organizationId: school,
              state: 'done',
              scores: [{ competenceCode: 'digital', ...score }],
            },
          ],
        });
      await save('entry', { state: 'known', score: 95 });
      await save('repeat', { state: 'reported', reportedLevel: 'Низкий' });
      const campaignId = (await findCampaignByTitle(context, title))?.id ?? '';
      const { summary } = await loadReport(context, campaignId);
      expect(summary.competences[0]?.repeat).toMatchObject({ n: 0, mean: undefined, reported: { низкий: 1 } });
      expect(summary.competences[0]?.change.n).toBe(0);
      expect(await listDeficits(context, { campaignId })).toEqual([
        {
          personId: person,
          competenceCode: 'digital',
          competence: 'цифровая',
          direction: '',
          level: 'low',
          heldOn: '2026-11-22',
          ruleVersion: 1,
          campaignId,
        },
      ]);
    }));

  it('[DIAG-20] «оценочная» joins the model when a table brings it; an unknown code is refused', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      const save = (competenceCode: string) =>
        saveResults(context, {
          campaignTitle: title,
          stage: 'entry',
          batchId: null,
          rows: [{ keyNumber: '1', state: 'done', scores: [{ competenceCode, state: 'known', score: 50 }] }],
        });
      await save('assessment');
      await expect(save('unheard')).rejects.toMatchObject({ code: 'competence_unknown' });
      const campaignId = (await findCampaignByTitle(context, title))?.id ?? '';
      const { summary } = await loadReport(context, campaignId);
      expect(summary.competences.map(({ competence }) => competence.title)).toEqual(['оценочная']);
    }));

  it('[DIAG-14] counts 2044 people beside 2063 participations and explains the difference', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      const school = await buildSchool(context, 1);
      const people = await buildPeople(context, 2044, school);
      const sizes = [220, 1126, 101, 250, 78, 60, 15, 213];
      const places = sizes.flatMap((size, direction) => Array<string>(size).fill(`направление ${direction + 1}`));
      // The last 19 places, of the eighth direction, go to people of the first.
      const rows = places.map(
        (direction, index): IncomingResult => ({
          personId: people[index % 2044] ?? '',
          organizationId: school,
          direction,
          state: 'done',
          scores: [],
        }),
      );
      await saveResults(context, { campaignTitle: title, stage: 'entry', batchId: null, rows });
      const campaignId = (await findCampaignByTitle(context, title))?.id ?? '';
      const { headcounts } = await showReport(methodist(context), { campaignId, bar: null, organizationId: null });
      expect(headcounts[0]).toMatchObject({ people: 2044, participations: 2063, nameless: 0, difference: 19 });
      expect(headcounts[0]?.directions.map(({ participations }) => participations).toSorted((a, b) => a - b)).toEqual(
        sizes.toSorted((a, b) => a - b),
      );
    }));

  it('[DIAG-09] only who may import writes results', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      const batch = { campaignTitle: title, stage: 'entry' as const, batchId: null, rows: rowsOf('entry') };
      for (const role of ['school_head', 'teacher', 'tutor', 'authority', 'administrator'] as const) {
        const acting = actingAs(context, { role });
        await expect(saveResults(acting, batch)).rejects.toMatchObject({ code: 'not_found' });
        await expect(previewResults(acting, batch)).rejects.toMatchObject({ code: 'not_found' });
        await expect(revertResults(acting, [])).rejects.toMatchObject({ code: 'not_found' });
      }
      expect(await findCampaignByTitle(context, title)).toBeUndefined();
    }));
});
