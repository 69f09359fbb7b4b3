import { type RawBuilder, sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import { addYears } from '#core/time/day.ts';
import { listCohorts } from './cohorts.ts';
import { listFilter } from './model.ts';
import { cohortCondition, countPeople, heldOn, personCondition } from './queries.ts';

/** A share with everything it is made of: it opens to numerator, denominator, rule and day. */
export interface SummaryFigure {
  readonly code: string;
  readonly title: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly rule: string;
}

interface Measure {
  readonly code: string;
  readonly title: string;
  readonly rule: string;
  readonly condition: RawBuilder<boolean>;
}

function categoryMeasure(context: Context, day: string, code: string, title: string): Measure {
  return {
    code,
    title,
    rule: 'Действующая на дату категория; каждый человек считается один раз.',
    condition: sql<boolean>`exists (select 1 from category c where c.tenant_id = ${context.tenantId} and c.person_id = p.id
      and (c.granted_on is null or c.granted_on <= ${day}::date) and (c.expires_on is null or c.expires_on > ${day}::date) and c.category = ${code})`,
  };
}

async function listMeasures(context: Context, day: string): Promise<Measure[]> {
  const cohorts = await listCohorts(context);
  const none = sql<boolean>`not exists (select 1 from category c where c.tenant_id = ${context.tenantId} and c.person_id = p.id
    and (c.granted_on is null or c.granted_on <= ${day}::date) and (c.expires_on is null or c.expires_on > ${day}::date)
    and c.category in ('first', 'highest'))`;
  return [
    categoryMeasure(context, day, 'highest', 'Высшая категория'),
    categoryMeasure(context, day, 'first', 'Первая категория'),
    {
      code: 'no_category',
      title: 'Без первой и высшей категории или нет данных',
      rule: 'Остальные: первой и высшей категории на дату нет или она не внесена.',
      condition: none,
    },
    ...cohorts.map((rule) => ({
      code: `cohort:${rule.code}`,
      title: rule.title,
      rule: 'Когорта по правилу из настроек; у кого нет нужных сведений, в числитель не входит.',
      condition: cohortCondition(rule, context.tenantId, day),
    })),
  ];
}

async function countMeasures(
  context: Context,
  base: RawBuilder<boolean>,
  measures: readonly Measure[],
): Promise<number[]> {
  const sums = measures.map(
    (measure, index) => sql`(count(*) filter (where ${measure.condition}))::int as ${sql.ref(`m${index}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`select ${sql.join(sums)} from person p where ${base}`.execute(
    context.db,
  );
  return measures.map((_, index) => rows[0]?.[`m${index}`] ?? 0);
}

/** Turnover of the last twelve months and retention of those who came a year before: from dates of posts (STAFF-11, STAFF-12). */
async function countMoves(context: Context, day: string, organizationIds: readonly string[]): Promise<SummaryFigure[]> {
  const yearAgo = addYears(day, -1);
  const twoAgo = addYears(day, -2);
  const place =
    organizationIds.length > 0
      ? sql<boolean>`q.organization_id = any(${[...organizationIds]}::uuid[])`
      : sql<boolean>`true`;
  const { rows } = await sql<{ left: number; before: number; came: number; stayed: number }>`
    with own as (select q.* from post q where q.tenant_id = ${context.tenantId} and ${place}),
    before as (select distinct q.person_id from own q where ${heldOn('q', yearAgo)}),
    now as (select distinct q.person_id from own q where ${heldOn('q', day)}),
    came as (select q.person_id from own q group by q.person_id having min(q.starts_on) > ${twoAgo}::date and min(q.starts_on) <= ${yearAgo}::date)
    select (select count(*) from before)::int as before,
      (select count(*) from before where person_id not in (select person_id from now))::int as left,
      (select count(*) from came)::int as came,
      (select count(*) from came where person_id in (select person_id from now))::int as stayed`.execute(context.db);
  const { left = 0, before = 0, came = 0, stayed = 0 } = rows[0] ?? {};
  return [
    {
      code: 'turnover',
      title: 'Выбыли за год',
      numerator: left,
      denominator: before,
      rule: 'Работали год назад и не работают на дату, к числу работавших год назад; по датам приёма и увольнения.',
    },
    {
      code: 'retention',
      title: 'Закрепились через год',
      numerator: stayed,
      denominator: came,
      rule: 'Пришли от двух лет до года назад и работают на дату; у кого нет даты приёма, не входит.',
    },
  ];
}

/** Counts and shares of the register as of a day, within what the actor may see. */
export async function summarizeRegister(context: Context, organizationIds: string[], asOf: string | undefined) {
  const day = asOf ?? todayOf(context);
  const filter = listFilter.parse({ organizationIds, asOf: day });
  const base = personCondition(context, filter, undefined);
  const measures = await listMeasures(context, day);
  const counts = await countPeople(context, filter, undefined);
  const numerators = await countMeasures(context, base, measures);
  const figures = measures.map(({ code, title, rule }, index) => ({
    code,
    title,
    rule,
    numerator: numerators[index] ?? 0,
    denominator: counts.people,
  }));
  return { asOf: day, counts, figures: [...figures, ...(await countMoves(context, day, organizationIds))] };
}
