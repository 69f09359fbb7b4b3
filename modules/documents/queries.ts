import { type RawBuilder, sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import type { DocumentState } from './model.ts';
import { loadReadingRules } from './reading-rules.ts';
import { isOfService, listOwnOrganizations } from './rules.ts';

export interface DocumentFilter {
  readonly search: string;
  readonly kinds: readonly string[];
  readonly states: readonly DocumentState[];
  readonly aboutId: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** The same rule as `mayOpenDocument`, in SQL, about a document `d`. */
export async function documentReadable(context: Context): Promise<RawBuilder<boolean>> {
  const { actor } = context;
  const reach = reachOf(actor, 'document.read');
  const isInReach = reach.all
    ? sql<boolean>`true`
    : sql<boolean>`d.organization_id = any(${[...reach.organizationIds]}::uuid[])`;
  if (actor.kind === 'system') return isInReach;
  const { serviceReadsConfined } = await loadReadingRules(context);
  const isSchools =
    serviceReadsConfined && isOfService(actor)
      ? sql<boolean>`true`
      : sql<boolean>`d.organization_id = any(${[...listOwnOrganizations(actor, 'document.read')]}::uuid[])`;
  return sql<boolean>`(${isInReach} and (d.created_by = ${actor.accountId}
    or (not d.is_personal and (not d.is_confined or ${isSchools}))))`;
}

function likeOf(search: string): string {
  const text = search.trim().toLowerCase().replaceAll('ё', 'е');
  return `%${text
    .replace(/[\\%_]/g, '\\$&')
    .split(/\s+/)
    .join('%')}%`;
}

export interface ListedDocument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly signedOn: string | null;
  readonly state: DocumentState;
  readonly organizationName: string | null;
  readonly createdAt: Date;
}

/** One query: a page of the register, newest first, with the count of all it leaves. */
export async function listDocuments(
  context: Context,
  filter: DocumentFilter,
): Promise<{ rows: ListedDocument[]; total: number }> {
  const { search, kinds, states, aboutId } = filter;
  const condition = sql`d.tenant_id = ${context.tenantId} and ${await documentReadable(context)}
    and (${search === ''} or replace(lower(d.title || ' ' || coalesce(d.number, '')), 'ё', 'е') like ${likeOf(search)})
    and (${kinds.length === 0} or d.kind = any(${[...kinds]}::text[]))
    and (${states.length === 0} or d.state = any(${[...states]}::text[]))
    and (${aboutId === null} or d.about_id = ${aboutId}::uuid)`;
  const { rows } = await sql<ListedDocument & { total: number }>`
    select d.id, d.kind, d.title, d.number, d.signed_on, d.state, o.short_name as organization_name, d.created_at,
      count(*) over ()::int as total
    from document d left join organization o on o.tenant_id = d.tenant_id and o.id = d.organization_id
    where ${condition} order by d.created_at desc, d.id desc
    limit ${filter.limit} offset ${filter.offset}`.execute(context.db);
  const total = rows[0]?.total ?? (filter.offset === 0 ? 0 : await countDocuments(context, condition));
  return { rows: rows.map(({ total: _, ...row }) => row), total };
}

async function countDocuments(context: Context, condition: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from document d where ${condition}`.execute(context.db);
  return rows[0]?.count ?? 0;
}

/** A document with its file and template, without what it was filled with. Access is the caller's to check. */
export async function findDocument(context: Context, id: string) {
  const row = await context.db
    .selectFrom('document as d')
    .leftJoin('file as f', (join) => join.onRef('f.tenantId', '=', 'd.tenantId').onRef('f.id', '=', 'd.fileId'))
    .leftJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .leftJoin('documentTemplate as t', (join) =>
      join.onRef('t.tenantId', '=', 'd.tenantId').onRef('t.id', '=', 'd.templateId'),
    )
    .leftJoin('userAccount as u', 'u.id', 'd.createdBy')
    .select([
      'd.id',
      'd.kind',
      'd.title',
      'd.number',
      'd.signedOn',
      'd.state',
      'd.organizationId',
      'd.aboutKind',
      'd.aboutId',
      'd.fileId',
      'd.templateId',
      'd.createdBy',
      'd.createdAt',
      'd.version',
      'd.isPersonal',
      'd.isConfined',
      'd.withdrawnReason',
      'f.name as fileName',
      'f.size as fileSize',
      'o.shortName as organizationName',
      't.version as templateVersion',
      't.organizationId as templateOrganizationId',
      'u.name as authorName',
    ])
    .where('d.tenantId', '=', context.tenantId)
    .where('d.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, state: row.state as DocumentState };
}

export type FoundDocument = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** What the document was filled with, as stored. */
export async function findContent(context: Context, id: string): Promise<unknown> {
  const row = await context.db
    .selectFrom('document')
    .select('content')
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.content ?? undefined;
}

/** Documents a file belongs to: one, or none for a file that has been replaced. */
export function listDocumentsOfFile(context: Context, fileId: string) {
  return context.db
    .selectFrom('document')
    .select(['id', 'state', 'organizationId', 'isPersonal', 'isConfined', 'createdBy'])
    .where('tenantId', '=', context.tenantId)
    .where('fileId', '=', fileId)
    .execute();
}

/** The newest draft of a kind about a thing: making it again renews it. */
export async function findDraftAbout(context: Context, kind: string, aboutId: string) {
  return context.db
    .selectFrom('document')
    .select(['id', 'version', 'fileId', 'organizationId', 'isPersonal', 'isConfined', 'createdBy'])
    .where('tenantId', '=', context.tenantId)
    .where('kind', '=', kind)
    .where('aboutId', '=', aboutId)
    .where('state', '=', 'draft')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export interface NumberQuestion {
  readonly kind: string;
  /** Each organisation numbers its own documents; null is the service. */
  readonly organizationId: string | null;
  readonly number: string;
  readonly signedOn: string;
}

/** Two who enter the same number at one moment come one after the other. */
export async function lockNumbers(context: Context, organizationId: string | null): Promise<void> {
  const key = `${context.tenantId}:${organizationId ?? ''}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 68))`.execute(context.db);
}

/** The signed document that has the number already; «4-У» is «4-у». */
export async function findByNumber(context: Context, { kind, organizationId, number, signedOn }: NumberQuestion) {
  return context.db
    .selectFrom('document')
    .select(['id', 'title', 'organizationId', 'isPersonal', 'isConfined', 'createdBy'])
    .where('tenantId', '=', context.tenantId)
    .where('kind', '=', kind)
    .where('organizationId', 'is not distinct from', organizationId)
    .where(sql`lower(number)`, '=', number.toLowerCase())
    .where('signedOn', '=', signedOn)
    .where('state', '=', 'signed')
    .limit(1)
    .executeTakeFirst();
}

export async function hasDocumentAbout(context: Context, kind: string, aboutId: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('document')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('kind', '=', kind)
    .where('aboutId', '=', aboutId)
    .where('state', '<>', 'withdrawn')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
