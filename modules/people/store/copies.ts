import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { experienceOn, heldCategory, heldOn } from '../queries/conditions.ts';

/** One line per person and organisation, in one statement. @returns the copy's id */
export async function insertCopy(context: Context, title: string, asOf: string): Promise<string> {
  const { db, tenantId, actor } = context;
  const id = newId();
  await db
    .insertInto('registerCopy')
    .values({ tenantId, id, title, asOf, personCount: 0, createdBy: actor.accountId })
    .execute();
  await sql`
    insert into register_copy_row (tenant_id, copy_id, person_id, organization_id, content)
    select ${tenantId}::uuid, ${id}::uuid, p.id, q.organization_id, jsonb_build_object(
      'name', concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')), 'birthDate', p.birth_date,
      'organization', o.short_name, 'post', string_agg(q.title, '; ' order by q.kind = 'main' desc nulls last, q.id),
      'kind', case when bool_or(q.kind = 'main') then 'main' else min(q.kind) end, 'rate', sum(q.rate),
      'category', ${heldCategory(tenantId, asOf, sql`c.category`)},
      'pedagogicalMonths', (select ${experienceOn(asOf)} from experience e
        where e.tenant_id = ${tenantId} and e.person_id = p.id and e.kind = 'pedagogical' order by e.id limit 1))
    from person p
    join post q on q.tenant_id = ${tenantId} and q.person_id = p.id and ${heldOn('q', asOf)}
    join organization o on o.tenant_id = ${tenantId} and o.id = q.organization_id
    where p.tenant_id = ${tenantId} and p.merged_into_id is null
    group by p.id, p.surname, p.given_name, p.patronymic, p.birth_date, q.organization_id, o.short_name`.execute(db);
  await sql`update register_copy set person_count = (select count(distinct person_id) from register_copy_row
    where tenant_id = ${tenantId} and copy_id = ${id}) where tenant_id = ${tenantId} and id = ${id}`.execute(db);
  return id;
}

export function listCopies(context: Context) {
  return context.db
    .selectFrom('registerCopy')
    .select(['id', 'title', 'asOf', 'personCount', 'createdAt'])
    .where('tenantId', '=', context.tenantId)
    .orderBy('asOf', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export function findCopy(context: Context, id: string) {
  return context.db
    .selectFrom('registerCopy')
    .select(['id', 'title', 'asOf'])
    .where('tenantId', '=', context.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function listCopyRows(context: Context, id: string) {
  return context.db
    .selectFrom('registerCopyRow')
    .select(['personId', 'content'])
    .where('tenantId', '=', context.tenantId)
    .where('copyId', '=', id)
    .orderBy(sql`content ->> 'organization' collate "ru-x-icu"`)
    .orderBy(sql`content ->> 'name' collate "ru-x-icu"`)
    .orderBy('personId')
    .execute();
}
