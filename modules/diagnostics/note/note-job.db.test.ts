import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import { createInlineJobs } from '#core/jobs.ts';
import { registerDocumentKind } from '#modules/documents/public.ts';
import { buildModel, emptyCampaign } from '#tests/builders/diagnostics.ts';
import { actorOf, createTestServices, createTestTenant, testDatabase } from '#tests/database/database.ts';
import { diagnosticsModule } from '../server.ts';
import { addCampaign } from '../service/campaigns.ts';
import { showNoteProgress, startNote } from './note-job.ts';
import { analyticNoteKind } from './note-kind.ts';
import { previewNote } from './service.ts';

beforeAll(() => registerDocumentKind(analyticNoteKind));

async function openTown() {
  const { app } = await testDatabase();
  const tenantId = await createTestTenant();
  const base = await createTestServices();
  const jobs = createInlineJobs({ app, services: () => services, timeZoneOf: async () => 'Europe/Moscow' });
  const services = { ...base, jobs };
  diagnosticsModule.defineJobs?.(jobs);
  const as = <T>(role: Parameters<typeof actorOf>[0]['role'], work: (context: Context) => Promise<T>) =>
    withTenant(app, tenantId, (db) =>
      work({ db, tenantId, timeZone: 'Europe/Moscow', actor: actorOf({ role }), requestId: newId(), services }),
    );
  const campaignId = await as('methodist', async (context) => {
    await buildModel(context);
    return addCampaign(context, { ...emptyCampaign, title: 'Диагностика 2026 года' }, []);
  });
  return { as, campaignId, drain: () => jobs.drain() };
}

describe('the note made in the background', () => {
  it('[DOC-13] is waited for by the one who asked, and stands in the register when it is done', async () => {
    const { as, campaignId, drain } = await openTown();
    await as('methodist', (context) => startNote(context, { campaignId, withResults: false }));
    const progress = () => as('methodist', (context) => showNoteProgress(context, campaignId));
    expect((await progress())?.state).toBe('waiting');
    await drain();
    expect((await progress())?.state).toBe('done');
    const { document } = await as('methodist', (context) => previewNote(context, campaignId));
    expect(document?.state).toBe('draft');
    expect(await as('service_head', (context) => showNoteProgress(context, campaignId))).toBeNull();
  });

  it('[DIAG-08] says why it was not made where results by number are not open', async () => {
    const { as, campaignId, drain } = await openTown();
    await as('methodist', (context) => startNote(context, { campaignId, withResults: true }));
    await drain();
    const job = await as('methodist', (context) => showNoteProgress(context, campaignId));
    expect([job?.state, job?.message]).toEqual(['failed', 'У вашей роли нет права на это действие.']);
  });

  it('[DOC-13] is begun by those who may make it only', async () => {
    const { as, campaignId } = await openTown();
    for (const role of ['authority', 'school_head', 'tutor', 'teacher', 'administrator'] as const)
      await expect(as(role, (context) => startNote(context, { campaignId, withResults: false }))).rejects.toMatchObject(
        { code: 'not_found' },
      );
  });
});
