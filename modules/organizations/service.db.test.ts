import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { openDb } from '#core/db/open.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { actingAs, createTestTenant, inTestTenant, testDatabase } from '#tests/database/database.ts';
import { EMPTY_ORGANIZATION } from './model.ts';
import { listNamedOrganizations } from './public.ts';
import { type ListFilter, listOrganizations, listTasks } from './queries.ts';
import * as service from './service.ts';

const EVERYTHING = { search: '', kinds: [], statuses: [], withClosed: false };

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

async function auditOf(context: Context, thingId: string): Promise<string[]> {
  const rows = await context.db
    .selectFrom('auditEntry')
    .select('action')
    .where('tenantId', '=', context.tenantId)
    .where('thingId', '=', thingId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.action);
}

describe('names', () => {
  it('[ORG-01] refuses a second organisation of one key and says which it is', () =>
    inTestTenant(async (context) => {
      const id = await buildSchool(context, 5);
      const again = service.addOrganization(context, {
        ...EMPTY_ORGANIZATION,
        name: 'МБОУ СОШ № 5',
        shortName: 'СОШ 5',
      });
      await expect(again).rejects.toMatchObject({
        code: 'organization_exists',
        details: { name: 'Школа № 5', id },
      });
    }));

  it('[ORG-03] keeps two schools of one number in two villages, and refuses a third of either', () =>
    inTestTenant(async (context) => {
      const add = (name: string) => service.addOrganization(context, { ...EMPTY_ORGANIZATION, name, shortName: name });
      const fields = (name: string) => ({ ...EMPTY_ORGANIZATION, name, shortName: name });
      await add('СОШ № 11 с. Покровка');
      await service.addOrganizations(context, [fields('СОШ 11 (с. Ильинка)')], null);
      expect((await listOrganizations(context, EVERYTHING)).length).toBe(2);
      await expect(add('МБОУ СОШ № 11 с. Ильинка')).rejects.toMatchObject({ code: 'organization_exists' });
      await expect(add('школа 11')).rejects.toMatchObject({ code: 'organization_exists' });
      await expect(service.addOrganizations(context, [fields('Школа 11 с. Ильинка')], null)).rejects.toMatchObject({
        code: 'organization_exists',
      });
    }));

  it('[ORG-05] keeps two authorities of the same kind apart', () =>
    inTestTenant(async (context) => {
      for (const name of ['Управление образования', 'Отдел образования и охраны прав детства'])
        await service.addOrganization(context, { ...EMPTY_ORGANIZATION, kind: 'authority', name, shortName: name });
      const rows = await listOrganizations(context, EVERYTHING);
      expect(rows.map((row) => row.name)).toEqual([
        'Отдел образования и охраны прав детства',
        'Управление образования',
      ]);
    }));

  it('goes on leading from a former name after the organisation was renamed', () =>
    inTestTenant(async (context) => {
      const id = await buildSchool(context, 5);
      const { version } = await service.getOrganization(context, id);
      await service.editOrganization(context, id, version, { name: 'Гимназия № 5', shortName: 'Гимназия № 5' });
      const [named] = await listNamedOrganizations(context);
      expect(named?.names).toEqual([
        'Гимназия № 5',
        'Гимназия № 5',
        'Муниципальное общеобразовательное учреждение «Школа № 5»',
      ]);
      expect(await codeOf(buildSchool(context, 5))).toBe('organization_exists');
    }));

  it('adds another name once, and removes it', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      await service.addAlias(context, five, 'Лицей имени Ломова');
      expect(await codeOf(service.addAlias(context, six, 'лицей им. Ломова'))).toBe('organization_exists');
      const { aliases } = await service.showOrganization(context, five);
      expect(aliases.map((line) => line.alias)).toEqual(['Лицей имени Ломова']);
      await service.removeAlias(context, five, aliases[0]?.id ?? '');
      expect((await service.showOrganization(context, five)).aliases).toEqual([]);
      expect(await codeOf(service.removeAlias(context, five, newId()))).toBe('not_found');
    }));
});

