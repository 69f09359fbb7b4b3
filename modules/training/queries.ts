import { type RawBuilder, sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import type { Dependent } from '#core/hooks.ts';
import { formatCount } from '#core/text/plural.ts';
import type { ListFilter, OfferFields, OfferForm, OfferState, SORTS } from './model.ts';

export interface OfferRow extends OfferFields {
  readonly id: string;
  readonly state: OfferState;
  readonly taken: number;
}

type Sort = (typeof SORTS)[number];

export interface Page {
  readonly sort: Sort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const COLUMNS = sql`o.id, o.kind, o.title, o.content, o.output, o.provider, o.place, o.url, o.form, o.hours, o.starts_on, o.ends_on,
  o.places, o.competence_codes, o.subject_codes, o.post_codes, o.level_codes, o.state, coalesce(t.taken, 0) as taken`;

/** Who holds a place: every item of a pathway that was not called off. */
function fromOffers({ tenantId }: Context): RawBuilder<unknown> {
  return sql`from offer o left join (
      select offer_id, count(*)::int as taken from pathway_item
      where tenant_id = ${tenantId} and offer_id is not null and state not in ('cancelled', 'not_done') group by offer_id) t
    on t.offer_id = o.id`;
}

/** The last day of what has dates. */
const LAST_DAY = sql`coalesce(o.ends_on, o.starts_on)`;
const HAS_PLACES = sql`(o.places is null or o.places > coalesce(t.taken, 0))`;

function likeOf(search: string): string {
  const text = search.trim().toLowerCase().replaceAll('ё', 'е');
  return `%${text
    .replace(/[\\%_]/g, '\\$&')
    .split(/\s+/)
    .join('%')}%`;
}

function whereDates(dates: ListFilter['dates'], today: string): RawBuilder<unknown> {
  switch (dates) {
    case 'any':
      return sql`true`;
    case 'undated':
      return sql`o.starts_on is null`;
    case 'dated':
      return sql`${LAST_DAY} >= ${today}::date`;
    case 'past':
      return sql`${LAST_DAY} < ${today}::date`;
    case 'current':
      return sql`(o.starts_on is null or ${LAST_DAY} >= ${today}::date)`;
  }
}

function whereFilter(context: Context, filter: ListFilter): RawBuilder<unknown> {
  const states = filter.states.length === 0 ? ['open'] : [...filter.states];
  return sql`o.tenant_id = ${context.tenantId} and o.state = any(${states}::text[])
    and ${whereDates(filter.dates, todayOf(context))}
    and (${filter.kinds.length === 0} or o.kind = any(${[...filter.kinds]}::text[]))
    and (${filter.competences.length === 0} or o.competence_codes && ${[...filter.competences]}::text[])
    and (${filter.subjects.length === 0} or o.subject_codes && ${[...filter.subjects]}::text[])
    and (${!filter.withPlaces} or ${HAS_PLACES})
    and (${filter.search.trim() === ''} or replace(lower(concat_ws(' ', o.title, o.provider, o.content, o.output, o.place)), 'ё', 'е')
      like ${likeOf(filter.search)})`;
}

const TITLE = sql`o.title collate "ru-x-icu"`;

const ORDERS: Record<Sort, RawBuilder<unknown>> = {
  dates: sql`o.starts_on`,
  title: TITLE,
  hours: sql`o.hours`,
  places: sql`o.places - coalesce(t.taken, 0)`,
};

export async function listOffers(
  context: Context,
  filter: ListFilter,
  page: Page,
): Promise<{ rows: OfferRow[]; total: number }> {
  const where = whereFilter(context, filter);
  const direction = page.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const { rows } = await sql<OfferRow>`select ${COLUMNS} ${fromOffers(context)} where ${where}
    order by ${ORDERS[page.sort]} ${direction}, ${TITLE}, o.id offset ${page.offset} limit ${page.limit}`.execute(
    context.db,
  );
  const counted = await sql<{ total: number }>`
    select count(*)::int as total ${fromOffers(context)} where ${where}`.execute(context.db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** Open and not over, dated or not: whatever may be proposed today, in the order of writing. */
export async function listOpenRows(context: Context): Promise<OfferRow[]> {
  const { rows } = await sql<OfferRow>`select ${COLUMNS} ${fromOffers(context)}
    where o.tenant_id = ${context.tenantId} and o.state = 'open' and ${whereDates('current', todayOf(context))}
    order by o.id`.execute(context.db);
  return rows;
}

export async function listUpcomingRows(context: Context): Promise<OfferRow[]> {
  const { rows } = await sql<OfferRow>`select ${COLUMNS} ${fromOffers(context)}
    where o.tenant_id = ${context.tenantId} and o.state = 'open' and ${whereDates('dated', todayOf(context))}
    order by o.starts_on, ${TITLE}, o.id`.execute(context.db);
  return rows;
}

export async function countTaken(context: Context, id: string): Promise<number> {
  const { rows } = await sql<{ taken: number }>`select count(*)::int as taken from pathway_item
    where tenant_id = ${context.tenantId} and offer_id = ${id} and state not in ('cancelled', 'not_done')`.execute(
    context.db,
  );
  return rows[0]?.taken ?? 0;
}

/** Subjects and posts of a person's work of today. */
export async function findTies(
  context: Context,
  personId: string,
): Promise<{ subjectCodes: string[]; postCodes: string[] }> {
  const today = todayOf(context);
  const { rows } = await sql<{ postCode: string; subjectCodes: string[] }>`select post_code, subject_codes from post
    where tenant_id = ${context.tenantId} and person_id = ${personId} and (starts_on is null or starts_on <= ${today}::date)
      and (ends_before is null or ends_before > ${today}::date)`.execute(context.db);
  return { subjectCodes: rows.flatMap((row) => row.subjectCodes), postCodes: rows.map((row) => row.postCode) };
}

export interface NamedCode {
  readonly code: string;
  readonly title: string;
  readonly synonyms: string[];
  readonly isActive: boolean;
}

/** The municipality's competences; the module that keeps them lies above. */
export function listCompetences(context: Context): Promise<NamedCode[]> {
  return context.db
    .selectFrom('competence')
    .select(['code', 'title', 'synonyms', 'isActive'])
    .where('tenantId', '=', context.tenantId)
    .orderBy('position')
    .execute();
}

/** Levels that the municipality's scales name. */
export async function listLevels(context: Context): Promise<{ code: string; title: string }[]> {
  const { rows } = await sql<{ code: string; title: string }>`
    select level ->> 'code' as code, min(level ->> 'title') as title, min((level ->> 'from')::numeric) as lowest
    from level_scale s, jsonb_array_elements(s.levels) level where s.tenant_id = ${context.tenantId}
    group by 1 order by lowest, code`.execute(context.db);
  return rows.map(({ code, title }) => ({ code, title }));
}

/** Every offer as an import compares it, in whatever state: what was cancelled is not added a second time. */
export function listKnownOffers(context: Context) {
  return context.db
    .selectFrom('offer')
    .select(['id', 'version', 'kind', 'title', 'content', 'output', 'provider', 'place', 'url', 'form', 'hours'])
    .select(['startsOn', 'endsOn', 'places', 'competenceCodes', 'subjectCodes', 'postCodes', 'levelCodes'])
    .where('tenantId', '=', context.tenantId)
    .orderBy('id')
    .$narrowType<{ form: OfferForm | null }>()
    .execute();
}

/** Items of pathways that stand on offers which an import made. */
export async function listDependents(
  context: Context,
  _batchId: string,
  thingIds: readonly string[],
): Promise<Dependent[]> {
  const { rows } = await sql<{ id: string; title: string; items: number }>`
    select o.id, o.title, count(*)::int as items from pathway_item i
    join offer o on o.tenant_id = i.tenant_id and o.id = i.offer_id
    where i.tenant_id = ${context.tenantId} and i.offer_id = any(${[...thingIds]}::uuid[])
    group by o.id, o.title order by o.title, o.id`.execute(context.db);
  return rows.map(({ id, title, items }) => ({
    text: `«${title}»: ${formatCount(items, ['пункт ИОМ', 'пункта ИОМ', 'пунктов ИОМ'])}`,
    href: `/training/${id}`,
  }));
}
