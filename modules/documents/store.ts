import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { DocumentState } from './model.ts';

export interface NewDocumentRow {
  readonly kind: string;
  readonly title: string;
  readonly organizationId: string | null;
  readonly aboutKind: string | null;
  readonly aboutId: string | null;
  readonly fileId: string;
  readonly templateId: string | null;
  /** JSON of the content the template was filled with. */
  readonly content: string;
  readonly isPersonal: boolean;
  readonly isConfined: boolean;
}

export async function insertDocument(context: Context, row: NewDocumentRow): Promise<string> {
  const { db, tenantId, actor } = context;
  const id = newId();
  await db
    .insertInto('document')
    .values({ ...row, tenantId, id, createdBy: actor.accountId })
    .execute();
  return id;
}

export interface DocumentChange {
  readonly title?: string;
  readonly organizationId?: string | null;
  readonly number?: string;
  readonly signedOn?: string;
  readonly state?: DocumentState;
  readonly fileId?: string;
  readonly templateId?: string | null;
  readonly content?: string;
  readonly isPersonal?: boolean;
  readonly isConfined?: boolean;
  readonly withdrawnReason?: string | null;
  readonly createdBy?: string | null;
}

/** @throws AppError `changed_by_other` when somebody saved in between */
export async function updateDocument(
  context: Context,
  id: string,
  version: number,
  change: DocumentChange,
): Promise<number> {
  const row = await context.db
    .updateTable('document')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export async function insertTemplate(
  context: Context,
  template: { kind: string; name: string; version: number; fileId: string; organizationId: string | null },
): Promise<string> {
  const { db, tenantId, actor } = context;
  const id = newId();
  await db
    .insertInto('documentTemplate')
    .values({ ...template, tenantId, id, isActive: false, createdBy: actor.accountId })
    .execute();
  return id;
}

/** One version of a kind and an owner is in use, or none: then the next owner's is. */
export async function chooseTemplate(
  context: Context,
  { kind, organizationId, id }: { kind: string; organizationId: string | null; id: string | null },
): Promise<void> {
  const ofKind = context.db
    .updateTable('documentTemplate')
    .where('tenantId', '=', context.tenantId)
    .where('organizationId', 'is not distinct from', organizationId)
    .where('kind', '=', kind);
  await ofKind.set({ isActive: false }).where('isActive', '=', true).execute();
  if (id !== null) await ofKind.set({ isActive: true }).where('id', '=', id).execute();
}
