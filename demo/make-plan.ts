import { addYears, type Day, yearOf } from '#core/time/day.ts';
import { planDiagnostics } from './diagnostics.ts';
import { planFacts } from './facts.ts';
import { planOddities } from './oddities.ts';
import { planOffers } from './offers.ts';
import { planOrganizations } from './organizations.ts';
import { createPlan, type Plan } from './plan.ts';
import { createRandom } from './random.ts';
import type { Municipality } from './sizes.ts';
import { planStaff } from './staff.ts';

/** Everything but the ids follows from the municipality and the day. */
export function makePlan(
  tenantId: string,
  today: Day,
  municipality: Municipality,
  competences: ReadonlyMap<string, string>,
): Plan {
  const plan = createPlan(tenantId, today, createRandom(municipality.seed));
  planOrganizations(plan, municipality);
  planStaff(plan);
  planFacts(plan);
  planOddities(plan);
  planOffers(plan);
  planDiagnostics(plan, municipality, competences);
  return plan;
}

/** The last 20 September that has come: the day of form ОО-1. */
export function lastSnapshotDay(today: Day): Day {
  const day = `${yearOf(today)}-09-20`;
  return day <= today ? day : addYears(day, -1);
}
