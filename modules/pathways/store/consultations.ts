import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';

export interface NewConsultation {
  readonly tutorPersonId: string | null;
  readonly heldOn: string;
  readonly minutes: number | null;
  readonly topic: string | null;
}

export async function insertConsultations(
  context: Context,
  pathwayIds: readonly string[],
  fields: NewConsultation,
): Promise<void> {
  const { db, tenantId } = context;
  const rows = pathwayIds.map((pathwayId) => ({ ...fields, tenantId, id: newId(), pathwayId }));
  await db.insertInto('consultation').values(rows).execute();
}

export async function findConsultation(context: Context, id: string) {
  return context.db
    .selectFrom('consultation')
    .select(['id', 'pathwayId', 'heldOn', 'topic'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function deleteConsultation(context: Context, id: string): Promise<void> {
  await context.db.deleteFrom('consultation').where('tenantId', '=', context.tenantId).where('id', '=', id).execute();
}
