import { type RawBuilder, sql } from 'kysely';
import type { Permission } from '#core/access/grants.ts';
import type { Reach } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { personReachable } from '#modules/people/public.ts';
import type { ItemState, PathwayState } from '../model.ts';
import { pathwayReachable } from './list.ts';

/** An item that a list may close, or has closed already. */
export interface ClosableItem {
  readonly id: string;
  readonly pathwayId: string;
  readonly personId: string;
  readonly title: string;
  readonly offerTitle: string | null;
  readonly state: ItemState;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly evidence: string | null;
  readonly remark: string | null;
  readonly version: number;
}

/** Items of people in pathways under way or ended, within reach: open ones and those done. */
export async function listClosableItems(
  context: Context,
  personIds: readonly string[],
  reach: Reach,
): Promise<ClosableItem[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<ClosableItem>`
    select i.id, i.pathway_id, w.person_id, i.title, o.title as offer_title, i.state, i.due_on, i.done_on, i.evidence, i.remark, i.version
    from pathway w join pathway_item i on i.tenant_id = w.tenant_id and i.pathway_id = w.id
    left join offer o on o.tenant_id = i.tenant_id and o.id = i.offer_id
    where w.tenant_id = ${context.tenantId} and w.person_id = any(${[...personIds]}::uuid[]) and ${pathwayReachable(reach)}
      and (w.state in ('approved', 'in_progress') and i.state in ('planned', 'confirmed', 'returned')
        or w.state in ('approved', 'in_progress', 'completed', 'reviewed') and i.state = 'done')
    order by i.due_on, i.id`.execute(context.db);
  return rows;
}

/** The living pathway of each person, whoever may open it. */
export async function listLiving(
  context: Context,
  personIds: readonly string[],
): Promise<Map<string, { personId: string; organizationId: string; state: PathwayState }>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ personId: string; organizationId: string; state: PathwayState }>`
    select person_id, organization_id, state from pathway where tenant_id = ${context.tenantId}
      and person_id = any(${[...personIds]}::uuid[]) and state not in ('completed', 'reviewed', 'stopped', 'declined')`.execute(
    context.db,
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

export interface ReachablePerson {
  readonly id: string;
  readonly name: string;
  readonly mayEdit: boolean;
}

/** Those of the people whom the actor may see, by id. */
export async function listReachable(
  context: Context,
  personIds: readonly string[],
): Promise<Map<string, ReachablePerson>> {
  const may = (permission: Permission): RawBuilder<boolean> => personReachable(context, permission, sql.ref('p.id'));
  const { rows } = await sql<ReachablePerson>`
    select p.id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name,
      ${may('person.edit')} as may_edit
    from person p where p.tenant_id = ${context.tenantId} and p.id = any(${[...personIds]}::uuid[])
      and p.merged_into_id is null and ${may('person.read')}`.execute(context.db);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface KnownTraining {
  readonly personId: string;
  readonly title: string;
  readonly year: number | null;
}

export async function listTraining(context: Context, personIds: readonly string[]): Promise<KnownTraining[]> {
  const { rows } = await sql<KnownTraining>`
    select person_id, title, coalesce(extract(year from coalesce(ends_on, issued_on))::int, year) as year from training_record
    where tenant_id = ${context.tenantId} and person_id = any(${[...personIds]}::uuid[])`.execute(context.db);
  return rows;
}
