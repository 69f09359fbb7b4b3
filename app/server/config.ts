import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { canServerReach } from '#core/embedded/server.ts';
import type { OidcSettings } from '#modules/accounts/auth.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where data goes when the checkout lies where the database's user may not pass (below /root). */
const SYSTEM_FOLDER = '/var/lib/opora';

const port = z.coerce.number().int().min(0).max(65535);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//);

const schema = z.strictObject({
  OPORA_HOST: z.string().min(1).default('127.0.0.1'),
  OPORA_PORT: port.default(3000),
  /** Folder of the database, the files and the secrets. */
  OPORA_DATA: z.string().min(1).default(join(ROOT, 'data')),
  /** A PostgreSQL of one's own for the application's role; empty: the embedded one. */
  DATABASE_URL: postgresUrl.optional(),
  /** The same database for the role that owns the tables; needed with DATABASE_URL. */
  DATABASE_OWNER_URL: postgresUrl.optional(),
  /** The address people type, when it differs from host and port (a proxy with TLS stands before). */
  OPORA_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses of proxies whose X-Forwarded-For is believed, comma-separated. */
  OPORA_PROXY: z.string().optional(),
  OPORA_MAIL_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  OPORA_MAIL_FROM: z.string().optional(),
  OPORA_OIDC_CLIENT_ID: z.string().optional(),
  OPORA_OIDC_CLIENT_SECRET: z.string().optional(),
  OPORA_OIDC_DISCOVERY_URL: z.url().optional(),
  /** What the button of the sign-in page says after «Войти через». */
  OPORA_OIDC_TITLE: z.string().trim().min(1).max(60).default('единый вход'),
  /** Folder of the browser bundle; tests build their own. */
  OPORA_BUNDLE: z.string().min(1).default(join(ROOT, 'dist')),
  OPORA_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

export type Config = z.infer<typeof schema>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Keys whose value must not be repeated on a screen or in a log. */
const SECRET_KEYS: readonly string[] = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'OPORA_MAIL_URL',
  'OPORA_OIDC_CLIENT_SECRET',
];

/** A configuration that cannot be used: one Russian line that names the key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function unquote(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}

function readConfigFile(path: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  return Object.fromEntries(
    lines.flatMap((line, index) => {
      const text = line.trim();
      if (text === '' || text.startsWith('#')) return [];
      const [, key, value] = /^([A-Z_]+)\s*=\s*(.*)$/.exec(text) ?? [];
      if (key === undefined || value === undefined) {
        throw new ConfigError(`Файл настроек ${path}: не понята строка ${index + 1}, нужно «КЛЮЧ=значение».`);
      }
      return [[key, unquote(value)]];
    }),
  );
}

function loadConfigFile(environment: Environment, known: readonly string[]): Record<string, string> {
  const path = environment.OPORA_CONFIG ? resolve(environment.OPORA_CONFIG) : join(ROOT, 'opora.env');
  if (!existsSync(path)) {
    if (environment.OPORA_CONFIG) throw new ConfigError(`Нет файла настроек ${path}, который назван в OPORA_CONFIG.`);
    return {};
  }
  const values = readConfigFile(path);
  const unknown = Object.keys(values).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new ConfigError(`Файл настроек ${path}: неизвестный ключ ${unknown}.`);
  // A relative folder in the file is meant beside the file, wherever the program is called from.
  return values.OPORA_DATA ? { ...values, OPORA_DATA: resolve(dirname(path), values.OPORA_DATA) } : values;
}

function checkTogether(config: Config): void {
  if (config.DATABASE_URL && !config.DATABASE_OWNER_URL) {
    throw new ConfigError('Задан DATABASE_URL, но нет DATABASE_OWNER_URL: выполните «opora database-script».');
  }
  if (config.DATABASE_OWNER_URL && !config.DATABASE_URL) {
    throw new ConfigError('Задан DATABASE_OWNER_URL, но нет DATABASE_URL: выполните «opora database-script».');
  }
  if (config.OPORA_MAIL_URL && !config.OPORA_MAIL_FROM) {
    throw new ConfigError('Задан OPORA_MAIL_URL, но нет OPORA_MAIL_FROM: от какого адреса писать.');
  }
  const oidc = [config.OPORA_OIDC_CLIENT_ID, config.OPORA_OIDC_CLIENT_SECRET, config.OPORA_OIDC_DISCOVERY_URL];
  if (oidc.some(Boolean) && !oidc.every(Boolean)) {
    throw new ConfigError(
      'Для входа через OIDC нужны все три: OPORA_OIDC_CLIENT_ID, OPORA_OIDC_CLIENT_SECRET, OPORA_OIDC_DISCOVERY_URL.',
    );
  }
}

function parseConfig(values: Environment): Config {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const key = String(parsed.error.issues[0]?.path[0] ?? '');
    const shown = SECRET_KEYS.includes(key) ? '' : `: «${given[key]}»`;
    throw new ConfigError(`Настройка ${key} задана неверно${shown}. Как надо, написано в docs/guide/установка.md.`);
  }
  checkTogether(parsed.data);
  return { ...parsed.data, OPORA_DATA: resolve(parsed.data.OPORA_DATA) };
}

/**
 * Reads the environment over the file `opora.env` (beside the program, or where OPORA_CONFIG points), and checks all.
 * @throws ConfigError
 */
export function loadConfig(environment: Environment): Config {
  const known = Object.keys(schema.shape);
  const fromFile = loadConfigFile(environment, known);
  return parseConfig(Object.fromEntries(known.map((key) => [key, environment[key] || fromFile[key]])));
}

const DEMO_FOLDER = join(ROOT, 'demo-data');

/**
 * The configuration of `opora start`: this computer only, the embedded database, a folder of its own. The file of a real
 * installation is not read: it must not lead the demo to real data.
 * @throws ConfigError
 */
export function loadDemoConfig({ OPORA_PORT, OPORA_DATA, OPORA_BUNDLE, OPORA_LOG_LEVEL }: Environment): Config {
  return parseConfig({ OPORA_PORT, OPORA_DATA: OPORA_DATA || DEMO_FOLDER, OPORA_BUNDLE, OPORA_LOG_LEVEL });
}

/** Leaves the default folder for one under /var/lib where the database's user could not pass to it. */
export async function chooseDataFolder(config: Config): Promise<Config> {
  const isDefault = config.OPORA_DATA === join(ROOT, 'data') || config.OPORA_DATA === DEMO_FOLDER;
  if (!isDefault || config.DATABASE_URL || (await canServerReach(join(config.OPORA_DATA, 'database')))) return config;
  return { ...config, OPORA_DATA: config.OPORA_DATA === DEMO_FOLDER ? `${SYSTEM_FOLDER}-demo` : SYSTEM_FOLDER };
}

export function filesFolder(config: Config): string {
  return join(config.OPORA_DATA, 'files');
}

/** As letters may write it; null: not told. */
export function publicUrlOf(config: Config): string | null {
  return config.OPORA_PUBLIC_URL?.replace(/\/$/, '') ?? null;
}

export function baseUrlOf(config: Config): string {
  return publicUrlOf(config) ?? `http://${config.OPORA_HOST}:${config.OPORA_PORT}`;
}

const THIS_COMPUTER: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

/**
 * Open to a network and told no public address: people type a name or a number of this computer that the program cannot
 * know. Whatever host the browser asked is then its own; pages of others still may not.
 */
export function isOpenToAnyHost(config: Config): boolean {
  return config.OPORA_PUBLIC_URL === undefined && !THIS_COMPUTER.includes(config.OPORA_HOST);
}

/** The external sign-in, where all three of its keys are set. */
export function findOidc(config: Config): OidcSettings | undefined {
  const { OPORA_OIDC_CLIENT_ID: clientId, OPORA_OIDC_CLIENT_SECRET: clientSecret } = config;
  const { OPORA_OIDC_DISCOVERY_URL: discoveryUrl, OPORA_OIDC_TITLE: title } = config;
  return clientId && clientSecret && discoveryUrl ? { clientId, clientSecret, discoveryUrl, title } : undefined;
}
