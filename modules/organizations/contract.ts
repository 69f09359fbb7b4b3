import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { organizationErrors } from './errors.ts';
import { linkFields, organizationFields, staffingFields, statusFields, TASK_STATES } from './model.ts';

const listRow = z.object({
  id: idSchema,
  kind: z.string(),
  name: z.string(),
  shortName: z.string(),
  headName: z.string().nullable(),
  isExternal: z.boolean(),
  closedBefore: z.string().nullable(),
  statuses: z.array(z.string()),
  /** People with a post there today; a person with two posts counts once. */
  people: z.number(),
  /** Of them, external part-timers. */
  partTimers: z.number(),
});

const withId = <T extends z.ZodRawShape>(shape: z.ZodObject<T>) => shape.extend({ id: idSchema });

const taskRow = z.object({
  id: idSchema,
  title: z.string(),
  postCode: z.string().nullable(),
  dueOn: z.string(),
  waiting: z.number(),
  done: z.number(),
  notNeeded: z.number(),
});

export const organizationsContract = {
  list: endpoint({
    summary: 'Organisations of the municipality with their head counts as of today',
    gate: 'organization.read',
    input: z.object({
      search: z.string().max(200).default(''),
      kinds: z.array(z.string()).default([]),
      statuses: z.array(z.string()).default([]),
      withClosed: z.boolean().default(false),
    }),
    output: z.object({ rows: z.array(listRow), total: z.number() }),
  }),
  listOptions: endpoint({
    summary: 'Organisations to choose from',
    gate: 'organization.read',
    output: z.object({ options: z.array(z.object({ id: idSchema, title: z.string(), kind: z.string() })) }),
  }),
  get: endpoint({
    summary: 'One organisation with its other names, statuses, links and staffing',
    gate: 'organization.read',
    input: z.object({ id: idSchema }),
    output: organizationFields.extend({
      id: idSchema,
      version: z.number(),
      parentName: z.string().nullable(),
      aliases: z.array(z.object({ id: idSchema, alias: z.string() })),
      statuses: z.array(withId(statusFields)),
      links: z.array(withId(linkFields).extend({ otherName: z.string(), isReverse: z.boolean() })),
      children: z.array(z.object({ id: idSchema, name: z.string() })),
      /** The table as it was entered, and beside what is filled today. */
      staffing: z.array(withId(staffingFields)),
      posts: z.array(
        z.object({
          postCode: z.string(),
          rates: z.number().nullable(),
          filled: z.number(),
          vacant: z.number().nullable(),
          over: z.number(),
        }),
      ),
      people: z.number(),
      partTimers: z.number(),
      actions: z.array(z.enum(['edit', 'close', 'reopen', 'addPerson'])),
    }),
  }),
  add: endpoint({
    summary: 'Add an organisation',
    gate: 'organization.edit',
    input: organizationFields,
    output: z.object({ id: idSchema }),
    errors: [organizationErrors.organization_exists, organizationErrors.bad_inn, organizationErrors.bad_ogrn],
  }),
  edit: endpoint({
    summary: 'Change fields of an organisation',
    gate: 'organization.edit',
    input: z.object({ id: idSchema, version: z.number(), changes: organizationFields.partial() }),
    output: z.object({ version: z.number() }),
    errors: [...Object.values(organizationErrors), frameErrors.changed_by_other],
  }),
  addAlias: endpoint({
    summary: 'Add another name the organisation writes itself under',
    gate: 'organization.edit',
    input: z.object({ organizationId: idSchema, alias: z.string().trim().min(1).max(500) }),
    output: okSchema,
    errors: [organizationErrors.organization_exists],
  }),
  removeAlias: endpoint({
    summary: 'Remove another name',
    gate: 'organization.edit',
    input: z.object({ organizationId: idSchema, id: idSchema }),
    output: okSchema,
  }),
  saveStatus: endpoint({
    summary: 'Add or change a status with its act and period',
    gate: 'organization.edit',
    input: z.object({ organizationId: idSchema, id: idSchema.nullable(), fields: statusFields }),
    output: okSchema,
    errors: [organizationErrors.bad_period],
  }),
  removeStatus: endpoint({
    summary: 'Remove a status entered by mistake',
    gate: 'organization.edit',
    input: z.object({ organizationId: idSchema, id: idSchema }),
    output: okSchema,
  }),
  removeLink: endpoint({
    summary: 'Remove a link entered by mistake',
    gate: 'organization.edit',
    input: z.object({ organizationId: idSchema, id: idSchema }),
    output: okSchema,
  }),
  saveLink: endpoint({
    summary: 'Add or change a link with another organisation',
    gate: 'organization.edit',
    input: z.object({ organizationId: idSchema, id: idSchema.nullable(), fields: linkFields }),
    output: okSchema,
    errors: [organizationErrors.bad_period, organizationErrors.own_link],
  }),
  saveStaffing: endpoint({
    summary: 'Replace the staffing table that holds from a date',
    gate: 'organization.edit',
    input: z.object({ organizationId: idSchema, rows: z.array(staffingFields).max(200) }),
    output: okSchema,
  }),
  listTasks: endpoint({
    summary: 'Tasks with a due date per school and how many have done them',
    gate: 'organization.read',
    output: z.object({ tasks: z.array(taskRow) }),
  }),
  getTask: endpoint({
    summary: 'One task, school by school',
    gate: 'organization.read',
    input: z.object({ id: idSchema }),
    output: taskRow.extend({
      schools: z.array(
        z.object({
          organizationId: idSchema,
          name: z.string(),
          state: z.enum(TASK_STATES),
          note: z.string().nullable(),
          mayMark: z.boolean(),
        }),
      ),
    }),
  }),
  addTask: endpoint({
    summary: 'Give schools a task with a due date',
    gate: 'organization.edit',
    input: z.object({
      title: z.string().trim().min(3).max(300),
      postCode: z.string().nullable(),
      dueOn: daySchema,
      organizationIds: z.array(idSchema).min(1).max(2000),
    }),
    output: z.object({ id: idSchema }),
  }),
  removeTask: endpoint({
    summary: 'Remove a task given by mistake, with all its marks',
    gate: 'organization.edit',
    input: z.object({ id: idSchema }),
    output: okSchema,
  }),
  markTask: endpoint({
    summary: 'Mark a school’s task',
    gate: 'organization.read',
    input: z.object({
      taskId: idSchema,
      organizationIds: z.array(idSchema).min(1).max(2000),
      state: z.enum(TASK_STATES),
      note: z.string().max(500).nullable(),
    }),
    output: okSchema,
  }),
};
