import { sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import { searchKey, switchLayout } from '#core/text/normalise.ts';
import { documentReadable } from '#modules/documents/public.ts';
import { personReachable } from '#modules/people/public.ts';
import { programmeReachable } from '#modules/programmes/public.ts';
import type { StepCode } from './model.ts';

export interface Hit {
  readonly kind: 'person' | 'organization' | 'campaign' | 'programme' | 'document';
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

/** The query as typed and as it would be in the other keyboard layout, in search form. */
function variantsOf(query: string): string[] {
  return [...new Set([searchKey(query), searchKey(switchLayout(query))])].filter((text) => text.length >= 2);
}

function likePatterns(variants: readonly string[]): string[] {
  return variants.map(
    (text) =>
      `%${text
        .replace(/[\\%_]/g, '\\$&')
        .split(' ')
        .join('%')}%`,
  );
}

/** People by parts of the name in any order of typing errors; exact beginnings first, then likeness. */
async function searchPeople(context: Context, variants: string[], limit: number): Promise<Hit[]> {
  const { db, tenantId } = context;
  const { rows } = await sql<{ id: string; title: string; note: string }>`
    select p.id, concat_ws(' ', p.surname, p.given_name, p.patronymic) as title,
      coalesce((select string_agg(q.title || ', ' || o.short_name, '; ' order by q.kind nulls last)
        from post q join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
        where q.tenant_id = p.tenant_id and q.person_id = p.id
          and (q.ends_before is null or q.ends_before > ${todayOf(context)}::date)), 'нет действующей должности') as note
    from person p
    where p.tenant_id = ${tenantId} and p.merged_into_id is null and ${personReachable(context, 'person.read', sql`p.id`)}
      and (p.name_key like any(${likePatterns(variants)}::text[])
        or exists (select 1 from former_name f where f.tenant_id = ${tenantId} and f.person_id = p.id
          and f.name_key like any(${likePatterns(variants)}::text[]))
        or (select max(word_similarity(v, p.name_key)) from unnest(${variants}::text[]) v) > 0.55)
    order by (p.name_key like any(${variants.map((text) => `${text}%`)}::text[])) desc,
      (select max(word_similarity(v, p.name_key)) from unnest(${variants}::text[]) v) desc, p.name_key
    limit ${limit}`.execute(db);
  return rows.map((row) => ({ kind: 'person', ...row }));
}

async function searchThings(context: Context, variants: string[], limit: number): Promise<Hit[]> {
  const { db, tenantId, actor } = context;
  const patterns = likePatterns(variants);
  const mayDiagnostics = reachOf(actor, 'diagnostics.read').all;
  const { rows } = await sql<Hit>`
    (select 'organization' as kind, o.id, o.short_name as title, o.name as note from organization o
      where o.tenant_id = ${tenantId}
        and (replace(lower(o.name || ' ' || o.short_name), 'ё', 'е') like any(${patterns}::text[])
          or exists (select 1 from organization_alias a where a.tenant_id = o.tenant_id and a.organization_id = o.id
            and replace(lower(a.alias), 'ё', 'е') like any(${patterns}::text[])))
      order by o.short_name limit ${limit})
    union all
    (select 'campaign', c.id, c.title, 'диагностика' from campaign c
      where ${mayDiagnostics} and c.tenant_id = ${tenantId} and replace(lower(c.title), 'ё', 'е') like any(${patterns}::text[])
      order by c.created_at desc limit ${limit})
    union all
    (select 'programme', g.id, g.title, 'программа, план' from programme g
      where g.tenant_id = ${tenantId} and ${programmeReachable(context)} and replace(lower(g.title), 'ё', 'е') like any(${patterns}::text[])
      order by g.state = 'running' desc, g.ends_on desc limit ${limit})
    union all
    (select 'document', d.id, d.title, coalesce('№ ' || d.number, 'черновик') from document d
      where d.tenant_id = ${tenantId} and ${await documentReadable(context)} and replace(lower(d.title), 'ё', 'е') like any(${patterns}::text[])
      order by d.created_at desc limit ${limit})`.execute(db);
  return rows;
}

/** Ctrl+K: what the actor may see, people first. */
export async function searchEverything(context: Context, query: string): Promise<Hit[]> {
  const variants = variantsOf(query);
  if (variants.length === 0) return [];
  const people = await searchPeople(context, variants, 8);
  return [...people, ...(await searchThings(context, variants, 5))];
}

const JOB_COLUMNS = [
  'id',
  'kind',
  'title',
  'state',
  'done',
  'total',
  'message',
  'errorCode',
  'result',
  'createdAt',
] as const;

function ownJobs(context: Context) {
  return context.db
    .selectFrom('jobProgress')
    .select([...JOB_COLUMNS])
    .where('tenantId', '=', context.tenantId)
    .where('createdBy', 'is not distinct from', context.actor.accountId);
}

export function findJob(context: Context, id: string) {
  return ownJobs(context).where('id', '=', id).executeTakeFirst();
}

export function listRecentJobs(context: Context) {
  return ownJobs(context)
    .where('createdAt', '>', sql<Date>`now() - interval '1 day'`)
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute();
}

export function listViews(context: Context, list: string) {
  return context.db
    .selectFrom('savedView')
    .select(['id', 'name', 'query'])
    .where('tenantId', '=', context.tenantId)
    .where('userId', '=', context.actor.accountId ?? '')
    .where('list', '=', list)
    .orderBy('name')
    .execute();
}

/** How far the municipality has come, in one query. */
export async function countSteps(context: Context): Promise<Record<StepCode, number>> {
  const { tenantId } = context;
  const { rows } = await sql<Record<StepCode, number>>`select
    (select count(*) from membership where tenant_id = ${tenantId} and is_active)::int as users,
    (select count(*) from organization where tenant_id = ${tenantId})::int as organizations,
    (select count(*) from (select 1 from person where tenant_id = ${tenantId} limit 100) p)::int as people,
    (select count(*) from campaign where tenant_id = ${tenantId})::int as campaign,
    (select count(*) from document where tenant_id = ${tenantId} and kind = 'analytic_note')::int as note`.execute(
    context.db,
  );
  return rows[0] ?? { users: 0, organizations: 0, people: 0, campaign: 0, note: 0 };
}

/** The kind of job that makes the full export. */
export const EXPORT_JOB = 'desk.export';

export function findExportJob(context: Context) {
  return ownJobs(context).where('kind', '=', EXPORT_JOB).orderBy('createdAt', 'desc').limit(1).executeTakeFirst();
}

/** Anybody's: two at once would read everything twice. */
export async function isExportRunning(context: Context): Promise<boolean> {
  const row = await context.db
    .selectFrom('jobProgress')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('kind', '=', EXPORT_JOB)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return row !== undefined;
}

export function findExportFile(context: Context) {
  return context.db
    .selectFrom('file')
    .select(['id', 'name', 'size', 'createdAt'])
    .where('tenantId', '=', context.tenantId)
    .where('purpose', '=', 'full_export')
    .where('createdBy', '=', context.actor.accountId)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
}
