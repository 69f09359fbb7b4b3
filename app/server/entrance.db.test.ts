import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { addUser, editUser, renewInvitation } from '#modules/accounts/service/users.ts';
import { loadIssuer } from '#modules/diagnostics/note/issuer.ts';
import { listNamedOrganizations } from '#modules/organizations/public.ts';
import { addMembership, buildUser, signInAs } from '#tests/builders/accounts.ts';
import { createTestTenant, testDatabase } from '#tests/database/database.ts';
import { openProduct, openVisit, SECRET, workAsSystem } from '#tests/database/product.ts';

const PASSWORD = 'тихий-парк-2026';
const FIRST_RUN_CODE = '12345678';

let server: FastifyInstance;
let tenantId: string;

beforeAll(async () => {
  server = await openProduct({ firstRunCode: FIRST_RUN_CODE });
});

const visitor = () => openVisit(server);
const inTenant = <T>(work: (context: Context) => Promise<T>) => workAsSystem(tenantId, work);

async function inviteMethodist(login: string) {
  const assignment = { role: 'methodist' as const, organizationId: null, endsBefore: null, ground: null };
  const name = 'Петрова Анна Сергеевна';
  return inTenant((context) => addUser(context, { name, login, email: null, personId: null, assignment }));
}

/** A user who has chosen the password already. */
async function letIn(login: string) {
  const { userId, invitation } = await inviteMethodist(login);
  await visitor().post('/api/public/invitation/accept', { code: invitation.code, password: PASSWORD });
  return userId;
}

function decodeBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text.replace(/=+$/, '')].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What an authenticator application shows: RFC 6238, 30 seconds, six digits. */
function showTotp(uri: string): string {
  const key = decodeBase32(new URL(uri).searchParams.get('secret') ?? '');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const place = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('the first run', () => {
  const wish = {
    accessCode: FIRST_RUN_CODE,
    municipality: { code: 'vyazovsk', name: 'Вязовский муниципальный округ', timeZone: 'Europe/Moscow' },
    name: 'Администратор Округа',
    login: 'vyazovsk.admin',
    password: PASSWORD,
    leadsService: true,
    serviceName: 'МКУ «Районный методический кабинет»',
  };

  it('is guarded by the code from the console', async () => {
    const guest = visitor();
    expect((await guest.get('/api/public/first-run')).statusCode).toBe(200);
    const answer = await guest.post('/api/public/first-run', { ...wish, accessCode: '00000000' });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'access_code_wrong']);
  });

  it('refuses a time zone that is none, and a short password, changing nothing', async () => {
    const guest = visitor();
    const municipality = { ...wish.municipality, timeZone: 'Europe/Vyazovsk' };
    expect((await guest.post('/api/public/first-run', { ...wish, municipality })).json().code).toBe(
      'time_zone_unknown',
    );
    expect((await guest.post('/api/public/first-run', { ...wish, password: 'коротко' })).json().code).toBe('bad_input');
    expect((await guest.get('/api/public/first-run')).statusCode).toBe(200);
  });

  it('leaves nothing behind when the service cannot be made', async () => {
    const municipality = { ...wish.municipality, code: 'unmade' };
    const answer = await visitor().post('/api/public/first-run', { ...wish, municipality, serviceName: '«' });
    expect([answer.statusCode, (await visitor().get('/api/public/first-run')).statusCode]).toEqual([400, 200]);
  });

  it('[ORG-01] makes the municipality, its service and an administrator who leads it, signs in, and is gone', async () => {
    const guest = visitor();
    const answer = await guest.post('/api/public/first-run', wish);
    expect([answer.statusCode, answer.json()]).toEqual([200, { isSignedIn: true }]);
    const me = await guest.call('me');
    expect(me.body).toMatchObject({ login: 'vyazovsk.admin', tenant: { code: 'vyazovsk' } });
    expect(me.body.roles.toSorted()).toEqual(['administrator', 'service_head']);
    expect(me.body.permissions).toContain('import.run');
    const { app } = await testDatabase();
    const { id } = await app.selectFrom('tenant').select('id').where('code', '=', 'vyazovsk').executeTakeFirstOrThrow();
    const { issuer } = await workAsSystem(id, loadIssuer);
    expect(issuer.name).toBe(wish.serviceName);
    const organizations = await workAsSystem(id, listNamedOrganizations);
    expect(organizations.map(({ name, kind }) => [name, kind])).toEqual([[wish.serviceName, 'rmk']]);
    expect((await visitor().get('/api/public/first-run')).statusCode).toBe(404);
    const again = await visitor().post('/api/public/first-run', {
      ...wish,
      municipality: { ...wish.municipality, code: 'second' },
    });
    expect(again.statusCode).toBe(404);
  });
});

