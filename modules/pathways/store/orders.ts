import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';

export interface Order {
  readonly id: string;
  readonly organizationId: string;
  readonly campaignId: string | null;
  readonly purpose: 'approve' | 'amend';
  readonly documentId: string | null;
  readonly createdAt: Date;
}

/** The order of the school whose document is still a draft: making it again adds to it. */
export async function findOpenOrder(
  context: Context,
  wanted: Pick<Order, 'organizationId' | 'campaignId' | 'purpose'>,
): Promise<Order | undefined> {
  const { rows } = await sql<Order>`
    select r.id, r.organization_id, r.campaign_id, r.purpose, r.document_id, r.created_at from pathway_order r
    join document d on d.tenant_id = r.tenant_id and d.id = r.document_id
    where r.tenant_id = ${context.tenantId} and r.organization_id = ${wanted.organizationId} and r.purpose = ${wanted.purpose}
      and r.campaign_id is not distinct from ${wanted.campaignId}::uuid and d.state = 'draft'
    order by r.created_at desc limit 1`.execute(context.db);
  return rows[0];
}

export async function findOrderOfDocument(context: Context, documentId: string): Promise<Order | undefined> {
  const row = await context.db
    .selectFrom('pathwayOrder')
    .select(['id', 'organizationId', 'campaignId', 'purpose', 'documentId', 'createdAt'])
    .where('tenantId', '=', context.tenantId)
    .where('documentId', '=', documentId)
    .executeTakeFirst();
  return row && { ...row, purpose: row.purpose as Order['purpose'] };
}

export async function insertOrder(
  context: Context,
  fields: Pick<Order, 'organizationId' | 'campaignId' | 'purpose'>,
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('pathwayOrder')
    .values({ ...fields, tenantId: context.tenantId, id })
    .execute();
  return id;
}

/** The list of an order as it was made last, at the moment of making. */
export async function setLines(
  context: Context,
  orderId: string,
  documentId: string,
  pathwayIds: readonly string[],
): Promise<void> {
  const { db, tenantId } = context;
  await db
    .updateTable('pathwayOrder')
    .set({ documentId, createdAt: context.services.clock.now() })
    .where('tenantId', '=', tenantId)
    .where('id', '=', orderId)
    .execute();
  await db.deleteFrom('pathwayOrderLine').where('tenantId', '=', tenantId).where('orderId', '=', orderId).execute();
  await sql`insert into pathway_order_line (tenant_id, order_id, pathway_id)
    select ${tenantId}::uuid, ${orderId}::uuid, id from unnest(${[...pathwayIds]}::uuid[]) as t (id)`.execute(db);
}

export async function listLines(context: Context, orderId: string): Promise<string[]> {
  const rows = await context.db
    .selectFrom('pathwayOrderLine')
    .select('pathwayId')
    .where('tenantId', '=', context.tenantId)
    .where('orderId', '=', orderId)
    .orderBy('pathwayId')
    .execute();
  return rows.map(({ pathwayId }) => pathwayId);
}

/** Pathways that an order of a school takes in, by name: agreed or waiting in its draft; approved and changed since. */
export async function listForOrder(
  context: Context,
  wanted: Pick<Order, 'organizationId' | 'campaignId' | 'purpose'>,
  openOrderId: string | null,
): Promise<string[]> {
  const { tenantId } = context;
  const suits =
    wanted.purpose === 'approve'
      ? sql`(w.state = 'agreed' or (w.state = 'submitted' and exists (select 1 from pathway_order_line l
          where l.tenant_id = ${tenantId} and l.pathway_id = w.id and l.order_id = ${openOrderId}::uuid)))`
      : sql`w.state in ('approved', 'in_progress') and w.amended_at is not null`;
  const { rows } = await sql<{ id: string }>`
    select w.id from pathway w join person p on p.tenant_id = w.tenant_id and p.id = w.person_id
    where w.tenant_id = ${tenantId} and w.organization_id = ${wanted.organizationId} and w.maker is null
      and (${wanted.campaignId}::uuid is null or w.campaign_id = ${wanted.campaignId}::uuid) and ${suits}
    order by p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.patronymic collate "ru-x-icu", w.id`.execute(
    context.db,
  );
  return rows.map(({ id }) => id);
}

/** Schools with something to put into an order. */
export async function listOrganizationsToOrder(
  context: Context,
  campaignId: string | null,
  purpose: Order['purpose'],
): Promise<string[]> {
  const suits =
    purpose === 'approve'
      ? sql`w.state in ('agreed', 'submitted')`
      : sql`w.state in ('approved', 'in_progress') and w.amended_at is not null`;
  const { rows } = await sql<{ organizationId: string }>`
    select distinct w.organization_id from pathway w where w.tenant_id = ${context.tenantId} and w.maker is null and ${suits}
      and (${campaignId}::uuid is null or w.campaign_id = ${campaignId}::uuid) order by 1`.execute(context.db);
  return rows.map(({ organizationId }) => organizationId);
}
