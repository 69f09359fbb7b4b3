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
}

export interface AuthSettings {
  readonly secret: string;
  /** e.g. https://opora.example.ru; on one PC http://127.0.0.1:3000 */
  readonly baseUrl: string;
  readonly oidc: OidcSettings | undefined;
}

/** The header in which our server hands the client's address to better-auth; what a client sends there is dropped. */
export const ADDRESS_HEADER = 'x-opora-address';

export const SIGN_IN_LIMIT = { window: 60, max: 10 };

const SESSION_SECONDS = 12 * 60 * 60;

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
    trustedOrigins: [settings.baseUrl, settings.baseUrl.replace('//127.0.0.1', '//localhost')],
    user: { modelName: 'userAccount' },
    session: { modelName: 'accountSession', expiresIn: SESSION_SECONDS, updateAge: 15 * 60 },
    account: { modelName: 'credential' },
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
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure: isSecure },
    },
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
      passkey({ rpName: 'Опора' }),
      genericOAuth({
        config: settings.oidc
          ? [{ providerId: 'oidc', scopes: ['openid'], disableImplicitSignUp: true, ...settings.oidc }]
          : [],
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
