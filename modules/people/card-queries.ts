import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { Fact } from './model.ts';

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

export interface Namesakes {
  readonly first: { id: string; name: string; posts: string };
  readonly second: { id: string; name: string; posts: string };
  readonly reason: string;
}

/** Pairs that may be one human: one name key, or names alike and one date of birth. */
export async function listNamesakes(context: Context): Promise<Namesakes[]> {
  const about = (alias: string) => sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)},
    'name', concat_ws(' ', ${sql.ref(`${alias}.surname`)}, ${sql.ref(`${alias}.given_name`)}, ${sql.ref(`${alias}.patronymic`)}),
    'posts', coalesce((select string_agg(q.title || ', ' || o.short_name, '; ') from post q
      join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
      where q.tenant_id = ${context.tenantId} and q.person_id = ${sql.ref(`${alias}.id`)}), ''))`;
  const { rows } = await sql<Namesakes>`
    select ${about('a')} as first, ${about('b')} as second,
      case when a.name_key = b.name_key then 'одно имя' else 'похожие имена, одна дата рождения' end as reason
    from person a join person b on b.tenant_id = a.tenant_id and b.id > a.id
      and (a.name_key = b.name_key or (a.birth_date = b.birth_date and similarity(a.name_key, b.name_key) > 0.5))
      and (a.birth_date is null or b.birth_date is null or a.birth_date = b.birth_date)
    where a.tenant_id = ${context.tenantId} and b.tenant_id = ${context.tenantId}
      and a.merged_into_id is null and b.merged_into_id is null
    order by a.surname, a.id limit 200`.execute(context.db);
  return rows;
}
