import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from './context.ts';
import { forgetPlans } from './db/forget-plans.ts';
import { newId } from './ids.ts';

/** One change, in the words of the history: `action` is «person.edited», `before`/`after` the changed fields only. */
export interface AuditRecord {
  readonly action: string;
  readonly thing: string;
  readonly thingId: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly batchId?: string | null;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The salted digest of an entry's values: it proves them while they are there and says nothing once erased. */
export function digestOf(salt: string, before: unknown, after: unknown): string {
  return createHash('sha256')
    .update(`${salt}\n${canonical(before ?? null)}\n${canonical(after ?? null)}`)
    .digest('hex');
}

/** Writes audit rows in the transaction of the change; many at once in two statements. */
export async function recordChanges(context: Context, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  const { db, tenantId, actor } = context;
  const rows = records.map((record) => {
    const salt = randomBytes(12).toString('hex');
    return { ...record, id: newId(), salt, digest: digestOf(salt, record.before, record.after) };
  });
  const text = (pick: (row: (typeof rows)[number]) => string | null) => rows.map(pick);
  await sql`
    insert into audit_entry (tenant_id, id, actor_kind, actor_id, actor_name, action, thing, thing_id, batch_id, salt, digest)
    select ${tenantId}::uuid, id, ${actor.kind}, ${actor.accountId}, ${actor.name}, action, thing, thing_id, batch_id, salt, digest
    from unnest(${text((r) => r.id)}::uuid[], ${text((r) => r.action)}::text[], ${text((r) => r.thing)}::text[],
      ${text((r) => r.thingId)}::uuid[], ${text((r) => r.batchId ?? null)}::uuid[], ${text((r) => r.salt)}::text[],
      ${text((r) => r.digest)}::text[]) as t (id, action, thing, thing_id, batch_id, salt, digest)`.execute(db);
  await forgetPlans(db, rows.length);
  await sql`
    insert into audit_value (tenant_id, entry_id, before, after)
    select ${tenantId}::uuid, id, before::jsonb, after::jsonb
    from unnest(${text((r) => r.id)}::uuid[], ${text((r) => JSON.stringify(r.before ?? null))}::text[],
      ${text((r) => JSON.stringify(r.after ?? null))}::text[]) as t (id, before, after)`.execute(db);
}

export function recordChange(context: Context, record: AuditRecord): Promise<void> {
  return recordChanges(context, [record]);
}

export type AccessKind = 'scores' | 'pathway' | 'birth_date' | 'export';

/** Writes who looked at whose data; one row per person. One's own look at oneself is not written. */
export async function recordAccess(
  context: Context,
  kind: AccessKind,
  personIds: readonly string[],
  place: string,
): Promise<void> {
  const { db, tenantId, actor } = context;
  const others = personIds.filter((id) => id !== actor.personId);
  if (others.length === 0) return;
  await sql`
    insert into access_entry (tenant_id, id, actor_id, actor_name, person_id, kind, place)
    select ${tenantId}::uuid, id, ${actor.accountId}, ${actor.name}, person_id, ${kind}, ${place}
    from unnest(${others.map(() => newId())}::uuid[], ${others}::uuid[]) as t (id, person_id)`.execute(db);
}
