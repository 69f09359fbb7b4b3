import { sql } from 'kysely';
import { recordAccess, recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { makeWorkbook } from './workbook.ts';

/** The content of a copy's line: the register's words as they stood on the day. */
interface CopyLine {
  readonly name: string;
  readonly birthDate: string | null;
  readonly organization: string;
  readonly post: string;
  readonly kind: string | null;
  readonly rate: number | null;
  readonly category: string | null;
  readonly pedagogicalMonths: number | null;
}

/**
 * A closed copy of the lists as of a day (20 September for form ОО-1): one line per person and organisation, in one statement.
 * It does not move when the register does.
 */
export async function closeCopy(context: Context, title: string, asOf: string): Promise<string> {
  requireAccess(context, 'register.copy');
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
      'kind', min(q.kind), 'rate', sum(q.rate),
      'category', (select c.category from category c where c.tenant_id = ${tenantId} and c.person_id = p.id
        and (c.granted_on is null or c.granted_on <= ${asOf}::date) and (c.expires_on is null or c.expires_on > ${asOf}::date)
        order by c.granted_on desc nulls last limit 1),
      'pedagogicalMonths', (select greatest(0, e.months + (extract(year from age(${asOf}::date, e.as_of)) * 12
          + extract(month from age(${asOf}::date, e.as_of)))::int)
        from experience e where e.tenant_id = ${tenantId} and e.person_id = p.id and e.kind = 'pedagogical' limit 1))
    from person p
    join post q on q.tenant_id = ${tenantId} and q.person_id = p.id
      and (q.starts_on is null or q.starts_on <= ${asOf}::date) and (q.ends_before is null or q.ends_before > ${asOf}::date)
    join organization o on o.tenant_id = ${tenantId} and o.id = q.organization_id
    where p.tenant_id = ${tenantId} and p.merged_into_id is null
    group by p.id, p.surname, p.given_name, p.patronymic, p.birth_date, q.organization_id, o.short_name`.execute(db);
  await sql`update register_copy set person_count = (select count(distinct person_id) from register_copy_row
    where tenant_id = ${tenantId} and copy_id = ${id}) where tenant_id = ${tenantId} and id = ${id}`.execute(db);
  await recordChange(context, {
    action: 'register.copied',
    thing: 'register_copy',
    thingId: id,
    after: { title, asOf },
  });
  return id;
}

export async function listCopies(context: Context) {
  return context.db
    .selectFrom('registerCopy')
    .select(['id', 'title', 'asOf', 'personCount', 'createdAt'])
    .where('tenantId', '=', context.tenantId)
    .orderBy('asOf', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A closed copy as a workbook; everyone in it gets a line in the access log. */
export async function exportCopy(context: Context, id: string): Promise<string> {
  requireAccess(context, 'register.copy');
  const { db, tenantId } = context;
  const copy = await db
    .selectFrom('registerCopy')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!copy) throw new AppError(frameErrors.not_found);
  const rows = await db
    .selectFrom('registerCopyRow')
    .select(['personId', 'content'])
    .where('tenantId', '=', tenantId)
    .where('copyId', '=', id)
    .orderBy(sql`content ->> 'organization' collate "ru-x-icu"`)
    .orderBy(sql`content ->> 'name' collate "ru-x-icu"`)
    .execute();
  await recordAccess(context, 'export', [...new Set(rows.map((row) => row.personId))], `Список на ${copy.asOf}`);
  const lines = rows.map((row) => row.content as CopyLine);
  return makeWorkbook(context, {
    name: `Список на ${copy.asOf}.xlsx`,
    sheet: 'Список',
    columns: [
      { title: 'ФИО', width: 36 },
      { title: 'Дата рождения', kind: 'date' },
      { title: 'Организация', width: 28 },
      { title: 'Должность', width: 36 },
      { title: 'Совместительство', width: 24 },
      { title: 'Ставка', kind: 'number' },
      { title: 'Категория', width: 16 },
      { title: 'Педагогический стаж, мес.', kind: 'number' },
    ],
    rows: lines.map((line) => [
      line.name,
      line.birthDate,
      line.organization,
      line.post,
      line.kind,
      line.rate,
      line.category,
      line.pedagogicalMonths,
    ]),
  });
}
