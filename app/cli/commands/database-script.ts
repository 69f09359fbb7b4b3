import { randomBytes } from 'node:crypto';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

interface Wish {
  readonly host: string;
  readonly database: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/** SQL for psql, as the administrator of the server; and the two addresses that fit it. Two roles: row-level security does not hold for an owner. */
export function makeDatabaseScript({ host, database, ownerPassword, appPassword }: Wish) {
  const sql = [
    `create role opora_owner login nosuperuser nobypassrls password '${ownerPassword}';`,
    `create role opora_app login nosuperuser nobypassrls password '${appPassword}';`,
    `create database ${database} owner opora_owner template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' locale 'C.UTF-8';`,
    `revoke all on database ${database} from public;`,
    `grant connect, temporary on database ${database} to opora_app;`,
  ];
  return {
    sql,
    databaseUrl: `postgresql://opora_app:${appPassword}@${host}/${database}`,
    databaseOwnerUrl: `postgresql://opora_owner:${ownerPassword}@${host}/${database}`,
  };
}

export const databaseScript: Command = {
  name: 'database-script',
  summary: 'Напечатать сценарий SQL для своего сервера PostgreSQL и адреса базы',
  usage: [
    'opora database-script [--host АДРЕС] [--database ИМЯ] [--json]',
    '',
    '  --host      адрес сервера, по умолчанию localhost:5432',
    '  --database  имя базы, по умолчанию opora',
    '',
    'Сценарий выполняет администратор сервера (PostgreSQL 15 или новее): psql -f сценарий.sql. Пароли каждый раз новые.',
  ].join('\n'),
  async run(args, { out }) {
    const { flags } = readArguments(args, { host: 'text', database: 'text', json: 'yes' });
    const host = requireText(flags.host ?? 'localhost:5432', '--host');
    const database = requireText(flags.database ?? 'opora', '--database');
    if (!/^[a-z][a-z0-9_]{0,62}$/.test(database)) {
      throw new UsageError('Имя базы: латинские строчные буквы, цифры и подчёркивание, первой буква.');
    }
    const [ownerPassword, appPassword] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')];
    const script = makeDatabaseScript({ host, database, ownerPassword, appPassword });
    const text = [
      '-- Выполните от имени администратора сервера PostgreSQL, один раз:',
      ...script.sql,
      '',
      '-- Затем задайте в окружении или в файле opora.env:',
      `-- DATABASE_URL=${script.databaseUrl}`,
      `-- DATABASE_OWNER_URL=${script.databaseOwnerUrl}`,
    ];
    out(flags.json ? JSON.stringify(script) : text.join('\n'));
    return 0;
  },
};
