import { createHash, randomInt } from 'node:crypto';
import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { addDays } from '#core/time/day.ts';
import { accountErrors } from '../errors.ts';
import type { Invitation, NewAssignment, User, UserAction } from '../model.ts';
import {
  type ChoiceRow,
  countOtherAdministrators,
  findAccountByLogin,
  findAssignment,
  findLoginOfPerson,
  getTenantCode,
  hasEmail,
  isMember,
  isOrganization,
  isPerson,
  listLoginsLike,
  listOrganizationsLike,
  listPeopleLike,
  selectUsers,
  type UserFilter,
  type UserRow,
} from '../queries.ts';
import {
  checkAssignment,
  formatInvitationCode,
  listUserActions,
  shownEmail,
  suggestLogin as suggest,
  syntheticEmail,
} from '../rules.ts';
import {
  deleteAssignment,
  deleteSecondFactors,
  deleteSessions,
  insertAccount,
  insertAssignment,
  insertMembership,
  replaceInvitation,
  updateAccount,
  updateAssignmentEnd,
  updateMembership,
} from '../store.ts';

const INVITATION_DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;

function toUser(context: Context, row: UserRow): User {
  const who = { mayManage: can(context.actor, 'account.manage'), isSystem: context.actor.kind === 'system' };
  const { accountId: _, email, ...rest } = row;
  return {
    ...rest,
    email: shownEmail(email),
    actions: listUserActions(row, who),
  };
}

export async function listUsers(context: Context, filter: UserFilter): Promise<{ rows: User[]; total: number }> {
  requireAccess(context, 'account.manage');
  const { rows, total } = await selectUsers(context, filter, context.services.clock.now());
  return { rows: rows.map((row) => toUser(context, row)), total };
}

async function getUser(context: Context, userId: string): Promise<{ user: User; accountId: string }> {
  requireAccess(context, 'account.manage');
  const filter = { query: '', offset: 0, limit: 1, id: userId };
  const row = (await selectUsers(context, filter, context.services.clock.now())).rows[0];
  if (!row) throw new AppError(frameErrors.not_found);
  return { user: toUser(context, row), accountId: row.accountId };
}

function requireAction(user: User, action: UserAction): void {
  if (user.actions.includes(action)) return;
  throw new AppError(user.isShared ? accountErrors.account_shared : accountErrors.action_unavailable);
}

export async function suggestLogin(context: Context, name: string): Promise<string> {
  requireAccess(context, 'account.manage');
  const code = await getTenantCode(context);
  return suggest(code, name, await listLoginsLike(context.db, `${code}.`));
}

export async function listPersonChoices(context: Context, query: string): Promise<ChoiceRow[]> {
  requireAccess(context, 'account.manage');
  return listPeopleLike(context, query);
}

export async function listOrganizationChoices(context: Context, query: string): Promise<ChoiceRow[]> {
  requireAccess(context, 'account.manage');
  return listOrganizationsLike(context, query);
}

export function digestInvitationCode(digits: string): string {
  return createHash('sha256').update(`invitation:${digits}`).digest('hex');
}

/** A fresh one-time code for the account; any earlier one stops working. Only the digest is kept. */
async function issueInvitation(
  context: Context,
  account: { id: string; name: string; login: string },
): Promise<Invitation> {
  const digits = Array.from({ length: 16 }, () => randomInt(10)).join('');
  const expiresAt = new Date(context.services.clock.now().getTime() + INVITATION_DAYS * DAY);
  await replaceInvitation(context.db, {
    tenantId: context.tenantId,
    userId: account.id,
    codeDigest: digestInvitationCode(digits),
    expiresAt,
  });
  const { name, login } = account;
  return { name, login, code: formatInvitationCode(digits), expiresAt };
}

async function requirePersonFree(context: Context, personId: string, exceptUserId: string | null): Promise<void> {
  if (!(await isPerson(context, personId))) throw new AppError(accountErrors.person_unknown);
  const login = await findLoginOfPerson(context, personId, exceptUserId);
  if (login !== undefined) throw new AppError(accountErrors.person_taken, { login });
}

