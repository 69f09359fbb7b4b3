import { type RawBuilder, sql } from 'kysely';
import { forgetPlans } from './forget-plans.ts';
import type { TenantDb } from './tenant.ts';

/** A row in camelCase; values as the column's JSON form (days as text, arrays as arrays). */
export type BulkRow = Readonly<Record<string, unknown>>;

/** Rows of one statement: more would gain nothing and hold more text at once. */
const CHUNK = 2000;

const snakeNames = new Map<string, string>();

/** Columns are few and rows many: each name is turned once. */
function snakeCase(name: string): string {
  const known = snakeNames.get(name);
  if (known !== undefined) return known;
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakeNames.set(name, snake);
  return snake;
}

function toSnake(row: BulkRow): BulkRow {
  const snake: Record<string, unknown> = {};
  for (const key of Object.keys(row)) snake[snakeCase(key)] = row[key];
  return snake;
}

function columnsOf(rows: readonly BulkRow[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) columns.add(key);
  return [...columns];
}

function names(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}

function* chunksOf(rows: readonly BulkRow[]): Generator<BulkRow[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK).map(toSnake);
}

interface Parted {
  /** Columns that have one value in all the rows. */
  readonly shared: BulkRow;
  readonly own: readonly string[];
  readonly rows: readonly BulkRow[];
}

/** What is the same in all rows is said once: nulls and the municipality are half of what a row would say. */
function partColumns(rows: readonly BulkRow[]): Parted {
  const shared: Record<string, unknown> = {};
  const own: string[] = [];
  const first = rows[0] ?? {};
  for (const column of columnsOf(rows)) {
    const value = first[column];
    if (rows.every((row) => row[column] === value)) shared[column] = value;
    else own.push(column);
  }
  const lean = rows.map((row) => {
    const kept: Record<string, unknown> = {};
    for (const column of own) kept[column] = row[column];
    return kept;
  });
  return { shared, own, rows: lean };
}

/** The statement that inserts the rows; an absent value becomes null, not the column's default. */
function insertOf(table: string, rows: readonly BulkRow[]): RawBuilder<unknown> {
  const { shared, own, rows: lean } = partColumns(rows);
  const columns = [...own, ...Object.keys(shared)];
  const values = [
    ...own.map((column) => sql.ref(`r.${column}`)),
    ...Object.keys(shared).map((column) => sql.ref(`s.${column}`)),
  ];
  return sql`insert into ${sql.table(table)} (${names(columns)})
    select ${sql.join(values)} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(lean)}::jsonb) r,
      jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(shared)}::jsonb) s`;
}

/**
 * Inserts many rows of one shape in few statements. Every row states the same columns: an absent value would become null,
 * not the column's default.
 * @param table in snake_case
 */
export async function insertMany(db: TenantDb, table: string, rows: readonly BulkRow[]): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    await forgetPlans(db, table, chunk.length);
    await insertOf(table, chunk).execute(db);
  }
}

export interface BulkSet {
  /** In snake_case. */
  readonly table: string;
  readonly rows: readonly BulkRow[];
}

/** Rows of one table in a statement of several. */
const MOST_TOGETHER = 5000;

/**
 * `insertMany` into tables that refer to each other, those referred to first. As one statement where the rows are not too many: the database
 * works it off without waiting between the tables for this process, which makes the next rows meanwhile.
 */
export async function insertTogether(db: TenantDb, sets: readonly BulkSet[]): Promise<void> {
  const filled = sets.filter(({ rows }) => rows.length > 0);
  if (filled.length < 2 || filled.some(({ rows }) => rows.length > MOST_TOGETHER)) {
    for (const { table, rows } of filled) await insertMany(db, table, rows);
    return;
  }
  for (const { table, rows } of filled) await forgetPlans(db, table, rows.length);
  const parts = filled.map(
    ({ table, rows }, at) => sql`${sql.id(`part_${at}`)} as (${insertOf(table, rows.map(toSnake))})`,
  );
  await sql`with ${sql.join(parts)} select 1`.execute(db);
}

/** Changes many rows by id; each row changes only the columns it states. */
export async function updateMany(
  db: TenantDb,
  table: string,
  tenantId: string,
  rows: readonly (BulkRow & { id: string })[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    const columns = columnsOf(chunk).filter((column) => column !== 'id' && column !== 'tenant_id');
    if (columns.length === 0) continue;
    const changes = columns.map(
      (column) =>
        sql`${sql.ref(column)} = case when doc ? ${column} then r.${sql.ref(column)} else t.${sql.ref(column)} end`,
    );
    await sql`update ${sql.table(table)} t set ${sql.join(changes)}
      from jsonb_array_elements(${JSON.stringify(chunk)}::jsonb) doc, lateral jsonb_populate_record(null::${sql.table(table)}, doc) r
      where t.tenant_id = ${tenantId} and t.id = r.id`.execute(db);
  }
}

/** Rows by ids as they are now, in snake_case JSON: kept so that a change can be taken back. */
export async function readRows(
  db: TenantDb,
  table: string,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, BulkRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; row: BulkRow }>`
    select t.id, to_jsonb(t) as row from ${sql.table(table)} t where t.tenant_id = ${tenantId} and t.id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
}

export async function deleteMany(db: TenantDb, table: string, tenantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from ${sql.table(table)} t where t.tenant_id = ${tenantId} and t.id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
}
