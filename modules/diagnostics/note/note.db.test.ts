import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { registerDocumentKind } from '#modules/documents/public.ts';
import { setNumberAndDate, showDocument } from '#modules/documents/service.ts';
import { saveSetting } from '#modules/settings/service.ts';
import { buildModel, buildPeople, buildSchool, emptyCampaign } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { defaultCompetences, type Stage } from '../model.ts';
import { findCampaignByTitle, saveResults } from '../public.ts';
import { sixTeachers } from '../rules/fixtures/six-teachers.ts';
import type { IncomingResult } from '../rules/incoming.ts';
import { addCampaign, moveCampaign, showCampaign } from '../service/campaigns.ts';
import { saveRecommendation } from '../service/recommendations.ts';
import { analyticNoteKind } from './note-kind.ts';
import { makeNote, previewNote } from './service.ts';

const title = 'Диагностика 2023 года';
const methodist = (context: Context) => actingAs(context, { role: 'methodist' });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

beforeAll(() => registerDocumentKind(analyticNoteKind));

function rowsOf(stage: Stage, people: readonly string[] = [], organizationId?: string): IncomingResult[] {
  return sixTeachers.map(([no, ...pairs], index) => ({
    ...(people[index] === undefined ? { keyNumber: no } : { personId: people[index] }),
    ...(organizationId === undefined ? {} : { organizationId }),
    state: 'done',
    scores: pairs.map(([entry, repeat], at) => ({
      competenceCode: defaultCompetences[at]?.code ?? '',
      state: 'known',
      score: stage === 'entry' ? entry : repeat,
    })),
  }));
}

async function saveSix(context: Context, people: readonly string[] = [], organizationId?: string): Promise<string> {
  await buildModel(context);
  for (const stage of ['entry', 'repeat'] as const) {
    await saveResults(context, {
      campaignTitle: title,
      stage,
      batchId: null,
      rows: rowsOf(stage, people, organizationId),
    });
  }
  return (await findCampaignByTitle(context, title))?.id ?? '';
}

async function readNote(context: Context, fileId: string) {
  const bytes = await buffer(context.services.files.read(context.tenantId, fileId));
  const { paragraphs, tables } = await readDocxText(bytes);
  return { paragraphs: paragraphs.map(plain), tables };
}

const recommend = (context: Context, campaignId: string) =>
  saveRecommendation(context, campaignId, {
    id: null,
    version: null,
    fields: { addressee: 'Методистам', organizationId: null, text: 'Провести консультации.', dueOn: '2026-12-20' },
  });

