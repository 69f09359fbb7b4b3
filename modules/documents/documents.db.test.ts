import { buffer } from 'node:stream/consumers';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { page } from '#core/office/docx/build-template.ts';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { paragraph, requisites } from '#core/office/docx/template-blocks.ts';
import { listThingHistory } from '#modules/accounts/public.ts';
import { buildSchool } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import type { DocumentKind } from './model.ts';
import { findDocumentAbout, hasDocumentAbout, makeDocument, registerDocumentKind } from './public.ts';
import { documentsModule } from './server.ts';
import * as service from './service.ts';
import * as templates from './templates.ts';

/** A kind of three names: enough for a template that can be spoilt. */
const kind: DocumentKind = {
  code: 'test_note',
  title: 'Проверочная справка',
  spec: { тема: 'text', рисунок: 'image', пункты: { loop: { пункт: 'text' } } },
  words: { тема: 'о чём', рисунок: 'рисунок', пункты: 'список', пункт: 'один пункт' },
  buildDefault: ({ points }) =>
    page(
      [
        requisites({ date: '{дата}', number: '{номер}' }),
        paragraph('Тема: {тема}.'),
        paragraph('{#пункты}'),
        paragraph('— {пункт}'),
        paragraph('{/пункты}'),
      ],
      { points },
    ),
};
registerDocumentKind(kind);

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const content = {
  тема: 'Диагностика',
  рисунок: { kind: 'image' as const, bytes: pixel, widthMm: 5, heightMm: 5, alt: '' },
  пункты: [{ пункт: 'первый' }, { пункт: 'второй' }],
};
const everything = { search: '', kinds: [], states: [], aboutId: null, offset: 0, limit: 100 };
const methodist = (context: Context) => actingAs(context, { role: 'methodist' });

function make(context: Context, changes: Partial<Parameters<typeof makeDocument>[1]> = {}) {
  const document = { kind: kind.code, title: 'Справка', organizationId: null, about: null, content, ...changes };
  return makeDocument(context, document);
}

async function readText(context: Context, fileId: string) {
  const bytes = await buffer(context.services.files.read(context.tenantId, fileId));
  const { paragraphs, tables } = await readDocxText(bytes);
  return [...tables.flat(2), ...paragraphs].map((text) => text.replaceAll('\u00a0', ' '));
}

/** As a person does in Word: text of the document changes, all else stays. */
function edit(docx: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipSync(docx);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(xml).toContain(from);
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml.replace(from, to)) });
}

async function upload(context: Context, bytes: Uint8Array, purpose: 'template' | 'import' = 'template') {
  const file = { name: 'мой шаблон.docx', mediaType: 'application/octet-stream', purpose };
  return (await context.services.files.save(context, file, bytes)).id;
}

const takeDefault = async (context: Context) =>
  Buffer.from((await templates.getDefaultTemplate(context, kind.code)).base64, 'base64');

