import { buffer } from 'node:stream/consumers';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { page } from '#core/office/docx/build-template.ts';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { paragraph } from '#core/office/docx/template-blocks.ts';
import { buildSchool } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import type { DocumentKind } from './model.ts';
import { fillMany, makeDocument, registerDocumentKind } from './public.ts';
import { documentsModule } from './server.ts';
import * as templates from './templates.ts';

const kind: DocumentKind = {
  code: 'school_order',
  title: 'Приказ школы',
  isOfSchool: true,
  spec: { тема: 'text' },
  words: { тема: 'о чём' },
  buildDefault: ({ points }) => page([paragraph('Образец: {тема}')], { points }),
};
const { isOfSchool: _, ...ofService } = { ...kind, code: 'service_letter', title: 'Письмо службы' };
for (const each of [kind, ofService]) registerDocumentKind(each);

async function buildScene(system: Context) {
  const mine = await buildSchool(system, 1);
  const other = await buildSchool(system, 2);
  const headOf = (organizationId: string) => actingAs(system, { role: 'school_head', organizationId });
  return {
    mine,
    other,
    head: headOf(mine),
    neighbour: headOf(other),
    methodist: actingAs(system, { role: 'methodist' }),
  };
}

/** As a person does in Word: the first word changes. */
async function upload(context: Context, word: string, code = kind.code): Promise<string> {
  const taken = Buffer.from((await templates.getDefaultTemplate(context, code)).base64, 'base64');
  const parts = unzipSync(taken);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('Образец', word);
  const bytes = zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
  const file = { name: `${word}.docx`, mediaType: 'application/octet-stream', purpose: 'template' as const };
  return (await context.services.files.save(context, file, bytes)).id;
}

async function print(context: Context, organizationId: string | null, code = kind.code): Promise<string> {
  const fields = { title: 'Приказ', about: null, content: { тема: 'ИОМ' } };
  const { fileId } = await makeDocument(context, { ...fields, kind: code, organizationId });
  const { paragraphs } = await readDocxText(await buffer(context.services.files.read(context.tenantId, fileId)));
  return paragraphs.join(' ');
}

const find = (library: Awaited<ReturnType<typeof templates.listTemplates>>, code = kind.code) =>
  library.kinds.find((each) => each.code === code);

