import { sql } from 'kysely';
import type { Db } from './open.ts';

interface ColumnRow {
  readonly tableName: string;
  readonly columnName: string;
  readonly udtName: string;
  readonly isNullable: string;
  readonly hasDefault: boolean;
}

const TYPES: Record<string, string> = {
  text: 'string',
  uuid: 'string',
  date: 'string',
  timestamptz: 'Date',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  bool: 'boolean',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
};

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

function describeColumn(column: ColumnRow): string {
  const type = TYPES[column.udtName];
  if (!type) throw new Error(`no TypeScript type for ${column.udtName} of ${column.tableName}.${column.columnName}`);
  const nullable = column.isNullable === 'YES' ? `${type} | null` : type;
  return `  ${camelCase(column.columnName)}: ${column.hasDefault && type !== 'Json' ? `Generated<${nullable}>` : nullable};`;
}

/** The TypeScript of the migrated database: one interface per table of schema public. */
export async function describeSchema(db: Db): Promise<string> {
  const { rows } = await sql<ColumnRow>`
    select table_name, column_name, udt_name, is_nullable, column_default is not null as has_default
    from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migration'
    order by table_name collate "C", ordinal_position`.execute(db);
  const tables = Map.groupBy(rows, (row) => row.tableName);
  const interfaces = [...tables].map(
    ([table, columns]) =>
      `export interface ${pascalCase(table)}Table {\n${columns.map(describeColumn).join('\n')}\n}\n`,
  );
  const index = [...tables.keys()].map((table) => `  ${camelCase(table)}: ${pascalCase(table)}Table;`);
  return [
    '// Generated from the migrated database by tools/generate-types.ts; a test compares it. Do not edit.',
    "import type { ColumnType, Generated } from 'kysely';",
    '',
    '// The content of a jsonb column is checked by the Zod schema of its module.',
    'type Json = ColumnType<unknown, unknown, unknown>;',
    '',
    interfaces.join('\n'),
    `export interface Database {\n${index.join('\n')}\n}\n`,
  ].join('\n');
}
