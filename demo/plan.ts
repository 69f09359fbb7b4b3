import type { BulkRow } from '#core/db/bulk.ts';
import { newId } from '#core/ids.ts';
import type { Day } from '#core/time/day.ts';
import type { DemoName } from './names.ts';
import type { Random } from './random.ts';

/** Tables the demo fills, each after those it points to. */
export const FILLED_TABLES = [
  'organization',
  'organization_alias',
  'organization_status',
  'organization_link',
  'staffing',
  'person',
  'former_name',
  'post',
  'education',
  'experience',
  'category',
  'fitness',
  'training_record',
  'person_record',
  'consent',
  'school_task',
  'school_task_state',
  'tutorship',
  'offer',
  'competence',
  'instrument',
  'instrument_version',
  'level_scale',
  'campaign',
  'campaign_stage',
  'participation',
  'result',
  'recommendation',
  'pathway',
  'pathway_need',
  'pathway_item',
  'consultation',
  'self_check',
] as const;
export type FilledTable = (typeof FILLED_TABLES)[number];

export interface DemoOrganization {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  /** How many people of the set belong to it, those who have left included. */
  readonly size: number;
}

export interface DemoPerson {
  readonly id: string;
  readonly name: DemoName;
  readonly birthDate: Day | null;
  readonly organization: DemoOrganization;
  readonly postCode: string;
  readonly title: string;
  readonly subjectCodes: readonly string[];
  readonly isWorking: boolean;
  readonly isOnLeave: boolean;
  readonly startedOn: Day;
  readonly pedagogicalMonths: number;
  /** Points above or below the mean of every competence, the same in every campaign. */
  readonly ability: number;
}

/** Everything that will be written, gathered in memory first: the same seed and day give the same plan, ids apart. */
export interface Plan {
  readonly tenantId: string;
  readonly today: Day;
  readonly random: Random;
  readonly rows: ReadonlyMap<FilledTable, BulkRow[]>;
  readonly organizations: DemoOrganization[];
  readonly people: DemoPerson[];
  /** Code of a competence by its id. */
  readonly competenceCodes: Map<string, string>;
}

export function createPlan(tenantId: string, today: Day, random: Random): Plan {
  const rows = new Map(FILLED_TABLES.map((table) => [table, [] as BulkRow[]]));
  return { tenantId, today, random, rows, organizations: [], people: [], competenceCodes: new Map() };
}

/** @returns the id of the new row */
export function addRow(plan: Plan, table: FilledTable, row: BulkRow): string {
  const id = typeof row.id === 'string' ? row.id : newId();
  plan.rows.get(table)?.push({ tenantId: plan.tenantId, id, ...row });
  return id;
}

/** A row of a table whose key is not `id`. */
export function addKeylessRow(plan: Plan, table: FilledTable, row: BulkRow): void {
  plan.rows.get(table)?.push({ tenantId: plan.tenantId, ...row });
}
