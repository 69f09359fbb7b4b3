import type { Application } from '#app/server/application.ts';
import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import { createTestServices, testDatabase } from '../database/database.ts';

const TIME_ZONE = 'Europe/Moscow';

/** The product without its HTTP face, on the worker's own database. */
export async function createTestApplication(): Promise<Application> {
  const { app, owner, ownerUrl } = await testDatabase();
  const services = await createTestServices();
  return {
    database: { app, owner, ownerUrl, appRole: 'opora_app', joined: false, close: async () => {} },
    services,
    jobs: { ...services.jobs, work: async () => {}, drain: async () => {}, stop: async () => {} },
    asSystem: (tenantId, work) =>
      withTenant(app, tenantId, (db) =>
        work({ db, tenantId, timeZone: TIME_ZONE, actor: SYSTEM_ACTOR, requestId: newId(), services }),
      ),
    timeZoneOf: async () => TIME_ZONE,
    close: async () => {},
  };
}
