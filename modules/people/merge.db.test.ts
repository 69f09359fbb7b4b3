import { afterEach, describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { registerHooks } from '#core/hooks.ts';
import { newId } from '#core/ids.ts';
import { buildPerson, buildSchool, EMPTY_POST } from '#tests/builders/people.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { setApart } from './apart.ts';
import { mergePeople, undoMerge } from './merge.ts';
import { listFilter } from './model.ts';
import { listNamesakes } from './queries/namesakes.ts';
import { saveFact } from './service/facts.ts';
import { editPerson, listRegister, showPerson } from './service/person.ts';

const PAGE = { sort: 'name', descending: false, offset: 0, limit: 100 } as const;
const namesOf = async (context: Context) =>
  (await listRegister(context, listFilter.parse({ state: 'all' }), PAGE)).rows.map((row) => row.name);

async function buildPair(context: Context) {
  const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
  const kept = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five }, { phone: '5-12' });
  const merged = await buildPerson(
    context,
    'Зимина Анна Петровна',
    { organizationId: six },
    { email: 'a@b.ru', phone: '9' },
  );
  const experience = { kind: 'total' as const, organizationId: null, asOf: '2026-09-01' };
  await saveFact(context, kept, null, { fact: 'experience', fields: { ...experience, months: 30 } });
  await saveFact(context, merged, null, { fact: 'experience', fields: { ...experience, months: 99 } });
  await saveFact(context, merged, null, {
    fact: 'experience',
    fields: { ...experience, kind: 'pedagogical', months: 12 },
  });
  await saveFact(context, merged, null, { fact: 'post', fields: { ...EMPTY_POST, organizationId: five } });
  return { kept, merged };
}

async function snapshot(context: Context, id: string) {
  const { version: _version, merges: _merges, actions: _actions, ...card } = await showPerson(context, id);
  return card;
}

afterEach(() => registerHooks('proof', {}));

describe('two people of one name', () => {
  it('[STAFF-01] said to be different people are offered no more, until that is taken back', () =>
    inTestTenant(async (context) => {
      const five = await buildSchool(context, 5);
      const a = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const b = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const pairs = async () => (await listNamesakes(context)).length;
      expect(await pairs()).toBe(1);
      await setApart(context, b, a, true);
      await setApart(context, a, b, true);
      expect(await pairs()).toBe(0);
      await setApart(context, a, b, false);
      expect(await pairs()).toBe(1);
    }));

  it('are told apart by those who may merge, and only where both are there', () =>
    inTestTenant(async (context) => {
      const five = await buildSchool(context, 5);
      const a = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const b = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const head = actingAs(context, { role: 'school_head', organizationId: five });
      await expect(setApart(head, a, b, true)).rejects.toMatchObject({ code: 'not_found' });
      await expect(setApart(context, a, a, true)).rejects.toMatchObject({ code: 'same_person' });
      await expect(setApart(context, a, newId(), true)).rejects.toMatchObject({ code: 'not_found' });
    }));
});

