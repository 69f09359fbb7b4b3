import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);

const schema = z.strictObject({
  OPORA_HOST: z.string().min(1).default('127.0.0.1'),
  OPORA_PORT: port.default(3000),
  /** Folder of the database, the files and the secrets. */
  OPORA_DATA: z.string().min(1).default('data'),
  /** A PostgreSQL of one's own for the application's role; empty: the embedded one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  /** The same database for the role that owns the tables; needed with DATABASE_URL. */
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  /** The address people type, when it differs from host and port (a proxy with TLS stands before). */
  OPORA_PUBLIC_URL: z.url().optional(),
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
  OPORA_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

export type Config = z.infer<typeof schema>;

/** A configuration that cannot be used: one Russian line that names the key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function readConfigFile(path: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const entries = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => /^([A-Z_]+)\s*=\s*(.*)$/.exec(line));
  const bad = entries.indexOf(null);
  if (bad >= 0) throw new ConfigError(`Файл настроек ${path}: не понята строка ${bad + 1}, нужно «КЛЮЧ=значение».`);
  return Object.fromEntries(entries.flatMap((entry) => (entry?.[1] ? [[entry[1], entry[2] ?? '']] : [])));
}

/**
 * Reads the environment over the file `opora.env` (in the current folder, or where OPORA_CONFIG points), and checks all.
 * @throws ConfigError
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const file = resolve(environment.OPORA_CONFIG ?? 'opora.env');
  const fromFile = existsSync(file) ? readConfigFile(file) : {};
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(fromFile).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new ConfigError(`Файл настроек ${file}: неизвестный ключ ${unknown[0]}.`);
  const picked = Object.fromEntries(
    known
      .map((key) => [key, environment[key] || fromFile[key] || undefined])
      .filter(([, value]) => value !== undefined),
  );
  const parsed = schema.safeParse(picked);
  if (!parsed.success) {
    const key = String(parsed.error.issues[0]?.path[0] ?? '');
    throw new ConfigError(`Настройка ${key} задана неверно: «${picked[key]}». См. docs/guide/установка.md.`);
  }
  const config = parsed.data;
  if (config.DATABASE_URL && !config.DATABASE_OWNER_URL) {
    throw new ConfigError('Задан DATABASE_URL, но нет DATABASE_OWNER_URL: выполните «opora database-script».');
  }
  return { ...config, OPORA_DATA: resolve(config.OPORA_DATA) };
}

export function filesFolder(config: Config): string {
  return join(config.OPORA_DATA, 'files');
}

export function baseUrlOf(config: Config): string {
  return config.OPORA_PUBLIC_URL?.replace(/\/$/, '') ?? `http://${config.OPORA_HOST}:${config.OPORA_PORT}`;
}