describe('templates of a municipality and of a school', () => {
  it('[DOC-10] the school’s serves its documents, else the municipality’s, else the product’s', () =>
    inTestTenant(async (system) => {
      const { mine, other, head, methodist } = await buildScene(system);
      const serving = async (context: Context) => find(await templates.listTemplates(context))?.serving;
      expect([await print(head, mine), await serving(head)]).toEqual(['Образец: ИОМ', 'product']);
      await templates.uploadTemplate(methodist, kind.code, await upload(methodist, 'Муниципальный'));
      expect([await print(head, mine), await serving(head)]).toEqual(['Муниципальный: ИОМ', 'municipality']);
      const outcome = await templates.uploadTemplate(head, kind.code, await upload(head, 'Школьный'), mine);
      expect(outcome).toEqual({ isAccepted: true, version: 1, findings: [] });
      expect([await print(head, mine), await serving(head)]).toEqual(['Школьный: ИОМ', 'organization']);
      expect(await print(system, other)).toBe('Муниципальный: ИОМ');
      expect(await print(system, null)).toBe('Муниципальный: ИОМ');
      await templates.chooseVersion(head, kind.code, null, mine);
      expect([await print(head, mine), await serving(head)]).toEqual(['Муниципальный: ИОМ', 'municipality']);
    }));

  it('[DOC-10] the municipality’s template is copied as the school’s first version and lives on by itself', () =>
    inTestTenant(async (system) => {
      const { mine, head, methodist } = await buildScene(system);
      const early = templates.copyMunicipalTemplate(head, kind.code, mine);
      await expect(early).rejects.toMatchObject({ code: 'no_municipal_template' });
      await templates.uploadTemplate(methodist, kind.code, await upload(methodist, 'Первый'));
      expect(await templates.copyMunicipalTemplate(head, kind.code, mine)).toBe(1);
      await templates.uploadTemplate(methodist, kind.code, await upload(methodist, 'Второй'));
      expect(await print(head, mine)).toBe('Первый: ИОМ');
      const own = find(await templates.listTemplates(head));
      expect([own?.serving, own?.versions.length, own?.municipal?.version]).toEqual(['organization', 1, 2]);
      expect(find(await templates.listTemplates(methodist))?.versions.map(({ version }) => version)).toEqual([2, 1]);
    }));

  it('[DOC-10] [ROLE-05] a school works on its own only, the service on the municipality’s and looks at a school’s', () =>
    inTestTenant(async (system) => {
      const { mine, other, head, neighbour, methodist } = await buildScene(system);
      const fileId = await upload(head, 'Школьный');
      await templates.uploadTemplate(head, kind.code, fileId, mine);
      const absent = { code: 'not_found' };
      for (const owner of [other, null]) {
        await expect(templates.uploadTemplate(head, kind.code, fileId, owner)).rejects.toMatchObject(absent);
        await expect(templates.chooseVersion(head, kind.code, null, owner)).rejects.toMatchObject(absent);
      }
      await expect(templates.chooseVersion(methodist, kind.code, null, mine)).rejects.toMatchObject(absent);
      await expect(templates.copyMunicipalTemplate(methodist, kind.code, mine)).rejects.toMatchObject(absent);
      await expect(templates.listTemplates(neighbour, mine)).rejects.toMatchObject(absent);
      const [ofHead, ofMethodist, seen] = [
        await templates.listTemplates(head),
        await templates.listTemplates(methodist),
        await templates.listTemplates(methodist, mine),
      ];
      expect([ofHead.organizationId, ofHead.mayEdit, ofHead.owners]).toEqual([
        mine,
        true,
        [{ id: mine, title: 'Школа № 1' }],
      ]);
      expect([ofMethodist.organizationId, ofMethodist.mayEdit, ofMethodist.owners]).toEqual([
        null,
        true,
        [
          { id: null, title: 'Муниципалитет' },
          { id: mine, title: 'Школа № 1' },
        ],
      ]);
      expect([seen.mayEdit, find(seen)?.versions.map(({ version }) => version)]).toEqual([false, [1]]);
      const file = await system.services.files.find(system, fileId);
      const mayRead = documentsModule.mayReadFile?.template;
      const answers = [head, methodist, neighbour].map((reader) => file && mayRead?.(reader, file));
      expect(await Promise.all(answers)).toEqual([true, true, false]);
    }));

  it('[DOC-10] schools are shown what schools issue; the service’s letters have no template of a school', () =>
    inTestTenant(async (system) => {
      const { mine, head, methodist } = await buildScene(system);
      const codes = async (context: Context) =>
        (await templates.listTemplates(context)).kinds
          .map(({ code }) => code)
          .filter((code) => [kind.code, ofService.code].includes(code));
      expect([await codes(head), await codes(methodist)]).toEqual([[kind.code], [kind.code, ofService.code]]);
      const fileId = await upload(head, 'Письмо', ofService.code);
      const refused = templates.uploadTemplate(head, ofService.code, fileId, mine);
      await expect(refused).rejects.toMatchObject({ code: 'kind_unknown' });
    }));

  it('[IOM-04] [DOC-10] many papers of a school come from one reading of its template, with what is ready told', () =>
    inTestTenant(async (system) => {
      const { mine, head } = await buildScene(system);
      await templates.uploadTemplate(head, kind.code, await upload(head, 'Школьный'), mine);
      const ready: number[] = [];
      const contents = ['первый', 'второй'].map((тема) => ({ тема }));
      const files = await fillMany(head, kind.code, mine, contents, (count) => void ready.push(count));
      const texts = await Promise.all(files.map(async (file) => (await readDocxText(file)).paragraphs));
      expect([texts, ready]).toEqual([
        [['Школьный: первый'], ['Школьный: второй']],
        [1, 2],
      ]);
      await expect(fillMany(head, kind.code, mine, [{}])).rejects.toMatchObject({ code: 'not_filled' });
    }));
});
