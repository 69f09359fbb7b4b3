import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { insertMany, updateMany } from '#core/db/bulk.ts';
import { newId } from '#core/ids.ts';
import type { ProgrammeState } from '../model/states.ts';
import { feedAmount, type MarkedRow, type MarkStep, unmarkOccurrence } from '../rules/occurrence-states.ts';

const FIELDS = [
  ...(['state', 'startsOn', 'dueOn', 'firstDueOn', 'moves', 'doneOn', 'report', 'reason'] as const),
  ...(['amount', 'amountWords', 'amountSource', 'fedAmount', 'fedWords', 'fedSource'] as const),
] as const;

/** An occurrence with what decides who may mark it and when. */
export interface StoredOccurrence extends MarkedRow {
  readonly id: string;
  readonly version: number;
  readonly reportedBy: string | null;
  readonly reportedAt: Date | null;
  readonly activityId: string;
  readonly number: string | null;
  readonly title: string;
  readonly executorPersonId: string | null;
  readonly programmeId: string;
  readonly programmeState: ProgrammeState;
  readonly organizationId: string | null;
  readonly coordinatorPersonId: string | null;
  readonly endsOn: string;
  readonly trackedFrom: string | null;
}

function select(context: Context) {
  return context.db
    .selectFrom('occurrence as o')
    .innerJoin('activity as a', (join) =>
      join.onRef('a.tenantId', '=', 'o.tenantId').onRef('a.id', '=', 'o.activityId').on('a.excludedAt', 'is', null),
    )
    .innerJoin('programme as g', (join) =>
      join.onRef('g.tenantId', '=', 'a.tenantId').onRef('g.id', '=', 'a.programmeId'),
    )
    .select(FIELDS.map((field) => `o.${field}` as const))
    .select([
      'o.id',
      'o.version',
      'o.reportedBy',
      'o.reportedAt',
      'o.activityId',
      'a.number',
      'a.title',
      'a.executorPersonId',
    ])
    .select(['a.programmeId', 'g.state as programmeState', 'g.organizationId', 'g.coordinatorPersonId'])
    .select(['g.endsOn', 'g.trackedFrom'])
    .where('o.tenantId', '=', context.tenantId);
}

/** Of activities that count, in one order, so that two who mark the same rows wait instead of blocking each other. */
export async function lockOccurrences(context: Context, ids: readonly string[]): Promise<StoredOccurrence[]> {
  if (ids.length === 0) return [];
  const rows = await select(context)
    .where('o.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('o.id')
    .forUpdate('o')
    .execute();
  return rows as StoredOccurrence[];
}

const pick = (row: MarkedRow) => Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as unknown as MarkedRow;

interface Changed {
  readonly before: StoredOccurrence;
  readonly after: MarkedRow;
}

/** What a mark keeps of a row, to give it back. */
type Kept = MarkedRow & Pick<StoredOccurrence, 'version' | 'reportedBy'> & { readonly reportedAt: string | null };

/** Saves the rows as they become, and what they were under one mark. @returns the mark's id */
export async function saveMark(context: Context, step: MarkStep, changed: readonly Changed[]): Promise<string> {
  const { db, tenantId, actor } = context;
  const id = newId();
  const now = context.services.clock.now();
  await updateMany(
    db,
    'occurrence',
    tenantId,
    changed.map(({ before, after }) => ({
      ...pick(after),
      ...{ id: before.id, version: before.version + 1, reportedBy: actor.accountId, reportedAt: now },
    })),
  );
  await insertMany(
    db,
    'occurrence_mark',
    changed.map(({ before }) => ({
      ...{ tenantId, id, occurrenceId: before.id, step, versionAfter: before.version + 1 },
      before: {
        ...pick(before),
        version: before.version,
        reportedBy: before.reportedBy,
        reportedAt: before.reportedAt,
      },
      ...{ createdBy: actor.accountId, createdAt: now },
    })),
  );
  return id;
}

export interface MarkLine {
  readonly occurrenceId: string;
  readonly before: Kept;
  readonly versionAfter: number;
}

export async function listMarkLines(context: Context, markId: string): Promise<MarkLine[]> {
  const rows = await context.db
    .selectFrom('occurrenceMark')
    .select(['occurrenceId', 'before', 'versionAfter'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', markId)
    .execute();
  return rows as MarkLine[];
}

/** Gives rows back what they were; the mark before it can then be taken back too. */
export async function restoreMark(
  context: Context,
  markId: string,
  lines: readonly { readonly row: StoredOccurrence; readonly before: Kept }[],
): Promise<void> {
  const { db, tenantId } = context;
  await updateMany(
    db,
    'occurrence',
    tenantId,
    lines.map(({ row, before }) => {
      const { version: _, reportedBy, reportedAt, ...was } = before;
      return { id: row.id, ...unmarkOccurrence(was, row), version: row.version + 1, reportedBy, reportedAt };
    }),
  );
  const ids = lines.map(({ row }) => row.id);
  await sql`delete from occurrence_mark
    where tenant_id = ${tenantId} and id = ${markId} and occurrence_id = any(${ids}::uuid[])`.execute(db);
  const former = lines.map(({ row, before }) => ({ id: row.id, was: before.version, is: row.version + 1 }));
  await repointMarks(context, former);
}

/** Marks that were the last of their rows stay so when a row gets a new version without a mark. */
async function repointMarks(
  { db, tenantId }: Context,
  rows: readonly { readonly id: string; readonly was: number; readonly is: number }[],
): Promise<void> {
  await sql`update occurrence_mark m set version_after = r.is
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, was integer, "is" integer)
    where m.tenant_id = ${tenantId} and m.occurrence_id = r.id and m.version_after = r.was`.execute(db);
}

/** What data say now of an occurrence; nobody's mark is lost by it. @returns the row as it became */
export async function saveFed(
  context: Context,
  row: StoredOccurrence,
  fed: Parameters<typeof feedAmount>[1],
): Promise<MarkedRow> {
  const after = feedAmount(pick(row), fed);
  const version = row.version + 1;
  await updateMany(context.db, 'occurrence', context.tenantId, [{ id: row.id, ...after, version }]);
  await repointMarks(context, [{ id: row.id, was: row.version, is: version }]);
  return after;
}
