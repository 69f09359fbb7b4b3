import { withTenant } from '#core/db/tenant.ts';
import { log } from '#core/log.ts';
import { sealAudit } from '#core/seal.ts';
import type { Application } from './application.ts';

const EVERY_MINUTE = 60_000;

/** Seals each municipality's journal into its hash chain. */
async function sealJournals(application: Application): Promise<void> {
  const { app } = application.database;
  const tenants = await app.selectFrom('tenant').select('id').execute();
  for (const { id } of tenants) await withTenant(app, id, (db) => sealAudit(db, id));
}

/** Work of every minute in the server. @returns the function that ends it */
export function startHousekeeping(application: Application): () => void {
  const timer = setInterval(() => {
    sealJournals(application).catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));
  }, EVERY_MINUTE);
  return () => clearInterval(timer);
}
