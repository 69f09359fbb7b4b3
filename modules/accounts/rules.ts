import { ORGANIZATION_ROLES, ROLE_TITLES, type Role } from '#core/access/grants.ts';
import type { ErrorEntry } from '#core/contract/errors.ts';
import { transliterate } from '#core/text/transliterate.ts';
import { accountErrors } from './errors.ts';
import { LOGIN_PATTERN, type UserAction } from './model.ts';

/** `code.surname`, then with initials, then with a number: the first that is free. */
export function suggestLogin(code: string, name: string, taken: ReadonlySet<string>): string {
  const [surname = '', ...rest] = name.trim().split(/\s+/);
  const initials = rest.map((part) => transliterate(part).slice(0, 1)).join('');
  const base = `${code}.${transliterate(surname) || 'user'}`.slice(0, 50);
  const long = initials ? `${base}.${initials}` : base;
  for (const login of [base, long]) if (!taken.has(login) && LOGIN_PATTERN.test(login)) return login;
  for (let number = 2; ; number++) if (!taken.has(`${long}${number}`)) return `${long}${number}`;
}

/** Accounts without mail carry an address that no mail reaches (RFC 2606); it is never shown. */
const NO_MAIL = '@opora.invalid';

export function syntheticEmail(login: string): string {
  return `${login}${NO_MAIL}`;
}

export function shownEmail(email: string): string | null {
  return email.endsWith(NO_MAIL) ? null : email;
}

/** Sixteen digits in fours: typed the same in any keyboard layout. */
export function formatInvitationCode(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** The digits of what a person typed, or undefined when it cannot be a code. */
export function readInvitationCode(text: string): string | undefined {
  const digits = text.replace(/[\s\u00a0-]/g, '');
  return /^\d{16}$/.test(digits) ? digits : undefined;
}

interface Placement {
  readonly role: Role;
  readonly organizationId: string | null;
  readonly startsOn: string;
  readonly endsBefore: string | null;
}

export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: ErrorEntry; readonly details: Record<string, string> };

/** A role of an organisation needs one, a role of the municipality has none; the period is not empty; not held twice. */
export function checkAssignment(next: Placement, held: readonly Placement[]): Verdict {
  const role = ROLE_TITLES[next.role];
  const isOfOrganization = ORGANIZATION_ROLES.includes(next.role);
  if (isOfOrganization && !next.organizationId) return refuse(accountErrors.organization_needed, { role });
  if (!isOfOrganization && next.organizationId) return refuse(accountErrors.organization_extra, { role });
  if (next.endsBefore !== null && next.endsBefore <= next.startsOn) return refuse(accountErrors.period_empty, {});
  const twin = held.find((other) => isSamePlace(other, next) && overlaps(other, next));
  return twin ? refuse(accountErrors.role_held, {}) : { ok: true };
}

function refuse(error: ErrorEntry, details: Record<string, string>): Verdict {
  return { ok: false, error, details };
}

function isSamePlace(a: Placement, b: Placement): boolean {
  return a.role === b.role && a.organizationId === b.organizationId;
}

function overlaps(a: Placement, b: Placement): boolean {
  return (b.endsBefore === null || a.startsOn < b.endsBefore) && (a.endsBefore === null || b.startsOn < a.endsBefore);
}

interface UserState {
  readonly isActive: boolean;
  readonly isShared: boolean;
  readonly hasTwoFactor: boolean;
}

/** What may be done with a user now; the service asks the same function. The command line serves shared accounts too. */
export function listUserActions(user: UserState, who: { mayManage: boolean; isSystem: boolean }): UserAction[] {
  if (!who.mayManage) return [];
  const mayTouchAccount = !user.isShared || who.isSystem;
  return [
    ...(mayTouchAccount ? (['edit'] as const) : []),
    user.isActive ? 'deactivate' : 'activate',
    'assign',
    'link',
    ...(user.isActive && mayTouchAccount ? (['invite'] as const) : []),
    ...(user.hasTwoFactor && mayTouchAccount ? (['disable_two_factor'] as const) : []),
  ];
}

/** Things whose every value is a person's result or goes into one: the journal says that they changed, never to what. */
const CLOSED_THINGS: ReadonlySet<string> = new Set([
  'result',
  'participation',
  'diagnostic_result',
  'pathway',
  'consent',
]);
const CLOSED_FIELDS =
  /^(?:birthDate|snils|score|scores|points|percent|level|levels|value|values|result|results|deficits?)$/;

type Fields = Record<string, unknown> | null;

/**
 * What the journal of changes may show of an entry's values (promise 8: scores are for the person and the tutor).
 * `isHidden` tells that something was left out.
 * @param isOpened the reader may open this very thing: its page, not the journal
 */
export function maskAuditValues(
  thing: string,
  before: Fields,
  after: Fields,
  isOpened = false,
): { before: Fields; after: Fields; isHidden: boolean } {
  if (before === null && after === null) return { before, after, isHidden: false };
  if (!isOpened && CLOSED_THINGS.has(thing)) return { before: null, after: null, isHidden: true };
  const names = [...Object.keys(before ?? {}), ...Object.keys(after ?? {})];
  if (!names.some((name) => CLOSED_FIELDS.test(name))) return { before, after, isHidden: false };
  return { before: dropClosed(before), after: dropClosed(after), isHidden: true };
}

function dropClosed(fields: Fields): Fields {
  return fields && Object.fromEntries(Object.entries(fields).filter(([name]) => !CLOSED_FIELDS.test(name)));
}