interface NewUser {
  readonly name: string;
  readonly login: string;
  readonly email: string | null;
  readonly personId: string | null;
  readonly assignment: NewAssignment;
}

/**
 * Creates an account without a password; its owner chooses one with the printed code.
 * @throws login_taken, email_taken, person_taken, person_unknown and the faults of an assignment
 */
export async function addUser(context: Context, input: NewUser): Promise<{ userId: string; invitation: Invitation }> {
  requireAccess(context, 'account.manage');
  const { db, tenantId } = context;
  const { name, login, personId } = input;
  if (await findAccountByLogin(db, login)) throw new AppError(accountErrors.login_taken, { login });
  const email = input.email?.toLowerCase() ?? syntheticEmail(login);
  if (await hasEmail(db, email, null)) throw new AppError(accountErrors.email_taken);
  if (personId) await requirePersonFree(context, personId, null);
  const account = { id: newId(), name, login };
  await insertAccount(db, { ...account, email });
  const userId = await insertMembership(db, { tenantId, userId: account.id, personId });
  await recordChange(context, {
    action: 'account.added',
    thing: 'account',
    thingId: userId,
    after: { name, login, ...(input.email && { email }), ...(personId && { personId }) },
  });
  await placeAssignment(context, userId, input.assignment, []);
  return { userId, invitation: await issueInvitation(context, account) };
}

/**
 * Lets an existing account into this municipality: only whoever runs the installation may (the command line).
 * @throws login_taken when it is here already
 */
export async function admitAccount(
  context: Context,
  account: { id: string; login: string },
  assignment: NewAssignment,
): Promise<{ userId: string }> {
  if (context.actor.kind !== 'system') throw new AppError(frameErrors.not_found);
  const { id: accountId, login } = account;
  if (await isMember(context, accountId)) throw new AppError(accountErrors.login_taken, { login });
  const userId = await insertMembership(context.db, { tenantId: context.tenantId, userId: accountId, personId: null });
  await recordChange(context, { action: 'account.admitted', thing: 'account', thingId: userId });
  await placeAssignment(context, userId, assignment, []);
  return { userId };
}

interface UserChange {
  readonly userId: string;
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly isActive?: boolean | undefined;
}

export async function editUser(context: Context, input: UserChange): Promise<void> {
  const { user, accountId } = await getUser(context, input.userId);
  if (input.name !== undefined || input.email !== undefined) await editAccount(context, user, accountId, input);
  if (input.isActive !== undefined && input.isActive !== user.isActive) {
    await setActive(context, user, accountId, input.isActive);
  }
}

async function editAccount(context: Context, user: User, accountId: string, input: UserChange): Promise<void> {
  requireAction(user, 'edit');
  const name = input.name ?? user.name;
  const email = input.email === undefined ? user.email : (input.email?.toLowerCase() ?? null);
  if (name === user.name && email === user.email) return;
  const stored = email ?? syntheticEmail(user.login);
  if (await hasEmail(context.db, stored, accountId)) throw new AppError(accountErrors.email_taken);
  await updateAccount(context.db, accountId, { name, email: stored });
  await recordChange(context, {
    action: 'account.edited',
    thing: 'account',
    thingId: user.id,
    before: { ...(name !== user.name && { name: user.name }), ...(email !== user.email && { email: user.email }) },
    after: { ...(name !== user.name && { name }), ...(email !== user.email && { email }) },
  });
}

/** Keeping out ends every session at once, unless the account works elsewhere too; the rights are gone with the next request anyway. */
async function setActive(context: Context, user: User, accountId: string, isActive: boolean): Promise<void> {
  requireAction(user, isActive ? 'activate' : 'deactivate');
  if (!isActive) await requireOtherAdministrator(context, user.id, user.assignments);
  await updateMembership(context.db, context.tenantId, user.id, { isActive });
  if (!isActive && !user.isShared) await deleteSessions(context.db, accountId);
  await recordChange(context, {
    action: isActive ? 'account.activated' : 'account.deactivated',
    thing: 'account',
    thingId: user.id,
    after: { name: user.name },
  });
}

