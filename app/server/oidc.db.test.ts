import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildUser, signInAs } from '#tests/builders/accounts.ts';
import { createTestTenant, testDatabase } from '#tests/database/database.ts';
import { BASE, openProduct, openVisit, SECRET } from '#tests/database/product.ts';

const CLIENT = 'opora-tests';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: strangeKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Who has signed in at the provider, and how honest it is just now. */
interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly hasStrangeKey?: boolean;
}

let provider: Server;
let issuer: string;
let product: FastifyInstance;
let tenantId: string;
const grants = new Map<string, { person: Person; nonce: string | null }>();

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** RFC 7519 with RS256. */
function signToken(claims: object, key: typeof privateKey): string {
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${encode(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

function answerTokens(code: string): object {
  const grant = grants.get(code);
  if (!grant) return { error: 'invalid_grant' };
  const { person, nonce } = grant;
  const now = Math.floor(Date.now() / 1000);
  const { sub, email } = person;
  const claims = { iss: issuer, aud: CLIENT, sub, iat: now, exp: now + 300, ...(nonce && { nonce }) };
  const idToken = signToken(
    { ...claims, ...(email && { email, email_verified: true }) },
    person.hasStrangeKey ? strangeKey : privateKey,
  );
  return { access_token: code, token_type: 'Bearer', expires_in: 300, id_token: idToken };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', issuer);
  let body = '';
  for await (const chunk of request) body += chunk;
  const person = grants.get((request.headers.authorization ?? '').replace('Bearer ', ''))?.person;
  const answers: Record<string, () => object | undefined> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/keys': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }),
    '/token': () => answerTokens(new URLSearchParams(body).get('code') ?? ''),
    '/userinfo': () => person && { sub: person.sub, ...(person.email && { email: person.email }) },
  };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answers[pathname]?.() ?? {}));
}

beforeAll(async () => {
  provider = createServer((request, response) => void answer(request, response));
  await once(provider.listen(0, '127.0.0.1'), 'listening');
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  product = await openProduct({
    environment: {
      OPORA_OIDC_CLIENT_ID: CLIENT,
      OPORA_OIDC_CLIENT_SECRET: 'a secret of the client',
      OPORA_OIDC_DISCOVERY_URL: `${issuer}/.well-known/openid-configuration`,
      OPORA_OIDC_TITLE: 'вход региона',
    },
  });
  tenantId = await createTestTenant();
});

afterAll(async () => {
  await product.close();
  provider.close();
});

type Visit = ReturnType<typeof openVisit>;

/** What the provider does after its own page: sends the person back with a code. @returns where our server sends on */
async function passProvider(visit: Visit, address: string, person: Person): Promise<string> {
  const asked = new URL(address);
  const code = randomUUID();
  grants.set(code, { person, nonce: asked.searchParams.get('nonce') });
  const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
  const query = new URLSearchParams({ code, state: asked.searchParams.get('state') ?? '' });
  return String((await visit.get(`${back.pathname}?${query}`)).headers.location);
}

async function signInAtProvider(person: Person, wish: object = {}) {
  const visit = openVisit(product);
  const ways = { provider: 'oidc', callbackURL: '/people', errorCallbackURL: '/sign-in' };
  const { url } = (await visit.post('/api/auth/sign-in/social', { ...ways, ...wish })).json();
  return { visit, asked: new URL(url), location: await passProvider(visit, url, person) };
}

async function openSignedIn() {
  const { app } = await testDatabase();
  const { accountId, login } = await buildUser(app, { tenantId, role: 'methodist' });
  const visit = openVisit(product);
  const [name = '', value = ''] = (await signInAs(app, accountId, SECRET)).split('=');
  visit.cookies.set(name, value);
  return { visit, accountId, login };
}

async function link(visit: Visit, person: Person): Promise<string> {
  const ways = { provider: 'oidc', callbackURL: '/profile', errorCallbackURL: '/profile' };
  const { url } = (await visit.post('/api/auth/link-social', ways)).json();
  return passProvider(visit, url, person);
}

