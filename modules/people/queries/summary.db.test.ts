import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildPerson, buildSchool, EMPTY_POST } from '#tests/builders/people.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { saveGrid, showGrid } from '../grid.ts';
import { listFilter } from '../model.ts';
import { saveFact } from '../service/facts.ts';
import { showPerson } from '../service/person.ts';
import { countAttention } from '../service/summary.ts';
import { listFigurePeople, summarizeRegister } from './summary.ts';

async function sharesOf(context: Context, organizationIds: string[] = [], asOf?: string) {
  const { figures } = await summarizeRegister(context, organizationIds, asOf);
  return Object.fromEntries(figures.map((figure) => [figure.code, `${figure.numerator}/${figure.denominator}`]));
}

async function addCategory(
  context: Context,
  id: string,
  category: string,
  grantedOn: string | null,
  expiresOn: string | null,
) {
  const fields = { category, postCode: null, grantedOn, expiresOn, act: null };
  await saveFact(context, id, null, { fact: 'category', fields });
}

describe('shares', () => {
  it('[STAFF-03][STAFF-04] of categories add up to everyone, each person once', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const add = (name: string) => buildPerson(context, `${name} Анна Львовна`, { organizationId });
      const [both, first, expired] = [await add('Обе'), await add('Первая'), await add('Истекла')];
      await add('Неизвестно');
      await addCategory(context, both, 'first', '2022-01-01', '2027-01-01');
      await addCategory(context, both, 'highest', '2024-01-01', null);
      await addCategory(context, first, 'first', '2022-01-01', '2027-01-01');
      await addCategory(context, expired, 'first', '2015-01-01', '2020-01-01');
      expect(await sharesOf(context)).toMatchObject({
        'category:highest': '1/4',
        'category:first': '1/4',
        'category:other': '1/4',
        'category:unknown': '1/4',
      });
      expect(await sharesOf(context, [], '2023-01-01')).toMatchObject({
        'category:highest': '0/4',
        'category:first': '2/4',
      });
      const people = await listFigurePeople(context, 'category:highest', [], undefined);
      expect(people?.counted.map((line) => line.name)).toEqual(['Обе Анна Львовна']);
      expect(people?.others).toHaveLength(3);
      expect(await listFigurePeople(context, 'category:none', [], undefined)).toBe(undefined);
    }));

  it('[STAFF-11][STAFF-12] of turnover and of young people who stayed', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const young = { birthDate: '2000-01-01' };
      const add = (name: string, post: object, fields = {}) =>
        buildPerson(context, `${name} Анна Львовна`, { organizationId: five, ...post }, fields);
      await add('Осталась', { startsOn: '2025-09-01' }, young);
      await add('Ушла', { startsOn: '2025-09-01', endsBefore: '2026-09-01' }, young);
      await add('Опытная', { startsOn: '2025-09-01' }, { birthDate: '1970-01-01' });
      await add('Давняя', { startsOn: '2023-09-01' }, young);
      await add('Новая', { startsOn: '2026-09-01' }, young);
      const moved = await add('Перевод', { startsOn: '2020-09-01', endsBefore: '2026-01-01' });
      const next = { ...EMPTY_POST, organizationId: six, startsOn: '2026-01-01' };
      await saveFact(context, moved, null, { fact: 'post', fields: next });
      expect(await sharesOf(context)).toMatchObject({
        turnover: '1/5',
        'retention:1': '1/2',
        'retention:2': '0/0',
        'retention:3': '1/1',
      });
      expect(await sharesOf(context, [five])).toMatchObject({ turnover: '2/5' });
      const left = await listFigurePeople(context, 'turnover', [five], undefined);
      expect(left?.counted.map((line) => line.name)).toEqual(['Перевод Анна Львовна', 'Ушла Анна Львовна']);
    }));

  it('[ROLE-05] of a head are of the own school; who has left is counted there but not named', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      await buildPerson(context, 'Ушла Анна Львовна', { organizationId: five, endsBefore: '2026-09-01' });
      await buildPerson(context, 'Чужая Анна Львовна', { organizationId: six, endsBefore: '2026-09-01' });
      const head = actingAs(context, { role: 'school_head', organizationId: five });
      expect(await sharesOf(head)).toMatchObject({ 'category:unknown': '1/1', turnover: '1/2' });
      expect((await listFigurePeople(head, 'turnover', [], undefined))?.counted).toEqual([]);
    }));

  it('[STAFF-06] tells whose terms end soon', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const id = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId });
      await addCategory(context, id, 'first', '2022-01-01', '2027-01-01');
      expect(await countAttention(context)).toEqual({
        people: 1,
        partTimers: 0,
        lines: [
          { kind: 'category_soon', count: 1 },
          { kind: 'fitness_soon', count: 0 },
        ],
      });
    }));
});

describe('the editing grid', () => {
  it('saves what is right, refuses line by line what is not, and keeps the rest', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const post = { fact: 'post' as const, fields: { ...EMPTY_POST, organizationId } };
      const name = (surname: string) => ({ surname, givenName: 'Анна', patronymic: 'Львовна' });
      const old = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId });
      const outcome = await saveGrid(context, [
        { id: null, version: 0, changes: name('Новая'), facts: [{ id: null, change: post }] },
        {
          id: null,
          version: 0,
          changes: { ...name('Слабая'), birthDate: '2025-01-01' },
          facts: [{ id: null, change: post }],
        },
        { id: old, version: 7, changes: { phone: '1' }, facts: [] },
        { id: null, version: 0, changes: { surname: 'Лунёва', givenName: 'Анна', patronymic: 'Петровна' }, facts: [] },
      ]);
      expect(outcome.saved.map((line) => line.index)).toEqual([0]);
      expect(outcome.refused.map((line) => [line.index, line.code])).toEqual([
        [1, 'bad_birth_date'],
        [2, 'changed_by_other'],
        [3, 'person_exists'],
      ]);
      const { rows } = await showGrid(context, listFilter.parse({}));
      expect(rows.map((row) => [row.surname, row.post?.title])).toEqual([
        ['Лунёва', 'Учитель'],
        ['Новая', 'Учитель'],
      ]);
    }));

  it('changes the lines it shows', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const id = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId });
      await addCategory(context, id, 'first', '2022-01-01', '2027-01-01');
      const [row] = (await showGrid(context, listFilter.parse({}))).rows;
      if (!row?.post || !row.category) throw new Error('the row has no lines');
      const { id: postId, ...post } = row.post;
      const { id: categoryId, ...category } = row.category;
      await saveGrid(context, [
        {
          id,
          version: row.version,
          changes: {},
          facts: [
            { id: postId, change: { fact: 'post', fields: { ...post, rate: 0.75 } } },
            { id: categoryId, change: { fact: 'category', fields: { ...category, act: 'приказ' } } },
          ],
        },
      ]);
      const card = await showPerson(context, id);
      expect([card.posts[0]?.rate, card.categories[0]?.act]).toEqual([0.75, 'приказ']);
    }));

  it('[ROLE-05] shows a head only whom they may edit', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      await buildPerson(context, 'Зорин Пётр Ильич', { organizationId: six });
      const head = actingAs(context, { role: 'school_head', organizationId: five });
      expect((await showGrid(head, listFilter.parse({}))).rows.map((row) => row.surname)).toEqual(['Лунёва']);
      const authority = actingAs(context, { role: 'authority' });
      expect((await showGrid(authority, listFilter.parse({}))).rows).toEqual([]);
    }));
});