describe('templates', () => {
  it('[DOC-10] the default is taken, edited in Word and serves with the words of its author', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const mine = edit(await takeDefault(context), 'Тема: {тема}.', 'О чём эта справка: {тема}, и не только.');
      const outcome = await templates.uploadTemplate(context, kind.code, await upload(context, mine));
      expect(outcome).toEqual({ isAccepted: true, version: 1, findings: [] });
      const { fileId } = await make(context);
      expect(await readText(context, fileId)).toEqual([
        'от «____» ____________ 20___ г. № _______',
        '',
        'О чём эта справка: Диагностика, и не только.',
        '— первый',
        '— второй',
      ]);
    }));

  it('[DOC-10] a misspelt name is refused with its place and what to write; the version in use stays', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const spoilt = edit(await takeDefault(context), '{тема}', '{темма}');
      const outcome = await templates.uploadTemplate(context, kind.code, await upload(context, spoilt));
      expect(outcome).toEqual({
        isAccepted: false,
        version: null,
        findings: [
          {
            severity: 'error',
            placeholder: '{темма}',
            place: 'абзац\u00a01',
            text: 'Поле {темма} неизвестно. Возможно, имелось в\u00a0виду {тема}. Выберите имя из\u00a0списка полей.',
            proposal: '{тема}',
          },
        ],
      });
      const [own] = (await templates.listTemplates(context)).kinds.filter(({ code }) => code === kind.code);
      expect([own?.serving, own?.versions]).toEqual(['product', []]);
    }));

  it('[DOC-10] versions go on, one serves, and one may go back to any of them or to the default', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      for (const word of ['Первая', 'Вторая']) {
        const bytes = edit(await takeDefault(context), 'Тема', word);
        await templates.uploadTemplate(context, kind.code, await upload(context, bytes));
      }
      const list = async () =>
        (await templates.listTemplates(context)).kinds.find(({ code }) => code === kind.code)?.versions ?? [];
      const marks = async () => (await list()).map(({ version, isActive }) => [version, isActive]);
      expect(await marks()).toEqual([
        [2, true],
        [1, false],
      ]);
      const first = (await list()).find(({ version }) => version === 1)?.id ?? null;
      await templates.chooseVersion(context, kind.code, first);
      expect(await marks()).toEqual([
        [2, false],
        [1, true],
      ]);
      expect(await readText(context, (await make(context)).fileId)).toContain('Первая: Диагностика.');
      await templates.chooseVersion(context, kind.code, null);
      expect(await readText(context, (await make(context)).fileId)).toContain('Тема: Диагностика.');
    }));

  it('[DOC-10] what is not a Word file, or not a template of one’s own, is not taken', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const picture = await upload(context, pixel);
      await expect(templates.uploadTemplate(context, kind.code, picture)).rejects.toMatchObject({
        code: 'template_unreadable',
        details: { what: 'Это\u00a0не\u00a0документ Word. Загрузите файл в\u00a0формате DOCX.' },
      });
      const imported = await upload(context, await takeDefault(context), 'import');
      await expect(templates.uploadTemplate(context, kind.code, imported)).rejects.toMatchObject({ code: 'not_found' });
      const foreign = await upload(actingAs(system, { role: 'service_head' }), await takeDefault(context));
      await expect(templates.uploadTemplate(context, kind.code, foreign)).rejects.toMatchObject({ code: 'not_found' });
    }));

  it.each(['authority', 'school_head', 'tutor', 'teacher', 'administrator'] as const)(
    '[DOC-10] %s may not change templates',
    (role) =>
      inTestTenant(async (system) => {
        const context = actingAs(system, { role });
        const fileId = await upload(context, await takeDefault(system));
        await expect(templates.uploadTemplate(context, kind.code, fileId)).rejects.toMatchObject({ code: 'not_found' });
        await expect(templates.chooseVersion(context, kind.code, null)).rejects.toMatchObject({ code: 'not_found' });
      }),
  );

  it('[DOC-10] layout of the municipality reaches the default template', () =>
    inTestTenant(async (context) => {
      const layout = await templates.readLayout(context);
      expect(layout).toEqual({ font: 'Times New Roman', points: 14, leftMm: 30, rightMm: 10, topMm: 20, bottomMm: 20 });
    }));
});

