import type { Handlers } from '#core/http/implement.ts';
import type { organizationsContract } from './contract.ts';
import { listOrganizationOptions, listOrganizations, listTasks } from './queries.ts';
import * as service from './service.ts';

const OK = { ok: true } as const;

export const organizationsHandlers: Handlers<typeof organizationsContract> = {
  async list(context, filter) {
    const rows = await listOrganizations(context, filter);
    return { rows, total: rows.length };
  },
  listOptions: async (context) => ({ options: await listOrganizationOptions(context) }),
  get: (context, { id }) => service.showOrganization(context, id),
  add: async (context, fields) => ({ id: await service.addOrganization(context, fields) }),
  edit: async (context, { id, version, changes }) => ({
    version: await service.editOrganization(
      context,
      id,
      version,
      changes as Parameters<typeof service.editOrganization>[3],
    ),
  }),
  addAlias: (context, { organizationId, alias }) => service.addAlias(context, organizationId, alias).then(() => OK),
  removeAlias: (context, { organizationId, id }) => service.removeAlias(context, organizationId, id).then(() => OK),
  saveStatus: (context, { organizationId, id, fields }) =>
    service.saveStatus(context, organizationId, id, fields).then(() => OK),
  saveLink: (context, { organizationId, id, fields }) =>
    service.saveLink(context, organizationId, id, fields).then(() => OK),
  removeStatus: (context, { organizationId, id }) => service.removeStatus(context, organizationId, id).then(() => OK),
  removeLink: (context, { organizationId, id }) => service.removeLink(context, organizationId, id).then(() => OK),
  saveStaffing: (context, { organizationId, rows }) =>
    service.saveStaffing(context, organizationId, rows).then(() => OK),
  listTasks: async (context) => ({ tasks: await listTasks(context) }),
  getTask: (context, { id }) => service.showTask(context, id),
  addTask: async (context, task) => ({ id: await service.addTask(context, task) }),
  removeTask: (context, { id }) => service.removeTask(context, id).then(() => OK),
  markTask: (context, { taskId, organizationIds, state, note }) =>
    service.markTask(context, taskId, organizationIds, { state, note }).then(() => OK),
};
