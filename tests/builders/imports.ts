import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, SYSTEM_ACTOR } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import { createInlineJobs, type JobRunner } from '#core/jobs.ts';
import { writeTable } from '#core/office/write.ts';
import { diagnosticsImportKind } from '#modules/diagnostics/import-kind.ts';
import { prepareCompetences } from '#modules/diagnostics/service/setup.ts';
import { registerImportKind } from '#modules/imports/kind.ts';
import { importsModule } from '#modules/imports/server.ts';
import { type Preview, type PreviewSettings, previewFiles } from '#modules/imports/service/preview-files.ts';
import { type ImportHost, runImport } from '#modules/imports/service/run-import.ts';
import { staffKind } from '#modules/imports/staff/staff-kind.ts';
import { pathwayItemsKind } from '#modules/pathways/import-kind.ts';
import { offersImportKind } from '#modules/training/import-kind.ts';
import { createTestServices, createTestTenant, testDatabase } from '#tests/database/database.ts';
import { makeTestFolder } from '#tests/folders.ts';

export interface ImportTown extends ImportHost {
  readonly tenantId: string;
  readonly jobs: JobRunner;
  as<T>(actor: Actor, work: (context: Context) => Promise<T>): Promise<T>;
  /** Files by name: text is a CSV, rows a workbook of one sheet. @returns what the command line would print of it */
  load(
    files: Readonly<Record<string, string | Uint8Array | Rows>>,
    more?: Partial<PreviewSettings>,
  ): Promise<Preview & { applied: boolean }>;
  /** The same, planned as somebody else: what one may not see is not found. */
  previewAs(
    actor: Actor,
    files: Readonly<Record<string, string | Uint8Array | Rows>>,
    more?: Partial<PreviewSettings>,
  ): Promise<Preview>;
  preview(
    files: Readonly<Record<string, string | Uint8Array | Rows>>,
    more?: Partial<PreviewSettings>,
  ): Promise<Preview>;
}

export type Rows = readonly (readonly (string | number | null)[])[];

async function writeGiven(name: string, content: string | Uint8Array | Rows): Promise<{ name: string; path: string }> {
  const path = join(await makeTestFolder(), 'file');
  if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(path, content);
  else {
    const [header = [], ...rows] = content;
    const columns = header.map((title) => ({ title: String(title ?? '') }));
    await writeTable(path, {
      sheets: [
        { name: 'Лист1', columns, rows: rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))) },
      ],
    });
  }
  return { name, path };
}

/** A municipality that stays, with jobs run in line and every kind of import. */
export async function openImportTown(): Promise<ImportTown> {
  registerImportKind(staffKind);
  registerImportKind(diagnosticsImportKind);
  registerImportKind(offersImportKind);
  registerImportKind(pathwayItemsKind);
  const { app } = await testDatabase();
  const tenantId = await createTestTenant();
  const base = await createTestServices();
  const jobs = createInlineJobs({ app, services: () => services, timeZoneOf: async () => 'Europe/Moscow' });
  const services = { ...base, jobs };
  importsModule.defineJobs?.(jobs);
  const as: ImportTown['as'] = (actor, work) =>
    withTenant(app, tenantId, (db) =>
      work({ db, tenantId, timeZone: 'Europe/Moscow', actor, requestId: newId(), services }),
    );
  const inTenant: ImportHost['inTenant'] = (work) => as(SYSTEM_ACTOR, work);
  await inTenant(prepareCompetences);
  const host: ImportHost = { inTenant, drainJobs: () => jobs.drain() };
  const settle = async (
    files: Readonly<Record<string, string | Uint8Array | Rows>>,
    more: Partial<PreviewSettings> = {},
  ): Promise<PreviewSettings> => ({
    kind: 'staff',
    files: await Promise.all(Object.entries(files).map(([name, content]) => writeGiven(name, content))),
    parameters: {},
    mappingName: null,
    doubtful: 'skip',
    ...more,
  });
  return {
    ...host,
    tenantId,
    jobs,
    as,
    load: async (files, more) => runImport(host, await settle(files, more)),
    previewAs: async (actor, files, more) =>
      previewFiles({ ...host, inTenant: (work) => as(actor, work) }, await settle(files, more)),
    preview: async (files, more) => previewFiles(host, await settle(files, more)),
  };
}