describe('sign-in', () => {
  beforeAll(async () => {
    tenantId = await createTestTenant();
  });

  it.each([
    ['0.0.0.0', 'opora.school:3000', 'http://opora.school:3000', 200],
    ['0.0.0.0', '192.168.1.7:3000', 'http://192.168.1.7:3000', 200],
    ['0.0.0.0', 'opora.school', 'https://opora.school', 200],
    ['0.0.0.0', '192.168.1.7:3000', 'http://evil.example', 403],
    ['0.0.0.0', '192.168.1.7:3000', 'http://192.168.1.7:8080', 403],
    ['0.0.0.0', '192.168.1.7:3000', 'null', 403],
    // A name that was turned to this computer (DNS rebinding) is not its own.
    ['127.0.0.1', 'evil.example:3000', 'http://evil.example:3000', 403],
    ['127.0.0.1', 'localhost:3000', 'http://localhost:3000', 200],
  ])('bound to %s without a public address, called by %s from %s, answers %i', async (bound, host, origin, status) => {
    const login = `vyazovsk.${Math.random().toString(36).slice(2)}`;
    await letIn(login);
    const other = await openProduct({ environment: { OPORA_PUBLIC_URL: '', OPORA_HOST: bound } });
    const answer = await other.inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      remoteAddress: `10.7.0.${Math.floor(Math.random() * 250)}`,
      headers: { host, origin, cookie: 'opora_tenant=vyazovsk' },
      payload: { username: login, password: PASSWORD },
    });
    expect(answer.statusCode).toBe(status);
    await other.close();
  });

  it('opens nothing without a session', async () => {
    const answer = await visitor().call('me');
    expect([answer.status, answer.body.code]).toEqual([401, 'not_signed_in']);
  });

  it('needs the invitation first, which works once', async () => {
    const { invitation } = await inviteMethodist('rmk.once');
    const guest = visitor();
    expect((await guest.signIn('rmk.once', PASSWORD)).statusCode).toBe(401);
    expect((await guest.post('/api/public/invitation/check', { code: invitation.code })).json()).toEqual({
      name: 'Петрова Анна Сергеевна',
      login: 'rmk.once',
      municipality: 'Проверочный округ',
    });
    const accepted = await guest.post('/api/public/invitation/accept', { code: invitation.code, password: PASSWORD });
    expect(accepted.json()).toEqual({ isSignedIn: true });
    expect((await guest.call('me')).body.login).toBe('rmk.once');
    const again = await visitor().post('/api/public/invitation/accept', { code: invitation.code, password: PASSWORD });
    expect([again.statusCode, again.json().code]).toEqual([404, 'invitation_invalid']);
  });

  it('takes the login in any case of letters, refuses a wrong password', async () => {
    await letIn('rmk.petrova');
    const guest = visitor();
    expect((await guest.signIn('rmk.petrova', 'не тот пароль')).statusCode).toBe(401);
    expect((await guest.call('me')).status).toBe(401);
    expect((await guest.signIn('RMK.Petrova', PASSWORD)).statusCode).toBe(200);
    expect((await guest.call('me')).body).toMatchObject({ login: 'rmk.petrova', roles: ['methodist'] });
  });

  it('lets one address try ten times a minute, another is not touched by it', async () => {
    await letIn('rmk.limited');
    const guest = visitor();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      statuses.push((await guest.signIn('rmk.limited', 'не тот пароль')).statusCode);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await visitor().signIn('rmk.limited', PASSWORD)).statusCode).toBe(200);
  });

  it('limits the guessing of printed codes as well', async () => {
    const guest = visitor();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      statuses.push((await guest.post('/api/public/invitation/check', { code: '1111 2222 3333 4444' })).statusCode);
    }
    expect(statuses).toEqual([...Array(10).fill(404), 429]);
  });

  it('ends at once for whoever is kept out, in sessions already open', async () => {
    const userId = await letIn('rmk.leaver');
    const guest = visitor();
    await guest.signIn('rmk.leaver', PASSWORD);
    expect((await guest.call('me')).status).toBe(200);
    await inTenant((context) => editUser(context, { userId, isActive: false }));
    expect((await guest.call('me')).status).toBe(401);
    await guest.signIn('rmk.leaver', PASSWORD);
    expect((await guest.call('me')).body.code).toBe('no_municipality');
  });

  it('ends open sessions when a new password is chosen by a renewed code', async () => {
    const userId = await letIn('rmk.renewed');
    const guest = visitor();
    await guest.signIn('rmk.renewed', PASSWORD);
    const { code } = await inTenant((context) => renewInvitation(context, userId));
    expect((await guest.call('me')).status).toBe(200);
    await visitor().post('/api/public/invitation/accept', { code, password: 'другой-пароль-2026' });
    expect((await guest.call('me')).status).toBe(401);
    expect((await guest.signIn('rmk.renewed', PASSWORD)).statusCode).toBe(401);
    expect((await guest.signIn('rmk.renewed', 'другой-пароль-2026')).statusCode).toBe(200);
  });

  it('lets nobody sign up or rename themselves', async () => {
    await letIn('rmk.quiet');
    const guest = visitor();
    const email = 'guest@example.ru';
    const signUp = await guest.post('/api/auth/sign-up/email', { email, password: PASSWORD, name: 'Гость' });
    expect(signUp.statusCode).toBe(400);
    await guest.signIn('rmk.quiet', PASSWORD);
    expect((await guest.post('/api/auth/update-user', { name: 'Руководитель' })).statusCode).toBe(404);
    expect((await guest.call('me')).body.name).toBe('Петрова Анна Сергеевна');
  });

  it('[ROLE-13] opens the municipality of the cookie, and only one’s own', async () => {
    const { app } = await testDatabase();
    const [other, foreign] = [await createTestTenant(), await createTestTenant()];
    const { accountId } = await buildUser(app, { tenantId, role: 'methodist' });
    await addMembership(app, { accountId, tenantId: other, role: 'authority' });
    const codeOf = async (id: string) =>
      (await app.selectFrom('tenant').select('code').where('id', '=', id).executeTakeFirstOrThrow()).code;
    const [here, there, elsewhere] = [await codeOf(tenantId), await codeOf(other), await codeOf(foreign)];
    const guest = visitor();
    const [name = '', value = ''] = (await signInAs(app, accountId, SECRET)).split('=');
    guest.cookies.set(name, value);
    const roles = async (code: string) => {
      const { statusCode } = await guest.post('/api/public/municipality', { code });
      const { body } = await guest.call('me');
      return [statusCode, body.tenant.code, body.roles];
    };
    expect(await roles(there)).toEqual([200, there, ['authority']]);
    expect(await roles(here)).toEqual([200, here, ['methodist']]);
    expect((await guest.call('switchTenant', { code: elsewhere })).status).toBe(404);
    // A cookie with another's code opens what was there without one: a municipality of one's own.
    const [, opened] = await roles(elsewhere);
    expect([here, there]).toContain(opened);
    expect((await guest.post('/api/public/municipality', { code: 'x; Path=/' })).statusCode).toBe(400);
  });

  it('keeps the last administrator, also against the other way of taking the rights', async () => {
    const own = await createTestTenant();
    const { app } = await testDatabase();
    const { accountId, membershipId } = await buildUser(app, { tenantId: own, role: 'administrator' });
    const guest = visitor();
    const [name = '', value = ''] = (await signInAs(app, accountId, SECRET)).split('=');
    guest.cookies.set(name, value);
    const [assignment] = (await guest.call('listUsers')).body.rows[0].assignments;
    const ended = await guest.call('endAssignment', { assignmentId: assignment.id });
    const shut = await guest.call('editUser', { userId: membershipId, isActive: false });
    expect([ended, shut].map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'last_administrator'],
      [409, 'last_administrator'],
    ]);
    expect((await guest.call('me')).body.roles).toEqual(['administrator']);
  });

  it('works by a session that the tests insert themselves', async () => {
    const { app } = await testDatabase();
    const { accountId, login } = await buildUser(app, { tenantId, role: 'service_head' });
    const guest = visitor();
    const [name = '', value = ''] = (await signInAs(app, accountId, SECRET)).split('=');
    guest.cookies.set(name, value);
    expect((await guest.call('me')).body).toMatchObject({ login, roles: ['service_head'] });
  });
});

