import { type RawBuilder, sql } from 'kysely';
import type { Permission } from '#core/access/grants.ts';
import { type Context, todayOf } from '#core/context.ts';
import { searchKey, switchLayout } from '#core/text/normalise.ts';
import { ATTENTION_MONTHS, type AttentionKind } from '../model/attention.ts';
import type { ListFilter } from '../model.ts';
import { MAIN_CATEGORIES } from '../model.ts';
import type { CohortRule } from '../rules.ts';
import { personReachable } from './reach.ts';

/** A day in a query: ISO text, or an expression of type date. */
export type SqlDay = string | RawBuilder<unknown>;

function toDay(day: SqlDay): RawBuilder<unknown> {
  return typeof day === 'string' ? sql`${day}::date` : day;
}

/** A post held on the day; every count has an as-of date. */
export function heldOn(alias: string, day: SqlDay): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`(${column('starts_on')} is null or ${column('starts_on')} <= ${toDay(day)})
    and (${column('ends_before')} is null or ${column('ends_before')} > ${toDay(day)})`;
}

/** Full months from a to b, a not after b: the twin of core/time monthsBetween, the last day of a short month included. */
function fullMonths(a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<number> {
  const months = sql`((extract(year from ${b}) - extract(year from ${a})) * 12 + extract(month from ${b}) - extract(month from ${a}))::int`;
  return sql<number>`(${months} - (${a} + make_interval(months => ${months}) > ${b})::int)`;
}

/** Months of a line `e` of experience on a day: the twin of core/time experienceAt. */
export function experienceOn(day: SqlDay): RawBuilder<number> {
  const asOf = sql`e.as_of`;
  return sql<number>`greatest(0, e.months + case when e.as_of <= ${toDay(day)}
    then ${fullMonths(asOf, toDay(day))} else - ${fullMonths(toDay(day), asOf)} end)`;
}

/** The SQL twin of `isInCohort` true, about a person `p`. */
export function cohortCondition(rule: CohortRule, tenantId: string, day: SqlDay): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [];
  if (rule.maxExperienceMonths !== undefined) {
    parts.push(sql<boolean>`exists (select 1 from experience e where e.tenant_id = ${tenantId} and e.person_id = p.id
      and e.kind = ${rule.experienceKind ?? 'pedagogical'} and ${experienceOn(day)} <= ${rule.maxExperienceMonths}::int)`);
  }
  if (rule.maxAge !== undefined) {
    parts.push(sql<boolean>`(p.birth_date <= ${toDay(day)}
      and p.birth_date + make_interval(years => ${rule.maxAge}::int + 1) > ${toDay(day)})`);
  }
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

function categoriesOf(tenantId: string, day: SqlDay): RawBuilder<unknown> {
  return sql`category c where c.tenant_id = ${tenantId} and c.person_id = p.id
    and (c.granted_on is null or c.granted_on <= ${toDay(day)})`;
}

function validCategoriesOf(tenantId: string, day: SqlDay): RawBuilder<unknown> {
  return sql`${categoriesOf(tenantId, day)} and (c.expires_on is null or c.expires_on > ${toDay(day)})`;
}

/** The category that a person `p` holds on the day: the highest of those in force; others only where there is none of them. */
export function heldCategory(tenantId: string, day: SqlDay, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${columns} from ${validCategoriesOf(tenantId, day)}
    order by c.category = 'none', array_position(${[...MAIN_CATEGORIES]}::text[], c.category) nulls last,
      c.expires_on desc nulls first, c.granted_on desc nulls last, c.id limit 1)`;
}

/** What is known of the category of a person `p`: one of the main ones, `none`, or `unknown` where nothing was entered. */
export function categoryState(tenantId: string, day: SqlDay): RawBuilder<string> {
  return sql<string>`(case when not exists (select 1 from ${categoriesOf(tenantId, day)}) then 'unknown'
    else coalesce((select c.category from ${validCategoriesOf(tenantId, day)} and c.category = any(${[...MAIN_CATEGORIES]}::text[])
      order by array_position(${[...MAIN_CATEGORIES]}::text[], c.category) limit 1), 'none') end)`;
}

function categoryCondition(filter: ListFilter, day: string, tenantId: string): RawBuilder<boolean> {
  const states: readonly string[] = [...MAIN_CATEGORIES, 'none', 'unknown'];
  const titles = filter.categories.filter((code) => !states.includes(code));
  return sql<boolean>`(${categoryState(tenantId, day)} = any(${filter.categories}::text[])
    or exists (select 1 from ${validCategoriesOf(tenantId, day)} and c.category = any(${titles}::text[])))`;
}

function listPostParts(filter: ListFilter, day: string): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = [];
  if (filter.state === 'working' || filter.state === 'on_leave') parts.push(heldOn('q', day));
  if (filter.state === 'on_leave') {
    parts.push(
      sql<boolean>`q.leave_from <= ${day}::date and (q.leave_before is null or q.leave_before > ${day}::date)`,
    );
  }
  if (filter.organizationIds.length > 0)
    parts.push(sql<boolean>`q.organization_id = any(${filter.organizationIds}::uuid[])`);
  if (filter.postCodes.length > 0) parts.push(sql<boolean>`q.post_code = any(${filter.postCodes}::text[])`);
  if (filter.subjectCodes.length > 0) parts.push(sql<boolean>`q.subject_codes && ${filter.subjectCodes}::text[]`);
  if (filter.postKinds.length > 0) parts.push(sql<boolean>`q.kind = any(${filter.postKinds}::text[])`);
  return parts;
}

/**
 * How the posts of the people are looked up: `free`, as the planner likes; `each` person's by index on the way down the list, as fits a page
 * near its top; `all` gathered once, where thousands of people are passed over on the way to the page; `joined` by the caller already.
 * With several municipalities in a table the planner takes the people who hold a post for a few, and would sort them all for one page.
 */
export type PostLookup = 'free' | 'each' | 'all' | 'joined';

/** Nothing is asked of the posts but that one is held: a query may join those held instead. */
export function asksOnlyHeld(filter: ListFilter): boolean {
  const { state, organizationIds, postCodes, subjectCodes, postKinds } = filter;
  const asked = organizationIds.length + postCodes.length + subjectCodes.length + postKinds.length;
  return state === 'working' && asked === 0;
}

function postCondition(filter: ListFilter, day: string, tenantId: string, lookup: PostLookup): RawBuilder<boolean> {
  if (lookup === 'joined') return sql<boolean>`true`;
  const parts = listPostParts(filter, day);
  const asked = sql`from post q where q.tenant_id = ${tenantId} and ${sql.join(parts, sql` and `)}`;
  const found = () => {
    if (parts.length === 0) return sql<boolean>`true`;
    // «is true» keeps the planner from making a join of it, whose order is not that of the list.
    if (lookup === 'all') return sql<boolean>`(p.id in (select q.person_id ${asked})) is true`;
    // So does «offset 0».
    return sql<boolean>`exists (select 1 ${asked} and q.person_id = p.id ${lookup === 'each' ? sql`offset 0` : sql``})`;
  };
  if (filter.state !== 'left') return found();
  return sql<boolean>`not exists (select 1 from post q where q.tenant_id = ${tenantId} and q.person_id = p.id
    and ${heldOn('q', day)}) and ${found()}`;
}

/** A word anywhere in a key, a single letter as the beginning of a word. strpos is twice as fast as «like», and no index could serve either. */
function holdsWord(key: RawBuilder<unknown>, word: string): RawBuilder<boolean> {
  return word.length === 1
    ? sql<boolean>`strpos(' ' || ${key}, ${` ${word}`}) > 0`
    : sql<boolean>`strpos(${key}, ${word}) > 0`;
}

/** Words in any order, initials as beginnings of words, former surnames, and the other keyboard layout. */
function searchCondition(search: string, tenantId: string): RawBuilder<boolean> {
  const readings = [...new Set([searchKey(search), searchKey(switchLayout(search))])];
  // In the order of its index the municipality's part of the table is read, and not the table.
  const former = sql`(select person_id, name_key from former_name where tenant_id = ${tenantId} order by name_key offset 0)`;
  const hasWord = (word: string) => sql<boolean>`(${holdsWord(sql`p.name_key`, word)}
    or p.id in (select f.person_id from ${former} f where ${holdsWord(sql`f.name_key`, word)}))`;
  const hasAll = readings.map((reading) => {
    const words = reading.split(/[\s.,]+/u).filter(Boolean);
    return words.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(words.map(hasWord), sql` and `)})`;
  });
  return sql<boolean>`(${sql.join(hasAll, sql` or `)})`;
}

