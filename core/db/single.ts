import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Db } from './open.ts';
import type { Database } from './schema.gen.ts';

/** Kysely over one connection that its owner keeps: a COPY can run inside the same transaction. Ending the client stays the owner's. */
export function overClient(client: pg.Client): Db {
  const only = { query: client.query.bind(client), release: () => {} };
  const pool = { connect: async () => only, end: async () => {} };
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: pool as never }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
