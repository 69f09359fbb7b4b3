/**
 * The one table of who may what. From it come the gate on the endpoint, `can()` and the filter for lists (reach.ts).
 * Roles after rows ROLE-01 … ROLE-07, ROLE-11 … ROLE-13, ROLE-19; visibility of scores after vision.md, promise 8.
 */
export const ROLES = [
  'administrator',
  'service_head',
  'methodist',
  'authority',
  'school_head',
  'tutor',
  'teacher',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_TITLES: Record<Role, string> = {
  administrator: 'Администратор',
  service_head: 'Руководитель методической службы',
  methodist: 'Методист',
  authority: 'Специалист органа управления образованием',
  school_head: 'Директор или заместитель директора',
  tutor: 'Тьютор',
  teacher: 'Педагог',
};

/** Roles that act inside one organisation. */
export const ORGANIZATION_ROLES: readonly Role[] = ['school_head'];

export const PERMISSIONS = [
  'organization.read',
  'organization.edit',
  'person.read',
  'person.edit',
  'person.create',
  'person.birth_date',
  'person.merge',
  'person.export',
  'register.copy',
  'import.run',
  'diagnostics.read',
  'diagnostics.edit',
  'diagnostics.import',
  'diagnostics.participation',
  'diagnostics.respond',
  'diagnostics.scores',
  'diagnostics.needs',
  'offer.read',
  'offer.edit',
  'pathway.read',
  'pathway.content',
  'pathway.edit',
  'pathway.draft',
  'pathway.confirm',
  'pathway.coverage',
  'programme.read',
  'programme.edit',
  'programme.report',
  'document.read',
  'document.edit',
  'template.edit',
  'settings.read',
  'settings.edit',
  'account.manage',
  'audit.read',
  'access.read',
  'full.export',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** `organization`: the assignment's organisation; `own`: the actor as a person; `mentees`: those the actor tutors. */
export type ScopeKind = 'municipality' | 'organization' | 'own' | 'mentees' | 'mentees_and_own';

type Grants = Partial<Record<Permission, ScopeKind>>;

const everyone: Grants = {
  'organization.read': 'municipality',
  'offer.read': 'municipality',
  'diagnostics.respond': 'own',
  'pathway.confirm': 'own',
  'programme.report': 'own',
  'access.read': 'own',
};

const staffWork: Grants = {
  ...everyone,
  'organization.edit': 'municipality',
  'person.read': 'municipality',
  'person.edit': 'municipality',
  'person.create': 'municipality',
  'person.birth_date': 'municipality',
  'person.merge': 'municipality',
  'person.export': 'municipality',
  'register.copy': 'municipality',
  'import.run': 'municipality',
  'diagnostics.read': 'municipality',
  'diagnostics.edit': 'municipality',
  'diagnostics.import': 'municipality',
  'diagnostics.participation': 'municipality',
  'offer.edit': 'municipality',
  // What a pathway holds is the person's, the tutor's and the school's; a setting with an act opens it to the service.
  'pathway.read': 'municipality',
  'pathway.draft': 'municipality',
  'pathway.coverage': 'municipality',
  'programme.read': 'municipality',
  'programme.edit': 'municipality',
  'programme.report': 'municipality',
  'document.read': 'municipality',
  'document.edit': 'municipality',
  'settings.read': 'municipality',
};

export const GRANTS: Record<Role, Grants> = {
  administrator: {
    'organization.read': 'municipality',
    'organization.edit': 'municipality',
    'person.read': 'municipality',
    'settings.read': 'municipality',
    'settings.edit': 'municipality',
    'account.manage': 'municipality',
    'audit.read': 'municipality',
    'access.read': 'own',
    'full.export': 'municipality',
  },
  service_head: {
    ...staffWork,
    'template.edit': 'municipality',
    'settings.edit': 'municipality',
    'audit.read': 'municipality',
    'full.export': 'municipality',
  },
  methodist: { ...staffWork, 'template.edit': 'municipality' },
  authority: {
    ...everyone,
    'person.read': 'municipality',
    'diagnostics.read': 'municipality',
    'pathway.coverage': 'municipality',
    'programme.read': 'municipality',
    'document.read': 'municipality',
    'settings.read': 'municipality',
  },
  school_head: {
    ...everyone,
    'person.read': 'organization',
    'person.edit': 'organization',
    'person.create': 'organization',
    'person.birth_date': 'organization',
    'person.export': 'organization',
    'import.run': 'organization',
    'diagnostics.read': 'organization',
    'diagnostics.participation': 'organization',
    'diagnostics.needs': 'organization',
    'organization.edit': 'organization',
    'pathway.read': 'organization',
    'pathway.content': 'organization',
    'pathway.edit': 'organization',
    'pathway.draft': 'organization',
    'pathway.coverage': 'organization',
    'programme.read': 'organization',
    'programme.edit': 'organization',
    'programme.report': 'organization',
    'document.read': 'organization',
    'document.edit': 'organization',
    'template.edit': 'organization',
  },
  tutor: {
    ...everyone,
    'person.read': 'mentees_and_own',
    'person.birth_date': 'own',
    'diagnostics.scores': 'mentees_and_own',
    'diagnostics.needs': 'mentees_and_own',
    'pathway.read': 'mentees_and_own',
    'pathway.content': 'mentees_and_own',
    'pathway.edit': 'mentees',
    'pathway.draft': 'mentees',
  },
  teacher: {
    ...everyone,
    'person.read': 'own',
    'person.birth_date': 'own',
    'diagnostics.scores': 'own',
    'diagnostics.needs': 'own',
    'pathway.read': 'own',
    'pathway.content': 'own',
  },
};
