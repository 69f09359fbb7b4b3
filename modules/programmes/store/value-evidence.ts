import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { NewEvidence } from './evidence.ts';

export type EvidenceContent = Omit<NewEvidence, 'occurrenceId'>;

/** @returns its id */
export async function insertValueEvidence(
  context: Context,
  indicatorValueId: string,
  content: EvidenceContent,
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('activityEvidence')
    .values({ tenantId: context.tenantId, id, indicatorValueId, ...content, createdBy: context.actor.accountId })
    .execute();
  return id;
}

export async function findValueEvidence(
  context: Context,
  id: string,
): Promise<{ indicatorValueId: string; title: string; removedAt: Date | null } | undefined> {
  const row = await context.db
    .selectFrom('activityEvidence')
    .select(['indicatorValueId', 'title', 'removedAt'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.indicatorValueId ? { ...row, indicatorValueId: row.indicatorValueId } : undefined;
}
