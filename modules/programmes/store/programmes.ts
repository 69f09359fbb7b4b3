import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { ProgrammeState } from '../model/states.ts';
import type { Passport } from '../model.ts';

export interface Programme {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly organizationId: string | null;
  readonly state: ProgrammeState;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly coordinatorPersonId: string | null;
  readonly coordinatorWords: string | null;
  readonly passport: Passport;
  readonly approver: string | null;
  readonly actNumber: string | null;
  readonly actOn: string | null;
  readonly documentId: string | null;
  readonly trackedFrom: string | null;
  readonly reminds: boolean;
  readonly previousId: string | null;
  readonly readingId: string | null;
  readonly conclusion: string | null;
  readonly edition: number;
  readonly version: number;
}

const COLUMNS = [
  'id',
  'kind',
  'title',
  'organizationId',
  'state',
  'startsOn',
  'endsOn',
  'coordinatorPersonId',
  'coordinatorWords',
  'passport',
  'approver',
  'actNumber',
  'actOn',
  'documentId',
  'trackedFrom',
  'reminds',
  'previousId',
  'readingId',
  'conclusion',
  'edition',
  'version',
] as const;

/** Locked until the transaction ends when `isLocked`: steps are decided on what is there. */
export async function findProgramme(context: Context, id: string, isLocked = false): Promise<Programme | undefined> {
  const query = context.db
    .selectFrom('programme')
    .select([...COLUMNS])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id);
  return (await (isLocked ? query.forUpdate() : query).executeTakeFirst()) as Programme | undefined;
}

export type ProgrammeChange = Partial<Omit<Programme, 'id' | 'version'>>;

/** @throws AppError `changed_by_other` when somebody saved in between */
export async function updateProgramme(
  context: Context,
  id: string,
  version: number,
  { passport, ...change }: ProgrammeChange,
): Promise<number> {
  const row = await context.db
    .updateTable('programme')
    .set((eb) => ({
      ...change,
      ...(passport && { passport: JSON.stringify(passport) }),
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

/** Stages and tasks in the programme's own order. */
export async function listParts(context: Context, programmeId: string) {
  const stages = await context.db
    .selectFrom('programmeStage')
    .select(['id', 'title', 'startsOn', 'endsOn'])
    .where('tenantId', '=', context.tenantId)
    .where('programmeId', '=', programmeId)
    .orderBy('position')
    .execute();
  const tasks = await context.db
    .selectFrom('programmeTask')
    .select(['id', 'number', 'title', 'direction'])
    .where('tenantId', '=', context.tenantId)
    .where('programmeId', '=', programmeId)
    .orderBy('position')
    .execute();
  return { stages, tasks };
}

/** With all that hangs on it. */
export async function deleteProgramme(context: Context, id: string): Promise<void> {
  await context.db.deleteFrom('programme').where('tenantId', '=', context.tenantId).where('id', '=', id).execute();
}

/** The programme that an approving order is about, locked. */
export async function findProgrammeOfDocument(context: Context, documentId: string): Promise<Programme | undefined> {
  return (await context.db
    .selectFrom('programme')
    .select([...COLUMNS])
    .where('tenantId', '=', context.tenantId)
    .where('documentId', '=', documentId)
    .forUpdate()
    .executeTakeFirst()) as Programme | undefined;
}
