import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { actingAs, inTestTenant, stepsOf } from '#tests/database/database.ts';
import { listActivities } from './service/activity-list.ts';
import { importDocument, previewDocument } from './service/import-document.ts';
import { showProgramme } from './service/programmes.ts';
import * as readings from './service/readings.ts';

const ROWS = [
  '№\tМероприятие\tСроки\tОтветственные\tОжидаемый результат',
  '1\tСеминар для наставников\tмарт 2026\tметодист Лунёва А.П.\tПрограмма семинара',
  '2\tОткрытые уроки\t10.10.2026\tШкола № 5\tРазработки уроков',
  '4\tКонкурс пар\tапрель–май 2026\tметодический кабинет\tПротокол жюри',
];
const TEXT = ['План работы методического кабинета на 2026 год', '', ...ROWS].join('\n');

/** A methodist of the service with what the municipality needs. */
async function prepare(context: Context): Promise<Context> {
  await prepareSettings(context);
  return actingAs(context, { role: 'methodist' });
}

describe('a document on its way to a programme', () => {
  it('[PLAN-02] [PLAN-04] [DOC-17] is shown as understood, made a draft, and taken back', () =>
    inTestTenant(async (context) => {
      const methodist = await prepare(context);
      const school = await buildSchool(context, 5);
      const personId = await buildPerson(context, 'Лунёва Анна Павловна', { organizationId: school });
      const id = await readings.openReading(stepsOf(methodist), { text: TEXT });
      const studio = await readings.showStudio(stepsOf(methodist), id);
      expect(studio.reading.activities.map(({ number, title }) => [number, title])).toEqual([
        ['1', 'Семинар для наставников'],
        ['2', 'Открытые уроки'],
        ['4', 'Конкурс пар'],
      ]);
      expect(studio.findings.map(({ code }) => code)).toContain('numbering_gap');
      expect(studio.proposed).toMatchObject({ kind: 'year_plan', startsOn: '2026-01-01', endsOn: '2026-12-31' });
      const programmeId = await readings.applyReading(methodist, id, { ...studio.proposed, trackedFrom: '2026-04-01' });
      const rows = await listActivities(methodist, programmeId);
      expect(
        rows.map(({ title, owners }) => [
          title,
          owners.map((owner) => [owner.words, owner.organizationId, owner.personId]),
        ]),
      ).toEqual([
        ['Семинар для наставников', [['методист Лунёва А.П.', null, personId]]],
        ['Открытые уроки', [['Школа № 5', school, null]]],
        ['Конкурс пар', [['методический кабинет', null, null]]],
      ]);
      const programme = await showProgramme(methodist, programmeId);
      expect([programme.state, programme.progress.unmarked]).toEqual(['draft', 1]);
      await expect(readings.applyReading(methodist, id, studio.proposed)).rejects.toMatchObject({
        code: 'reading_closed',
      });
      await readings.undoReading(methodist, id);
      await expect(showProgramme(methodist, programmeId)).rejects.toMatchObject({ code: 'not_found' });
      expect((await readings.showStudio(stepsOf(methodist), id)).state).toBe('open');
    }));

  it('[PLAN-26] columns put right once are right in the next document of this build', () =>
    inTestTenant(async (context) => {
      const methodist = await prepare(context);
      const id = await readings.openReading(stepsOf(methodist), { text: TEXT });
      const { reading, version, proposed } = await readings.showStudio(stepsOf(methodist), id);
      const signature = reading.tables[0]?.signature ?? '';
      const corrections = { tables: [{ signature, roles: { 4: 'skip' as const } }] };
      await readings.correctReading(methodist, id, version, corrections);
      expect((await readings.showStudio(stepsOf(methodist), id)).reading.activities[0]?.expected).toBeNull();
      await expect(readings.correctReading(methodist, id, version, corrections)).rejects.toMatchObject({
        code: 'changed_by_other',
      });
      await readings.applyReading(methodist, id, proposed);
      const next = await readings.openReading(stepsOf(methodist), { text: TEXT.replace('2026 год', '2027 год') });
      expect((await readings.showStudio(stepsOf(methodist), next)).reading.activities[0]?.expected).toBeNull();
    }));

  it('«так и надо» is remembered for the same words, and may be taken back', () =>
    inTestTenant(async (context) => {
      const methodist = await prepare(context);
      const id = await readings.openReading(stepsOf(methodist), { text: TEXT });
      const before = await readings.showStudio(stepsOf(methodist), id);
      const gap = before.findings.find(({ code }) => code === 'numbering_gap');
      await readings.acceptFinding(methodist, gap?.fingerprint ?? '', true);
      const after = await readings.showStudio(stepsOf(methodist), id);
      expect([after.findings.length, after.acceptedCount]).toEqual([before.findings.length - 1, 1]);
      await readings.acceptFinding(methodist, gap?.fingerprint ?? '', false);
      expect((await readings.showStudio(stepsOf(methodist), id)).findings.length).toBe(before.findings.length);
    }));

  it('[PLAN-01] is its sender’s until it is a programme; a school makes only its own', () =>
    inTestTenant(async (context) => {
      const methodist = await prepare(context);
      const [school, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      const id = await readings.openReading(stepsOf(methodist), { text: TEXT });
      const head = actingAs(context, { role: 'school_head', organizationId: school });
      await expect(readings.showStudio(stepsOf(head), id)).rejects.toMatchObject({ code: 'not_found' });
      const own = await readings.openReading(stepsOf(head), { text: TEXT });
      const { proposed } = await readings.showStudio(stepsOf(head), own);
      for (const organizationId of [null, other])
        await expect(readings.applyReading(head, own, { ...proposed, organizationId })).rejects.toMatchObject({
          code: 'not_found',
        });
      const programmeId = await readings.applyReading(head, own, { ...proposed, organizationId: school });
      expect((await showProgramme(head, programmeId)).organizationId).toBe(school);
      for (const role of ['teacher', 'authority', 'administrator'] as const)
        await expect(readings.openReading(stepsOf(actingAs(context, { role })), { text: TEXT })).rejects.toMatchObject({
          code: 'not_found',
        });
    }));

  it('what cannot be read says why and leaves nothing', () =>
    inTestTenant(async (context) => {
      await prepare(context);
      const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      await expect(importDocument(context, picture, 'план.docx')).rejects.toMatchObject({
        code: 'document_unreadable',
      });
      const letter = new TextEncoder().encode('Уважаемые коллеги!\nСпасибо за работу.');
      await expect(importDocument(context, letter, 'письмо.txt')).rejects.toMatchObject({ code: 'reading_empty' });
      expect(await readings.listReadings(context)).toEqual({ rows: [] });
    }));

  it('the command line shows without writing, and makes a draft', () =>
    inTestTenant(async (context) => {
      await prepare(context);
      const bytes = new TextEncoder().encode(TEXT);
      const shown = await previewDocument(context, bytes, 'план.txt');
      expect([shown.reading.activities.length, shown.programmeId]).toEqual([3, null]);
      const made = await importDocument(context, bytes, 'план.txt');
      expect((await showProgramme(context, made.programmeId ?? '')).progress.activities).toBe(3);
    }));
});
