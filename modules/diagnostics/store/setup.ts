import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { Competence, Scale } from '../model.ts';

export interface CompetenceRow extends Competence {
  readonly id: string;
  readonly isActive: boolean;
}

export async function listCompetenceRows(context: Context): Promise<CompetenceRow[]> {
  return context.db
    .selectFrom('competence')
    .select(['id', 'code', 'title', 'synonyms', 'isActive'])
    .where('tenantId', '=', context.tenantId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function insertCompetences(
  context: Context,
  competences: readonly Competence[],
  position: number,
): Promise<string[]> {
  const rows = competences.map(({ code, title, synonyms }, index) => ({
    tenantId: context.tenantId,
    id: newId(),
    code,
    title,
    synonyms,
    position: position + index,
  }));
  if (rows.length > 0) await context.db.insertInto('competence').values(rows).execute();
  return rows.map((row) => row.id);
}

export async function updateCompetence(
  context: Context,
  id: string,
  fields: { title: string; synonyms: string[]; isActive: boolean },
): Promise<void> {
  await context.db
    .updateTable('competence')
    .set(fields)
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function findInstrument(context: Context, where: { id: string } | { title: string }) {
  return context.db
    .selectFrom('instrument')
    .select(['id', 'title', 'author', 'isIndependent'])
    .where('tenantId', '=', context.tenantId)
    .where((eb) => ('id' in where ? eb('id', '=', where.id) : eb('title', '=', where.title)))
    .executeTakeFirst();
}

export async function insertInstrument(
  context: Context,
  fields: { title: string; author: string | null; isIndependent: boolean },
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('instrument')
    .values({ ...fields, tenantId: context.tenantId, id })
    .execute();
  return id;
}

export async function listVersions(context: Context, instrumentId: string) {
  return context.db
    .selectFrom('instrumentVersion')
    .select(['id', 'version', 'act', 'approvedOn'])
    .where('tenantId', '=', context.tenantId)
    .where('instrumentId', '=', instrumentId)
    .orderBy('id')
    .execute();
}

export async function insertVersion(
  context: Context,
  instrumentId: string,
  fields: { version: string; act: string | null; approvedOn: string | null },
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('instrumentVersion')
    .values({ ...fields, tenantId: context.tenantId, id, instrumentId })
    .execute();
  return id;
}

export async function upsertScale(
  context: Context,
  instrumentVersionId: string,
  competenceId: string,
  scale: Scale,
): Promise<void> {
  const levels = JSON.stringify(scale.levels);
  await context.db
    .insertInto('levelScale')
    .values({ tenantId: context.tenantId, id: newId(), instrumentVersionId, competenceId, levels })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'instrumentVersionId', 'competenceId']).doUpdateSet({ levels }),
    )
    .execute();
}

/** The scales of a version also hold for the next one until it is given its own. */
export async function copyScales(context: Context, fromVersionId: string, toVersionId: string): Promise<void> {
  const rows = await context.db
    .selectFrom('levelScale')
    .select(['competenceId', 'levels'])
    .where('tenantId', '=', context.tenantId)
    .where('instrumentVersionId', '=', fromVersionId)
    .execute();
  for (const row of rows) {
    await upsertScale(context, toVersionId, row.competenceId, { levels: row.levels as Scale['levels'] });
  }
}
