import { describe, expect, it } from 'vitest';
import { ROLES } from '#core/access/grants.ts';
import { recordAccess, recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { listMemberships } from '../actor-queries.ts';
import { sendNotice } from '../public.ts';
import { listAccess, listAudit } from './journals.ts';
import { chooseTenant, describeSession, listNotices, readNotices } from './session.ts';
import {
  addAssignment,
  addUser,
  disableTwoFactor,
  editUser,
  endAssignment,
  linkPerson,
  listUsers,
  renewInvitation,
  suggestLogin,
} from './users.ts';

const asAdministrator = (context: Context) => actingAs(context, { role: 'administrator' });
const whole = { organizationId: null, endsBefore: null, ground: null };
const methodist = { role: 'methodist' as const, ...whole };
const administrator = { role: 'administrator' as const, ...whole };
const page = { query: '', offset: 0, limit: 100 };

function newUser(login: string, assignment: Parameters<typeof addUser>[1]['assignment'] = methodist) {
  return { name: 'Петрова Анна Сергеевна', login, email: null, personId: null, assignment };
}

async function insertPerson(context: Context, surname: string): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('person')
    .values({ tenantId: context.tenantId, id, surname, givenName: 'Анна', nameKey: surname.toLowerCase() })
    .execute();
  return id;
}

async function insertSchool(context: Context): Promise<string> {
  const id = newId();
  const names = { name: 'Школа № 5', shortName: 'Школа № 5', nameKey: 'school:5' };
  await context.db
    .insertInto('organization')
    .values({ tenantId: context.tenantId, id, kind: 'school', ...names })
    .execute();
  return id;
}

