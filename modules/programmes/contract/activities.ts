import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { programmeErrors as errors } from '../errors.ts';
import { activityFieldsSchema, changesOf, dueSchema } from '../model.ts';
import { ACTIVITY_STATES } from '../rules/activity-state.ts';

const byId = z.object({ id: idSchema });

const ownerShape = z.object({
  words: z.string(),
  organizationId: idSchema.nullable(),
  /** Name of the organisation or the person the words mean; null: nobody has said. */
  organization: z.string().nullable(),
  personId: idSchema.nullable(),
  person: z.string().nullable(),
});

/** A row of a road map as the table shows it. */
export const activityRowShape = z.object({
  id: idSchema,
  /** Its own programme: another one than asked for when the row is shared into it. */
  programmeId: idSchema,
  /** Title of its own programme where the row is shared and the reader may open it. */
  home: z.string().nullable(),
  isShared: z.boolean(),
  /** Of the programme asked for. */
  taskId: idSchema.nullable(),
  /** null on a shared row: stages are of its own programme. */
  stageId: idSchema.nullable(),
  number: z.string().nullable(),
  title: z.string(),
  audience: z.string().nullable(),
  direction: z.string().nullable(),
  resultKind: z.string().nullable(),
  /** As people wrote them. */
  dueWords: z.string(),
  dues: z.array(dueSchema),
  sortOn: daySchema.nullable(),
  expected: z.string().nullable(),
  owners: z.array(ownerShape),
  executorPersonId: idSchema.nullable(),
  executor: z.string().nullable(),
  isExcluded: z.boolean(),
  state: z.enum(ACTIVITY_STATES),
  total: z.number(),
  done: z.number(),
  overdue: z.number(),
  withoutDate: z.number(),
  unmarked: z.number(),
  nextOn: daySchema.nullable(),
  version: z.number(),
});
export type ActivityRow = z.infer<typeof activityRowShape>;

/** What many rows may be given at once; an absent field stays, null empties it. */
const bulkFieldsSchema = changesOf(
  activityFieldsSchema.pick({
    taskId: true,
    stageId: true,
    direction: true,
    resultKind: true,
    executorPersonId: true,
    dueWords: true,
  }),
);
export type ActivityBulk = z.infer<typeof bulkFieldsSchema>;

const changeErrors = [errors.programme_state, errors.activity_place, errors.programme_code_unknown];

export const activitiesContract = {
  listActivities: endpoint({
    summary: 'The road map of a programme: its own rows and those shared into it, in their order',
    gate: 'programme.read',
    input: z.object({ programmeId: idSchema }),
    output: z.object({ rows: z.array(activityRowShape) }),
  }),
  addActivity: endpoint({
    summary: 'Add a row to a road map, after another one or at its end',
    gate: 'programme.edit',
    input: z.object({
      programmeId: idSchema,
      fields: activityFieldsSchema,
      afterId: idSchema.nullable().default(null),
    }),
    output: byId,
    errors: changeErrors,
  }),
  editActivity: endpoint({
    summary: 'Change named fields of a row; its occurrences follow a new due, reported ones stay',
    gate: 'programme.edit',
    input: byId.extend({ version: z.number(), changes: changesOf(activityFieldsSchema) }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, ...changeErrors],
  }),
  placeActivity: endpoint({
    summary: 'Put a row after another one of its programme, or first',
    gate: 'programme.edit',
    input: byId.extend({ afterId: idSchema.nullable() }),
    output: okSchema,
    errors: changeErrors,
  }),
  excludeActivities: endpoint({
    summary: 'Exclude rows from a road map or take them back: they are kept and not counted',
    gate: 'programme.edit',
    input: z.object({ ids: z.array(idSchema).min(1).max(1000), isExcluded: z.boolean() }),
    output: z.object({ changed: z.number() }),
    errors: [errors.programme_state],
  }),
  changeActivities: endpoint({
    summary: 'Give many rows of one programme the same task, stage, direction, result kind, due or executor',
    gate: 'programme.edit',
    input: z.object({ ids: z.array(idSchema).min(1).max(1000), changes: bulkFieldsSchema }),
    output: z.object({ changed: z.number() }),
    errors: changeErrors,
  }),
  shareActivity: endpoint({
    summary: 'Let a row serve another programme as well',
    gate: 'programme.edit',
    input: byId.extend({ programmeId: idSchema, taskId: idSchema.nullable().default(null) }),
    output: okSchema,
    errors: changeErrors,
  }),
  unshareActivity: endpoint({
    summary: 'The row no longer serves that programme',
    gate: 'programme.edit',
    input: byId.extend({ programmeId: idSchema }),
    output: okSchema,
    errors: [errors.programme_state],
  }),
  listShares: endpoint({
    summary: 'The other programmes a row serves, within reach',
    gate: 'programme.read',
    input: byId,
    output: z.object({ shares: z.array(z.object({ programmeId: idSchema, title: z.string() })) }),
  }),
  exportActivities: endpoint({
    summary: 'The rows that are seen, as an XLSX file',
    gate: 'programme.read',
    input: z.object({ programmeId: idSchema, ids: z.array(idSchema).max(5000) }),
    output: z.object({ fileId: idSchema }),
  }),
};
