import { sql } from 'kysely';
import type { Application } from '#app/server/application.ts';
import { ConfigError, chooseDataFolder, loadDemoConfig } from '#app/server/config.ts';
import { migrate } from '#core/db/migrate.ts';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';

interface DemoLogin {
  readonly role: string;
  readonly login: string;
  readonly password: string;
}

/** What the table `installation` keeps of the demo: while it is being loaded, no logins. */
interface DemoState {
  readonly logins: readonly DemoLogin[] | null;
}

async function findState({ database }: Application): Promise<DemoState | undefined> {
  const row = await database.app
    .selectFrom('installation')
    .select('value')
    .where('key', '=', 'demo')
    .executeTakeFirst();
  return row?.value as DemoState | undefined;
}

async function saveState({ database }: Application, state: DemoState): Promise<void> {
  const value = JSON.stringify(state);
  await database.app
    .insertInto('installation')
    .values({ key: 'demo', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** A demo whose loading was cut short is taken away whole: it is nobody's work. */
async function clearDemo({ database }: Application): Promise<void> {
  await sql`drop schema public cascade`.execute(database.owner);
  await sql`create schema public`.execute(database.owner);
  await migrate(database.owner, database.appRole);
}

async function loadOnce(application: Application, out: (text: string) => void): Promise<readonly DemoLogin[]> {
  const state = await findState(application);
  if (state?.logins) return state.logins;
  const tenant = await application.database.app.selectFrom('tenant').select('code').limit(1).executeTakeFirst();
  if (tenant && !state) {
    throw new ConfigError(
      'В этой папке данных не демонстрация, а настоящий муниципалитет: запустите «npm run -s opora -- serve».',
    );
  }
  if (tenant) await clearDemo(application);
  out('Готовлю демонстрационный муниципалитет, это займёт до минуты…');
  await saveState(application, { logins: null });
  const { loadDemo } = await import('#demo/load.ts');
  const { logins } = await loadDemo(application, { size: 'demo' });
  await saveState(application, { logins });
  return logins;
}

function showLogins(logins: readonly DemoLogin[]): string {
  const rows = [{ role: 'Роль', login: 'Логин', password: 'Пароль' }, ...logins];
  const widthOf = (key: keyof DemoLogin) => Math.max(...rows.map((row) => row[key].length)) + 2;
  const [role, login] = [widthOf('role'), widthOf('login')];
  return rows.map((row) => `  ${row.role.padEnd(role)}${row.login.padEnd(login)}${row.password}`).join('\n');
}

export const start: Command = {
  name: 'start',
  summary: 'Запустить демонстрацию: вымышленный муниципалитет на этом компьютере',
  usage: [
    'opora start',
    '',
    'То же, что npm start. Порт задаёт OPORA_PORT, папку демонстрационных данных OPORA_DATA (по умолчанию demo-data).',
    'Настройки настоящей установки (opora.env, DATABASE_URL) демонстрация не читает. Для настоящей работы: opora serve.',
  ].join('\n'),
  async run(args, { out }) {
    readArguments(args, {});
    const config = await chooseDataFolder(loadDemoConfig(process.env));
    let logins: readonly DemoLogin[] = [];
    const { startServer } = await import('#app/server/serve.ts');
    const server = await startServer(config, {
      out,
      async prepare(application) {
        logins = await loadOnce(application, out);
      },
    });
    out(`\nОпора открыта: ${server.url}`);
    out(`\nДемонстрационные входы:\n${showLogins(logins)}`);
    out(`\nДанные: ${config.OPORA_DATA}. Команды для них: OPORA_DATA=${config.OPORA_DATA} npm run -s opora -- --help`);
    out('Остановить: Ctrl+C.');
    await server.untilStopped;
    return server.exitCode();
  },
};