async function requireOtherAdministrator(
  context: Context,
  userId: string,
  lost: readonly { role: string }[],
): Promise<void> {
  if (!lost.some((assignment) => assignment.role === 'administrator')) return;
  if ((await countOtherAdministrators(context, userId, todayOf(context))) === 0) {
    throw new AppError(accountErrors.last_administrator);
  }
}

async function placeAssignment(
  context: Context,
  userId: string,
  assignment: NewAssignment,
  held: User['assignments'],
): Promise<string> {
  const next = { ...assignment, startsOn: assignment.startsOn ?? todayOf(context) };
  const verdict = checkAssignment(next, held);
  if (!verdict.ok) throw new AppError(verdict.error, verdict.details);
  const { organizationId } = next;
  if (organizationId && !(await isOrganization(context, organizationId))) {
    throw new AppError(accountErrors.organization_unknown, { name: organizationId });
  }
  const id = await insertAssignment(context.db, context.tenantId, { membershipId: userId, ...next });
  await recordChange(context, { action: 'account.assigned', thing: 'account', thingId: userId, after: next });
  return id;
}

export async function addAssignment(context: Context, userId: string, assignment: NewAssignment): Promise<string> {
  const { user } = await getUser(context, userId);
  requireAction(user, 'assign');
  return placeAssignment(context, userId, assignment, user.assignments);
}

/** Ends a role: from `endsBefore` (today when absent) it is not held. One that has not begun is taken away whole. */
export async function endAssignment(
  context: Context,
  assignmentId: string,
  endsBefore: string | undefined,
): Promise<void> {
  requireAccess(context, 'account.manage');
  const assignment = await findAssignment(context, assignmentId);
  if (!assignment) throw new AppError(frameErrors.not_found);
  const { membershipId, role, startsOn } = assignment;
  await requireOtherAdministrator(context, membershipId, [{ role }]);
  const today = todayOf(context);
  const end = endsBefore ?? today;
  if (end <= startsOn && startsOn < today) throw new AppError(accountErrors.period_empty);
  if (end <= startsOn) await deleteAssignment(context.db, context.tenantId, assignmentId);
  else await updateAssignmentEnd(context.db, context.tenantId, assignmentId, end);
  await recordChange(context, {
    action: 'account.unassigned',
    thing: 'account',
    thingId: membershipId,
    before: { role, organizationId: assignment.organizationId, endsBefore: assignment.endsBefore },
    after: { lastDay: addDays(end, -1) },
  });
}

export async function linkPerson(context: Context, userId: string, personId: string | null): Promise<void> {
  const { user } = await getUser(context, userId);
  requireAction(user, 'link');
  if (personId === user.personId) return;
  if (personId) await requirePersonFree(context, personId, userId);
  await updateMembership(context.db, context.tenantId, userId, { personId });
  await recordChange(context, {
    action: personId ? 'account.linked' : 'account.unlinked',
    thing: 'account',
    thingId: userId,
    before: { personId: user.personId },
    after: { personId },
  });
}

/** A new one-time code, for a forgotten password too. The old password holds until the code is used. */
export async function renewInvitation(context: Context, userId: string): Promise<Invitation> {
  const { user, accountId } = await getUser(context, userId);
  requireAction(user, 'invite');
  await recordChange(context, { action: 'account.invited', thing: 'account', thingId: userId });
  return issueInvitation(context, { id: accountId, name: user.name, login: user.login });
}

/** For someone who lost the phone: the second step, every passkey and every session go. */
export async function disableTwoFactor(context: Context, userId: string): Promise<void> {
  const { user, accountId } = await getUser(context, userId);
  requireAction(user, 'disable_two_factor');
  await deleteSecondFactors(context.db, accountId);
  await deleteSessions(context.db, accountId);
  await recordChange(context, { action: 'account.two_factor_off', thing: 'account', thingId: userId });
}
