import type { z } from 'zod';
import { can } from '#core/access/reach.ts';
import { recordChange, recordChanges } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { atomically } from '#core/db/tenant.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { organizationErrors } from './errors.ts';
import type { linkFields, OrganizationFields, statusFields, TaskState } from './model.ts';
import * as queries from './queries.ts';
import { availableActions, compareStaffing, isInn, isOgrn, keyBeside, keyOfOrganization } from './rules.ts';
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

/** @returns the keys of a name that no other organisation bears */
async function checkFree(
  context: Context,
  name: string,
  exceptId?: string,
): Promise<{ nameKey: string; number: string | null }> {
  const { key, number } = keyOfOrganization(name);
  const find = async (wanted: string) => {
    const found = await store.findByKey(context, wanted);
    return found?.id === exceptId ? undefined : found;
  };
  const taken = await find(key);
  if (!taken) return { nameKey: key, number };
  const beside = keyBeside(name, taken.name);
  const other = beside === undefined ? taken : await find(beside);
  if (beside !== undefined && !other) return { nameKey: beside, number };
  const { shortName, id } = other ?? taken;
  throw new AppError(organizationErrors.organization_exists, { name: shortName, id });
}

/** Another name leads here too, unless it already leads somewhere. */
async function keepName(context: Context, id: string, name: string): Promise<void> {
  const { key } = keyOfOrganization(name);
  if (!(await store.findByKey(context, key))) await store.insertAlias(context, id, name, key);
}

/** Adds an organisation; its short and full names both lead to it in imports. */
export async function addOrganization(
  context: Context,
  fields: OrganizationFields,
  batchId: string | null = null,
): Promise<string> {
  requireAccess(context, 'organization.edit');
  checkNumbers(fields);
  if (fields.parentId) await getOrganization(context, fields.parentId);
  const keys = await checkFree(context, fields.name);
  const id = await store.insertOrganization(context, { ...fields, ...keys }, batchId);
  await keepName(context, id, fields.shortName);
  await recordChange(context, {
    action: 'organization.added',
    thing: 'organization',
    thingId: id,
    after: fields,
    batchId,
  });
  return id;
}

/** As `checkFree`, of many: `taken` are the keys of all that are there. */
function chooseKey(
  name: string,
  taken: Awaited<ReturnType<typeof store.listKeys>>,
): { nameKey: string; number: string | null } {
  const { key, number } = keyOfOrganization(name);
  const other = taken.get(key);
  if (!other) return { nameKey: key, number };
  const beside = keyBeside(name, other.name);
  const second = beside === undefined ? other : taken.get(beside);
  if (beside !== undefined && !second) return { nameKey: beside, number };
  const { shortName, id } = second ?? other;
  throw new AppError(organizationErrors.organization_exists, { name: shortName, id });
}

/** Adds the organisations that an import met, none under another, as `addOrganization` adds one. @returns their ids */
export async function addOrganizations(
  context: Context,
  list: readonly OrganizationFields[],
  batchId: string | null,
): Promise<string[]> {
  if (list.length === 0) return [];
  requireAccess(context, 'organization.edit');
  const taken = await store.listKeys(context);
  const rows: store.NewOrganization[] = [];
  const aliases: store.Alias[] = [];
  for (const fields of list) {
    checkNumbers(fields);
    const { nameKey, number } = chooseKey(fields.name, taken);
    const id = newId();
    const { name, shortName } = fields;
    rows.push({ ...fields, id, nameKey, number });
    taken.set(nameKey, { id, name, shortName });
    const { key: aliasKey } = keyOfOrganization(fields.shortName);
    if (taken.has(aliasKey)) continue;
    aliases.push({ organizationId: id, alias: fields.shortName, aliasKey });
    taken.set(aliasKey, { id, name, shortName });
  }
  await store.insertOrganizations(context, rows, batchId);
  await store.insertAliases(context, aliases);
  await recordChanges(
    context,
    rows.map(({ id }, at) => ({
      action: 'organization.added',
      thing: 'organization',
      thingId: id,
      after: list[at],
      batchId,
    })),
  );
  return rows.map(({ id }) => id);
}

/** Whatever refers to it keeps it: the database says so. */
export async function removeUnused(context: Context, id: string): Promise<void> {
  const row = await getOrganization(context, id);
  const isRemoved = await atomically(context.db, () => store.deleteOrganization(context, id)).then(
    () => true,
    () => false,
  );
  if (!isRemoved) return;
  await recordChange(context, {
    action: 'organization.removed',
    thing: 'organization',
    thingId: id,
    before: { name: row.name },
  });
}

export async function getOrganization(context: Context, id: string) {
  const row = await store.findOrganization(context, id);
  if (!row) throw new AppError(frameErrors.not_found);
  return row;
}

/** Where it stands among the others, and whether it is open, is the municipality's to say. */
const MUNICIPAL_FIELDS = ['kind', 'parentId', 'isExternal', 'openedOn', 'closedBefore'] as const;

async function checkChanges(context: Context, id: string, changes: Partial<OrganizationFields>): Promise<void> {
  checkNumbers(changes);
  if (MUNICIPAL_FIELDS.some((field) => field in changes)) requireAccess(context, 'organization.edit');
  if (changes.parentId) {
    await getOrganization(context, changes.parentId);
    if (await queries.isUnder(context, changes.parentId, id)) throw new AppError(organizationErrors.own_parent);
  }
  if (changes.closedBefore) await checkCanClose(context, id);
}

