import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { personReachable } from '#modules/people/public.ts';

/** Ids and codes that a change of a programme's rows names. */
export interface Named {
  readonly programmeId: string;
  readonly tasks: readonly string[];
  readonly stages: readonly string[];
  readonly directions: readonly string[];
  readonly resultKinds: readonly string[];
  /** Within the actor's reach only: a name must not be found out by its id. */
  readonly people: readonly string[];
  readonly organizations: readonly string[];
}

type Counts = Record<Exclude<keyof Named, 'programmeId'>, number>;

/** How many of each are there, in one statement. */
export async function countKnown(context: Context, named: Named): Promise<Counts> {
  const { tenantId } = context;
  const parts = (table: string, ids: readonly string[]) => sql`(select count(*)::int from ${sql.table(table)} t
    where t.tenant_id = ${tenantId} and t.programme_id = ${named.programmeId}::uuid and t.id = any(${[...ids]}::uuid[]))`;
  const entries = (directory: string, codes: readonly string[]) => sql`(select count(*)::int from directory_entry d
    where d.tenant_id = ${tenantId} and d.directory = ${directory} and d.code = any(${[...codes]}::text[]))`;
  const { rows } = await sql<Counts>`select ${parts('programme_task', named.tasks)} as tasks,
    ${parts('programme_stage', named.stages)} as stages,
    ${entries('work_direction', named.directions)} as directions,
    ${entries('result_kind', named.resultKinds)} as result_kinds,
    (select count(*)::int from person p where p.tenant_id = ${tenantId} and p.id = any(${[...named.people]}::uuid[])
      and ${personReachable(context, 'person.read', sql.ref('p.id'))}) as people,
    (select count(*)::int from organization o where o.tenant_id = ${tenantId}
      and o.id = any(${[...named.organizations]}::uuid[])) as organizations`.execute(context.db);
  const [counts] = rows;
  return counts ?? { tasks: 0, stages: 0, directions: 0, resultKinds: 0, people: 0, organizations: 0 };
}
