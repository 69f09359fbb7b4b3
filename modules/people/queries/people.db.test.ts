import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '#core/access/grants.ts';
import { can } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { openDb } from '#core/db/open.ts';
import { withTenant } from '#core/db/tenant.ts';
import { buildPerson, buildSchool, EMPTY_POST } from '#tests/builders/people.ts';
import { actingAs, createTestTenant, inTestTenant, testDatabase } from '#tests/database/database.ts';
import { type ListFilter, listFilter } from '../model.ts';
import { saveFact } from '../service/facts.ts';
import { editPerson, listRegister, showPerson } from '../service/person.ts';
import { listOrganizationsOf } from '../store/people.ts';

const PAGE = { sort: 'name', descending: false, offset: 0, limit: 100 } as const;

async function find(context: Context, filter: Partial<ListFilter> = {}, page: object = {}) {
  return listRegister(context, listFilter.parse(filter), { ...PAGE, ...page });
}

async function namesOf(context: Context, filter: Partial<ListFilter> = {}, page: object = {}): Promise<string[]> {
  return (await find(context, filter, page)).rows.map((row) => row.name.split(' ')[0] ?? '');
}

const noCategory = { postCode: null, act: null };

describe('the register', () => {
  it('[STAFF-01] counts a person with posts in two schools once, and external part-timers apart', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const both = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const second = { ...EMPTY_POST, organizationId: six, title: 'Учитель химии', kind: 'external' as const };
      await saveFact(context, both, null, { fact: 'post', fields: second });
      await buildPerson(context, 'Зорин Пётр Ильич', { organizationId: six, kind: 'external' });
      const found = await find(context);
      expect(found.counts).toEqual({ people: 2, posts: 3, partTimers: 1 });
      expect(found.rows.map((row) => row.posts.map((post) => post.organization))).toEqual([
        ['Школа № 6'],
        ['Школа № 5', 'Школа № 6'],
      ]);
      expect(await namesOf(context, { organizationIds: [six] })).toEqual(['Зорин', 'Лунёва']);
    }));

  it('sorts names as Russian does: ё beside е', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      for (const surname of ['Жуков', 'Ёлкин', 'Еремин', 'Дёмин'])
        await buildPerson(context, `${surname} Иван Ильич`, { organizationId });
      expect(await namesOf(context)).toEqual(['Дёмин', 'Ёлкин', 'Еремин', 'Жуков']);
      expect(await namesOf(context, {}, { descending: true })).toEqual(['Жуков', 'Еремин', 'Ёлкин', 'Дёмин']);
      expect(await namesOf(context, {}, { offset: 1, limit: 2 })).toEqual(['Ёлкин', 'Еремин']);
    }));

  it('[STAFF-22] filters by post, subject, kind of post, state and as-of date', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const add = (name: string, post: object) =>
        buildPerson(context, `${name} Анна Львовна`, { organizationId, ...post });
      await add('Физик', { subjectCodes: ['physics'], startsOn: '2020-09-01' });
      await add('Библиотекарь', { postCode: 'librarian', kind: 'internal' });
      await add('Отпускница', { leaveFrom: '2026-01-01', leaveBefore: '2027-01-01' });
      await add('Ушедшая', { startsOn: '2015-09-01', endsBefore: '2026-09-01' });
      expect(await namesOf(context)).toEqual(['Библиотекарь', 'Отпускница', 'Физик']);
      expect(await namesOf(context, { state: 'on_leave' })).toEqual(['Отпускница']);
      expect(await namesOf(context, { state: 'left' })).toEqual(['Ушедшая']);
      expect(await namesOf(context, { state: 'all' })).toEqual(['Библиотекарь', 'Отпускница', 'Ушедшая', 'Физик']);
      expect(await namesOf(context, { subjectCodes: ['physics', 'chemistry'] })).toEqual(['Физик']);
      expect(await namesOf(context, { postCodes: ['librarian'] })).toEqual(['Библиотекарь']);
      expect(await namesOf(context, { postKinds: ['internal'] })).toEqual(['Библиотекарь']);
      expect(await namesOf(context, { asOf: '2016-01-01' })).toEqual(['Библиотекарь', 'Отпускница', 'Ушедшая']);
      expect(await namesOf(context, { asOf: '2016-01-01', state: 'on_leave' })).toEqual([]);
    }));

  it('[STAFF-03] filters by the category in force; none and unknown are different', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const add = async (name: string, ...lines: [string, string | null, string | null][]) => {
        const id = await buildPerson(context, `${name} Анна Львовна`, { organizationId });
        for (const [category, grantedOn, expiresOn] of lines)
          await saveFact(context, id, null, {
            fact: 'category',
            fields: { ...noCategory, category, grantedOn, expiresOn },
          });
      };
      await add('Высшая', ['first', '2022-01-01', '2027-01-01'], ['highest', '2024-01-01', null]);
      await add('Первая', ['first', '2022-01-01', '2027-01-01']);
      await add('Истекшая', ['first', '2015-01-01', '2020-01-01']);
      await add('Методист', ['highest', '2020-01-01', null], ['teacher_methodist', '2025-01-01', null]);
      await add('Будущая', ['first', '2026-12-01', null]);
      await add('Без', ['none', null, null]);
      expect(await namesOf(context, { categories: ['highest'] })).toEqual(['Высшая', 'Методист']);
      expect(await namesOf(context, { categories: ['first'] })).toEqual(['Первая']);
      expect(await namesOf(context, { categories: ['teacher_methodist'] })).toEqual(['Методист']);
      expect(await namesOf(context, { categories: ['none'] })).toEqual(['Без', 'Истекшая']);
      expect(await namesOf(context, { categories: ['unknown'] })).toEqual(['Будущая']);
      expect(await namesOf(context, { categories: ['first'], asOf: '2018-01-01' })).toEqual(['Истекшая']);
      expect(await namesOf(context, { attention: 'category_soon' })).toEqual(['Первая']);
      const { rows } = await find(context, { categories: ['highest', 'first'] });
      expect(rows.map((row) => [row.category, row.categoryExpiresOn])).toEqual([
        ['highest', null],
        ['highest', null],
        ['first', '2027-01-01'],
      ]);
    }));

  it('[STAFF-06] finds whose fitness ends soon, unless a category is in force', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const add = async (name: string, expiresOn: string) => {
        const id = await buildPerson(context, `${name} Анна Львовна`, { organizationId });
        const fields = { postCode: null, decidedOn: '2020-01-01', expiresOn, act: null };
        await saveFact(context, id, null, { fact: 'fitness', fields });
        return id;
      };
      await add('Скоро', '2027-05-22');
      await add('Истекла', '2025-01-01');
      await add('Потом', '2027-05-23');
      const held = await add('Категория', '2025-01-01');
      const fields = { ...noCategory, category: 'first', grantedOn: '2024-01-01', expiresOn: null };
      await saveFact(context, held, null, { fact: 'category', fields });
      expect(await namesOf(context, { attention: 'fitness_soon' })).toEqual(['Истекла', 'Скоро']);
    }));

  it('[STAFF-18] finds people by a record in force', () =>
    inTestTenant(async (context) => {
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null);
      const record = { title: 'Учитель года', organizationId: null, startsOn: null, act: null, url: null, note: null };
      const fields = { ...record, kind: 'contest_candidate', endsBefore: null };
      const line = await saveFact(context, id, null, { fact: 'personRecord', fields });
      expect(await namesOf(context, { state: 'all', recordKind: 'contest_candidate' })).toEqual(['Лунёва']);
      await saveFact(context, id, line, { fact: 'personRecord', fields: { ...fields, endsBefore: '2026-11-22' } });
      expect(await namesOf(context, { state: 'all', recordKind: 'contest_candidate' })).toEqual([]);
    }));

  it.each([
    ['анна лунева', true],
    ['Лунёва А.П.', true],
    ['кеытда', false],
    ['keytdf', true],
    ['зимина', true],
    ['лун%ва', false],
    ['лун_ва', false],
    ['петров', true],
    ['сидорова', false],
  ])('searches «%s»: found %s', (search, expected) =>
    inTestTenant(async (context) => {
      const id = await buildPerson(context, 'Зимина Анна Петровна', null);
      await editPerson(context, id, 1, { surname: 'Лунёва' });
      expect((await namesOf(context, { state: 'all', search })).length === 1).toBe(expected);
    }),
  );

  it('finds nobody by a cohort that is not among the rules', () =>
    inTestTenant(async (context) => {
      await buildPerson(context, 'Лунёва Анна Петровна', null);
      expect(await namesOf(context, { state: 'all', cohort: 'gone' })).toEqual([]);
    }));

  it('[STAFF-09] finds a cohort of the settings', () =>
    inTestTenant(async (context) => {
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null, { birthDate: '1999-01-01' });
      await buildPerson(context, 'Зорин Пётр Ильич', null);
      const fields = { kind: 'pedagogical' as const, organizationId: null, months: 20, asOf: '2026-09-01' };
      await saveFact(context, id, null, { fact: 'experience', fields });
      expect(await namesOf(context, { state: 'all', cohort: 'young_1' })).toEqual([]);
      expect(await namesOf(context, { state: 'all', cohort: 'young_3' })).toEqual(['Лунёва']);
      expect(await namesOf(context, { state: 'all', cohort: 'young_35' })).toEqual(['Лунёва']);
      expect((await find(context, { state: 'all', cohort: 'young_3' })).rows[0]?.pedagogicalMonths).toBe(22);
    }));
});

