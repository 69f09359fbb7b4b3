import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Db } from '#core/db/open.ts';
import type { Database } from '#core/db/schema.gen.ts';
import type { TenantDb } from '#core/db/tenant.ts';

export interface RecordedQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Every SELECT that went through the pool, with its parameters: to be played again bare. */
export interface Recorder {
  readonly db: Db;
  take(): RecordedQuery[];
  close(): Promise<void>;
}

/** The same dialect and plug-ins as core/db/open.ts, which has no hook for parameters. */
export function createRecorder(url: string): Recorder {
  let recorded: RecordedQuery[] = [];
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log(event) {
      if (event.level === 'query') recorded.push({ sql: event.query.sql, parameters: event.query.parameters });
    },
  });
  return {
    db,
    take() {
      const taken = recorded.filter((query) => /^\s*(?:select|with)\b/i.test(query.sql));
      recorded = [];
      return taken;
    },
    close: () => db.destroy(),
  };
}

/** Runs recorded queries as they are, by the driver alone, in one transaction with row-level security. */
export async function replay(client: pg.Client, tenantId: string, queries: readonly RecordedQuery[]): Promise<void> {
  await client.query('begin');
  await client.query(`set local opora.tenant = '${tenantId}'`);
  for (const query of queries) await client.query(query.sql, [...query.parameters]);
  await client.query('commit');
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

function listScans(node: PlanNode): string[] {
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : [];
  return [...own, ...(node.Plans ?? []).flatMap(listScans)];
}

/** Tables of the query's plan that are read from end to end. */
export async function findSequentialScans(db: TenantDb, query: RecordedQuery): Promise<string[]> {
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>({
    ...sql`select 1`.compile(db),
    sql: `explain (format json) ${query.sql}`,
    parameters: query.parameters,
  });
  return rows.flatMap((row) => {
    const plan = Object.values(row)[0] as [{ Plan: PlanNode }];
    return listScans(plan[0].Plan);
  });
}
