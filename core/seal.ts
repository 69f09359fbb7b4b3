import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { TenantDb } from './db/tenant.ts';

interface SealedRow {
  readonly id: string;
  readonly digest: string;
  readonly line: string;
}

/** Rows younger than this may still have neighbours in open transactions; they wait for the next seal. */
const SETTLE_SECONDS = 30;

async function listEntries(
  db: TenantDb,
  tenantId: string,
  afterId: string,
  untilId: string | null,
): Promise<SealedRow[]> {
  const upper = untilId
    ? sql`id <= ${untilId}::uuid`
    : sql`happened_at < clock_timestamp() - make_interval(secs => ${SETTLE_SECONDS})`;
  const { rows } = await sql<SealedRow>`
    select id, digest, concat_ws('|', id, actor_kind, actor_id, actor_name, action, thing, thing_id, batch_id, salt, digest,
      extract(epoch from happened_at)) as line
    from audit_entry where tenant_id = ${tenantId} and id > ${afterId}::uuid and ${upper} order by id`.execute(db);
  return rows;
}

function hashOf(previous: string, rows: readonly SealedRow[]): string {
  const hash = createHash('sha256').update(previous);
  for (const row of rows) hash.update('\n').update(row.line);
  return hash.digest('hex');
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Seals the audit rows since the last seal into the municipality's hash chain. @returns how many were sealed */
export async function sealAudit(db: TenantDb, tenantId: string): Promise<number> {
  const last = await db
    .selectFrom('auditSeal')
    .where('tenantId', '=', tenantId)
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rows = await listEntries(db, tenantId, last?.lastEntryId ?? FIRST_ID, null);
  const [first] = rows;
  const final = rows.at(-1);
  if (!first || !final) return 0;
  const previousHash = last?.hash ?? '';
  await db
    .insertInto('auditSeal')
    .values({
      tenantId,
      number: (last?.number ?? 0) + 1,
      firstEntryId: first.id,
      lastEntryId: final.id,
      entryCount: rows.length,
      previousHash,
      hash: hashOf(previousHash, rows),
    })
    .execute();
  return rows.length;
}

/** Walks the chain anew. @returns the number of the first seal that does not match, or null when all is whole */
export async function findBrokenSeal(db: TenantDb, tenantId: string): Promise<number | null> {
  const seals = await db
    .selectFrom('auditSeal')
    .where('tenantId', '=', tenantId)
    .selectAll()
    .orderBy('number')
    .execute();
  let previousHash = '';
  let afterId = FIRST_ID;
  for (const seal of seals) {
    const rows = await listEntries(db, tenantId, afterId, seal.lastEntryId);
    const isWhole = seal.previousHash === previousHash && rows.length === seal.entryCount;
    if (!isWhole || hashOf(previousHash, rows) !== seal.hash) return seal.number;
    previousHash = seal.hash;
    afterId = seal.lastEntryId;
  }
  return null;
}
