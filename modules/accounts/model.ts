import { z } from 'zod';
import { PERMISSIONS, ROLES } from '#core/access/grants.ts';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';

/** Lower-case Latin, digits, dot, hyphen, underscore; global over municipalities: `code.surname`. */
export const LOGIN_PATTERN = /^[a-z0-9][a-z0-9._-]{2,59}$/;
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(LOGIN_PATTERN, 'латинские буквы, цифры, точка и дефис, от 3 знаков');

/** Must agree with `emailAndPassword` of auth.ts. */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;
export const passwordSchema = z
  .string()
  .min(PASSWORD_LENGTH.min, `не короче ${PASSWORD_LENGTH.min} знаков`)
  .max(PASSWORD_LENGTH.max);

export const accountNameSchema = z.string().trim().min(2, 'укажите фамилию и имя').max(200);
export const roleSchema = z.enum(ROLES);

export const municipalityCodeSchema = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,30}$/, 'латинские буквы, цифры и дефис, от 2 знаков');

export const newMunicipalitySchema = z.object({
  code: municipalityCodeSchema,
  name: z.string().trim().min(2, 'название от 2 знаков').max(200, 'название до 200 знаков'),
  timeZone: z.string().min(1).default('Europe/Moscow'),
});
export type NewMunicipality = z.infer<typeof newMunicipalitySchema>;

export const municipalitySchema = z.object({ code: z.string(), name: z.string() });

/** Who sits in front of the page: the shape of core/ui/session.tsx and what the shell shows beside it. */
export const sessionSchema = z.object({
  accountId: z.string(),
  login: z.string(),
  name: z.string(),
  personId: idSchema.nullable(),
  roles: z.array(roleSchema),
  permissions: z.array(z.enum(PERMISSIONS)),
  everywhere: z.array(z.enum(PERMISSIONS)),
  tenant: municipalitySchema,
  /** Every municipality of the account. */
  tenants: z.array(municipalitySchema),
  today: daySchema,
  unreadNotices: z.number().int(),
  hasTwoFactor: z.boolean(),
});

export const newAssignmentSchema = z.object({
  role: roleSchema,
  organizationId: idSchema.nullable().default(null),
  /** Today when absent. */
  startsOn: daySchema.optional(),
  endsBefore: daySchema.nullable().default(null),
  /** The act it rests on: «приказ от 01.09.2026 № 12». */
  ground: z.string().trim().max(300).nullable().default(null),
});
export type NewAssignment = z.infer<typeof newAssignmentSchema>;

export const assignmentSchema = z.object({
  id: idSchema,
  role: roleSchema,
  organizationId: idSchema.nullable(),
  organizationName: z.string().nullable(),
  startsOn: daySchema,
  endsBefore: daySchema.nullable(),
  ground: z.string().nullable(),
});
export type UserAssignment = z.infer<typeof assignmentSchema>;

export const USER_ACTIONS = [
  'edit',
  'deactivate',
  'activate',
  'assign',
  'link',
  'invite',
  'disable_two_factor',
] as const;
export type UserAction = (typeof USER_ACTIONS)[number];

export const userSchema = z.object({
  /** Of the membership: one account in one municipality. */
  id: idSchema,
  name: z.string(),
  login: z.string(),
  email: z.string().nullable(),
  isActive: z.boolean(),
  isShared: z.boolean(),
  hasPassword: z.boolean(),
  hasTwoFactor: z.boolean(),
  personId: idSchema.nullable(),
  personName: z.string().nullable(),
  /** Until when an unused invitation holds. */
  invitedUntil: z.date().nullable(),
  assignments: z.array(assignmentSchema),
  actions: z.array(z.enum(USER_ACTIONS)),
});
export type User = z.infer<typeof userSchema>;

/** Shown once and printed: only its digest is kept. */
export const invitationSchema = z.object({
  login: z.string(),
  name: z.string(),
  code: z.string(),
  expiresAt: z.date(),
});
export type Invitation = z.infer<typeof invitationSchema>;

export const noticeSchema = z.object({
  id: idSchema,
  text: z.string(),
  href: z.string().nullable(),
  createdAt: z.date(),
  readAt: z.date().nullable(),
});

export const auditLineSchema = z.object({
  id: idSchema,
  at: z.date(),
  actorName: z.string(),
  isSystem: z.boolean(),
  action: z.string(),
  thing: z.string(),
  thingId: idSchema.nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** Values are there, but not for the journal's reader. */
  isHidden: z.boolean(),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

export const accessLineSchema = z.object({
  id: idSchema,
  at: z.date(),
  actorName: z.string(),
  kind: z.enum(['scores', 'pathway', 'birth_date', 'export']),
  place: z.string(),
});
