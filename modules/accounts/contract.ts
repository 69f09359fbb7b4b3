import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { accountErrors } from './errors.ts';
import {
  accessLineSchema,
  accountNameSchema,
  auditLineSchema,
  invitationSchema,
  loginSchema,
  municipalitySchema,
  newAssignmentSchema,
  noticeSchema,
  roleSchema,
  sessionSchema,
  userSchema,
} from './model.ts';

const user = z.object({ userId: idSchema });
const assignmentFaults = [
  accountErrors.organization_needed,
  accountErrors.organization_extra,
  accountErrors.organization_unknown,
  accountErrors.period_empty,
  accountErrors.role_held,
];
const choiceSchema = z.object({ id: idSchema, title: z.string(), note: z.string().nullable() });
const choiceInput = z.object({ query: z.string().max(200) });

export const accountsContract = {
  me: endpoint({ summary: 'Who is signed in and what they may do', gate: 'signed_in', output: sessionSchema }),
  switchTenant: endpoint({
    summary: 'Check that the account may work in a municipality; the browser then keeps its code in a cookie',
    gate: 'signed_in',
    input: z.object({ code: z.string() }),
    output: municipalitySchema,
  }),
  listNotices: endpoint({
    summary: 'Newest notices of the account',
    gate: 'signed_in',
    output: z.object({ notices: z.array(noticeSchema), unread: z.number().int() }),
  }),
  readNotices: endpoint({
    summary: 'Mark notices as read; all of them when none is named',
    gate: 'signed_in',
    input: z.object({ ids: z.array(idSchema).max(500).optional() }),
    output: okSchema,
  }),
  listUsers: endpoint({
    summary: 'Users of the municipality',
    gate: 'account.manage',
    input: z.object({
      query: z.string().max(200).default(''),
      role: roleSchema.optional(),
      isActive: z.boolean().optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({ rows: z.array(userSchema), total: z.number().int() }),
  }),
  suggestLogin: endpoint({
    summary: 'A free login name for a person’s name',
    gate: 'account.manage',
    input: z.object({ name: accountNameSchema }),
    output: z.object({ login: z.string() }),
  }),
  listPersonChoices: endpoint({
    summary: 'People whose card an account can be tied to',
    gate: 'account.manage',
    input: choiceInput,
    output: z.array(choiceSchema),
  }),
  listOrganizationChoices: endpoint({
    summary: 'Organisations for an assignment',
    gate: 'account.manage',
    input: choiceInput,
    output: z.array(choiceSchema),
  }),
  addUser: endpoint({
    summary: 'Create an account without a password and a printed one-time invitation',
    gate: 'account.manage',
    input: z.object({
      name: accountNameSchema,
      login: loginSchema,
      email: z.email().nullable().default(null),
      personId: idSchema.nullable().default(null),
      assignment: newAssignmentSchema,
    }),
    output: z.object({ userId: idSchema, invitation: invitationSchema }),
    errors: [
      accountErrors.login_taken,
      accountErrors.email_taken,
      accountErrors.person_taken,
      accountErrors.person_unknown,
      ...assignmentFaults,
    ],
  }),
  editUser: endpoint({
    summary: 'Change a user’s name or address, let in or keep out',
    gate: 'account.manage',
    input: user.extend({
      name: accountNameSchema.optional(),
      email: z.email().nullable().optional(),
      isActive: z.boolean().optional(),
    }),
    output: okSchema,
    errors: [
      accountErrors.email_taken,
      accountErrors.last_administrator,
      accountErrors.account_shared,
      accountErrors.action_unavailable,
    ],
  }),
  addAssignment: endpoint({
    summary: 'Give a user a role for a period',
    gate: 'account.manage',
    input: user.extend({ assignment: newAssignmentSchema }),
    output: z.object({ assignmentId: idSchema }),
    errors: assignmentFaults,
  }),
  endAssignment: endpoint({
    summary: 'End a role; its last day is the day before',
    gate: 'account.manage',
    input: z.object({ assignmentId: idSchema, endsBefore: daySchema.optional() }),
    output: okSchema,
    errors: [accountErrors.last_administrator, accountErrors.period_empty],
  }),
  linkPerson: endpoint({
    summary: 'Tie an account to a person’s card, or untie it',
    gate: 'account.manage',
    input: user.extend({ personId: idSchema.nullable() }),
    output: okSchema,
    errors: [accountErrors.person_taken, accountErrors.person_unknown],
  }),
  renewInvitation: endpoint({
    summary: 'A new one-time code: for a forgotten password too; the old code stops working',
    gate: 'account.manage',
    input: user,
    output: invitationSchema,
    errors: [accountErrors.account_shared, accountErrors.action_unavailable],
  }),
  disableTwoFactor: endpoint({
    summary: 'Take away the second step of someone who lost the phone',
    gate: 'account.manage',
    input: user,
    output: okSchema,
    errors: [accountErrors.account_shared, accountErrors.action_unavailable],
  }),
  listAudit: endpoint({
    summary: 'The journal of changes, newest first',
    gate: 'audit.read',
    input: z.object({
      thing: z.string().optional(),
      thingId: idSchema.optional(),
      actor: z.string().max(200).optional(),
      from: daySchema.optional(),
      /** The last day, included. */
      to: daySchema.optional(),
      beforeId: idSchema.optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(auditLineSchema), hasMore: z.boolean() }),
  }),
  listAccess: endpoint({
    summary: 'Who opened my data, newest first',
    gate: 'access.read',
    input: z.object({ beforeId: idSchema.optional(), limit: z.number().int().min(1).max(200).default(50) }),
    output: z.object({ rows: z.array(accessLineSchema), hasMore: z.boolean() }),
  }),
};
