import type { z } from 'zod';
import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { readOrganizationName } from '#core/text/organization-name.ts';
import { organizationErrors } from './errors.ts';
import type { linkFields, OrganizationFields, statusFields, TaskState } from './model.ts';
import * as queries from './queries.ts';
import { availableActions, isInn, isOgrn, vacantRates } from './rules.ts';
import * as store from './store.ts';

type StatusFields = z.infer<typeof statusFields>;
type LinkFields = z.infer<typeof linkFields>;

function checkNumbers(fields: Partial<OrganizationFields>): void {
  if (fields.inn && !isInn(fields.inn)) throw new AppError(organizationErrors.bad_inn);
  if (fields.ogrn && !isOgrn(fields.ogrn)) throw new AppError(organizationErrors.bad_ogrn);
}

function checkPeriod(period: { startsOn: string; endsBefore: string | null }): void {
  if (period.endsBefore !== null && period.endsBefore <= period.startsOn)
    throw new AppError(organizationErrors.bad_period);
}

async function checkFree(
  context: Context,
  name: string,
  exceptId?: string,
): Promise<{ nameKey: string; number: string | null }> {
  const { key, number } = readOrganizationName(name);
  const taken = await store.findByKey(context, key);
  if (taken && taken.id !== exceptId)
    throw new AppError(organizationErrors.organization_exists, { name: taken.shortName });
  return { nameKey: key, number: number ?? null };
}

/** Adds an organisation; its short and full names both lead to it in imports. */
export async function addOrganization(
  context: Context,
  fields: OrganizationFields,
  batchId: string | null = null,
): Promise<string> {
  requireAccess(context, 'organization.edit');
  checkNumbers(fields);
  const keys = await checkFree(context, fields.name);
  const id = await store.insertOrganization(context, { ...fields, ...keys }, batchId);
  const shortKey = readOrganizationName(fields.shortName).key;
  if (shortKey !== keys.nameKey) await store.insertAlias(context, id, fields.shortName, shortKey);
  await recordChange(context, {
    action: 'organization.added',
    thing: 'organization',
    thingId: id,
    after: fields,
    batchId,
  });
  return id;
}

export async function getOrganization(context: Context, id: string) {
  const row = await store.findOrganization(context, id);
  if (!row) throw new AppError(frameErrors.not_found);
  return row;
}

/** Only the named fields change, as one audit row. */
export async function editOrganization(
  context: Context,
  id: string,
  version: number,
  changes: Partial<OrganizationFields>,
): Promise<number> {
  requireAccess(context, 'organization.edit', { organizationIds: [id] });
  const current = await getOrganization(context, id);
  checkNumbers(changes);
  if (changes.parentId === id) throw new AppError(organizationErrors.own_parent);
  if (changes.closedBefore) await checkCanClose(context, id);
  const keys = changes.name ? await checkFree(context, changes.name, id) : {};
  const next = await store.updateOrganization(context, id, version, { ...changes, ...keys });
  const before = Object.fromEntries(Object.keys(changes).map((key) => [key, current[key as keyof typeof current]]));
  await recordChange(context, {
    action: 'organization.edited',
    thing: 'organization',
    thingId: id,
    before,
    after: changes,
  });
  return next;
}

async function checkCanClose(context: Context, id: string): Promise<void> {
  requireAccess(context, 'organization.edit');
  const { people } = await queries.countPeople(context, id);
  if (people > 0) throw new AppError(organizationErrors.has_people, { count: people });
}

/** The organisation's page in one answer. */
export async function showOrganization(context: Context, id: string) {
  const row = await getOrganization(context, id);
  const staffing = await store.listStaffing(context, id);
  const filled = staffing.length > 0 ? await queries.listFilledRates(context, id) : new Map<string, number>();
  return {
    ...row,
    aliases: await store.listAliases(context, id),
    statuses: await store.listStatuses(context, id),
    links: (await store.listLinks(context, id)).map((link) => ({ ...link, kind: link.kind as LinkFields['kind'] })),
    staffing: staffing.map((line) => {
      const taken = filled.get(line.postCode) ?? 0;
      return { ...line, filled: taken, vacant: vacantRates(line.rates, taken) };
    }),
    ...(await queries.countPeople(context, id)),
    actions: availableActions(row, context.actor, todayOf(context)),
  };
}

