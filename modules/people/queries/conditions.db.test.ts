import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { addDays, addMonths, addYears } from '#core/time/day.ts';
import { experienceAt } from '#core/time/read-duration.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { isInCohort } from '../rules.ts';
import { cohortCondition, experienceOn } from './conditions.ts';

/** Days that hurt: ends of months, leap days, and the days about them. */
const edgeDay = fc
  .tuple(
    fc.constantFrom('2024-02-29', '2025-02-28', '2026-01-31', '2026-03-31', '2026-04-30', '2026-11-22', '2026-12-31'),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([day, shift]) => addDays(day, shift));

const bounds = fc.record({
  months: fc.constantFrom(0, 1, 11, 12, 13, 36, 400),
  asOf: edgeDay,
  day: edgeDay,
  yearsAhead: fc.integer({ min: -3, max: 3 }),
  age: fc.constantFrom(18, 30, 35, 99),
  birthShift: fc.integer({ min: -1, max: 1 }),
  maxMonths: fc.constantFrom(undefined, 12, 36),
  maxAge: fc.constantFrom(undefined, 30, 35),
  knows: fc.constantFrom('all', 'birth', 'experience', 'nothing'),
});

type Bounds = typeof bounds extends fc.Arbitrary<infer T> ? T : never;

function makeCase(row: Bounds) {
  const day = addYears(row.day, row.yearsAhead);
  const rule = {
    code: 'c',
    title: '',
    ...(row.maxMonths !== undefined && { maxExperienceMonths: row.maxMonths }),
    ...(row.maxAge !== undefined && { maxAge: row.maxAge }),
  };
  const hasBirth = row.knows === 'all' || row.knows === 'birth';
  const hasExperience = row.knows === 'all' || row.knows === 'experience';
  const person = {
    birthDate: hasBirth ? addDays(addYears(day, -row.age - 1), row.birthShift) : null,
    experience: hasExperience ? [{ kind: 'pedagogical' as const, months: row.months, asOf: row.asOf }] : [],
  };
  return { day, rule, person };
}

async function insertCase(context: Context, { person }: ReturnType<typeof makeCase>): Promise<string> {
  const { db, tenantId } = context;
  const id = newId();
  const { birthDate } = person;
  await db.insertInto('person').values({ tenantId, id, surname: 'Проба', nameKey: 'проба', birthDate }).execute();
  for (const line of person.experience)
    await db
      .insertInto('experience')
      .values({ tenantId, id: newId(), personId: id, ...line })
      .execute();
  return id;
}

describe('[STAFF-08][STAFF-09][STAFF-10] the SQL of a cohort', () => {
  it('is isInCohort, at every boundary', () =>
    inTestTenant(async (context) => {
      for (const row of fc.sample(bounds, { numRuns: 300, seed: 11 })) {
        const made = makeCase(row);
        const id = await insertCase(context, made);
        const { rows } = await sql<{ isIn: boolean }>`
          select coalesce(${cohortCondition(made.rule, context.tenantId, made.day)}, false) as is_in
          from person p where p.tenant_id = ${context.tenantId} and p.id = ${id}`.execute(context.db);
        expect([made, rows[0]?.isIn]).toEqual([made, isInCohort(made.rule, made.person, made.day) === true]);
      }
    }));
});

describe('[STAFF-19] experience that goes on', () => {
  it('is in SQL what it is in experienceAt, forward and back', () =>
    inTestTenant(async (context) => {
      const pairs = fc.tuple(edgeDay, edgeDay, fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 60 }));
      for (const [asOf, base, shift, months] of fc.sample(pairs, { numRuns: 300, seed: 5 })) {
        const day = addMonths(base, shift);
        const { rows } = await sql<{ months: number }>`select ${experienceOn(day)} as months
          from (select ${asOf}::date as as_of, ${months}::int as months) e`.execute(context.db);
        expect([asOf, day, rows[0]?.months]).toEqual([asOf, day, experienceAt({ months, asOf }, day)]);
      }
    }));
});
