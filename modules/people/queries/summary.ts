import { type RawBuilder, sql } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import { addYears } from '#core/time/day.ts';
import { listCohorts } from '../cohorts.ts';
import { listFilter } from '../model.ts';
import type { CohortRule } from '../rules.ts';
import { categoryState, cohortCondition, heldOn, personCondition } from './conditions.ts';
import { countPeople } from './people.ts';
import { personReachable } from './reach.ts';

/** What a share is of, and on which day. */
export interface SummaryScope {
  readonly organizationIds: readonly string[];
  readonly day: string;
}

/** A share: those of `base` for whom `met` holds. Both are conditions on a person `p`. */
interface Measure {
  readonly code: string;
  readonly title: string;
  readonly rule: string;
  readonly base: RawBuilder<boolean>;
  readonly met: RawBuilder<boolean>;
  /** What they are called who are in the base only. */
  readonly othersTitle: string;
}

type Plain = Omit<Measure, 'base' | 'othersTitle'>;

function categoryMeasures(tenantId: string, day: string): Plain[] {
  const state = categoryState(tenantId, day);
  const rule = 'По высшей из действующих на дату категорий; каждый человек считается один раз.';
  return [
    { code: 'category:highest', title: 'Высшая категория', rule, met: sql<boolean>`${state} = 'highest'` },
    { code: 'category:first', title: 'Первая категория', rule, met: sql<boolean>`${state} = 'first'` },
    {
      code: 'category:other',
      title: 'Без первой и высшей',
      rule: 'Внесено, что категории нет, либо срок её истёк, либо действует только вторая.',
      met: sql<boolean>`${state} in ('none', 'second')`,
    },
    {
      code: 'category:unknown',
      title: 'Категория не внесена',
      rule: 'О категории ничего не внесено: это не то же, что её нет.',
      met: sql<boolean>`${state} = 'unknown'`,
    },
  ];
}

function cohortMeasure(rule: CohortRule, tenantId: string, day: string): Plain {
  return {
    code: `cohort:${rule.code}`,
    title: rule.title,
    rule: 'Когорта по правилу из настроек; о ком нет нужных сведений, в числитель не входит.',
    met: cohortCondition(rule, tenantId, day),
  };
}

/** Posts that count for the moves: in the chosen organisations and within the actor's reach. */
function ownPosts(context: Context, { organizationIds }: SummaryScope): RawBuilder<boolean> {
  const reach = reachOf(context.actor, 'person.read');
  const chosen =
    organizationIds.length > 0
      ? sql<boolean>`q.organization_id = any(${[...organizationIds]}::uuid[])`
      : sql<boolean>`true`;
  const reached = reach.all
    ? sql<boolean>`true`
    : sql<boolean>`(q.organization_id = any(${[...reach.organizationIds]}::uuid[]) or q.person_id = any(${[...reach.personIds]}::uuid[]))`;
  return sql<boolean>`q.tenant_id = ${context.tenantId} and q.person_id = p.id and ${chosen} and ${reached}`;
}

function turnoverMeasure(context: Context, scope: SummaryScope): Measure {
  const own = ownPosts(context, scope);
  const worked = (day: string) => sql<boolean>`exists (select 1 from post q where ${own} and ${heldOn('q', day)})`;
  return {
    code: 'turnover',
    title: 'Выбыли за год',
    rule: 'Работали год назад и не работают на дату, к числу работавших год назад; по датам приёма и увольнения.',
    base: sql<boolean>`p.tenant_id = ${context.tenantId} and p.merged_into_id is null and ${worked(addYears(scope.day, -1))}`,
    met: sql<boolean>`not ${worked(scope.day)}`,
    othersTitle: 'Работают и сейчас',
  };
}

