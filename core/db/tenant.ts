import { sql, type Transaction } from 'kysely';
import { isId } from '../ids.ts';
import type { Db } from './open.ts';
import type { Database } from './schema.gen.ts';

/** A transaction inside one municipality: row-level security lets nothing else be seen or written. */
export type TenantDb = Transaction<Database>;

/**
 * Runs the work in a transaction with the tenant set by SET LOCAL, the only place where it is set.
 * The literal is validated: SET takes no parameters.
 */
export function withTenant<T>(db: Db, tenantId: string, work: (db: TenantDb) => Promise<T>): Promise<T> {
  if (!isId(tenantId)) throw new Error('tenant id is not a uuid');
  return db.transaction().execute(async (transaction) => {
    await sql.raw(`set local opora.tenant = '${tenantId}'`).execute(transaction);
    return work(transaction);
  });
}

let savepoints = 0;

/** A part of the transaction that may fail alone: a savepoint. */
export async function atomically<T>(db: TenantDb, work: () => Promise<T>): Promise<T> {
  savepoints = (savepoints + 1) % 1_000_000;
  const name = `part_${savepoints}`;
  await sql.raw(`savepoint ${name}`).execute(db);
  try {
    const outcome = await work();
    await sql.raw(`release savepoint ${name}`).execute(db);
    return outcome;
  } catch (error) {
    await sql.raw(`rollback to savepoint ${name}`).execute(db);
    throw error;
  }
}
