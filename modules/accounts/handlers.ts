import type { Handlers } from '#core/http/implement.ts';
import type { accountsContract } from './contract.ts';
import { listAccess, listAudit } from './service/journals.ts';
import { chooseTenant, describeSession, listNotices, readNotices } from './service/session.ts';
import {
  addAssignment,
  addUser,
  disableTwoFactor,
  editUser,
  endAssignment,
  linkPerson,
  listOrganizationChoices,
  listPersonChoices,
  listUsers,
  renewInvitation,
  suggestLogin,
} from './service/users.ts';

const OK = { ok: true } as const;

export const accountsHandlers: Handlers<typeof accountsContract> = {
  me: (context) => describeSession(context),
  switchTenant: (context, { code }) => chooseTenant(context, code),
  listNotices: (context) => listNotices(context),
  readNotices: (context, { ids }) => readNotices(context, ids).then(() => OK),
  listUsers: (context, input) => listUsers(context, input),
  suggestLogin: async (context, { name }) => ({ login: await suggestLogin(context, name) }),
  listPersonChoices: (context, { query }) => listPersonChoices(context, query),
  listOrganizationChoices: (context, { query }) => listOrganizationChoices(context, query),
  addUser: (context, input) => addUser(context, input),
  editUser: (context, input) => editUser(context, input).then(() => OK),
  addAssignment: async (context, input) => ({
    assignmentId: await addAssignment(context, input.userId, input.assignment),
  }),
  endAssignment: (context, input) => endAssignment(context, input.assignmentId, input.endsBefore).then(() => OK),
  linkPerson: (context, input) => linkPerson(context, input.userId, input.personId).then(() => OK),
  renewInvitation: (context, { userId }) => renewInvitation(context, userId),
  disableTwoFactor: (context, { userId }) => disableTwoFactor(context, userId).then(() => OK),
  listAudit: (context, input) => listAudit(context, input),
  listAccess: (context, input) => listAccess(context, input),
};
