import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import { heldOn } from './conditions.ts';

export interface Namesake {
  readonly id: string;
  readonly name: string;
  readonly posts: string;
  readonly hasBirthDate: boolean;
  /** How many lines of facts the record carries: the fuller one is kept. */
  readonly lines: number;
}

export interface Namesakes {
  readonly first: Namesake;
  readonly second: Namesake;
  readonly reason: string;
}

const MOST_PAIRS = 200;

/**
 * Pairs that may be one human. Each way of likeness is a join by equality, so that ten thousand people stay quick:
 * one name; one date of birth with like names; one date of birth, given name and patronymic; initials at one school.
 */
export async function listNamesakes(context: Context): Promise<Namesakes[]> {
  const { tenantId } = context;
  const about = (alias: string) => sql`(select jsonb_build_object('id', p.id,
      'name', concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')), 'hasBirthDate', p.birth_date is not null,
      'lines', (select count(*) from post q where q.tenant_id = p.tenant_id and q.person_id = p.id)
        + (select count(*) from education x where x.tenant_id = p.tenant_id and x.person_id = p.id)
        + (select count(*) from category x where x.tenant_id = p.tenant_id and x.person_id = p.id)
        + (select count(*) from training_record x where x.tenant_id = p.tenant_id and x.person_id = p.id),
      'posts', coalesce((select string_agg(q.title || ', ' || o.short_name, '; ' order by q.id) from post q
        join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
        where q.tenant_id = p.tenant_id and q.person_id = p.id and ${heldOn('q', todayOf(context))}), ''))
    from person p where p.tenant_id = ${tenantId} and p.id = ${sql.ref(alias)})`;
  const { rows } = await sql<Namesakes>`
    with own as materialized (select p.id, p.name_key, p.birth_date, lower(p.surname) as surname, p.given_name, p.patronymic
      from person p where p.tenant_id = ${tenantId} and p.merged_into_id is null),
    pairs as (
      select a.id as a, b.id as b, 1 as rank, 'одно имя' as reason from own a join own b on b.name_key = a.name_key and b.id > a.id
        where a.birth_date is null or b.birth_date is null or a.birth_date = b.birth_date
      union all
      select a.id, b.id, 2, 'одна дата рождения, имена похожи' from own a join own b on b.birth_date = a.birth_date and b.id > a.id
        where similarity(a.name_key, b.name_key) > 0.5
      union all
      select a.id, b.id, 3, 'одна дата рождения, имя и отчество: возможно, сменилась фамилия' from own a
        join own b on b.birth_date = a.birth_date and b.given_name = a.given_name and b.patronymic = a.patronymic and b.id > a.id
        where a.given_name <> '' and a.patronymic <> ''
      union all
      select a.id, b.id, 4, 'одна школа, фамилия и инициалы' from own a join own b on b.surname = a.surname and b.id <> a.id
        where length(a.given_name) = 2 and a.given_name like '_.' and length(b.given_name) > 2 and left(a.given_name, 1) = left(b.given_name, 1)
          and (a.patronymic = '' or b.patronymic = '' or left(a.patronymic, 1) = left(b.patronymic, 1))
          and exists (select 1 from post x join post y on y.tenant_id = x.tenant_id and y.organization_id = x.organization_id
            where x.tenant_id = ${tenantId} and x.person_id = a.id and y.person_id = b.id)),
    chosen as (select distinct on (least(a, b), greatest(a, b)) a, b, rank, reason from pairs
      order by least(a, b), greatest(a, b), rank),
    placed as (select c.*, o.surname, o.name_key from chosen c join own o on o.id = c.a
      order by c.rank, o.name_key, c.a, c.b limit ${MOST_PAIRS})
    select ${about('placed.a')} as first, ${about('placed.b')} as second, placed.reason
    from placed order by placed.rank, placed.name_key, placed.a, placed.b`.execute(context.db);
  return rows;
}