describe('[ROLE-05][ROLE-11][ROLE-13][ROLE-19] what is seen', () => {
  it('is the municipality by its staff, the school by its head, mentees by a tutor, oneself by a teacher', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const own = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const other = await buildPerson(context, 'Зорин Пётр Ильич', { organizationId: six });
      await buildPerson(context, 'Ушедшая Вера Ивановна', { organizationId: five, endsBefore: '2026-09-01' });
      const seen = (settings: Parameters<typeof actingAs>[1]) => namesOf(actingAs(context, settings), { state: 'all' });
      expect(await seen({ role: 'methodist' })).toEqual(['Зорин', 'Лунёва', 'Ушедшая']);
      expect(await seen({ role: 'authority' })).toEqual(['Зорин', 'Лунёва', 'Ушедшая']);
      expect(await seen({ role: 'school_head', organizationId: five })).toEqual(['Лунёва']);
      expect(await seen({ role: 'tutor', menteeIds: [other] })).toEqual(['Зорин']);
      expect(await seen({ role: 'teacher', personId: own })).toEqual(['Лунёва']);
      expect(await seen({ role: 'teacher' })).toEqual([]);
      expect((await find(actingAs(context, { role: 'school_head', organizationId: five }))).counts?.people).toBe(1);
    }));

  it('is the same by the list and by can(), for every role and any posts', () =>
    inTestTenant(async (context) => {
      const schools = [await buildSchool(context, 1), await buildSchool(context, 2), await buildSchool(context, 3)];
      const school = fc.integer({ min: 0, max: 2 });
      const day = fc.constantFrom(null, '2026-11-21', '2026-11-22', '2026-11-23');
      const people: string[] = [];
      const posts = fc.array(fc.record({ school, startsOn: day, endsBefore: day }), { maxLength: 3 });
      for (const list of fc.sample(posts, { numRuns: 25, seed: 7 }))
        people.push(await insertCase(context, schools, list));
      for (const role of ROLES) {
        for (const organizationId of schools) {
          const settings = { role, organizationId, personId: people[3] ?? '', menteeIds: people.slice(0, 2) };
          const actor = actingAs(context, settings);
          const listed = (await find(actor, { state: 'all' })).rows.map((row) => row.id).toSorted();
          expect([role, listed]).toEqual([role, await listAllowed(actor, people)]);
        }
      }
    }));
});

