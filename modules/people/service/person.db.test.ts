import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { buildPerson, buildSchool, EMPTY_POST } from '#tests/builders/people.ts';
import { type ActorSettings, actingAs, inTestTenant } from '#tests/database/database.ts';
import { EMPTY_PERSON, type Fact, type FactChange } from '../model.ts';
import { leavePost, removeFact, saveFact } from './facts.ts';
import { addPerson, editPerson, showBirthDate, showHistory, showPerson } from './person.ts';

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

function accessOf(context: Context) {
  return context.db
    .selectFrom('accessEntry')
    .select(['personId', 'kind', 'place', 'actorName'])
    .where('tenantId', '=', context.tenantId)
    .execute();
}

const NAME = { ...EMPTY_PERSON, surname: 'Лунёва', givenName: 'Анна', patronymic: 'Петровна' };

describe('adding', () => {
  it('[STAFF-01] makes a person with a post, guesses the sex by the patronymic only, and writes it down', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const id = await addPerson(context, NAME, { ...EMPTY_POST, organizationId }, false);
      const card = await showPerson(context, id);
      expect([card.fullName, card.sex, card.posts.map((post) => post.organization)]).toEqual([
        'Лунёва Анна Петровна',
        'female',
        ['Школа № 5'],
      ]);
      const history = (await showHistory(context, id)).lines.map((line) => line.action);
      expect(history).toEqual(['person.post_added', 'person.added']);
      const unknown = await addPerson(
        context,
        { ...NAME, surname: 'Ким', givenName: 'Саша', patronymic: '' },
        null,
        false,
      );
      expect((await showPerson(context, unknown)).sex).toBe(null);
    }));

  it('stops at a namesake of the same or unknown date of birth and says who it is', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const id = await buildPerson(context, 'Лунева Анна Петровна', { organizationId }, { birthDate: '1980-05-01' });
      await expect(addPerson(context, NAME, null, false)).rejects.toMatchObject({
        code: 'person_exists',
        details: { people: [{ id, name: 'Лунева Анна Петровна', posts: 'Учитель, Школа № 5' }], hidden: 0 },
      });
      expect(await codeOf(addPerson(context, { ...NAME, birthDate: '1980-05-01' }, null, false))).toBe('person_exists');
      expect(await codeOf(addPerson(context, { ...NAME, birthDate: '1991-05-01' }, null, false))).toBe(undefined);
      expect(await codeOf(addPerson(context, NAME, null, true))).toBe(undefined);
    }));

  it('tells a school head of a namesake elsewhere, but not who it is', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: six });
      const head = actingAs(context, { role: 'school_head', organizationId: five });
      const adding = addPerson(head, NAME, { ...EMPTY_POST, organizationId: five }, false);
      await expect(adding).rejects.toMatchObject({ details: { people: [], hidden: 1 } });
    }));

  it.each([
    [{ birthDate: '2020-01-01' }, 'bad_birth_date'],
    [{ birthDate: '1900-01-01' }, 'bad_birth_date'],
    [{ birthDate: '2027-01-01' }, 'bad_birth_date'],
    [{ snils: '11223344596' }, 'bad_snils'],
    [{ snils: '11223344595' }, undefined],
  ])('checks %j: %s', (fields, code) =>
    inTestTenant(async (context) => {
      expect(await codeOf(addPerson(context, { ...NAME, ...fields }, null, false))).toBe(code);
    }),
  );
});

