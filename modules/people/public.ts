import type { Context } from '#core/context.ts';
import { tellImportedApart } from './apart.ts';
import * as bulk from './bulk-write.ts';
import { listCohorts as loadCohorts } from './cohorts.ts';
import { cohortCondition as conditionOfCohort, type SqlDay } from './queries/conditions.ts';
import { personReachable as reachablePerson } from './queries/reach.ts';
import { loadRegister as loadWhole, type RegisterEntry } from './queries/register.ts';
import type { CohortRule } from './rules.ts';
import type { Pair } from './store/apart.ts';
import { makeWorkbook as writeWorkbook } from './workbook.ts';

/** The whole register by person id, for matching in memory. */
export function loadRegister(context: Context): Promise<Map<string, RegisterEntry>> {
  return loadWhole(context);
}

/** Writes what an import decided, in sets. @returns what was written, for taking the batch back */
export function writeStaff(
  context: Context,
  writes: readonly bulk.StaffWrite[],
  batchId: string | null,
): Promise<bulk.StaffEffect[]> {
  return bulk.writeStaff(context, writes, batchId);
}

export function revertStaff(context: Context, effects: readonly bulk.StaffEffect[], batchId: string): Promise<void> {
  return bulk.revertStaff(context, effects, batchId);
}

/** Ids of rows that were changed again after the batch. */
export function findOverwritten(context: Context, effects: readonly bulk.StaffEffect[]): Promise<string[]> {
  return bulk.findOverwritten(context, effects);
}

/** Pairs of records that somebody has answered to be two people while loading a list. */
export function tellApart(context: Context, pairs: readonly Pair[], batchId: string): Promise<void> {
  return tellImportedApart(context, pairs, batchId);
}

/** The municipality's cohort rules, and the condition of one on a person `p` in SQL. */
export function listCohorts(context: Context): Promise<readonly CohortRule[]> {
  return loadCohorts(context);
}

export function cohortCondition(rule: CohortRule, tenantId: string, day: SqlDay) {
  return conditionOfCohort(rule, tenantId, day);
}

/** The list's twin of `can(actor, permission, about a person)`: a condition on the person's id, e.g. `sql.ref('p.id')`. */
export function personReachable(...question: Parameters<typeof reachablePerson>) {
  return reachablePerson(...question);
}

/** Streams a workbook into the file store. @returns the file's id: its maker may download it */
export function makeWorkbook(...question: Parameters<typeof writeWorkbook>): Promise<string> {
  return writeWorkbook(...question);
}
