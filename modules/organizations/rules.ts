import { type Actor, can } from '#core/access/reach.ts';

function digits(text: string): number[] {
  return [...text].map(Number);
}

function weighted(numbers: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (numbers[index] ?? 0), 0);
}

const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Checks the tenth digit of an organisation's INN. @source order of the Federal Tax Service on INN, appendix on check digits */
export function isInn(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const numbers = digits(text);
  return (weighted(numbers, INN_10) % 11) % 10 === numbers[9];
}

/** Checks the last digit of a 13-digit OGRN: the first twelve modulo 11, its last digit. */
export function isOgrn(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  return Number((BigInt(text.slice(0, 12)) % 11n) % 10n) === Number(text[12]);
}

export type OrganizationAction = 'edit' | 'close' | 'reopen' | 'addPerson';

interface OrganizationState {
  readonly id: string;
  readonly closedBefore: string | null;
}

/** What this person may do with this organisation now; the page shows just these. */
export function availableActions(organization: OrganizationState, actor: Actor, today: string): OrganizationAction[] {
  const about = { organizationIds: [organization.id] };
  const isClosed = organization.closedBefore !== null && organization.closedBefore <= today;
  const actions: OrganizationAction[] = [];
  if (can(actor, 'organization.edit', about)) {
    actions.push('edit');
    if (can(actor, 'organization.edit')) actions.push(isClosed ? 'reopen' : 'close');
  }
  if (!isClosed && can(actor, 'person.create', about)) actions.push('addPerson');
  return actions;
}

/** The rate filled against the staffing table: how many rates are vacant; null when no table was entered. */
export function vacantRates(approved: number | null, filled: number): number | null {
  return approved === null ? null : Math.max(0, Math.round((approved - filled) * 100) / 100);
}