describe('merging two records of one person', () => {
  it('[STAFF-01] moves facts, fills what is empty, keeps the other surname, and nothing stands twice', () =>
    inTestTenant(async (context) => {
      const { kept, merged } = await buildPair(context);
      await mergePeople(context, kept, merged);
      const card = await showPerson(context, kept);
      expect([card.email, card.phone]).toEqual(['a@b.ru', '5-12']);
      expect(card.posts.map((post) => post.organization).toSorted()).toEqual(['Школа № 5', 'Школа № 6']);
      expect(card.experience.map((line) => [line.kind, line.months])).toEqual([
        ['total', 30],
        ['pedagogical', 12],
      ]);
      expect(card.formerNames.map((line) => line.surname)).toEqual(['Зимина']);
      expect(card.merges.map((line) => line.mergedName)).toEqual(['Зимина Анна Петровна']);
      expect(await namesOf(context)).toEqual(['Лунёва Анна Петровна']);
      const old = await showPerson(context, merged);
      expect([old.mergedInto, old.actions]).toEqual([{ id: kept, name: 'Лунёва Анна Петровна' }, []]);
      await expect(editPerson(context, merged, old.version, { phone: '1' })).rejects.toMatchObject({
        code: 'not_found',
      });
    }));

  it('is undone without a trace on either card', () =>
    inTestTenant(async (context) => {
      const { kept, merged } = await buildPair(context);
      const before = [await snapshot(context, kept), await snapshot(context, merged)];
      const mergeId = await mergePeople(context, kept, merged);
      await undoMerge(context, mergeId);
      expect([await snapshot(context, kept), await snapshot(context, merged)]).toEqual(before);
      await expect(undoMerge(context, mergeId)).rejects.toMatchObject({ code: 'merge_undone' });
    }));

  it('leaves what was changed by hand after it', () =>
    inTestTenant(async (context) => {
      const { kept, merged } = await buildPair(context);
      const mergeId = await mergePeople(context, kept, merged);
      const { version } = await showPerson(context, kept);
      await editPerson(context, kept, version, { email: 'new@b.ru' });
      await undoMerge(context, mergeId);
      expect((await showPerson(context, kept)).email).toBe('new@b.ru');
    }));

  it('undoes the last one first', () =>
    inTestTenant(async (context) => {
      const { kept, merged } = await buildPair(context);
      const third = await buildPerson(context, 'Лунёва Анна Петровна', null);
      const first = await mergePeople(context, kept, merged);
      const second = await mergePeople(context, kept, third);
      await expect(undoMerge(context, first)).rejects.toMatchObject({ code: 'merge_too_late' });
      await undoMerge(context, second);
      await undoMerge(context, first);
      expect(await namesOf(context)).toHaveLength(3);
    }));

  it('lets every module move its rows and take them back', () =>
    inTestTenant(async (context) => {
      const calls: unknown[] = [];
      registerHooks('proof', {
        movePerson: async (_, fromId, toId) => {
          calls.push([fromId, toId]);
          return { participation: ['p1'] };
        },
        movePersonBack: async (_, moved, toId) => void calls.push([moved, toId]),
      });
      const { kept, merged } = await buildPair(context);
      await undoMerge(context, await mergePeople(context, kept, merged));
      expect(calls).toEqual([
        [merged, kept],
        [{ participation: ['p1'] }, merged],
      ]);
    }));

  it('refuses one record with itself, and one merged already', () =>
    inTestTenant(async (context) => {
      const { kept, merged } = await buildPair(context);
      await expect(mergePeople(context, kept, kept)).rejects.toMatchObject({ code: 'same_person' });
      await mergePeople(context, kept, merged);
      await expect(mergePeople(context, merged, kept)).rejects.toMatchObject({ code: 'already_merged' });
    }));

  it.each(['administrator', 'authority', 'school_head', 'tutor', 'teacher'] as const)(
    '[ROLE-05] is not for a %s',
    (role) =>
      inTestTenant(async (context) => {
        const { kept, merged } = await buildPair(context);
        const actor = actingAs(context, { role, personId: kept });
        await expect(mergePeople(actor, kept, merged)).rejects.toMatchObject({ code: 'not_found' });
      }),
  );
});

describe('records that may be one person', () => {
  it('are found by one name, a like name and one date, a new surname, and initials at one school', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const add = (name: string, organizationId: string, birthDate: string | null = null) =>
        buildPerson(context, name, { organizationId }, { birthDate });
      await add('Семёнова Анна Петровна', five);
      await add('Семенова Анна Петровна', six, '1980-01-01');
      await add('Вележанина Вера Ильинична', five, '1981-01-01');
      await add('Вележнина Вера Ильинична', six, '1981-01-01');
      await add('Зорина Нина Львовна', five, '1982-01-01');
      await add('Кравец Нина Львовна', six, '1982-01-01');
      await add('Белова О. П.', five);
      await add('Белова Ольга Павловна', five);
      await add('Белова Олеся Павловна', six);
      await add('Ветров Иван Ильич', five, '1983-01-01');
      await add('Ветров Иван Ильич', six, '1984-01-01');
      const pairs = await listNamesakes(context);
      expect(
        pairs.map((pair) => `${[pair.first.name, pair.second.name].toSorted().join(' и ')}: ${pair.reason}`),
      ).toEqual([
        'Семенова Анна Петровна и Семёнова Анна Петровна: одно имя',
        'Вележанина Вера Ильинична и Вележнина Вера Ильинична: имена различаются опиской',
        'Зорина Нина Львовна и Кравец Нина Львовна: имя, отчество и дата рождения те же, фамилия другая',
        'Белова О. П. и Белова Ольга Павловна: в одной из записей инициалы',
      ]);
    }));
});
