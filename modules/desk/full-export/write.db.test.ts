import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { openTable } from '#core/office/open.ts';
import { takeRows } from '#core/office/table.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { AREAS, NAMED } from './catalogue.ts';
import { COLUMN_TITLES } from './column-titles.ts';
import { listColumns, listTenantTables } from './table-queries.ts';
import { exportEverything } from './write.ts';

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-export-'));
  folders.push(folder);
  return folder;
}

async function addPerson({ db, tenantId }: Context, surname: string): Promise<string> {
  const id = newId();
  const person = { surname, givenName: 'Анна', patronymic: 'Ивановна', nameKey: surname.toLowerCase() };
  await db
    .insertInto('person')
    .values({ tenantId, id, ...person })
    .execute();
  return id;
}

describe('the catalogue of the full export', () => {
  it('names every table of a municipality once', async () => {
    await inTestTenant(async (context) => {
      const named = AREAS.flatMap((area) => Object.keys(area.tables));
      expect([...named].sort()).toEqual(await listTenantTables(context));
    });
  });

  it('gives every column a Russian title', async () => {
    await inTestTenant(async (context) => {
      const columns = new Set<string>();
      for (const table of await listTenantTables(context)) {
        for (const { name } of await listColumns(context, table)) columns.add(name);
      }
      expect([...columns].filter((name) => !/^[А-ЯЁ]/.test(COLUMN_TITLES[name] ?? ''))).toEqual([]);
      expect(Object.keys(COLUMN_TITLES).filter((name) => !columns.has(name))).toEqual([]);
      expect(Object.keys(NAMED).filter((name) => !columns.has(name))).toEqual([]);
      expect(columns).not.toContain('code_digest');
    });
  });
});

describe('the full export', () => {
  it('writes every table as a sheet and as JSON, the files, the journal and one access row a person', async () => {
    await inTestTenant(async (context) => {
      const ids = [await addPerson(context, 'Ёлкина'), await addPerson(context, '=cmd|calc')];
      const { db, tenantId } = context;
      await db
        .insertInto('formerName')
        .values({ tenantId, id: newId(), personId: ids[0] ?? '', surname: 'Зимина', nameKey: 'зимина' })
        .execute();
      const stored = await context.services.files.save(
        context,
        { name: 'Список.xlsx', mediaType: 'text/plain', purpose: 'import' },
        Buffer.from('содержимое'),
      );
      const folder = await makeFolder();
      const summary = await exportEverything(context, folder);
      expect(summary).toMatchObject({ tables: (await listTenantTables(context)).length, files: 1 });

      const people = JSON.parse(await readFile(join(folder, 'json/person.json'), 'utf8'));
      expect(people.map((person: { id: string; surname: string }) => [person.id, person.surname])).toEqual([
        [ids[0], 'Ёлкина'],
        [ids[1], '=cmd|calc'],
      ]);
      expect(await readdir(join(folder, 'xlsx'))).toEqual(AREAS.map((area) => `${area.file}.xlsx`).sort());
      expect(await readFile(join(folder, `files/${stored.id}.xlsx`), 'utf8')).toBe('содержимое');
      expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain(
        '| birthDate | Дата рождения | день ГГГГ-ММ-ДД |',
      );

      const access = await db
        .selectFrom('accessEntry')
        .select(['personId', 'kind', 'place'])
        .where('tenantId', '=', tenantId)
        .execute();
      expect(access.sort((a, b) => (a.personId < b.personId ? -1 : 1))).toEqual(
        ids.map((personId) => ({ personId, kind: 'export', place: 'Полная выгрузка' })),
      );
      const audit = await db.selectFrom('auditEntry').select('action').where('tenantId', '=', tenantId).execute();
      expect(audit).toEqual([{ action: 'municipality.exported' }]);
    });
  });

  it('puts the person’s name beside the id, and text that looks like a formula stays text', async () => {
    await inTestTenant(async (context) => {
      const personId = await addPerson(context, '=cmd|calc');
      const { db, tenantId } = context;
      await db
        .insertInto('formerName')
        .values({ tenantId, id: newId(), personId, surname: 'Зимина', nameKey: 'зимина' })
        .execute();
      const folder = await makeFolder();
      await exportEverything(context, folder);
      const book = await openTable(join(folder, 'xlsx/people.xlsx'), 'people.xlsx');
      const titles = book.sheets.map((sheet) => sheet.name);
      expect(titles).toEqual(Object.values(AREAS.find((area) => area.file === 'people')?.tables ?? {}));
      const rows = await takeRows(book.rows(titles.indexOf('Прежние фамилии')), 5);
      const [header, first] = rows.map((row) => row.cells.map((cell) => cell?.text ?? ''));
      expect(first?.[header?.indexOf('Педагог: имя') ?? -1]).toBe('=cmd|calc Анна Ивановна');
      expect(first?.[header?.indexOf('Фамилия') ?? -1]).toBe('Зимина');
      await book.close();
    });
  });
});
