import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';

export interface NewEvidence {
  readonly occurrenceId: string;
  readonly kind: 'file' | 'document' | 'link' | 'words';
  readonly title: string;
  readonly fileId: string | null;
  readonly documentId: string | null;
  readonly url: string | null;
}

/** @returns its id */
export async function insertEvidence(context: Context, evidence: NewEvidence): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('activityEvidence')
    .values({ tenantId: context.tenantId, id, ...evidence, createdBy: context.actor.accountId })
    .execute();
  return id;
}

export interface StoredEvidence extends NewEvidence {
  readonly id: string;
  readonly removedAt: Date | null;
}

/** Evidence of an occurrence; that of an indicator's value is its own slice's. */
export async function findEvidence(context: Context, id: string): Promise<StoredEvidence | undefined> {
  const row = await context.db
    .selectFrom('activityEvidence')
    .select(['id', 'occurrenceId', 'kind', 'title', 'fileId', 'documentId', 'url', 'removedAt'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('occurrenceId', 'is not', null)
    .executeTakeFirst();
  return row as StoredEvidence | undefined;
}

export async function setRemoved(context: Context, id: string, removedAt: Date | null): Promise<void> {
  await context.db
    .updateTable('activityEvidence')
    .set({ removedAt })
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}
