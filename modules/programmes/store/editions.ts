import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { Day } from '#core/time/day.ts';
import type { ChangeReasons } from '../rules/compare-snapshots.ts';
import type { EditionState } from '../rules/editions.ts';
import type { ProgrammeSnapshot } from '../rules/snapshot.ts';

export interface Edition {
  readonly id: string;
  readonly programmeId: string;
  readonly number: number;
  readonly reason: string;
  readonly reasons: ChangeReasons;
  readonly state: EditionState;
  /** Before the first change of the edition. */
  readonly snapshot: ProgrammeSnapshot;
  /** When it was closed; null: it is the programme as it stands. */
  readonly result: ProgrammeSnapshot | null;
  readonly documentId: string | null;
  readonly actNumber: string | null;
  readonly actOn: Day | null;
  readonly inForceOn: Day | null;
  readonly createdAt: Date;
  readonly version: number;
}

const COLUMNS = [
  'id',
  'programmeId',
  'number',
  'reason',
  'reasons',
  'state',
  'snapshot',
  'result',
  'documentId',
  'actNumber',
  'actOn',
  'inForceOn',
  'createdAt',
  'version',
] as const;

function editions(context: Context) {
  return context.db
    .selectFrom('programmeEdition')
    .select([...COLUMNS])
    .where('tenantId', '=', context.tenantId);
}

/** Newest first. */
export async function listEditions(context: Context, programmeId: string): Promise<Edition[]> {
  const rows = await editions(context)
    .where('programmeId', '=', programmeId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as unknown as Edition[];
}

export async function findEdition(context: Context, id: string): Promise<Edition | undefined> {
  return (await editions(context).where('id', '=', id).executeTakeFirst()) as unknown as Edition | undefined;
}

export async function findEditionOfDocument(context: Context, documentId: string): Promise<Edition | undefined> {
  // A draft order that nobody signed is renewed for the next edition: it is that one's then.
  const query = editions(context).where('documentId', '=', documentId).orderBy('number', 'desc').orderBy('id', 'desc');
  const row = await query.executeTakeFirst();
  return row as unknown as Edition | undefined;
}

export async function findDraftEdition(context: Context, programmeId: string): Promise<Edition | undefined> {
  const query = editions(context).where('programmeId', '=', programmeId).where('state', '=', 'draft');
  return (await query.forUpdate().executeTakeFirst()) as unknown as Edition | undefined;
}

export async function hasDraftEdition(context: Context, programmeId: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('programmeEdition')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('programmeId', '=', programmeId)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertEdition(
  context: Context,
  edition: Pick<Edition, 'programmeId' | 'number' | 'snapshot'>,
): Promise<void> {
  await context.db
    .insertInto('programmeEdition')
    .values({
      tenantId: context.tenantId,
      id: newId(),
      programmeId: edition.programmeId,
      number: edition.number,
      snapshot: JSON.stringify(edition.snapshot),
      createdBy: context.actor.accountId,
    })
    .execute();
}

export type EditionChange = Partial<Omit<Edition, 'id' | 'programmeId' | 'createdAt' | 'version' | 'snapshot'>>;

/** @throws AppError `changed_by_other` when somebody saved in between */
export async function updateEdition(
  context: Context,
  id: string,
  version: number,
  { reasons, result, ...change }: EditionChange,
): Promise<number> {
  const row = await context.db
    .updateTable('programmeEdition')
    .set((eb) => ({
      ...change,
      ...(reasons !== undefined && { reasons: JSON.stringify(reasons) }),
      ...(result !== undefined && { result: result === null ? null : JSON.stringify(result) }),
      version: eb('version', '+', 1),
    }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export async function deleteEdition(context: Context, id: string): Promise<void> {
  await context.db
    .deleteFrom('programmeEdition')
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}