describe('the second step', () => {
  async function setUp(login: string) {
    await letIn(login);
    const guest = visitor();
    await guest.signIn(login, PASSWORD);
    const enabled = (await guest.post('/api/auth/two-factor/enable', { password: PASSWORD })).json();
    await guest.post('/api/auth/two-factor/verify-totp', { code: showTotp(enabled.totpURI) });
    expect((await guest.call('me')).body.hasTwoFactor).toBe(true);
    return enabled as { totpURI: string; backupCodes: string[] };
  }

  it('asks for the code of the application and lets in with it', async () => {
    const { totpURI } = await setUp('rmk.totp');
    const guest = visitor();
    expect((await guest.signIn('rmk.totp', PASSWORD)).json()).toMatchObject({ twoFactorRedirect: true });
    expect((await guest.call('me')).status).toBe(401);
    const wrong = showTotp(totpURI) === '000000' ? '000001' : '000000';
    expect((await guest.post('/api/auth/two-factor/verify-totp', { code: wrong })).statusCode).toBe(401);
    expect((await guest.call('me')).status).toBe(401);
    expect((await guest.post('/api/auth/two-factor/verify-totp', { code: showTotp(totpURI) })).statusCode).toBe(200);
    expect((await guest.call('me')).body.login).toBe('rmk.totp');
  });

  it('takes a spare code once', async () => {
    const { backupCodes } = await setUp('rmk.spare');
    const [code = ''] = backupCodes;
    const guest = visitor();
    await guest.signIn('rmk.spare', PASSWORD);
    expect((await guest.post('/api/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(200);
    expect((await guest.call('me')).status).toBe(200);
    const second = visitor();
    await second.signIn('rmk.spare', PASSWORD);
    expect((await second.post('/api/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(401);
  });

  it('is not passed by a renewed invitation', async () => {
    await setUp('rmk.held');
    const { app } = await testDatabase();
    const { id } = await app
      .selectFrom('membership as m')
      .innerJoin('userAccount as u', 'u.id', 'm.userId')
      .select('m.id')
      .where('u.username', '=', 'rmk.held')
      .executeTakeFirstOrThrow();
    const { code } = await inTenant((context) => renewInvitation(context, id));
    const guest = visitor();
    const answer = await guest.post('/api/public/invitation/accept', { code, password: 'другой-пароль-2026' });
    expect(answer.json()).toEqual({ isSignedIn: false });
    expect((await guest.call('me')).status).toBe(401);
  });
});
