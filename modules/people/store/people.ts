import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import type { Database } from '#core/db/schema.gen.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import type { Fact, FactKind, PersonFields } from '../model.ts';
import { keyOfName } from '../rules.ts';

function toColumns<T extends Partial<PersonFields>>(fields: T): Omit<T, 'nameCases'> & { nameCases?: string } {
  const { nameCases, ...columns } = fields;
  return { ...columns, ...(nameCases && { nameCases: JSON.stringify(nameCases) }) };
}

export async function insertPerson(
  context: Context,
  fields: PersonFields,
  batchId: string | null = null,
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('person')
    .values({ ...toColumns(fields), nameKey: keyOfName(fields), tenantId: context.tenantId, id, batchId })
    .execute();
  return id;
}

/** @throws changed_by_other when the version is not the one seen */
export async function updatePerson(
  context: Context,
  id: string,
  version: number,
  changes: Partial<PersonFields>,
  nameKey?: string,
): Promise<number> {
  const row = await context.db
    .updateTable('person')
    .set((eb) => ({ ...toColumns(changes), ...(nameKey && { nameKey }), version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw new AppError(frameErrors.changed_by_other);
  return row.version;
}

export async function findPerson(context: Context, id: string) {
  const row = await context.db
    .selectFrom('person')
    .selectAll()
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, sex: row.sex as PersonFields['sex'], nameCases: row.nameCases as PersonFields['nameCases'] };
}

/** The table of a fact has the fact's name. */
type FactTable = FactKind & keyof Database;

function withNameKey(kind: FactKind, fields: object): object {
  return kind === 'formerName'
    ? { ...fields, nameKey: keyOfName({ givenName: '', patronymic: '', ...(fields as Fact<'formerName'>) }) }
    : fields;
}

export async function insertFact(context: Context, personId: string, kind: FactKind, fields: object): Promise<string> {
  const id = newId();
  await context.db
    .insertInto(kind as FactTable)
    .values({ ...withNameKey(kind, fields), tenantId: context.tenantId, id, personId } as never)
    .execute();
  return id;
}

/** Columns that hold JSON or arrays come back as they are; the row belongs to this person or is not found. */
export async function findFact(
  context: Context,
  personId: string,
  kind: FactKind,
  id: string,
): Promise<Record<string, unknown> | undefined> {
  return context.db
    .selectFrom(kind as 'education')
    .selectAll()
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function updateFact(
  context: Context,
  personId: string,
  kind: FactKind,
  id: string,
  fields: object,
): Promise<void> {
  await context.db
    .updateTable(kind as 'education')
    .set(withNameKey(kind, fields) as never)
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .execute();
}

export async function deleteFact(context: Context, personId: string, kind: FactKind, id: string): Promise<void> {
  await context.db
    .deleteFrom(kind as 'education')
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .execute();
}

export async function hasOrganization(context: Context, id: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('organization')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findExperience(
  context: Context,
  personId: string,
  kind: Fact<'experience'>['kind'],
  organizationId: string | null,
): Promise<string | undefined> {
  const row = await context.db
    .selectFrom('experience')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('organizationId', 'is not distinct from', organizationId)
    .executeTakeFirst();
  return row?.id;
}

/** Organisations of the posts a person holds on a day: what access to the person is asked by. */
export async function listOrganizationsOf(context: Context, personId: string, day: string): Promise<string[]> {
  const rows = await context.db
    .selectFrom('post')
    .select('organizationId')
    .distinct()
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', personId)
    .where((where) => where.or([where('startsOn', 'is', null), where('startsOn', '<=', day)]))
    .where((where) => where.or([where('endsBefore', 'is', null), where('endsBefore', '>', day)]))
    .execute();
  return rows.map((row) => row.organizationId);
}

export async function markMerged(context: Context, id: string, intoId: string | null): Promise<void> {
  await context.db
    .updateTable('person')
    .set((eb) => ({ mergedIntoId: intoId, version: eb('version', '+', 1) }))
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}

interface NewMerge {
  readonly id: string;
  readonly keptId: string;
  readonly mergedId: string;
  readonly moved: unknown;
  readonly before: unknown;
}

export async function insertMerge(context: Context, merge: NewMerge): Promise<void> {
  const { moved, before, ...keys } = merge;
  await context.db
    .insertInto('personMerge')
    .values({
      ...keys,
      tenantId: context.tenantId,
      moved: JSON.stringify(moved),
      before: JSON.stringify(before),
      mergedBy: context.actor.accountId,
    })
    .execute();
}

export function findMerge(context: Context, id: string) {
  return context.db
    .selectFrom('personMerge')
    .selectAll()
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function hasLaterMerge(context: Context, keptId: string, mergeId: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('personMerge')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('keptId', '=', keptId)
    .where('undoneAt', 'is', null)
    .where('id', '>', mergeId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function markMergeUndone(context: Context, id: string): Promise<void> {
  await context.db
    .updateTable('personMerge')
    .set({ undoneAt: context.services.clock.now() })
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}