describe('[F-84] the date of birth', () => {
  it('is not on the card; a look at it is written, but one’s own look is not', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const fields = { birthDate: '1986-11-23', snils: '11223344595' };
      const id = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId }, fields);
      const methodist = actingAs(context, { role: 'methodist' });
      const card = await showPerson(methodist, id);
      expect([card.hasBirthDate, card.age, 'birthDate' in card, 'snils' in card]).toEqual([true, 39, false, false]);
      expect(await accessOf(context)).toEqual([]);
      expect(await showBirthDate(methodist, id)).toEqual(fields);
      await showBirthDate(actingAs(context, { role: 'teacher', personId: id }), id);
      expect(await accessOf(context)).toEqual([
        { personId: id, kind: 'birth_date', place: 'Карточка педагога', actorName: 'Проверяющий (methodist)' },
      ]);
    }));

  it('comes to nobody by the history or by a late change: only by a look that is written', () =>
    inTestTenant(async (context) => {
      const fields = { birthDate: '1986-11-23', snils: '11223344595' };
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null, fields);
      const methodist = actingAs(context, { role: 'methodist' });
      await editPerson(methodist, id, 1, { birthDate: '1986-11-24', phone: '1' });
      const { lines } = await showHistory(methodist, id);
      expect(lines.map(({ before, after }) => [before, Object.keys(after as object).includes('birthDate')])).toEqual([
        [{ phone: null }, false],
        [null, false],
      ]);
      await expect(editPerson(methodist, id, 1, { birthDate: '1986-11-25' })).rejects.toMatchObject({
        code: 'changed_by_other',
        details: { current: {}, version: 2 },
      });
      expect(await accessOf(context)).toEqual([]);
    }));

  it('is closed to the authority, also in the history', () =>
    inTestTenant(async (context) => {
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null, { birthDate: '1986-11-23' });
      const authority = actingAs(context, { role: 'authority' });
      expect((await showPerson(authority, id)).age).toBe(null);
      expect(await codeOf(showBirthDate(authority, id))).toBe('not_found');
      const { lines } = await showHistory(authority, id);
      expect(lines.map((line) => Object.keys(line.after as object).includes('birthDate'))).toEqual([false]);
    }));
});

describe('editing', () => {
  it('writes one row with the changed fields only', () =>
    inTestTenant(async (context) => {
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null);
      expect(await editPerson(context, id, 1, { phone: '5-12-34', givenName: 'Анна' })).toBe(2);
      const [line] = (await showHistory(context, id)).lines;
      expect([line?.action, line?.before, line?.after]).toEqual([
        'person.edited',
        { phone: null },
        { phone: '5-12-34' },
      ]);
      expect(await editPerson(context, id, 2, { phone: '5-12-34' })).toBe(2);
    }));

  it('keeps the former surname, but not a slip of the pen', () =>
    inTestTenant(async (context) => {
      const id = await buildPerson(context, 'Зимина Анна Петровна', null);
      await editPerson(context, id, 1, { surname: 'Зимена' });
      await editPerson(context, id, 2, { surname: 'Лунёва' });
      const card = await showPerson(context, id);
      expect(card.formerNames.map(({ surname, until }) => [surname, until])).toEqual([['Зимена', '2026-11-22']]);
      expect(card.fullName).toBe('Лунёва Анна Петровна');
    }));

  it('answers a late change with what stands there, without the date of birth for who may not see it', () =>
    inTestTenant(async (context) => {
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null, { phone: '1' });
      await editPerson(context, id, 1, { phone: '2' });
      await expect(editPerson(context, id, 1, { phone: '3' })).rejects.toMatchObject({
        code: 'changed_by_other',
        details: { current: { phone: '2' }, version: 2 },
      });
    }));
});

const AS_OF = '2026-09-01';

function makeFacts(organizationId: string): [FactChange, Partial<Record<string, unknown>>][] {
  return [
    [
      { fact: 'post', fields: { ...EMPTY_POST, organizationId, subjectCodes: ['physics'] } },
      { rate: 0.5, leaveFrom: AS_OF },
    ],
    [
      {
        fact: 'education',
        fields: { level: 'higher', institution: 'Вуз', year: 2001, speciality: null, qualification: null },
      },
      { year: 2002 },
    ],
    [{ fact: 'experience', fields: { kind: 'total', organizationId: null, months: 30, asOf: AS_OF } }, { months: 31 }],
    [
      {
        fact: 'category',
        fields: {
          category: 'first',
          postCode: 'teacher',
          grantedOn: '2022-03-01',
          expiresOn: '2027-03-01',
          act: 'приказ № 7',
        },
      },
      { act: null },
    ],
    [
      { fact: 'fitness', fields: { postCode: null, decidedOn: '2022-03-01', expiresOn: '2027-03-01', act: null } },
      { act: 'протокол' },
    ],
    [
      {
        fact: 'trainingRecord',
        fields: {
          title: 'Функциональная грамотность',
          provider: 'Институт',
          hours: 72,
          startsOn: '2025-02-01',
          endsOn: '2025-02-01',
          year: null,
          isFormal: true,
          documentKind: 'удостоверение',
          documentNumber: '12',
          issuedOn: null,
        },
      },
      { hours: 36 },
    ],
    [
      {
        fact: 'personRecord',
        fields: {
          kind: 'support_role',
          title: 'Тьютор',
          organizationId,
          startsOn: AS_OF,
          endsBefore: null,
          act: null,
          url: null,
          note: null,
        },
      },
      { note: 'прошла обучение' },
    ],
    [
      { fact: 'consent', fields: { kind: 'personal_data', givenOn: AS_OF, withdrawnOn: null, document: null } },
      { withdrawnOn: '2026-10-01' },
    ],
    [{ fact: 'formerName', fields: { surname: 'Зимина', until: null } }, { until: '2010-01-01' }],
  ];
}