export async function addAlias(context: Context, organizationId: string, alias: string): Promise<void> {
  requireAccess(context, 'organization.edit', { organizationIds: [organizationId] });
  const { nameKey } = await checkFree(context, alias, organizationId);
  await store.insertAlias(context, organizationId, alias, nameKey);
  await recordChange(context, {
    action: 'organization.alias_added',
    thing: 'organization',
    thingId: organizationId,
    after: { alias },
  });
}

export async function removeAlias(context: Context, organizationId: string, id: string): Promise<void> {
  requireAccess(context, 'organization.edit', { organizationIds: [organizationId] });
  await store.deleteAlias(context, organizationId, id);
  await recordChange(context, {
    action: 'organization.alias_removed',
    thing: 'organization',
    thingId: organizationId,
    before: { id },
  });
}

export async function saveStatus(
  context: Context,
  organizationId: string,
  id: string | null,
  fields: StatusFields,
): Promise<void> {
  requireAccess(context, 'organization.edit');
  checkPeriod(fields);
  await store.upsertStatus(context, organizationId, id, fields);
  await recordChange(context, {
    action: 'organization.status_saved',
    thing: 'organization',
    thingId: organizationId,
    after: fields,
  });
}

export async function saveLink(
  context: Context,
  organizationId: string,
  id: string | null,
  fields: LinkFields,
): Promise<void> {
  requireAccess(context, 'organization.edit');
  checkPeriod(fields);
  await store.upsertLink(context, organizationId, id, fields);
  await recordChange(context, {
    action: 'organization.link_saved',
    thing: 'organization',
    thingId: organizationId,
    after: fields,
  });
}

export async function saveStaffing(
  context: Context,
  organizationId: string,
  rows: readonly { postCode: string; rates: number; startsOn: string }[],
): Promise<void> {
  requireAccess(context, 'organization.edit', { organizationIds: [organizationId] });
  const before = await store.listStaffing(context, organizationId);
  await store.replaceStaffing(context, organizationId, rows);
  await recordChange(context, {
    action: 'organization.staffing_saved',
    thing: 'organization',
    thingId: organizationId,
    before,
    after: rows,
  });
}

export async function addTask(
  context: Context,
  task: { title: string; postCode: string | null; dueOn: string; organizationIds: readonly string[] },
): Promise<string> {
  requireAccess(context, 'organization.edit');
  const { organizationIds, ...fields } = task;
  const id = await store.insertTask(context, fields, organizationIds);
  await recordChange(context, { action: 'school_task.added', thing: 'school_task', thingId: id, after: task });
  return id;
}

/** A school marks its own task, the service any. */
export async function markTask(
  context: Context,
  taskId: string,
  organizationIds: readonly string[],
  change: { state: TaskState; note: string | null },
): Promise<void> {
  for (const organizationId of organizationIds)
    requireAccess(context, 'organization.edit', { organizationIds: [organizationId] });
  await store.updateTaskStates(context, taskId, organizationIds, change);
  await recordChange(context, {
    action: 'school_task.marked',
    thing: 'school_task',
    thingId: taskId,
    after: { organizationIds, ...change },
  });
}

export async function showTask(context: Context, id: string) {
  const [task] = await queries.listTasks(context, id);
  if (!task) throw new AppError(frameErrors.not_found);
  const schools = await queries.listTaskSchools(context, id);
  return {
    ...task,
    schools: schools.map((school) => ({
      ...school,
      state: school.state as TaskState,
      mayMark: can(context.actor, 'organization.edit', { organizationIds: [school.organizationId] }),
    })),
  };
}