describe('the register', () => {
  it('[DOC-13] [ROLE-07] number and date of what was signed on paper fill the document again, figures unchanged, by the template it was made with', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const { id } = await make(context);
      const changed = edit(await takeDefault(context), 'Тема', 'Другой шаблон');
      await templates.uploadTemplate(context, kind.code, await upload(context, changed));
      const { version } = await service.showDocument(context, id);
      await service.setNumberAndDate(context, id, version, { number: '48-МС', signedOn: '2026-11-20' });
      const shown = await service.showDocument(context, id);
      expect(shown).toMatchObject({ state: 'signed', number: '48-МС', signedOn: '2026-11-20', templateVersion: null });
      expect(await readText(context, shown.fileId ?? '')).toEqual([
        'от 20 ноября 2026 г. № 48-МС',
        '',
        'Тема: Диагностика.',
        '— первый',
        '— второй',
      ]);
      expect(shown.history.map(({ action }) => action)).toEqual(['document.numbered', 'document.made']);
    }));

  it('[DOC-13] a draft about one thing is renewed; after signing a new draft begins', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const about = { kind: 'campaign', id: newId() };
      const first = await make(context, { about });
      const second = await make(context, { about, title: 'Справка исправленная' });
      expect(second.id).toBe(first.id);
      expect(second.fileId).not.toBe(first.fileId);
      await service.setNumberAndDate(context, first.id, 2, { number: '1', signedOn: '2026-11-20' });
      const third = await make(context, { about });
      expect(third.id).not.toBe(first.id);
      expect((await service.listDocuments(context, { ...everything, aboutId: about.id })).total).toBe(2);
    }));

  it('[DOC-13] a withdrawn document stays in the register and may come back', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const about = { kind: 'campaign', id: newId() };
      const { id } = await make(context, { about });
      expect(await hasDocumentAbout(context, kind.code, about.id)).toBe(true);
      await service.withdraw(context, id, 1, 'ошибка в списке');
      expect(await hasDocumentAbout(context, kind.code, about.id)).toBe(false);
      expect(await service.showDocument(context, id)).toMatchObject({
        state: 'withdrawn',
        withdrawnReason: 'ошибка в списке',
        actions: ['download', 'restore'],
      });
      const late = service.setNumberAndDate(context, id, 2, { number: '1', signedOn: '2026-11-20' });
      await expect(late).rejects.toMatchObject({ code: 'step_not_allowed' });
      await service.restore(context, id, 2);
      expect((await findDocumentAbout(context, kind.code, about.id))?.state).toBe('draft');
    }));

  it('[DOC-13] a date ahead, a number taken and a change in between are refused', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const { id } = await make(context);
      const other = await make(context, { title: 'Другая' });
      const sign = (documentId: string, version: number, signedOn: string) =>
        service.setNumberAndDate(context, documentId, version, { number: '7', signedOn });
      await expect(sign(id, 1, '2026-11-23')).rejects.toMatchObject({ code: 'date_ahead' });
      await expect(sign(id, 9, '2026-11-22')).rejects.toMatchObject({ code: 'changed_by_other' });
      await sign(id, 1, '2026-11-22');
      await expect(sign(other.id, 1, '2026-11-22')).rejects.toMatchObject({
        code: 'number_taken',
        message: 'Номер 7 от 22.11.2026 уже есть у документа «Справка».',
      });
      await sign(other.id, 1, '2026-11-21');
    }));

  it('[ROLE-03] [ROLE-05] a school sees and changes documents of its own, the authority sees all and changes none', () =>
    inTestTenant(async (system) => {
      const mine = await buildSchool(system, 1);
      const foreign = await buildSchool(system, 2);
      const own = await make(system, { organizationId: mine, title: 'Своя' });
      const other = await make(system, { organizationId: foreign, title: 'Чужая' });
      await make(system, { title: 'Службы' });
      const head = actingAs(system, { role: 'school_head', organizationId: mine });
      const titles = async (context: Context) =>
        (await service.listDocuments(context, everything)).rows.map(({ title }) => title).sort();
      expect(await titles(head)).toEqual(['Своя']);
      expect(await titles(actingAs(system, { role: 'authority' }))).toEqual(['Своя', 'Службы', 'Чужая']);
      expect(await titles(actingAs(system, { role: 'teacher' }))).toEqual([]);
      await expect(service.showDocument(head, other.id)).rejects.toMatchObject({ code: 'not_found' });
      const authority = actingAs(system, { role: 'authority' });
      expect((await service.showDocument(head, own.id)).actions).toEqual(['download', 'number', 'withdraw']);
      expect((await service.showDocument(authority, own.id)).actions).toEqual(['download']);
      await expect(service.withdraw(authority, own.id, 1, '')).rejects.toMatchObject({ code: 'not_found' });
      await expect(service.withdraw(head, other.id, 1, '')).rejects.toMatchObject({ code: 'not_found' });
      await expect(make(authority)).rejects.toMatchObject({ code: 'not_found' });
    }));

  it('[DIAG-08] a document with results of single persons is its maker’s alone', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const about = { kind: 'campaign', id: newId() };
      const { id, fileId } = await make(context, { isPersonal: true, about });
      const file = await system.services.files.find(system, fileId);
      const mayRead = documentsModule.mayReadFile?.document;
      expect(file && (await mayRead?.(context, file))).toBe(true);
      const other = actingAs(system, { role: 'service_head' });
      expect(file && (await mayRead?.(other, file))).toBe(false);
      await expect(service.showDocument(other, id)).rejects.toMatchObject({ code: 'not_found' });
      expect((await service.listDocuments(other, everything)).total).toBe(0);
      expect((await make(other, { about })).id).not.toBe(id);
    }));

  it('[DOC-13] finds by number and by words, ё as е, page by page', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const { id } = await make(context, { title: 'Отчёт 100 %_готов' });
      for (let i = 0; i < 4; i += 1) await make(context, { title: `Справка ${i}` });
      await service.setNumberAndDate(context, id, 1, { number: '48-МС', signedOn: '2026-11-20' });
      const find = async (search: string) =>
        (await service.listDocuments(context, { ...everything, search })).rows.map(({ title }) => title);
      expect(await find('отчет')).toEqual(['Отчёт 100 %_готов']);
      expect(await find('48-мс')).toEqual(['Отчёт 100 %_готов']);
      expect(await find('%_')).toEqual(['Отчёт 100 %_готов']);
      const second = await service.listDocuments(context, { ...everything, offset: 4, limit: 2 });
      expect([second.rows.length, second.total]).toEqual([1, 5]);
      expect((await service.listDocuments(context, { ...everything, offset: 50 })).total).toBe(5);
      const signed = await service.listDocuments(context, { ...everything, states: ['signed'] });
      expect(signed.rows.map(({ id: found }) => found)).toEqual([id]);
    }));

  it('[DOC-13] the history tells of every change by its author', () =>
    inTestTenant(async (system) => {
      const context = methodist(system);
      const { id } = await make(context);
      await service.withdraw(context, id, 1, '');
      const { rows } = await listThingHistory(context, 'document', id, { limit: 10 });
      expect(rows.map(({ action, actorName }) => [action, actorName])).toEqual([
        ['document.withdrawn', 'Проверяющий (methodist)'],
        ['document.made', 'Проверяющий (methodist)'],
      ]);
    }));
});
