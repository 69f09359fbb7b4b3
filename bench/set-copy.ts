import pg from 'pg';

/** What an import of staff lists writes: the register and the audit. */
const TABLES = [
  'organization',
  'organization_alias',
  'person',
  'former_name',
  'post',
  'education',
  'experience',
  'category',
  'fitness',
  'training_record',
  'person_record',
  'consent',
  'audit_entry',
  'audit_value',
] as const;

async function listColumns(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'tenant_id' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => `"${name}"`);
}

async function inTenant(client: pg.Client, tenantId: string, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await client.query(`set local opora.tenant = '${tenantId}'`);
  await work();
  await client.query('commit');
}

interface SetCopy {
  readonly milliseconds: number;
  readonly rows: number;
}

/**
 * Writes the same rows into another municipality by INSERT … SELECT, in one transaction, through the program's role: the same tables,
 * indexes, foreign keys and row-level security. The rows wait in temporary tables, since no role sees two municipalities.
 */
export async function copyBySets(url: string, fromId: string, toId: string): Promise<SetCopy> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const columns = new Map<string, string[]>();
  for (const table of TABLES) columns.set(table, await listColumns(client, table));
  await inTenant(client, fromId, async () => {
    for (const table of TABLES) await client.query(`create temp table waiting_${table} as select * from ${table}`);
  });
  let rows = 0;
  const began = performance.now();
  await inTenant(client, toId, async () => {
    for (const table of TABLES) {
      const names = columns.get(table)?.join(', ') ?? '';
      const { rowCount } = await client.query(
        `insert into ${table} (tenant_id, ${names}) select '${toId}', ${names} from waiting_${table}`,
      );
      rows += rowCount ?? 0;
    }
  });
  const milliseconds = performance.now() - began;
  await client.end();
  return { milliseconds, rows };
}