/** Of those who came young in the year that ended so many years before the day: who works on the day (STAFF-11). */
function retentionMeasure(
  context: Context,
  scope: SummaryScope,
  cohorts: readonly CohortRule[],
  years: 1 | 2 | 3,
): Measure {
  const { tenantId } = context;
  const own = ownPosts(context, scope);
  const came = sql`(select min(q.starts_on) from post q where ${own})`;
  const young = cohorts.map((rule) => cohortCondition(rule, tenantId, came));
  const isYoung = young.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(young, sql` or `)})`;
  return {
    code: `retention:${years}`,
    title: `Молодые педагоги закрепились: ${years === 1 ? 'через год' : `через ${years} года`}`,
    rule: 'Пришли молодыми (по правилам когорт на день прихода) за год до этого срока и работают на дату. У кого нет даты приёма, не входит.',
    base: sql<boolean>`p.tenant_id = ${tenantId} and p.merged_into_id is null
      and ${came} > ${addYears(scope.day, -years - 1)}::date and ${came} <= ${addYears(scope.day, -years)}::date and ${isYoung}`,
    met: sql<boolean>`exists (select 1 from post q where ${own} and ${heldOn('q', scope.day)})`,
    othersTitle: 'Уже не работают',
  };
}

async function listMeasures(context: Context, scope: SummaryScope): Promise<Measure[]> {
  const { tenantId } = context;
  const cohorts = await listCohorts(context);
  const filter = listFilter.parse({ organizationIds: [...scope.organizationIds], asOf: scope.day });
  const base = personCondition(context, filter, undefined);
  const plain = [
    ...categoryMeasures(tenantId, scope.day),
    ...cohorts.map((rule) => cohortMeasure(rule, tenantId, scope.day)),
  ];
  return [
    ...plain.map((measure) => ({ ...measure, base, othersTitle: 'Остальные' })),
    turnoverMeasure(context, scope),
    ...([1, 2, 3] as const).map((years) => retentionMeasure(context, scope, cohorts, years)),
  ];
}

interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** Measures of one base are counted together: one statement per base. */
async function countShares(context: Context, measures: readonly Measure[]): Promise<Map<string, Share>> {
  const shares = new Map<string, Share>();
  for (const [base, group] of Map.groupBy(measures, (measure) => measure.base)) {
    const sums = group.map(
      (measure, index) => sql`(count(*) filter (where ${measure.met}))::int as ${sql.ref(`m${index}`)}`,
    );
    const { rows } = await sql<Record<string, number>>`
      select count(*)::int as base, ${sql.join(sums)} from person p where ${base}`.execute(context.db);
    for (const [index, measure] of group.entries())
      shares.set(measure.code, { numerator: rows[0]?.[`m${index}`] ?? 0, denominator: rows[0]?.base ?? 0 });
  }
  return shares;
}

function scopeOf(context: Context, organizationIds: readonly string[], asOf: string | undefined): SummaryScope {
  return { organizationIds, day: asOf ?? todayOf(context) };
}

/** Counts and shares of the register as of a day, within what the actor may see. */
export async function summarizeRegister(
  context: Context,
  organizationIds: readonly string[],
  asOf: string | undefined,
) {
  const scope = scopeOf(context, organizationIds, asOf);
  const filter = listFilter.parse({ organizationIds: [...organizationIds], asOf: scope.day });
  const measures = await listMeasures(context, scope);
  const shares = await countShares(context, measures);
  const figures = measures.map(({ code, title, rule }) => ({
    code,
    title,
    rule,
    ...(shares.get(code) ?? { numerator: 0, denominator: 0 }),
  }));
  return { asOf: scope.day, counts: await countPeople(context, filter, undefined), figures };
}

const SHOWN = 200;

/**
 * The people behind a share: those counted and the rest of its base, by name; undefined for an unknown code. Those who
 * have left a school are counted there, but named only to who may still open their card.
 */
export async function listFigurePeople(
  context: Context,
  code: string,
  organizationIds: readonly string[],
  asOf: string | undefined,
) {
  const scope = scopeOf(context, organizationIds, asOf);
  const measure = (await listMeasures(context, scope)).find((item) => item.code === code);
  if (!measure) return undefined;
  const { rows } = await sql<{ id: string; name: string; posts: string; isMet: boolean }>`
    select found.id, found.name, found.is_met,
      coalesce((select string_agg(q.title || ', ' || o.short_name, '; ' order by q.id) from post q
        join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id
        where q.tenant_id = ${context.tenantId} and q.person_id = found.id and ${heldOn('q', scope.day)}), '') as posts
    from (select p.id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name, met.is_met,
        row_number() over (partition by met.is_met order by p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.id) as place
      from person p, lateral (select coalesce(${measure.met}, false) as is_met) met
      where ${measure.base} and ${personReachable(context, 'person.read', sql`p.id`)}) found
    where found.place <= ${SHOWN} order by found.is_met desc, found.place`.execute(context.db);
  const line = ({ id, name, posts }: (typeof rows)[number]) => ({ id, name, posts });
  return {
    counted: rows.filter((row) => row.isMet).map(line),
    others: rows.filter((row) => !row.isMet).map(line),
    othersTitle: measure.othersTitle,
  };
}
