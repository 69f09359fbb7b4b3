import { isIP } from 'node:net';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { Db } from '#core/db/open.ts';

/** An OpenID Connect provider (ESIA through its gateway, or a region's own). */
export interface OidcSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly discoveryUrl: string;
  /** On the button: «Войти через …». */
  readonly title: string;
}

export interface AuthSettings {
  readonly secret: string;
  /** e.g. https://opora.example.ru; on one PC http://127.0.0.1:3000 */
  readonly baseUrl: string;
  /** The host that the browser asked is this program's own, whatever it is called. */
  readonly isOpenToAnyHost: boolean;
  readonly oidc: OidcSettings | undefined;
}

/** The header in which our server hands the client's address to better-auth; what a client sends there is dropped. */
export const ADDRESS_HEADER = 'x-opora-address';

export const SIGN_IN_LIMIT = { window: 60, max: 10 };

const SESSION_SECONDS = 12 * 60 * 60;

/** The one external sign-in; its id stands in `credential.provider_id` and in the address that the provider returns to. */
export const OIDC_PROVIDER = 'oidc';

/**
 * The host to which device keys are tied, one for the installation. WebAuthn knows no IP addresses: a program that stands
 * on one is opened as localhost, where that is possible at all.
 */
export function readPasskeyHost(baseUrl: string): string {
  const { hostname } = new URL(baseUrl);
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : 'localhost';
}

/** Ways in besides the password: what the sign-in page may offer. */
export interface Entrances {
  readonly passkeyHost: string;
  /** Null where no provider is set up. */
  readonly oidcTitle: string | null;
}

export function describeEntrances({ baseUrl, oidc }: Pick<AuthSettings, 'baseUrl' | 'oidc'>): Entrances {
  return { passkeyHost: readPasskeyHost(baseUrl), oidcTitle: oidc?.title ?? null };
}

/**
 * An account is known by the provider's own number of a person, never by the e-mail that the provider tells: whoever can
 * choose an address there would get into another's account here. ESIA often tells none at all.
 */
function listOidcProviders(oidc: OidcSettings | undefined) {
  if (!oidc) return [];
  const { title: _, ...client } = oidc;
  return [
    {
      ...client,
      providerId: OIDC_PROVIDER,
      scopes: ['openid'],
      disableSignUp: true,
      disableImplicitSignUp: true,
      accountSubject: ({ profile }: { profile: Record<string, unknown> }) => String(profile.sub ?? profile.id ?? ''),
      mapProfileToUser: (profile: Record<string, unknown>) => ({
        email: `${profile.sub ?? profile.id}@oidc.invalid`,
        emailVerified: false,
      }),
    },
  ];
}

/**
 * Pages that may call: our own address, and where the program answers to any name, the very host that was asked. A page of
 * another site has another origin, and a browser lets no page choose the host header.
 */
function listOwnOrigins({ baseUrl, isOpenToAnyHost }: AuthSettings, request: Request | undefined): string[] {
  const fixed = [baseUrl, baseUrl.replace('//127.0.0.1', '//localhost')];
  const host = request?.headers.get('host') ?? '';
  return isOpenToAnyHost && /^[\w.:[\]-]+$/.test(host) ? [...fixed, `http://${host}`, `https://${host}`] : fixed;
}

/**
 * better-auth on our tables: nobody signs up, administrators create accounts; names or e-mail with a password, a second
 * factor, passkeys, OIDC. The schema is migrations/0001-accounts.sql.
 */
export function createAuth(db: Db, settings: AuthSettings) {
  const isSecure = settings.baseUrl.startsWith('https:');
  return betterAuth({
    database: { db, type: 'postgres' },
    secret: settings.secret,
    baseURL: settings.baseUrl,
    basePath: '/api/auth',
    trustedOrigins: async (request) => listOwnOrigins(settings, request),
    user: { modelName: 'userAccount' },
    session: { modelName: 'accountSession', expiresIn: SESSION_SECONDS, updateAge: 15 * 60 },
    account: {
      modelName: 'credential',
      // Only a person who is signed in ties an external sign-in to the account; nothing is tied by a matching e-mail.
      accountLinking: { disableImplicitLinking: true, allowDifferentEmails: true, trustedProviders: [OIDC_PROVIDER] },
    },
    verification: { modelName: 'verification' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rateLimit',
      window: 60,
      max: 100,
      // A whole school stands behind one address at eight in the morning; guessing a password of ten signs does not get far.
      customRules: { '/sign-in/*': SIGN_IN_LIMIT, '/two-factor/*': SIGN_IN_LIMIT, '/get-session': false },
    },
    // Names, logins and addresses are the administrator's to change, with a row in the journal; no one asks who exists.
    disabledPaths: ['/update-user', '/change-email', '/delete-user', '/is-username-available'],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    advanced: {
      useSecureCookies: isSecure,
      // Said although it is so by default: under a test's environment the library leaves these checks out.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      // The tables come from our migrations; a server told to stop at once must not complain that this look was cut short.
      database: { validateSchema: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure: isSecure },
    },
    // Refusals of the provider come back to the sign-in page, which says them in Russian.
    onAPIError: { errorURL: `${settings.baseUrl}/sign-in` },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 60,
        // Checked before it is put into small letters.
        usernameValidator: (name) => /^[a-z0-9._-]+$/i.test(name),
      }),
      twoFactor({ issuer: 'Опора' }),
      passkey({ rpName: 'Опора', rpID: readPasskeyHost(settings.baseUrl) }),
      genericOAuth({ config: listOidcProviders(settings.oidc) }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