describe('[STAFF-19][STAFF-20][STAFF-21] lines of facts', () => {
  it('each kind is added, changed with one row of what changed, and removed', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null);
      for (const [change, next] of makeFacts(organizationId)) {
        const line = await saveFact(context, id, null, change);
        const edited = { ...change, fields: { ...change.fields, ...next } } as FactChange;
        expect(await saveFact(context, id, line, edited)).toBe(line);
        expect(await saveFact(context, id, line, edited)).toBe(line);
        await removeFact(context, id, change.fact, line);
        const lines = (await showHistory(context, id)).lines.slice(0, 3);
        expect(lines.map((entry) => entry.action)).toEqual([
          `person.${change.fact}_removed`,
          `person.${change.fact}_edited`,
          `person.${change.fact}_added`,
        ]);
        expect(lines[1]?.after).toEqual(next);
        expect(lines[0]?.before).toMatchObject({ ...edited.fields });
      }
    }));

  it('[STAFF-07] are on the one card with their organisations, and experience goes on by itself', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null);
      for (const [change] of makeFacts(organizationId)) await saveFact(context, id, null, change);
      const card = await showPerson(context, id);
      expect(card.posts[0]).toMatchObject({ organization: 'Школа № 5', subjectCodes: ['physics'] });
      expect(card.experience.map(({ months, monthsToday }) => [months, monthsToday])).toEqual([[30, 32]]);
      expect(card.categories.map(({ isValid, isOpenEnded }) => [isValid, isOpenEnded])).toEqual([[true, false]]);
      expect(card.records[0]?.organization).toBe('Школа № 5');
      expect(card.attention).toEqual(['Срок категории — до 01.03.2027.']);
      expect(
        [card.education, card.fitness, card.training, card.consents, card.formerNames].map((list) => list.length),
      ).toEqual([1, 1, 1, 1, 1]);
    }));

  it('refuses a second line of one experience, a backward period, an organisation that is not there', () =>
    inTestTenant(async (context) => {
      const id = await buildPerson(context, 'Лунёва Анна Петровна', null);
      const experience: Fact<'experience'> = { kind: 'total', organizationId: null, months: 1, asOf: AS_OF };
      const line = await saveFact(context, id, null, { fact: 'experience', fields: experience });
      expect(await codeOf(saveFact(context, id, null, { fact: 'experience', fields: experience }))).toBe(
        'experience_exists',
      );
      expect(
        await codeOf(saveFact(context, id, line, { fact: 'experience', fields: { ...experience, months: 2 } })),
      ).toBe(undefined);
      const post = { ...EMPTY_POST, organizationId: newId() };
      expect(await codeOf(saveFact(context, id, null, { fact: 'post', fields: post }))).toBe('not_found');
      const fitness = { postCode: null, decidedOn: AS_OF, expiresOn: AS_OF, act: null };
      expect(await codeOf(saveFact(context, id, null, { fact: 'fitness', fields: fitness }))).toBe('bad_period');
      expect(
        await codeOf(
          saveFact(context, id, newId(), { fact: 'experience', fields: { ...experience, kind: 'pedagogical' } }),
        ),
      ).toBe('not_found');
    }));
});

