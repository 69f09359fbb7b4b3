import { createHash } from 'node:crypto';
import { log } from '#core/log.ts';
import { defaultCompetences } from '#modules/diagnostics/model.ts';
import { READY_ENTRIES } from '#modules/settings/ready-entries.ts';
import { READY_OFFERS } from '#modules/training/ready/ready-offers.ts';
import type { Application } from './application.ts';
import { listPreparations } from './composition.ts';

/** What the table `installation` keeps: the ready sets that every municipality has been given. */
const KEY = 'ready_sets';

/** Ready sets of this version of the product: another digest, another start has something to add. */
export function digestReadySets(): string {
  return createHash('sha256')
    .update(JSON.stringify([defaultCompetences, READY_ENTRIES, READY_OFFERS]))
    .digest('hex');
}

async function isPrepared({ database }: Application, digest: string): Promise<boolean> {
  const row = await database.app.selectFrom('installation').select('value').where('key', '=', KEY).executeTakeFirst();
  return row?.value === digest;
}

async function remember({ database }: Application, digest: string): Promise<void> {
  const value = JSON.stringify(digest);
  await database.app
    .insertInto('installation')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** @returns whether the municipality has got everything; one that fails is tried again at the next start */
async function prepareOne(application: Application, tenantId: string): Promise<boolean> {
  try {
    await application.asSystem(tenantId, async (context) => {
      for (const prepare of listPreparations()) await prepare(context);
    });
    return true;
  } catch (error) {
    log.error({ err: error, tenantId }, 'ready sets not added');
    return false;
  }
}

/**
 * After an upgrade: what the ready sets have got since appears in municipalities that are there already; what they have stays. Asks one
 * row when there is nothing to add. @returns municipalities prepared
 */
export async function prepareTenants(application: Application): Promise<number> {
  const digest = digestReadySets();
  if (await isPrepared(application, digest)) return 0;
  const tenants = await application.database.app.selectFrom('tenant').select('id').orderBy('id').execute();
  let prepared = 0;
  for (const { id } of tenants) if (await prepareOne(application, id)) prepared += 1;
  if (prepared === tenants.length) await remember(application, digest);
  return prepared;
}
