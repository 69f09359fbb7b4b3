import type { Context } from '#core/context.ts';

/** Versions of the templates of one owner, null being the municipality; the newest first. */
export async function listTemplateVersions(context: Context, organizationId: string | null, kind?: string) {
  let query = context.db
    .selectFrom('documentTemplate as t')
    .innerJoin('file as f', (join) => join.onRef('f.tenantId', '=', 't.tenantId').onRef('f.id', '=', 't.fileId'))
    .leftJoin('userAccount as u', 'u.id', 't.createdBy')
    .select([
      't.id',
      't.kind',
      't.version',
      't.fileId',
      't.isActive',
      't.createdAt',
      'f.name as fileName',
      'f.size',
      'u.name as authorName',
    ])
    .where('t.tenantId', '=', context.tenantId)
    .where('t.organizationId', 'is not distinct from', organizationId)
    .orderBy('t.version', 'desc');
  if (kind !== undefined) query = query.where('t.kind', '=', kind);
  return query.execute();
}

/** Templates in use of the organisation and of the municipality, the organisation's first. */
export async function listActiveTemplates(context: Context, kind: string, organizationId: string | null) {
  return context.db
    .selectFrom('documentTemplate')
    .select(['id', 'fileId', 'organizationId'])
    .where('tenantId', '=', context.tenantId)
    .where('kind', '=', kind)
    .where('isActive', '=', true)
    .where((eb) => eb.or([eb('organizationId', 'is', null), eb('organizationId', '=', organizationId)]))
    .orderBy('organizationId', (order) => order.asc().nullsLast())
    .execute();
}

/** Organisations by name: those asked for, and with `withOwners` those that have templates of their own. */
export async function listTemplateOwners(context: Context, ids: readonly string[], withOwners: boolean) {
  return context.db
    .selectFrom('organization as o')
    .select(['o.id', 'o.shortName'])
    .where('o.tenantId', '=', context.tenantId)
    .where((eb) =>
      eb.or([
        ...(ids.length > 0 ? [eb('o.id', 'in', [...ids])] : []),
        ...(withOwners
          ? [
              eb.exists(
                eb
                  .selectFrom('documentTemplate as t')
                  .select('t.id')
                  .whereRef('t.tenantId', '=', 'o.tenantId')
                  .whereRef('t.organizationId', '=', 'o.id'),
              ),
            ]
          : []),
      ]),
    )
    .orderBy('o.shortName')
    .execute();
}

export async function findTemplate(context: Context, id: string) {
  return context.db
    .selectFrom('documentTemplate')
    .select(['id', 'kind', 'version', 'fileId'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Whose templates the file serves; a copied one has several owners. */
export async function listOwnersOfFile(context: Context, fileId: string): Promise<(string | null)[]> {
  const rows = await context.db
    .selectFrom('documentTemplate')
    .select('organizationId')
    .distinct()
    .where('tenantId', '=', context.tenantId)
    .where('fileId', '=', fileId)
    .execute();
  return rows.map(({ organizationId }) => organizationId);
}
