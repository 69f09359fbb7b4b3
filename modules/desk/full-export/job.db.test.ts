import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import { createInlineJobs } from '#core/jobs.ts';
import { actorOf, createTestServices, createTestTenant, testDatabase } from '#tests/database/database.ts';
import { deskModule } from '../server.ts';
import { mayReadExport, showExport, startExport } from './job.ts';

const head = actorOf({ role: 'service_head' });

async function openTown() {
  const { app } = await testDatabase();
  const tenantId = await createTestTenant();
  const base = await createTestServices();
  const jobs = createInlineJobs({ app, services: () => services, timeZoneOf: async () => 'Europe/Moscow' });
  const services = { ...base, jobs };
  deskModule.defineJobs?.(jobs);
  const as = <T>(actor: Actor, work: (context: Context) => Promise<T>) =>
    withTenant(app, tenantId, (db) =>
      work({ db, tenantId, timeZone: 'Europe/Moscow', actor, requestId: newId(), services }),
    );
  const readArchive = (id: string) => buffer(services.files.read(tenantId, id));
  return { as, tenantId, services, drain: () => jobs.drain(), readArchive };
}

describe('the full export from the settings [promise 9]', () => {
  it('is made in the background into one ZIP with every workbook, table and file, and written to the journals', async () => {
    const town = await openTown();
    const personId = newId();
    const stored = await town.as(head, async (context) => {
      const { db, tenantId } = context;
      await db
        .insertInto('person')
        .values({ tenantId, id: personId, surname: 'Ёлкина', givenName: 'Анна', nameKey: 'елкина анна' })
        .execute();
      const given = { name: 'Список.xlsx', mediaType: 'text/plain', purpose: 'import' as const };
      return context.services.files.save(context, given, Buffer.from('содержимое'));
    });
    await town.as(head, startExport);
    const waiting = await town.as(head, showExport);
    expect([waiting.job?.state, waiting.file]).toEqual(['waiting', null]);
    await town.drain();
    const { job, file } = await town.as(head, showExport);
    expect([job?.state, file?.name]).toEqual(['done', 'Полная выгрузка 22.11.2026.zip']);
    const parts = unzipSync(await town.readArchive(file?.id ?? ''));
    const names = Object.keys(parts);
    expect(names).toEqual(expect.arrayContaining(['README.md', 'json/person.json', 'xlsx/people.xlsx']));
    const decode = (name: string) => new TextDecoder().decode(parts[name]);
    expect(JSON.parse(decode('json/person.json'))).toMatchObject([{ id: personId, surname: 'Ёлкина' }]);
    expect(decode(`files/${stored.id}.xlsx`)).toBe('содержимое');
    const kept = await town.as(head, async ({ db, tenantId }) => ({
      audit: await db.selectFrom('auditEntry').select(['action', 'actorId']).where('tenantId', '=', tenantId).execute(),
      access: await db
        .selectFrom('accessEntry')
        .select(['personId', 'kind'])
        .where('tenantId', '=', tenantId)
        .execute(),
    }));
    expect(kept).toEqual({
      audit: [{ action: 'municipality.exported', actorId: head.accountId }],
      access: [{ personId, kind: 'export' }],
    });
  });

  it('takes the place of the former archive, and holds none of them', async () => {
    const town = await openTown();
    const make = async () => {
      await town.as(head, startExport);
      await town.drain();
      return (await town.as(head, showExport)).file?.id ?? '';
    };
    const first = await make();
    const second = await make();
    expect(second).not.toBe(first);
    await expect(town.readArchive(first)).rejects.toThrow('ENOENT');
    const names = Object.keys(unzipSync(await town.readArchive(second)));
    expect(names.filter((name) => name.startsWith('files/'))).toEqual([]);
  });

  it('runs once at a time', async () => {
    const town = await openTown();
    await town.as(head, startExport);
    await expect(town.as(head, startExport)).rejects.toMatchObject({ code: 'export_running' });
    await town.drain();
    await town.as(head, startExport);
  });

  it('[ROLE-01] [ROLE-02] is for the administrator and the head of the service, and the archive for its maker alone', async () => {
    const town = await openTown();
    for (const role of ['methodist', 'authority', 'school_head', 'tutor', 'teacher'] as const)
      await expect(town.as(actorOf({ role }), startExport)).rejects.toMatchObject({ code: 'not_found' });
    await town.as(head, startExport);
    await town.drain();
    const mayRead = (actor: Actor) =>
      town.as(actor, async (context) => {
        const row = await context.db
          .selectFrom('file')
          .select('id')
          .where('tenantId', '=', context.tenantId)
          .executeTakeFirstOrThrow();
        const file = await context.services.files.find(context, row.id);
        return file !== undefined && mayReadExport(context, file);
      });
    expect(await mayRead(head)).toBe(true);
    expect(await mayRead(actorOf({ role: 'administrator' }))).toBe(false);
    expect(await mayRead({ ...head, assignments: actorOf({ role: 'methodist' }).assignments })).toBe(false);
  });
});
