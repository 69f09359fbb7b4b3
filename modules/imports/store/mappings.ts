import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { type RememberedMapping, rememberedMappingSchema } from '../model.ts';

export interface KnownMapping {
  readonly name: string | null;
  readonly headerKey: string;
  readonly mapping: RememberedMapping;
}

export async function listMappings(context: Context, kind: string): Promise<KnownMapping[]> {
  const rows = await context.db
    .selectFrom('importMapping')
    .select(['name', 'headerKey', 'mapping'])
    .where('tenantId', '=', context.tenantId)
    .where('kind', '=', kind)
    .orderBy('usedAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, mapping: rememberedMappingSchema.parse(row.mapping) }));
}

/** Keeps the columns of a source for the next time; a name given once stays. */
export async function saveMapping(
  context: Context,
  kind: string,
  { name, headerKey, mapping }: KnownMapping,
): Promise<void> {
  const content = JSON.stringify(mapping);
  await context.db
    .insertInto('importMapping')
    .values({ tenantId: context.tenantId, id: newId(), kind, name, headerKey, mapping: content })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'kind', 'headerKey'])
        .doUpdateSet({ mapping: content, usedAt: context.services.clock.now(), ...(name !== null && { name }) }),
    )
    .execute();
}