async function countAccounts(): Promise<number> {
  const { app } = await testDatabase();
  const { n } = await app
    .selectFrom('userAccount')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function refusalOf(location: string): string | null {
  return new URL(location, BASE).searchParams.get('error');
}

describe('the single sign-in', () => {
  it('is offered with its own title, keys of devices with the host they are tied to', async () => {
    const offered = (await openVisit(product).get('/api/public/entrances')).json();
    expect(offered).toEqual({ passkeyHost: 'localhost', oidcTitle: 'вход региона' });
  });

  it('lets in whoever has tied it to the account, without an e-mail from the provider', async () => {
    const { visit: owner, login } = await openSignedIn();
    expect(await link(owner, { sub: 'person-1' })).toBe('/profile');
    const { visit, asked, location } = await signInAtProvider({ sub: 'person-1' });
    expect([asked.searchParams.get('scope'), asked.searchParams.get('client_id')]).toEqual(['openid', CLIENT]);
    expect(location).toBe('/people');
    expect((await visit.call('me')).body.login).toBe(login);
  });

  it('signs nobody up, whatever is asked for', async () => {
    const before = await countAccounts();
    for (const wish of [{}, { requestSignUp: true }]) {
      const { visit, location } = await signInAtProvider({ sub: 'stranger', email: 'stranger@example.ru' }, wish);
      expect([new URL(location, BASE).pathname, refusalOf(location)]).toEqual(['/sign-in', 'signup_disabled']);
      expect((await visit.call('me')).status).toBe(401);
    }
    expect(await countAccounts()).toBe(before);
  });

  it('does not open an account by its e-mail alone', async () => {
    const { app } = await testDatabase();
    const { accountId } = await openSignedIn();
    const email = 'petrova@example.ru';
    await app.updateTable('userAccount').set({ email }).where('id', '=', accountId).execute();
    const { visit, location } = await signInAtProvider({ sub: 'pretender', email });
    expect(refusalOf(location)).toBe('signup_disabled');
    expect((await visit.call('me')).status).toBe(401);
  });

  it('believes no token signed with another key', async () => {
    const { visit: owner } = await openSignedIn();
    await link(owner, { sub: 'person-2' });
    const { visit, location } = await signInAtProvider({ sub: 'person-2', hasStrangeKey: true });
    expect(refusalOf(location)).toBe('unable_to_get_user_info');
    expect((await visit.call('me')).status).toBe(401);
  });

  it('is tied to one account only, and can be untied', async () => {
    const { app } = await testDatabase();
    const { visit: first, accountId } = await openSignedIn();
    const { visit: second } = await openSignedIn();
    await link(first, { sub: 'person-3' });
    expect(refusalOf(await link(second, { sub: 'person-3' }))).toBe('account_already_linked_to_different_user');
    const [linked] = (await first.get('/api/auth/list-accounts')).json();
    expect(linked).toMatchObject({ providerId: 'oidc', accountId: 'person-3' });
    const own = { id: randomUUID(), userId: accountId, accountId, providerId: 'credential', password: 'hash' };
    await app
      .insertInto('credential')
      .values({ ...own, updatedAt: new Date() })
      .execute();
    const answer = await first.post('/api/auth/unlink-account', { providerId: 'oidc', accountId: linked.id });
    expect(answer.statusCode).toBe(200);
    expect(refusalOf((await signInAtProvider({ sub: 'person-3' })).location)).toBe('signup_disabled');
  });

  it('opens nothing for whoever the administrator keeps out', async () => {
    const { app } = await testDatabase();
    const { visit: owner, accountId } = await openSignedIn();
    await link(owner, { sub: 'person-4' });
    await app.updateTable('membership').set({ isActive: false }).where('userId', '=', accountId).execute();
    const { visit } = await signInAtProvider({ sub: 'person-4' });
    expect((await visit.call('me')).body.code).toBe('no_municipality');
  });
});