describe('fields', () => {
  it.each([
    [{ inn: '7707083892' }, 'bad_inn'],
    [{ ogrn: '1027700132196' }, 'bad_ogrn'],
    [{ inn: '7707083893', ogrn: '1027700132195' }, undefined],
  ])('checks %j: %s', (fields, code) =>
    inTestTenant(async (context) => {
      expect(await codeOf(buildSchool(context, 5, fields))).toBe(code);
    }),
  );

  it('[ORG-04] a methodical office is a unit inside the department, without requisites of its own', () =>
    inTestTenant(async (context) => {
      const add = (kind: string, name: string, more: Partial<typeof EMPTY_ORGANIZATION>) =>
        service.addOrganization(context, { ...EMPTY_ORGANIZATION, kind, name, shortName: name, ...more });
      const department = await add('authority', 'Отдел образования', { inn: '7707083893' });
      const office = await add('rmk', 'Районный методический кабинет', { parentId: department });
      const shown = await service.showOrganization(context, office);
      expect([shown.parentId, shown.inn, shown.kind]).toEqual([department, null, 'rmk']);
    }));

  it.each([
    ['[ORG-36]', 'institute', 'Институт повышения квалификации'],
    ['[ORG-37]', 'cnppm', 'Центр непрерывного повышения мастерства'],
    ['[ORG-38]', 'institute', 'Академия Минпросвещения России'],
  ])(
    '%s an outside organisation (%s) stands in the directory of the municipality and is found by its kind',
    (_row, kind, name) =>
      inTestTenant(async (context) => {
        await buildSchool(context, 5);
        const id = await service.addOrganization(context, {
          ...{ ...EMPTY_ORGANIZATION, kind, name, shortName: name, isExternal: true },
        });
        const rows = await listOrganizations(context, { ...EVERYTHING, kinds: [kind] });
        expect(rows.map((row) => [row.id, row.isExternal])).toEqual([[id, true]]);
      }),
  );

  it('refuses a circle of subordination, near and far', () =>
    inTestTenant(async (context) => {
      const ids = [
        await buildSchool(context, 1),
        await buildSchool(context, 2),
        await buildSchool(context, 3),
      ] as const;
      await service.editOrganization(context, ids[1], 1, { parentId: ids[0] });
      await service.editOrganization(context, ids[2], 1, { parentId: ids[1] });
      expect(await codeOf(service.editOrganization(context, ids[0], 1, { parentId: ids[2] }))).toBe('own_parent');
      expect(await codeOf(service.editOrganization(context, ids[0], 1, { parentId: ids[0] }))).toBe('own_parent');
      expect((await service.showOrganization(context, ids[0])).children.map((child) => child.id)).toEqual([ids[1]]);
    }));

  it('answers a late change with what stands there now, and writes nothing', () =>
    inTestTenant(async (context) => {
      const id = await buildSchool(context, 5);
      await service.editOrganization(context, id, 1, { phone: '5-12-34' });
      await expect(service.editOrganization(context, id, 1, { phone: '5-00-00' })).rejects.toMatchObject({
        code: 'changed_by_other',
        details: { current: { phone: '5-12-34' }, version: 2 },
      });
      expect(await auditOf(context, id)).toEqual(['organization.added', 'organization.edited']);
    }));

  it('writes nothing when nothing differs', () =>
    inTestTenant(async (context) => {
      const id = await buildSchool(context, 5);
      expect(await service.editOrganization(context, id, 1, { shortName: 'Школа № 5' })).toBe(1);
      expect(await auditOf(context, id)).toEqual(['organization.added']);
    }));

  it('closes only what nobody works in, and opens again', () =>
    inTestTenant(async (context) => {
      const [full, empty] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: full });
      await expect(service.editOrganization(context, full, 1, { closedBefore: '2026-09-01' })).rejects.toMatchObject({
        code: 'has_people',
        details: { count: 1 },
      });
      await service.editOrganization(context, empty, 1, { closedBefore: '2026-09-01' });
      expect((await listOrganizations(context, EVERYTHING)).map((row) => row.id)).toEqual([full]);
      expect((await listOrganizations(context, { ...EVERYTHING, withClosed: true })).map((row) => row.id)).toEqual([
        full,
        empty,
      ]);
      const manager = actingAs(context, { role: 'methodist' });
      expect((await service.showOrganization(manager, empty)).actions).toEqual(['edit', 'reopen']);
    }));
});