describe('users', () => {
  it('[ROLE-11] get an account without a password, a role from today and a code to print', () =>
    inTestTenant(async (context) => {
      const { userId, invitation } = await addUser(asAdministrator(context), newUser('rmk.petrova'));
      expect(invitation).toEqual({
        login: 'rmk.petrova',
        name: 'Петрова Анна Сергеевна',
        code: expect.stringMatching(/^\d{4} \d{4} \d{4} \d{4}$/),
        expiresAt: new Date('2026-12-06T09:00:00Z'),
      });
      const { rows, total } = await listUsers(asAdministrator(context), page);
      expect(total).toBe(1);
      expect(rows[0]).toMatchObject({
        id: userId,
        login: 'rmk.petrova',
        email: null,
        hasPassword: false,
        invitedUntil: invitation.expiresAt,
        assignments: [{ role: 'methodist', startsOn: '2026-11-22', endsBefore: null }],
      });
    }));

  it.each(ROLES.filter((role) => role !== 'administrator'))('[ROLE-01] are not managed by %s', (role) =>
    inTestTenant(async (context) => {
      const { userId } = await addUser(context, newUser('rmk.petrova'));
      const other = actingAs(context, { role, organizationId: newId() });
      const attempts = [
        () => listUsers(other, page),
        () => addUser(other, newUser('rmk.second')),
        () => editUser(other, { userId, isActive: false }),
        () => addAssignment(other, userId, administrator),
        () => linkPerson(other, userId, null),
        () => renewInvitation(other, userId),
        () => disableTwoFactor(other, userId),
        () => suggestLogin(other, 'Петрова Анна'),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    }),
  );

  it('cannot share a login, an address or a person’s card', () =>
    inTestTenant(async (context) => {
      const personId = await insertPerson(context, 'Петрова');
      await addUser(context, { ...newUser('rmk.petrova'), email: 'Petrova@Example.ru', personId });
      await expect(addUser(context, newUser('rmk.petrova'))).rejects.toMatchObject({ code: 'login_taken' });
      await expect(addUser(context, { ...newUser('rmk.p2'), email: 'petrova@example.ru' })).rejects.toMatchObject({
        code: 'email_taken',
      });
      await expect(addUser(context, { ...newUser('rmk.p3'), personId })).rejects.toMatchObject({
        code: 'person_taken',
        details: { login: 'rmk.petrova' },
      });
      await expect(addUser(context, { ...newUser('rmk.p4'), personId: newId() })).rejects.toMatchObject({
        code: 'person_unknown',
      });
    }));

  it('[ROLE-13] hold several roles in several organisations over time', () =>
    inTestTenant(async (context) => {
      const school = await insertSchool(context);
      const { userId } = await addUser(context, newUser('rmk.petrova'));
      const deputy = { role: 'school_head' as const, organizationId: school, endsBefore: null, ground: 'приказ № 12' };
      await addAssignment(context, userId, deputy);
      await expect(addAssignment(context, userId, deputy)).rejects.toMatchObject({ code: 'role_held' });
      await expect(addAssignment(context, userId, { ...deputy, organizationId: newId() })).rejects.toMatchObject({
        code: 'organization_unknown',
      });
      const { rows } = await listUsers(context, { ...page, role: 'school_head' });
      expect(rows[0]?.assignments.map(({ role, organizationName }) => [role, organizationName])).toEqual([
        ['methodist', null],
        ['school_head', 'Школа № 5'],
      ]);
    }));

  it('lose a role on the day it ends, and the actor with it', () =>
    inTestTenant(async (context) => {
      const { userId } = await addUser(context, newUser('rmk.petrova', { ...methodist, startsOn: '2026-09-01' }));
      const id = (await listUsers(context, page)).rows[0]?.assignments[0]?.id ?? '';
      await endAssignment(context, id, undefined);
      const { rows } = await listUsers(context, page);
      expect(rows[0]?.assignments).toMatchObject([{ startsOn: '2026-09-01', endsBefore: '2026-11-22' }]);
      expect(rows[0]?.id).toBe(userId);
    }));

  it('keep one administrator always', () =>
    inTestTenant(async (context) => {
      const first = await addUser(context, newUser('rmk.first', administrator));
      await expect(editUser(context, { userId: first.userId, isActive: false })).rejects.toMatchObject({
        code: 'last_administrator',
      });
      const id = (await listUsers(context, page)).rows[0]?.assignments[0]?.id ?? '';
      await expect(endAssignment(context, id, undefined)).rejects.toMatchObject({ code: 'last_administrator' });
      await addUser(context, newUser('rmk.second', administrator));
      await editUser(context, { userId: first.userId, isActive: false });
      const { rows } = await listUsers(context, { ...page, isActive: false });
      expect(rows.map(({ login }) => login)).toEqual(['rmk.first']);
    }));

  it('who work in another municipality too are not this administrator’s to change', () =>
    inTestTenant(async (context) => {
      const { userId } = await addUser(context, newUser('rmk.petrova'));
      const otherTenant = newId();
      const code = `t${otherTenant.slice(-12)}`;
      await context.db.insertInto('tenant').values({ id: otherTenant, code, name: 'Соседний район' }).execute();
      const { accountId } = await context.db
        .selectFrom('membership')
        .select('userId as accountId')
        .where('id', '=', userId)
        .executeTakeFirstOrThrow();
      await context.db
        .insertInto('membership')
        .values({ id: newId(), tenantId: otherTenant, userId: accountId })
        .execute();
      const local = asAdministrator(context);
      for (const attempt of [
        () => renewInvitation(local, userId),
        () => disableTwoFactor(local, userId),
        () => editUser(local, { userId, name: 'Иванова Анна' }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'account_shared' });
      }
      await expect(renewInvitation(context, userId)).resolves.toMatchObject({ login: 'rmk.petrova' });
    }));

  it('are found by name and login, sorted as Russian sorts', () =>
    inTestTenant(async (context) => {
      for (const [login, name] of [
        ['rmk.yozhikova', 'Ёжикова Мария'],
        ['rmk.yelkina', 'Елкина Ольга'],
        ['rmk.zhukova', 'Жукова Анна'],
      ] as const) {
        await addUser(context, { ...newUser(login), name });
      }
      const { rows } = await listUsers(context, page);
      expect(rows.map(({ name }) => name)).toEqual(['Ёжикова Мария', 'Елкина Ольга', 'Жукова Анна']);
      const found = await listUsers(context, { ...page, query: 'ЖУК' });
      expect([found.total, found.rows[0]?.login]).toEqual([1, 'rmk.zhukova']);
      expect((await listUsers(context, { ...page, query: '%' })).total).toBe(0);
    }));

  it('leave a row in the journal for every change', () =>
    inTestTenant(async (context) => {
      const { userId } = await addUser(context, newUser('rmk.petrova'));
      await editUser(context, { userId, name: 'Иванова Анна Сергеевна' });
      await renewInvitation(context, userId);
      const { rows } = await listAudit(context, { thing: 'account', thingId: userId, limit: 10 });
      expect(rows.map(({ action, before, after }) => [action, before, after]).slice(0, 2)).toEqual([
        ['account.invited', null, null],
        ['account.edited', { name: 'Петрова Анна Сергеевна' }, { name: 'Иванова Анна Сергеевна' }],
      ]);
      expect(rows.map(({ action }) => action).slice(2)).toEqual(['account.assigned', 'account.added']);
    }));
});

describe('the session', () => {
  it('says who is here and what they may do', () =>
    inTestTenant(async (context) => {
      const { userId } = await addUser(context, newUser('rmk.petrova'));
      const row = await context.db
        .selectFrom('membership')
        .select('userId')
        .where('id', '=', userId)
        .executeTakeFirstOrThrow();
      const mine = { ...actingAs(context, { role: 'methodist' }) };
      const session = await describeSession({ ...mine, actor: { ...mine.actor, accountId: row.userId } });
      expect(session).toMatchObject({
        accountId: row.userId,
        login: 'rmk.petrova',
        roles: ['methodist'],
        today: '2026-11-22',
        tenant: { name: 'Проверочный округ' },
        tenants: [{ name: 'Проверочный округ' }],
        unreadNotices: 0,
      });
      expect(session.everywhere).toContain('person.edit');
      expect(session.permissions).not.toContain('account.manage');
      await expect(
        chooseTenant({ ...mine, actor: { ...mine.actor, accountId: row.userId } }, 'another'),
      ).rejects.toMatchObject({ code: 'not_found' });
    }));

  it('shows one’s own notices and marks only them', () =>
    inTestTenant(async (context) => {
      const [mine, theirs] = [
        actingAs(context, { role: 'methodist' }),
        actingAs(context, { role: 'service_head' }),
      ] as const;
      await sendNotice(context, ['account-methodist', 'account-service_head'], {
        text: 'Загрузка готова',
        href: '/imports',
      });
      await readNotices(mine, undefined);
      expect(await listNotices(mine)).toMatchObject({ unread: 0, notices: [{ text: 'Загрузка готова' }] });
      expect(await listNotices(theirs)).toMatchObject({ unread: 1 });
      const [notice] = (await listNotices(theirs)).notices;
      await readNotices(mine, [notice?.id ?? '']);
      expect(await listNotices(theirs)).toMatchObject({ unread: 1 });
    }));
});

describe('the journals', () => {
  it.each(ROLES.filter((role) => role !== 'administrator' && role !== 'service_head'))(
    'of changes is closed to %s',
    (role) =>
      inTestTenant(async (context) => {
        const other = actingAs(context, { role, organizationId: newId() });
        await expect(listAudit(other, { limit: 10 })).rejects.toMatchObject({ code: 'not_found' });
      }),
  );

  it('of changes goes on from page to page without a gap', () =>
    inTestTenant(async (context) => {
      for (let number = 1; number <= 5; number++) {
        await recordChange(context, {
          action: 'organization.edited',
          thing: 'organization',
          thingId: null,
          after: { number },
        });
      }
      const first = await listAudit(context, { limit: 3 });
      const rest = await listAudit(context, { limit: 3, beforeId: first.rows.at(-1)?.id });
      expect([first.hasMore, rest.hasMore]).toEqual([true, false]);
      expect([...first.rows, ...rest.rows].map((row) => row.after?.number)).toEqual([5, 4, 3, 2, 1]);
    }));

  it('[vision 8] of access shows one’s own card only', () =>
    inTestTenant(async (context) => {
      const [mine, other] = [await insertPerson(context, 'Петрова'), await insertPerson(context, 'Иванова')];
      await recordAccess(context, 'scores', [mine, other], 'Карточка педагога');
      const { rows } = await listAccess(actingAs(context, { role: 'teacher', personId: mine }), { limit: 10 });
      expect(rows.map(({ kind, place, actorName }) => [kind, place, actorName])).toEqual([
        ['scores', 'Карточка педагога', 'Система'],
      ]);
      await expect(listAccess(actingAs(context, { role: 'teacher' }), { limit: 10 })).rejects.toMatchObject({
        code: 'not_found',
      });
    }));
});

describe('memberships', () => {
  it('that are not active open nothing', () =>
    inTestTenant(async (context) => {
      await addUser(context, newUser('rmk.first', administrator));
      const { userId } = await addUser(context, newUser('rmk.petrova'));
      const { accountId } = await context.db
        .selectFrom('membership')
        .select('userId as accountId')
        .where('id', '=', userId)
        .executeTakeFirstOrThrow();
      expect(await listMemberships(context.db, accountId)).toHaveLength(1);
      await editUser(context, { userId, isActive: false });
      expect(await listMemberships(context.db, accountId)).toEqual([]);
    }));
});
