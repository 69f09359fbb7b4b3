import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import { type NamedPerson, type NameLikeness, similarNames } from '#core/text/similar-names.ts';
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

interface Candidate {
  readonly a: NamedPerson & { readonly id: string };
  readonly b: NamedPerson & { readonly id: string };
}

const MOST_PAIRS = 200;

/** Likenesses worth a question; two of one name born on different days are two. */
const REASONS: Partial<Record<NameLikeness, string>> = {
  same: 'одно имя',
  former_surname: 'прежняя фамилия одной — фамилия другой',
  typo: 'имена различаются опиской',
  new_surname: 'имя, отчество и дата рождения те же, фамилия другая',
  no_patronymic: 'в одной из записей нет отчества',
  initials: 'в одной из записей инициалы',
};

/** Every way of likeness is a join by equality, so that ten thousand people stay quick; names are compared after. */
async function listCandidates(context: Context): Promise<Candidate[]> {
  const { tenantId } = context;
  const named = (alias: string) => sql`jsonb_strip_nulls(jsonb_build_object('id', ${sql.ref(`${alias}.id`)},
    'surname', ${sql.ref(`${alias}.surname`)}, 'givenName', nullif(${sql.ref(`${alias}.given_name`)}, ''),
    'patronymic', nullif(${sql.ref(`${alias}.patronymic`)}, ''), 'formerSurname', ${sql.ref(`${alias}.former`)},
    'birth', ${sql.ref(`${alias}.birth_date`)}))`;
  const { rows } = await sql<Candidate>`
    with own as materialized (select p.id, p.name_key, p.birth_date, p.surname, p.given_name, p.patronymic,
        split_part(p.name_key, ' ', 1) as first_word,
        (select f.surname from former_name f where f.tenant_id = p.tenant_id and f.person_id = p.id order by f.id desc limit 1) as former
      from person p where p.tenant_id = ${tenantId} and p.merged_into_id is null),
    pairs as (
      select a.id as a, b.id as b from own a join own b on b.name_key = a.name_key and b.id > a.id
        where a.birth_date is null or b.birth_date is null or a.birth_date = b.birth_date
      union select a.id, b.id from own a join own b on b.birth_date = a.birth_date and b.id > a.id
      union select least(a.id, b.id), greatest(a.id, b.id) from own a join own b on lower(b.surname) = lower(a.former) and b.id <> a.id
        where b.given_name = a.given_name and b.patronymic = a.patronymic
      union select a.id, b.id from own a join own b on b.first_word = a.first_word and b.id > a.id
        where (length(a.given_name) <= 2 or length(b.given_name) <= 2 or a.patronymic = '' or b.patronymic = '')
          and exists (select 1 from post x join post y on y.tenant_id = x.tenant_id and y.organization_id = x.organization_id
            where x.tenant_id = ${tenantId} and x.person_id = a.id and y.person_id = b.id))
    select ${named('a')} as a, ${named('b')} as b from pairs join own a on a.id = pairs.a join own b on b.id = pairs.b
    where not exists (select 1 from person_apart x where x.tenant_id = ${tenantId}
      and x.first_id = least(pairs.a, pairs.b) and x.second_id = greatest(pairs.a, pairs.b))
    order by a.name_key, a.id, b.id`.execute(context.db);
  return rows;
}

async function describePeople(context: Context, ids: readonly string[]): Promise<Map<string, Namesake>> {
  const { tenantId } = context;
  const count = (table: string) => sql`(select count(*) from ${sql.table(table)} x
    where x.tenant_id = p.tenant_id and x.person_id = p.id)`;
  const counts = ['post', 'education', 'category', 'training_record', 'person_record'].map(count);
  const { rows } = await sql<Namesake>`select p.id,
      concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      p.birth_date is not null as has_birth_date, (${sql.join(counts, sql` + `)})::int as lines,
      coalesce((select string_agg(q.title || ', ' || o.short_name, '; ' order by q.id) from post q
        join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
        where q.tenant_id = p.tenant_id and q.person_id = p.id and ${heldOn('q', todayOf(context))}), '') as posts
    from person p where p.tenant_id = ${tenantId} and p.id = any(${[...ids]}::uuid[])`.execute(context.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Pairs that may be one human and that nobody has told apart, the likeliest first; at most two hundred. Without birth dates: those are looked at elsewhere. */
export async function listNamesakes(context: Context): Promise<Namesakes[]> {
  const order = Object.keys(REASONS);
  const alike = (await listCandidates(context))
    .map((pair) => ({ ...pair, kind: similarNames(pair.a, pair.b).kind }))
    .filter((pair) => order.includes(pair.kind))
    .toSorted((x, y) => order.indexOf(x.kind) - order.indexOf(y.kind))
    .slice(0, MOST_PAIRS);
  const people = await describePeople(context, [...new Set(alike.flatMap((pair) => [pair.a.id, pair.b.id]))]);
  return alike.flatMap(({ a, b, kind }) => {
    const [first, second, reason] = [people.get(a.id), people.get(b.id), REASONS[kind]];
    return first && second && reason ? [{ first, second, reason }] : [];
  });
}
