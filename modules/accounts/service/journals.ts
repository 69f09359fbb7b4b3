import type { AccessKind } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import type { AuditLine } from '../model.ts';
import { type AuditFilter, selectAccess, selectAudit } from '../queries.ts';
import { maskAuditValues } from '../rules.ts';

type Fields = Record<string, unknown> | null;

function readFields(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function toLine(row: Awaited<ReturnType<typeof selectAudit>>[number], isOpened: boolean): AuditLine {
  const { id, actorName, action, thing, thingId } = row;
  const values = maskAuditValues(thing, readFields(row.before), readFields(row.after), isOpened);
  return {
    id,
    actorName,
    action,
    thing,
    thingId,
    at: row.happenedAt,
    isSystem: row.actorKind === 'system',
    ...values,
  };
}

/** A thing's history for its page; the caller has checked that the actor may see the thing, and with `isOpened` what it holds. */
export async function listHistory(
  context: Context,
  filter: AuditFilter,
  isOpened = false,
): Promise<{ rows: AuditLine[]; hasMore: boolean }> {
  const rows = await selectAudit(context, filter);
  return { rows: rows.slice(0, filter.limit).map((row) => toLine(row, isOpened)), hasMore: rows.length > filter.limit };
}

/** The whole journal of changes, for those who answer for the municipality's records. */
export async function listAudit(
  context: Context,
  filter: AuditFilter,
): Promise<{ rows: AuditLine[]; hasMore: boolean }> {
  requireAccess(context, 'audit.read');
  return listHistory(context, filter);
}

/** «Кто открывал мои данные»: only about the actor's own card. */
export async function listAccess(context: Context, filter: { beforeId?: string | undefined; limit: number }) {
  const { personId } = context.actor;
  requireAccess(context, 'access.read', { personId });
  if (!personId) return { rows: [], hasMore: false };
  const rows = await selectAccess(context, personId, filter.beforeId, filter.limit);
  return {
    rows: rows.slice(0, filter.limit).map(({ happenedAt, kind, ...row }) => ({
      ...row,
      kind: kind as AccessKind,
      at: happenedAt,
    })),
    hasMore: rows.length > filter.limit,
  };
}
