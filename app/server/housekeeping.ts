import { sql } from 'kysely';
import { withTenant } from '#core/db/tenant.ts';
import { log } from '#core/log.ts';
import { sealAudit } from '#core/seal.ts';
import type { Application } from './application.ts';

const EVERY_MINUTE = 60_000;

/** Seals each municipality's journal and notes the time of the newest entry, by which a clock set back is noticed. */
export async function sealJournals(application: Application): Promise<void> {
  const { app } = application.database;
  const tenants = await app.selectFrom('tenant').select('id').execute();
  let sealed = 0;
  for (const { id } of tenants) sealed += await withTenant(app, id, (db) => sealAudit(db, id));
  if (sealed === 0) return;
  await sql`insert into installation (key, value) values ('newest_audit', to_jsonb(clock_timestamp()))
    on conflict (key) do update set value = excluded.value`.execute(app);
}

/** Work of every minute in the server. @returns the function that ends it */
export function startHousekeeping(application: Application): () => void {
  const timer = setInterval(() => {
    sealJournals(application).catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));
  }, EVERY_MINUTE);
  return () => clearInterval(timer);
}