function listChanges(current: object, wanted: object) {
  const now = current as Record<string, unknown>;
  const changed = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(now[key] ?? null) !== JSON.stringify(value ?? null),
  );
  return { before: Object.fromEntries(changed.map(([key]) => [key, now[key]])), after: Object.fromEntries(changed) };
}

/**
 * Only the named fields change, as one audit row; a former name goes on leading here.
 * @throws changed_by_other with the current version and values of the same fields
 */
export async function editOrganization(
  context: Context,
  id: string,
  version: number,
  changes: Partial<OrganizationFields>,
): Promise<number> {
  requireAccess(context, 'organization.edit', { organizationIds: [id] });
  const current = await getOrganization(context, id);
  if (current.version !== version) {
    const now = Object.fromEntries(Object.keys(changes).map((key) => [key, current[key as keyof typeof current]]));
    throw new AppError(frameErrors.changed_by_other, { current: now, version: current.version });
  }
  const { before, after } = listChanges(current, changes);
  if (Object.keys(after).length === 0) return version;
  await checkChanges(context, id, after);
  const keys = after.name ? await checkFree(context, String(after.name), id) : {};
  const next = await store.updateOrganization(context, id, version, { ...after, ...keys });
  if (after.name) await keepName(context, id, current.name);
  if (after.shortName) await keepName(context, id, String(after.shortName));
  await recordChange(context, { action: 'organization.edited', thing: 'organization', thingId: id, before, after });
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
  const details = await queries.loadDetails(context, id);
  const filled = await queries.listFilledRates(context, id);
  return {
    ...row,
    ...details,
    posts: compareStaffing(details.staffing, filled),
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
  const before = await store.deleteAlias(context, organizationId, id);
  if (!before) throw new AppError(frameErrors.not_found);
  await recordChange(context, {
    action: 'organization.alias_removed',
    thing: 'organization',
    thingId: organizationId,
    before,
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
  await getOrganization(context, organizationId);
  if (!(await store.saveStatus(context, organizationId, id, fields))) throw new AppError(frameErrors.not_found);
  await recordChange(context, {
    action: 'organization.status_saved',
    thing: 'organization',
    thingId: organizationId,
    after: fields,
  });
}

export async function removeStatus(context: Context, organizationId: string, id: string): Promise<void> {
  requireAccess(context, 'organization.edit');
  const before = await store.deleteStatus(context, organizationId, id);
  if (!before) throw new AppError(frameErrors.not_found);
  await recordChange(context, {
    action: 'organization.status_removed',
    thing: 'organization',
    thingId: organizationId,
    before,
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
  if (fields.otherId === organizationId) throw new AppError(organizationErrors.own_link);
  await getOrganization(context, organizationId);
  await getOrganization(context, fields.otherId);
  if (!(await store.saveLink(context, organizationId, id, fields))) throw new AppError(frameErrors.not_found);
  await recordChange(context, {
    action: 'organization.link_saved',
    thing: 'organization',
    thingId: organizationId,
    after: fields,
  });
}

export async function removeLink(context: Context, organizationId: string, id: string): Promise<void> {
  requireAccess(context, 'organization.edit');
  const before = await store.deleteLink(context, organizationId, id);
  if (!before) throw new AppError(frameErrors.not_found);
  await recordChange(context, {
    action: 'organization.link_removed',
    thing: 'organization',
    thingId: organizationId,
    before,
  });
}

export async function saveStaffing(
  context: Context,
  organizationId: string,
  rows: readonly { postCode: string; rates: number; startsOn: string }[],
): Promise<void> {
  requireAccess(context, 'organization.edit', { organizationIds: [organizationId] });
  await getOrganization(context, organizationId);
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
  const unique = [...new Set(organizationIds)];
  if ((await store.countExisting(context, unique)) < unique.length) throw new AppError(frameErrors.not_found);
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
  const marked = await store.updateTaskStates(context, taskId, organizationIds, change);
  if (marked < new Set(organizationIds).size) throw new AppError(frameErrors.not_found);
  await recordChange(context, {
    action: 'school_task.marked',
    thing: 'school_task',
    thingId: taskId,
    after: { organizationIds, ...change },
  });
}

export async function removeTask(context: Context, id: string): Promise<void> {
  requireAccess(context, 'organization.edit');
  const title = await store.deleteTask(context, id);
  if (title === undefined) throw new AppError(frameErrors.not_found);
  await recordChange(context, { action: 'school_task.removed', thing: 'school_task', thingId: id, before: { title } });
}

export async function showTask(context: Context, id: string) {
  const [task] = await queries.listTasks(context, id);
  if (!task) throw new AppError(frameErrors.not_found);
  const schools = await queries.listTaskSchools(context, id);
  const seesAll = can(context.actor, 'person.read');
  return {
    ...task,
    schools: schools.map((school) => {
      const mayMark = can(context.actor, 'organization.edit', { organizationIds: [school.organizationId] });
      // A note may speak of people: it is for the school and for those who see the people of all.
      const note = mayMark || seesAll ? school.note : null;
      return { ...school, note, state: school.state as TaskState, mayMark };
    }),
  };
}
