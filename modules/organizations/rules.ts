import { type Actor, can } from '#core/access/reach.ts';
import { isElsewhere } from '#core/text/match-organization.ts';
import { searchKey } from '#core/text/normalise.ts';
import { readOrganizationName } from '#core/text/organization-name.ts';

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

/**
 * The key by which two names are one organisation. A name of which only the kind is read («Управление образования») is its
 * own key: the kind alone would make all of them one.
 */
export function keyOfOrganization(name: string): { key: string; number: string | null } {
  const { key, number = null } = readOrganizationName(name);
  return { key: key.endsWith(':') ? `${key}${searchKey(name)}` : key, number };
}

/** Two schools of one number in two villages are two organisations: the key of the second one has its place. Undefined where they may be one. */
export function keyBeside(name: string, other: string): string | undefined {
  const [own, known] = [readOrganizationName(name), readOrganizationName(other)];
  const place = own.properName ?? own.place;
  if (own.number === undefined || place === undefined || !isElsewhere(own, known)) return undefined;
  return `${keyOfOrganization(name).key}@${place}`;
}

export interface StaffingLine {
  readonly postCode: string;
  /** Rates approved; null for a post that is filled without a line in the table. */
  readonly rates: number | null;
  readonly filled: number;
  readonly vacant: number | null;
  /** Rates filled beyond the table. */
  readonly over: number;
}

/** The staffing table beside what is filled: vacancies, and posts filled beyond the table or without it (STAFF-13). */
export function compareStaffing(
  table: readonly { readonly postCode: string; readonly rates: number }[],
  filled: ReadonlyMap<string, number>,
): StaffingLine[] {
  const round = (rates: number) => Math.round(rates * 100) / 100;
  const approved = new Map(table.map((line) => [line.postCode, line.rates]));
  const codes = [...new Set([...approved.keys(), ...filled.keys()])];
  return codes.map((postCode) => {
    const rates = approved.get(postCode) ?? null;
    const taken = round(filled.get(postCode) ?? 0);
    return {
      postCode,
      rates,
      filled: taken,
      vacant: vacantRates(rates, taken),
      over: rates === null ? 0 : Math.max(0, round(taken - rates)),
    };
  });
}