describe('leaving and transfer', () => {
  it('[STAFF-12] ends the post on its last day and begins the next the day after', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const id = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five, startsOn: '2020-09-01' });
      const postId = (await showPerson(context, id)).posts[0]?.id ?? '';
      const left: unknown[] = [];
      context.services.events.on('person.left', async (_, event) => void left.push(event));
      const next = { ...EMPTY_POST, organizationId: six };
      await leavePost(context, { personId: id, postId, lastDay: '2026-10-31', reason: 'Перевод', transferTo: next });
      const { posts } = await showPerson(context, id);
      expect(posts.map((post) => [post.organization, post.startsOn, post.endsBefore, post.endReason])).toEqual([
        ['Школа № 6', '2026-11-01', null, null],
        ['Школа № 5', '2020-09-01', '2026-11-01', 'Перевод'],
      ]);
      expect(left).toEqual([{ personId: id, organizationId: five }]);
      const [line] = (await showHistory(context, id)).lines;
      expect(line?.action).toBe('person.transferred');
    }));

  it('refuses a last day before the first', () =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const id = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId, startsOn: '2026-09-01' });
      const postId = (await showPerson(context, id)).posts[0]?.id ?? '';
      const leaving = { personId: id, postId, lastDay: '2026-08-31', reason: null, transferTo: null };
      expect(await codeOf(leavePost(context, leaving))).toBe('bad_period');
      expect(await codeOf(leavePost(context, { ...leaving, lastDay: '2026-09-01' }))).toBe(undefined);
    }));

  it('[ROLE-05] a head lets a person go, but puts nobody into another school', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const id = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const postId = (await showPerson(context, id)).posts[0]?.id ?? '';
      const head = actingAs(context, { role: 'school_head', organizationId: five });
      const leaving = { personId: id, postId, lastDay: '2026-11-30', reason: null };
      const transferTo = { ...EMPTY_POST, organizationId: six };
      expect(await codeOf(leavePost(head, { ...leaving, transferTo }))).toBe('forbidden');
    }));
});

describe('[ROLE-01][ROLE-02][ROLE-03][ROLE-05][ROLE-06][ROLE-11][ROLE-19] who may not', () => {
  const roles: [ActorSettings['role'], { create: boolean; own: boolean; other: boolean }][] = [
    ['administrator', { create: false, own: false, other: false }],
    ['service_head', { create: true, own: true, other: true }],
    ['methodist', { create: true, own: true, other: true }],
    ['authority', { create: false, own: false, other: false }],
    ['school_head', { create: true, own: true, other: false }],
    ['tutor', { create: false, own: false, other: false }],
    ['teacher', { create: false, own: false, other: false }],
  ];

  it.each(roles)('%s: %j', (role, expected) =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const own = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const other = await buildPerson(context, 'Зорин Пётр Ильич', { organizationId: six });
      const actor = actingAs(context, { role, organizationId: five, personId: own, menteeIds: [own] });
      const may = async (work: Promise<unknown>) => (await codeOf(work)) === undefined;
      expect({
        create: await may(
          addPerson(actor, { ...NAME, surname: 'Новая' }, { ...EMPTY_POST, organizationId: five }, false),
        ),
        own: await may(editPerson(actor, own, 1, { phone: '1' })),
        other: await may(editPerson(actor, other, 1, { phone: '1' })),
      }).toEqual(expected);
      expect(await may(showPerson(actor, other))).toBe(!['school_head', 'tutor', 'teacher'].includes(role));
    }),
  );

  it('a head does not touch the post of another school, though the person is shared', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      const id = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const second = { ...EMPTY_POST, organizationId: six, kind: 'external' as const };
      const postId = await saveFact(context, id, null, { fact: 'post', fields: second });
      const head = actingAs(context, { role: 'school_head', organizationId: five });
      const steal = { ...second, organizationId: five };
      expect(await codeOf(saveFact(head, id, postId, { fact: 'post', fields: steal }))).toBe('not_found');
      expect(await codeOf(saveFact(head, id, null, { fact: 'post', fields: second }))).toBe('not_found');
      expect(await codeOf(removeFact(head, id, 'post', postId))).toBe('not_found');
      const leaving = { personId: id, postId, lastDay: '2026-11-30', reason: null, transferTo: null };
      expect(await codeOf(leavePost(head, leaving))).toBe('not_found');
    }));
});