/** Whose papers end soon, see `listAttention`: the same terms as on the person's page. */
export function attentionCondition(kind: AttentionKind, tenantId: string, day: string): RawBuilder<boolean> {
  const soon = sql`(${day}::date + make_interval(months => ${ATTENTION_MONTHS}::int))`;
  const hasCategory = (
    until: RawBuilder<unknown>,
  ) => sql`exists (select 1 from category c where c.tenant_id = ${tenantId}
    and c.person_id = p.id and c.category = any(${[...MAIN_CATEGORIES]}::text[])
    and (c.granted_on is null or c.granted_on <= ${day}::date) and (c.expires_on is null or c.expires_on > ${until}))`;
  if (kind === 'category_soon') return sql<boolean>`(${hasCategory(toDay(day))} and not ${hasCategory(soon)})`;
  return sql<boolean>`(not ${hasCategory(toDay(day))} and (select max(f.expires_on) from fitness f
    where f.tenant_id = ${tenantId} and f.person_id = p.id) <= ${soon})`;
}

function listFactParts(
  filter: ListFilter,
  cohort: CohortRule | undefined,
  day: string,
  tenantId: string,
): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = [];
  if (filter.categories.length > 0) parts.push(categoryCondition(filter, day, tenantId));
  if (filter.search.trim() !== '') parts.push(searchCondition(filter.search, tenantId));
  // A rule that is no longer among the settings finds nobody: never the whole list in its place.
  if (filter.cohort !== '') parts.push(cohort ? cohortCondition(cohort, tenantId, day) : sql<boolean>`false`);
  if (filter.attention !== '') parts.push(attentionCondition(filter.attention, tenantId, day));
  if (filter.recordKind !== '') {
    parts.push(sql<boolean>`exists (select 1 from person_record r where r.tenant_id = ${tenantId} and r.person_id = p.id
      and r.kind = ${filter.recordKind} and (r.ends_before is null or r.ends_before > ${day}::date))`);
  }
  return parts;
}

/** Everything that the filter asks of a person `p`, with what the actor may do to whom. */
export function personCondition(
  context: Context,
  filter: ListFilter,
  cohort: CohortRule | undefined,
  permission: Permission = 'person.read',
  lookup: PostLookup = 'free',
): RawBuilder<boolean> {
  const { tenantId } = context;
  const day = filter.asOf ?? todayOf(context);
  const parts = [
    sql<boolean>`p.tenant_id = ${tenantId} and p.merged_into_id is null`,
    personReachable(context, permission, sql`p.id`),
    postCondition(filter, day, tenantId, lookup),
    ...listFactParts(filter, cohort, day, tenantId),
  ];
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
