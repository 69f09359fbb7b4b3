import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { Fact } from '../model.ts';

type Line<T> = T & { readonly id: string };

/** All lines of facts of one person, in the shape of the model. */
export interface CardFacts {
  readonly posts: Line<Fact<'post'> & { organization: string }>[];
  readonly education: Line<Fact<'education'>>[];
  readonly experience: Line<Fact<'experience'> & { organization: string | null }>[];
  readonly categories: Line<Fact<'category'>>[];
  readonly fitness: Line<Fact<'fitness'>>[];
  readonly training: Line<Fact<'trainingRecord'>>[];
  readonly records: Line<Fact<'personRecord'> & { organization: string | null }>[];
  readonly consents: Line<Fact<'consent'>>[];
  readonly formerNames: Line<Fact<'formerName'>>[];
  /** The record that this one was merged into. */
  readonly mergedInto: { id: string; name: string } | null;
  readonly merges: { id: string; mergedName: string; mergedAt: string }[];
}

const SERVICE_COLUMNS = ['tenant_id', 'person_id', 'batch_id', 'name_key'];

function linesOf(table: string, order: string, context: Context, personId: string, withOrganization = false) {
  const cleaned = SERVICE_COLUMNS.map((column) => sql`- ${column}::text`);
  const extra = withOrganization
    ? sql`|| jsonb_build_object('organization', (select o.short_name from organization o
        where o.tenant_id = t.tenant_id and o.id = t.organization_id))`
    : sql``;
  return sql`(select coalesce(jsonb_agg((to_jsonb(t) ${sql.join(cleaned, sql` `)}) ${extra} order by ${sql.raw(order)}), '[]')
    from ${sql.table(table)} t where t.tenant_id = ${context.tenantId} and t.person_id = ${personId})`;
}

function toCamel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCamel);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      toCamel(item),
    ]),
  );
}

/** Everything of the card in one query: jsonb per kind of fact. */
export async function loadCardFacts(context: Context, personId: string): Promise<CardFacts> {
  const lines = (table: string, order: string, withOrganization = false) =>
    linesOf(table, order, context, personId, withOrganization);
  const { rows } = await sql<Record<keyof CardFacts, unknown>>`select
    ${lines('post', "t.ends_before desc nulls first, t.kind = 'main' desc nulls last, t.starts_on desc nulls last, t.id", true)} as posts,
    ${lines('education', 't.year nulls last, t.id')} as education,
    ${lines('experience', 't.kind desc', true)} as experience,
    ${lines('category', 't.granted_on desc nulls last, t.id')} as categories,
    ${lines('fitness', 't.decided_on desc')} as fitness,
    ${lines('training_record', 'coalesce(t.ends_on, make_date(t.year, 12, 31)) desc nulls last, t.id')} as training,
    ${lines('person_record', 't.kind, t.starts_on desc nulls last, t.id', true)} as records,
    ${lines('consent', 't.given_on desc')} as consents,
    ${lines('former_name', 't.until desc nulls last')} as former_names,
    (select jsonb_build_object('id', k.id, 'name', concat_ws(' ', k.surname, nullif(k.given_name, ''), nullif(k.patronymic, '')))
      from person p join person k on k.tenant_id = p.tenant_id and k.id = p.merged_into_id
      where p.tenant_id = ${context.tenantId} and p.id = ${personId}) as merged_into,
    (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'mergedAt', m.merged_at,
        'mergedName', concat_ws(' ', o.surname, o.given_name, o.patronymic)) order by m.merged_at desc), '[]')
      from person_merge m join person o on o.tenant_id = m.tenant_id and o.id = m.merged_id
      where m.tenant_id = ${context.tenantId} and m.kept_id = ${personId} and m.undone_at is null) as merges`.execute(
    context.db,
  );
  return toCamel(rows[0]) as CardFacts;
}

export function listHistory(context: Context, personId: string) {
  return context.db
    .selectFrom('auditEntry as e')
    .innerJoin('auditValue as v', (join) => join.onRef('v.tenantId', '=', 'e.tenantId').onRef('v.entryId', '=', 'e.id'))
    .select(['e.id', 'e.happenedAt as at', 'e.actorName as actor', 'e.action', 'v.before', 'v.after'])
    .where('e.tenantId', '=', context.tenantId)
    .where('e.thingId', '=', personId)
    .orderBy('e.id', 'desc')
    .limit(200)
    .execute();
}