describe('the list', () => {
  it('counts a person with two posts once, and external part-timers', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 5);
      await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: school });
      await buildPerson(context, 'Зорин Пётр Ильич', { organizationId: school, kind: 'external' });
      await buildPerson(context, 'Ушедшая Вера Ивановна', { organizationId: school, endsBefore: '2026-09-01' });
      const [row] = await listOrganizations(context, EVERYTHING);
      expect(row).toMatchObject({ people: 2, partTimers: 1 });
    }));

  it('[ORG-30] filters by kind, by a status in force today and by any name', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6, { kind: 'gymnasium' })];
      await service.addAlias(context, six, 'Гимназия Ёлочка');
      const status = { status: 'reference_school', theme: null, act: null };
      await service.saveStatus(context, five, null, { ...status, startsOn: '2026-01-01', endsBefore: null });
      await service.saveStatus(context, six, null, { ...status, startsOn: '2025-01-01', endsBefore: '2026-01-01' });
      const find = async (filter: Partial<ListFilter>) =>
        (await listOrganizations(context, { ...EVERYTHING, ...filter })).map((row) => row.id);
      expect(await find({ kinds: ['gymnasium'] })).toEqual([six]);
      expect(await find({ statuses: ['reference_school'] })).toEqual([five]);
      expect(await find({ search: 'елочка' })).toEqual([six]);
      expect(await find({ search: '100%' })).toEqual([]);
    }));

  it('stands by number, not by text', () =>
    inTestTenant(async (context) => {
      for (const number of [10, 2, 1]) await buildSchool(context, number);
      const rows = await listOrganizations(context, EVERYTHING);
      expect(rows.map((row) => row.shortName)).toEqual(['Школа № 1', 'Школа № 2', 'Школа № 10']);
    }));
});

describe('what hangs on an organisation', () => {
  it('[ORG-30] changes and removes a status of its own only', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const fields = {
        status: 'low_results',
        theme: null,
        startsOn: '2026-01-01',
        endsBefore: null,
        act: 'приказ № 1',
      };
      await service.saveStatus(context, five, null, fields);
      const id = (await service.showOrganization(context, five)).statuses[0]?.id ?? '';
      expect(await codeOf(service.saveStatus(context, six, id, fields))).toBe('not_found');
      await service.saveStatus(context, five, id, { ...fields, endsBefore: '2026-11-01' });
      expect((await service.showOrganization(context, five)).statuses).toEqual([
        { id, ...fields, endsBefore: '2026-11-01' },
      ]);
      const backwards = { ...fields, endsBefore: '2025-01-01' };
      expect(await codeOf(service.saveStatus(context, five, id, backwards))).toBe('bad_period');
      await service.removeStatus(context, five, id);
      expect((await service.showOrganization(context, five)).statuses).toEqual([]);
    }));

  it('[ORG-34][ORG-40] shows a link from both ends', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const fields = {
        kind: 'mentor_school' as const,
        aim: 'план',
        act: null,
        startsOn: '2026-09-01',
        endsBefore: null,
      };
      await service.saveLink(context, five, null, { ...fields, otherId: six });
      const linksOf = async (id: string) =>
        (await service.showOrganization(context, id)).links.map(({ otherName, isReverse }) => [otherName, isReverse]);
      expect(await linksOf(five)).toEqual([['Школа № 6', false]]);
      expect(await linksOf(six)).toEqual([['Школа № 5', true]]);
      expect(await codeOf(service.saveLink(context, five, null, { ...fields, otherId: five }))).toBe('own_link');
      expect(await codeOf(service.saveLink(context, five, null, { ...fields, otherId: newId() }))).toBe('not_found');
    }));

  it('[STAFF-13] sets the staffing table beside the rates filled today', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 5);
      await service.saveStaffing(context, school, [{ postCode: 'teacher', rates: 3, startsOn: '2026-09-01' }]);
      await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: school, rate: 1.5 });
      await buildPerson(context, 'Зорин Пётр Ильич', { organizationId: school });
      await buildPerson(context, 'Ветрова Зоя Львовна', { organizationId: school, postCode: 'librarian', rate: 0.5 });
      expect((await service.showOrganization(context, school)).posts).toEqual([
        { postCode: 'teacher', rates: 3, filled: 2.5, vacant: 0.5, over: 0 },
        { postCode: 'librarian', rates: null, filled: 0.5, vacant: null, over: 0 },
      ]);
    }));
});