describe('the note of a campaign', () => {
  it('[DOC-13] [DIAG-22] is made from the database into the register, with gains and the decline', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const campaignId = await saveSix(system);
      await recommend(context, campaignId);
      const made = await makeNote(context, campaignId, { withResults: false });
      const { paragraphs, tables } = await readNote(context, made.fileId);
      expect(paragraphs.filter((text) => /средний результат (?:вырос|снизился)/u.test(text))).toEqual([
        'По предметной компетенции средний результат вырос на 13,2 процентного пункта: с 69,0 % до 82,2 % (6 пар: выше — 5, без изменений — 0, ниже — 1).',
        'По методической компетенции средний результат вырос на 26,5 процентного пункта: с 56,2 % до 82,7 % (6 пар: выше — 6, без изменений — 0, ниже — 0).',
        'По цифровой компетенции средний результат вырос на 14,0 процентного пункта: с 71,0 % до 85,0 % (6 пар: выше — 6, без изменений — 0, ниже — 0).',
        'По коммуникативной компетенции средний результат вырос на 3,8 процентного пункта: с 77,0 % до 80,8 % (6 пар: выше — 3, без изменений — 0, ниже — 3).',
        'По психолого-педагогической компетенции средний результат снизился на 0,3 процентного пункта: с 81,7 % до 81,3 % (6 пар: выше — 2, без изменений — 1, ниже — 3).',
      ]);
      expect(paragraphs.slice(-3)).toEqual([
        'Рекомендовать методистам:',
        '1. Провести консультации (срок — до 20 декабря 2026 г.).',
        'Проверяющий (methodist)',
      ]);
      expect(tables[2]?.slice(2).map((row) => row.slice(1).map(Number))).toEqual([
        [6, 2, 2, 2, 6, 0, 3, 3],
        [6, 3, 3, 0, 6, 0, 3, 3],
        [6, 1, 4, 1, 6, 0, 1, 5],
        [6, 0, 3, 3, 6, 1, 2, 3],
        [6, 0, 2, 4, 6, 0, 3, 3],
      ]);
      const preview = await previewNote(context, campaignId);
      expect(preview.document).toMatchObject({ id: made.documentId, state: 'draft', fileId: made.fileId });
      expect(preview.comments.map(({ code }) => code)).toEqual([
        'no_act',
        'no_aim',
        'no_dates',
        'no_letterhead',
        'no_signer',
      ]);
    }));

  it('[MON-07] a campaign closes once it has its note and recommendations', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const campaignId = await saveSix(system);
      const close = async () => {
        const { version } = await showCampaign(context, campaignId);
        return moveCampaign(context, campaignId, version, 'closed');
      };
      await expect(close()).rejects.toMatchObject({
        details: { codes: ['note_missing', 'recommendations_missing'] },
      });
      await makeNote(context, campaignId, { withResults: false });
      await recommend(context, campaignId);
      await close();
      expect((await showCampaign(context, campaignId)).state).toBe('closed');
    }));

  it('[DOC-13] number and date stand in the file, its figures as they were', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const campaignId = await saveSix(system);
      const made = await makeNote(context, campaignId, { withResults: false });
      const before = await readNote(context, made.fileId);
      await setNumberAndDate(context, made.documentId, 1, { number: '48-МС', signedOn: '2026-11-20' });
      const { fileId } = await showDocument(context, made.documentId);
      const after = await readNote(context, fileId ?? '');
      expect(after.tables[0]?.[0]?.map(plain)).toEqual(['от 20 ноября 2026 г. № 48-МС', '']);
      expect([after.paragraphs, after.tables.slice(1)]).toEqual([before.paragraphs, before.tables.slice(1)]);
    }));

  it('[DIAG-22] figures of a group of four are in nobody’s note, not even the system’s', () =>
    inTestTenant(async (system) => {
      await buildModel(system);
      const rows = rowsOf('entry').slice(0, 4);
      await saveResults(system, { campaignTitle: title, stage: 'entry', batchId: null, rows });
      const campaignId = (await findCampaignByTitle(system, title))?.id ?? '';
      for (const context of [system, methodist(system)]) {
        const { note, comments } = await previewNote(context, campaignId);
        expect([note.levels.rows, note.changes, note.findings, note.conclusions, note.chart]).toEqual([
          [],
          [],
          [],
          [],
          null,
        ]);
        expect(comments.map(({ code }) => code)).toContain('no_scores');
      }
    }));

  it('[DIAG-08] results by number are for those who may see scores; every person’s journal tells of it', () =>
    inTestTenant(async (system) => {
      const school = await buildSchool(system, 4);
      const people = await buildPeople(system, 6, school);
      const campaignId = await saveSix(system, people, school);
      const withResults = { withResults: true };
      await expect(makeNote(methodist(system), campaignId, withResults)).rejects.toMatchObject({ code: 'forbidden' });
      const { fileId } = await makeNote(system, campaignId, withResults);
      const { tables } = await readNote(system, fileId);
      const printed = tables.at(-1)?.slice(1) ?? [];
      expect(new Set(printed.map(([number]) => number))).toEqual(new Set(['1', '2', '3', '4', '5', '6']));
      const expected = sixTeachers.flatMap(([, ...pairs]) => pairs.map(([entry, repeat]) => `${entry} ${repeat}`));
      expect(printed.map(([, , entry, repeat]) => `${entry} ${repeat}`).sort()).toEqual(expected.sort());
      const log = await system.db
        .selectFrom('accessEntry')
        .select(['personId', 'kind'])
        .where('tenantId', '=', system.tenantId)
        .execute();
      expect(log.map(({ personId }) => personId).sort()).toEqual(people.toSorted());
      expect(new Set(log.map(({ kind }) => kind))).toEqual(new Set(['scores']));
    }));

  it('[DIAG-08] an act of the municipality lets its service add results by number, of five participants and more', () =>
    inTestTenant(async (system) => {
      const school = await buildSchool(system, 4);
      const people = await buildPeople(system, 6, school);
      const campaignId = await saveSix(system, people, school);
      const context = methodist(system);
      const leader = actingAs(system, { role: 'service_head' });
      expect((await previewNote(context, campaignId)).mayShowResults).toBe(false);
      const setting = {
        key: 'score_visibility' as const,
        value: { schoolHead: false, serviceNumbered: true },
        act: 'постановление от 01.11.2026 № 12',
      };
      await expect(saveSetting(leader, { ...setting, act: null })).rejects.toMatchObject({ code: 'act_needed' });
      await saveSetting(leader, setting);
      for (const reader of [context, leader]) expect((await previewNote(reader, campaignId)).mayShowResults).toBe(true);
      const authority = actingAs(system, { role: 'authority' });
      expect((await previewNote(authority, campaignId)).mayShowResults).toBe(false);
      const { fileId } = await makeNote(context, campaignId, { withResults: true });
      const { tables } = await readNote(system, fileId);
      expect(tables.at(-1)?.slice(1)).toHaveLength(30);
      const log = await system.db
        .selectFrom('accessEntry')
        .select('personId')
        .where('tenantId', '=', system.tenantId)
        .where('kind', '=', 'scores')
        .execute();
      expect(log.map(({ personId }) => personId).sort()).toEqual(people.toSorted());
      await saveSetting(leader, { ...setting, value: { schoolHead: true, serviceNumbered: false } });
      await expect(makeNote(context, campaignId, { withResults: true })).rejects.toMatchObject({ code: 'forbidden' });
    }));

  it('[DIAG-08] four participants are too few for numbers to hide them', () =>
    inTestTenant(async (system) => {
      const school = await buildSchool(system, 4);
      await buildModel(system);
      const people = await buildPeople(system, 4, school);
      const scores = [{ competenceCode: 'digital', state: 'known' as const, score: 50 }];
      const rows = people.map((personId) => ({
        ...{ personId, organizationId: school, state: 'done' as const, scores },
      }));
      await saveResults(system, { campaignTitle: title, stage: 'entry', batchId: null, rows });
      const campaignId = (await findCampaignByTitle(system, title))?.id ?? '';
      await saveSetting(actingAs(system, { role: 'service_head' }), {
        ...{ key: 'score_visibility', value: { schoolHead: false, serviceNumbered: true } },
        act: 'постановление от 01.11.2026 № 12',
      });
      expect((await previewNote(methodist(system), campaignId)).mayShowResults).toBe(false);
    }));

  it.each(['authority', 'school_head', 'tutor', 'teacher', 'administrator'] as const)(
    '[DOC-13] %s may not make a note',
    (role) =>
      inTestTenant(async (system) => {
        const school = await buildSchool(system, 4);
        const campaignId = await saveSix(system, [], school);
        const context = actingAs(system, { role, organizationId: school });
        const making = makeNote(context, campaignId, { withResults: false });
        await expect(making).rejects.toMatchObject({ code: 'not_found' });
      }),
  );

  it('[DIAG-22] a school head does not read the note of the municipality, the authority does', () =>
    inTestTenant(async (system) => {
      const school = await buildSchool(system, 4);
      const campaignId = await saveSix(system, [], school);
      const head = actingAs(system, { role: 'school_head', organizationId: school });
      await expect(previewNote(head, campaignId)).rejects.toMatchObject({ code: 'not_found' });
      const { mayMake, note } = await previewNote(actingAs(system, { role: 'authority' }), campaignId);
      expect([mayMake, note.schools.map(({ title: name }) => name)]).toEqual([false, ['Школа № 4']]);
    }));

  it('[DOC-13] a campaign without stages and results makes a note that says so', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      await buildModel(system);
      const campaignId = await addCampaign(context, { ...emptyCampaign, title }, []);
      const { fileId } = await makeNote(context, campaignId, { withResults: false });
      const { paragraphs } = await readNote(context, fileId);
      expect(paragraphs).toContain('Основание: приказ о проведении диагностики от 01.09.2026 № 12-о.');
      expect(paragraphs).toContain('Результатов с баллами, которые можно показать, нет.');
    }));
});
