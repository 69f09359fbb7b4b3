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

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const item = value[key];
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(item)}`;
  }
  return `{${text}}`;
}

/** One text for equal values: JSON with the keys in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (value !== null && typeof value === 'object') return canonicalObject(value as Record<string, unknown>);
  return JSON.stringify(value) ?? 'null';
}

function digestOfTexts(salt: string, before: string, after: string): string {
  return createHash('sha256').update(`${salt}\n${before}\n${after}`).digest('hex');
}

/** The salted digest of an entry's values: it proves them while they are there and says nothing once erased. */
export function digestOf(salt: string, before: unknown, after: unknown): string {
  return digestOfTexts(salt, canonical(before ?? null), canonical(after ?? null));
}

const SALT_BYTES = 12;

/** Writes audit rows in the transaction of the change; however many, in one statement. */
export async function recordChanges(context: Context, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  const { db, tenantId, actor } = context;
  const salts = randomBytes(SALT_BYTES * records.length);
  const values: string[] = [];
  const entries = records.map(({ action, thing, thingId, batchId, before, after }, at) => {
    const id = newId();
    const salt = salts.toString('hex', at * SALT_BYTES, (at + 1) * SALT_BYTES);
    const texts = [canonical(before ?? null), canonical(after ?? null)] as const;
    // The text of the digest is the JSON that is kept.
    values.push(`{"id":"${id}","before":${texts[0]},"after":${texts[1]}}`);
    return {
      id,
      action,
      thing,
      thing_id: thingId,
      batch_id: batchId ?? null,
      salt,
      digest: digestOfTexts(salt, ...texts),
    };
  });
  await forgetPlans(db, 'audit_value', records.length);
  await sql`
    with entries as (
      insert into audit_entry (tenant_id, id, actor_kind, actor_id, actor_name, action, thing, thing_id, batch_id, salt, digest)
      select ${tenantId}::uuid, id, ${actor.kind}, ${actor.accountId}, ${actor.name}, action, thing, thing_id, batch_id, salt, digest
      from json_to_recordset(${JSON.stringify(entries)}::json)
        as t (id uuid, action text, thing text, thing_id uuid, batch_id uuid, salt text, digest text))
    insert into audit_value (tenant_id, entry_id, before, after)
    select ${tenantId}::uuid, id, coalesce(before, 'null'), coalesce(after, 'null')
    from json_to_recordset(${`[${values.join(',')}]`}::json) as t (id uuid, before jsonb, after jsonb)`.execute(db);
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
