import { GRANTS, type GRANTS as GrantsTable, type Permission, type Role, type ScopeKind } from './grants.ts';

export interface Assignment {
  readonly role: Role;
  /** null: the whole municipality */
  readonly organizationId: string | null;
}

/** Who acts: an account in one municipality with the assignments valid today, or the system. */
export interface Actor {
  readonly kind: 'user' | 'system';
  readonly accountId: string | null;
  readonly name: string;
  readonly personId: string | null;
  readonly assignments: readonly Assignment[];
  readonly menteeIds: readonly string[];
}

export const SYSTEM_ACTOR: Actor = {
  kind: 'system',
  accountId: null,
  name: 'Система',
  personId: null,
  assignments: [],
  menteeIds: [],
};

/** How far a permission carries: everything, or the named organisations and persons. Lists filter by it, `can` asks it. */
export interface Reach {
  readonly all: boolean;
  readonly organizationIds: readonly string[];
  readonly personIds: readonly string[];
}

/** What a question of access is about: the thing's organisations (a person's: those of current posts) and the person. */
export interface About {
  readonly organizationIds?: readonly string[];
  readonly personId?: string | null;
}

const EVERYTHING: Reach = { all: true, organizationIds: [], personIds: [] };

function listPersons({ personId, menteeIds }: Actor, scope: ScopeKind | undefined): readonly string[] {
  const own = personId === null ? [] : [personId];
  switch (scope) {
    case 'own':
      return own;
    case 'mentees':
      return menteeIds;
    case 'mentees_and_own':
      return [...own, ...menteeIds];
    default:
      return [];
  }
}

/** The reach of a permission for an actor; the grants table may be replaced by a municipality's own. */
export function reachOf(actor: Actor, permission: Permission, grants: typeof GrantsTable = GRANTS): Reach {
  if (actor.kind === 'system') return EVERYTHING;
  const organizationIds = new Set<string>();
  const personIds = new Set<string>();
  for (const assignment of actor.assignments) {
    const scope = grants[assignment.role][permission];
    if (scope === 'municipality') return EVERYTHING;
    if (scope === 'organization' && assignment.organizationId) organizationIds.add(assignment.organizationId);
    for (const id of listPersons(actor, scope)) personIds.add(id);
  }
  return { all: false, organizationIds: [...organizationIds], personIds: [...personIds] };
}

export function isEmptyReach(reach: Reach): boolean {
  return !reach.all && reach.organizationIds.length === 0 && reach.personIds.length === 0;
}

export function reaches(reach: Reach, about: About): boolean {
  if (reach.all) return true;
  if (about.personId && reach.personIds.includes(about.personId)) return true;
  return (about.organizationIds ?? []).some((id) => reach.organizationIds.includes(id));
}

/** May the actor do this to that? Closed by default. */
export function can(actor: Actor, permission: Permission, about: About = {}): boolean {
  return reaches(reachOf(actor, permission), about);
}

/** May the actor do this to anything at all: the gate on an endpoint. */
export function canSomewhere(actor: Actor, permission: Permission): boolean {
  return !isEmptyReach(reachOf(actor, permission));
}
