import { CamelCasePlugin, Kysely, type LogEvent, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.gen.ts';
import { watchSending } from './sending.ts';

export type Db = Kysely<Database>;

// Calendar days stay text ('2026-09-20'): a Date would shift them by the time zone. Counts fit a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export interface OpenOptions {
  readonly max?: number;
  readonly onQuery?: (sql: string) => void;
}

/** Opens a pool. Keys inside jsonb are left as they are: they are our own camelCase. */
export function openDb(url: string, options: OpenOptions = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 10 });
  // An idle connection that breaks is replaced by the pool; without a listener the process would end.
  pool.on('error', () => {});
  watchSending(pool);
  const onQuery = options.onQuery;
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    ...(onQuery && {
      log(event: LogEvent) {
        if (event.level === 'query') onQuery(event.query.sql);
      },
    }),
  });
}
