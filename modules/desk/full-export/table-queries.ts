import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { SECRET_COLUMNS } from './catalogue.ts';

export interface ExportColumn {
  readonly name: string;
  /** PostgreSQL's name of the type: text, date, timestamptz, jsonb … */
  readonly type: string;
}

export type ExportRow = Readonly<Record<string, unknown>>;

const ROWS_AT_ONCE = 1000;

/** Every table that holds rows of a municipality. */
export async function listTenantTables({ db }: Context): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`.execute(db);
  return rows.map((row) => row.name);
}

/** The columns that go out: all but the municipality's own id, which is the same everywhere, and secrets. */
export async function listColumns({ db }: Context, table: string): Promise<ExportColumn[]> {
  const { rows } = await sql<ExportColumn>`
    select a.attname as name, t.typname as type from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'tenant_id'
    order by a.attnum`.execute(db);
  return rows.filter((column) => !SECRET_COLUMNS.includes(column.name));
}

let cursors = 0;

/** Streams a table's rows of this municipality in the order of its key; values as JSON knows them. */
export async function* readTable(
  { db, tenantId }: Context,
  table: string,
  columns: readonly ExportColumn[],
): AsyncGenerator<ExportRow> {
  const cursor = sql.id(`full_export_${++cursors}`);
  const picked = sql.join(columns.map(({ name }) => sql.ref(name)));
  await sql`declare ${cursor} no scroll cursor for
    select to_jsonb(t) as line from (select ${picked} from ${sql.table(table)}
    where tenant_id = ${sql.lit(tenantId)}::uuid order by ${sql.ref(columns[0]?.name ?? 'id')}) t`.execute(db);
  for (;;) {
    const { rows } = await sql<{ line: ExportRow }>`fetch ${sql.lit(ROWS_AT_ONCE)} from ${cursor}`.execute(db);
    for (const { line } of rows) yield line;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`close ${cursor}`.execute(db);
}

export interface Names {
  readonly person: ReadonlyMap<string, string>;
  readonly organization: ReadonlyMap<string, string>;
  readonly account: ReadonlyMap<string, string>;
}

function toMap(rows: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** What the ids of people, organisations and accounts mean. */
export async function loadNames({ db, tenantId }: Context): Promise<Names> {
  const people = await sql<{ id: string; name: string }>`
    select id, concat_ws(' ', surname, given_name, patronymic) as name from person where tenant_id = ${tenantId}`.execute(
    db,
  );
  const organizations = await sql<{ id: string; name: string }>`
    select id, short_name as name from organization where tenant_id = ${tenantId}`.execute(db);
  const accounts = await sql<{ id: string; name: string }>`
    select u.id, concat_ws(', ', u.username, u.name) as name from membership m join user_account u on u.id = m.user_id
    where m.tenant_id = ${tenantId}`.execute(db);
  return { person: toMap(people.rows), organization: toMap(organizations.rows), account: toMap(accounts.rows) };
}

/** To be called first in a transaction: nothing that others write meanwhile is seen in it. */
export async function readAsOfOneMoment({ db }: Context): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(db);
}

/** All files but former archives of everything: one in the other they would grow without end. */
export function listFiles({ db, tenantId }: Context) {
  return db
    .selectFrom('file')
    .select(['id', 'name'])
    .where('tenantId', '=', tenantId)
    .where('purpose', '<>', 'full_export')
    .orderBy('id')
    .execute();
}