async function listAllowed(context: Context, people: readonly string[]): Promise<string[]> {
  const allowed: string[] = [];
  for (const personId of people) {
    const organizationIds = await listOrganizationsOf(context, personId, '2026-11-22');
    if (can(context.actor, 'person.read', { personId, organizationIds })) allowed.push(personId);
  }
  return allowed.toSorted();
}

async function insertCase(
  context: Context,
  schools: readonly string[],
  posts: readonly { school: number; startsOn: string | null; endsBefore: string | null }[],
): Promise<string> {
  const id = await buildPerson(context, 'Проба Анна Львовна', null);
  for (const post of posts) await insertPost(context, id, schools[post.school] ?? '', post);
  return id;
}

async function insertPost(
  context: Context,
  personId: string,
  organizationId: string,
  { startsOn, endsBefore }: { startsOn: string | null; endsBefore: string | null },
): Promise<void> {
  await context.db
    .insertInto('post')
    .values({
      tenantId: context.tenantId,
      id: crypto.randomUUID(),
      personId,
      organizationId,
      postCode: 'teacher',
      title: 'Учитель',
      startsOn,
      endsBefore,
    })
    .execute();
}

describe('the number of queries', () => {
  it('is at most four for the list with a cohort and for the page of a person', async () => {
    const { app, appUrl } = await testDatabase();
    const tenantId = await createTestTenant();
    const queries: string[] = [];
    const counting = openDb(appUrl, { max: 1, onQuery: (text) => queries.push(text) });
    await inTestTenant(async (outer) => {
      const open = <T>(db: typeof app, work: (context: Context) => Promise<T>) =>
        withTenant(db, tenantId, (transaction) => work({ ...outer, db: transaction, tenantId }));
      const id = await open(app, async (context) =>
        buildPerson(context, 'Лунёва Анна Петровна', { organizationId: await buildSchool(context, 5) }),
      );
      await open(counting, async (context) => {
        queries.length = 0;
        expect((await find(context, { cohort: 'young_35' })).counts?.people).toBe(0);
        expect(queries.length).toBe(3);
        queries.length = 0;
        expect((await showPerson(context, id)).fullName).toBe('Лунёва Анна Петровна');
        expect(queries.length).toBe(4);
      });
    });
    await counting.destroy();
  });
});