describe('[STAFF-23] tasks for schools', () => {
  it('counts the states and lets a school mark its own only', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const task = { title: 'Списать ветхую литературу', postCode: 'librarian', dueOn: '2026-12-10' };
      const id = await service.addTask(context, { ...task, organizationIds: [five, six, five] });
      const school = actingAs(context, { role: 'school_head', organizationId: five });
      await service.markTask(school, id, [five], { state: 'done', note: 'акт № 3' });
      expect(await codeOf(service.markTask(school, id, [six], { state: 'done', note: null }))).toBe('not_found');
      expect(await listTasks(context)).toEqual([{ id, ...task, waiting: 1, done: 1, notNeeded: 0 }]);
      const other = actingAs(context, { role: 'school_head', organizationId: six });
      expect((await service.showTask(other, id)).schools.map(({ note }) => note)).toEqual([null, null]);
      expect((await service.showTask(actingAs(context, { role: 'authority' }), id)).schools[0]?.note).toBe('акт № 3');
      expect((await service.showTask(school, id)).schools).toEqual([
        { organizationId: five, name: 'Школа № 5', state: 'done', note: 'акт № 3', mayMark: true },
        { organizationId: six, name: 'Школа № 6', state: 'waiting', note: null, mayMark: false },
      ]);
      expect(await codeOf(service.removeTask(school, id))).toBe('not_found');
      await service.removeTask(context, id);
      expect(await listTasks(context)).toEqual([]);
    }));

  it('refuses an organisation that is not there', () =>
    inTestTenant(async (context) => {
      const task = { title: 'Проверка', postCode: null, dueOn: '2026-12-10', organizationIds: [newId()] };
      expect(await codeOf(service.addTask(context, task))).toBe('not_found');
    }));
});

describe('[ROLE-05][ROLE-11] who may', () => {
  it.each([
    ['administrator', true, true],
    ['service_head', true, true],
    ['methodist', true, true],
    ['authority', false, false],
    ['school_head', false, true],
    ['tutor', false, false],
    ['teacher', false, false],
  ] as const)('%s: add %s, edit the own one %s', (role, mayAdd, mayEdit) =>
    inTestTenant(async (context) => {
      const [own, other] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const actor = actingAs(context, { role, organizationId: own });
      expect((await codeOf(buildSchool(actor, 7))) === undefined).toBe(mayAdd);
      expect((await codeOf(service.editOrganization(actor, own, 1, { phone: '1' }))) === undefined).toBe(mayEdit);
      expect((await codeOf(service.editOrganization(actor, other, 1, { phone: '1' }))) === undefined).toBe(mayAdd);
      const isClosing =
        (await codeOf(service.editOrganization(actor, other, mayAdd ? 2 : 1, { closedBefore: '2026-01-01' }))) ===
        undefined;
      expect(isClosing).toBe(mayAdd);
    }),
  );

  it('a school head may not reopen, move or turn the own organisation into another kind', () =>
    inTestTenant(async (context) => {
      const own = await buildSchool(context, 5, { closedBefore: '2026-01-01' });
      const head = actingAs(context, { role: 'school_head', organizationId: own });
      for (const changes of [{ closedBefore: null }, { kind: 'lyceum' }, { isExternal: true }])
        expect(await codeOf(service.editOrganization(head, own, 1, changes))).toBe('not_found');
      expect((await service.showOrganization(head, own)).actions).toEqual(['edit']);
    }));
});

describe('the number of queries', () => {
  it('is at most four for the list and for the page', async () => {
    const { app, appUrl } = await testDatabase();
    const tenantId = await createTestTenant();
    const queries: string[] = [];
    const counting = openDb(appUrl, { max: 1, onQuery: (text) => queries.push(text) });
    await inTestTenant(async (outer) => {
      const open = <T>(db: typeof app, work: (context: Context) => Promise<T>) =>
        withTenant(db, tenantId, (transaction) => work({ ...outer, db: transaction, tenantId }));
      const id = await open(app, (context) => buildSchool(context, 5));
      await open(counting, async (context) => {
        queries.length = 0;
        await listOrganizations(context, EVERYTHING);
        expect(queries.length).toBe(1);
        queries.length = 0;
        await service.showOrganization(context, id);
        expect(queries.length).toBe(4);
      });
    });
    await counting.destroy();
  });
});
