import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { Passport } from '../model.ts';
import type { Programme } from '../store/programmes.ts';
import { joinRow, type ListedProgramme, ROW } from './programmes.ts';

export interface ShownProgramme extends ListedProgramme, Programme {
  readonly passport: Passport;
  readonly stages: readonly {
    readonly id: string;
    readonly title: string;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
  }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly title: string;
    readonly direction: string | null;
  }[];
  readonly risks: readonly { readonly id: string; readonly title: string; readonly measure: string | null }[];
  readonly finance: readonly {
    readonly id: string;
    readonly title: string;
    readonly fromYear: number | null;
    readonly toYear: number | null;
    readonly url: string | null;
  }[];
  /** The latest act its editions were changed by. */
  readonly amendedBy: { readonly actNumber: string; readonly actOn: string | null } | null;
  readonly hasTargets: boolean;
  /** Expected results of rows that have a figure in them. */
  readonly figuredResults: readonly string[];
}

const parts = (table: string, object: ReturnType<typeof sql>) =>
  sql`coalesce((select json_agg(${object} order by t.position) from ${sql.table(table)} t
    where t.tenant_id = g.tenant_id and t.programme_id = g.id), '[]')`;

const STAGE = sql`json_build_object('id', t.id, 'title', t.title, 'startsOn', t.starts_on, 'endsOn', t.ends_on)`;
const TASK = sql`json_build_object('id', t.id, 'number', t.number, 'title', t.title, 'direction', t.direction)`;
const RISK = sql`json_build_object('id', t.id, 'title', t.title, 'measure', t.measure)`;
const MONEY = sql`json_build_object('id', t.id, 'title', t.title, 'fromYear', t.from_year, 'toYear', t.to_year,
  'url', t.url)`;

/** All a programme's page shows at once, in one statement; who may see it is asked of what comes back. */
export async function findProgrammePage(context: Context, id: string): Promise<ShownProgramme | undefined> {
  const { rows } = await sql<ShownProgramme>`
    select ${ROW}, g.coordinator_person_id, g.coordinator_words, g.passport, g.approver, g.document_id, g.tracked_from, g.reminds,
      g.previous_id, g.reading_id, g.conclusion, g.edition, g.version,
      ${parts('programme_stage', STAGE)} as stages, ${parts('programme_task', TASK)} as tasks, ${parts('programme_risk', RISK)} as risks,
      ${parts('programme_finance', MONEY)} as finance,
      (select json_build_object('actNumber', e.act_number, 'actOn', e.act_on) from programme_edition e
        where e.tenant_id = g.tenant_id and e.programme_id = g.id and e.state = 'in_force' and e.act_number is not null
        order by e.number desc limit 1) as amended_by,
      exists (select 1 from programme_indicator i join indicator_target t on t.tenant_id = i.tenant_id and t.indicator_id = i.id
        where i.tenant_id = g.tenant_id and i.programme_id = g.id and (t.value is not null or t.comparison = 'in_each')) as has_targets,
      coalesce((select json_agg(a.expected) from activity a where a.tenant_id = g.tenant_id and a.programme_id = g.id
        and a.excluded_at is null and a.expected ~ '[0-9]'), '[]') as figured_results
    from programme g ${joinRow(context)}
    where g.tenant_id = ${context.tenantId} and g.id = ${id}::uuid`.execute(context.db);
  return rows[0];
}
