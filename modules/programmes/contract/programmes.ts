import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { programmeErrors as errors } from '../errors.ts';
import { changesOf, passportSchema, programmeFieldsSchema, programmeStateSchema } from '../model.ts';
import { PROGRAMME_ACTIONS } from '../rules/states.ts';

const byId = z.object({ id: idSchema });
const choice = z.object({ code: z.string(), title: z.string(), isActive: z.boolean() });

/** What of a programme's occurrences is done, due and overdue today; those not marked and those excluded are not counted. */
export const progressShape = z.object({
  activities: z.number(),
  occurrences: z.number(),
  done: z.number(),
  notDone: z.number(),
  inProgress: z.number(),
  /** Their day has passed without a mark. */
  overdue: z.number(),
  /** Due within a month. */
  soon: z.number(),
  withoutDate: z.number(),
  unmarked: z.number(),
});
export type Progress = z.infer<typeof progressShape>;

export const programmeRowShape = z.object({
  id: idSchema,
  kind: z.string(),
  kindTitle: z.string(),
  title: z.string(),
  organizationId: idSchema.nullable(),
  organization: z.string().nullable(),
  state: programmeStateSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  coordinator: z.string().nullable(),
  actNumber: z.string().nullable(),
  actOn: daySchema.nullable(),
  progress: progressShape,
  /** Rows that need somebody: late, without a date, without an executor. */
  attention: z.object({ overdue: z.number(), withoutDate: z.number(), withoutExecutor: z.number() }),
  /** The next due of a running programme, and of which row. */
  nextOn: daySchema.nullable(),
  next: z.string().nullable(),
  nextId: idSchema.nullable(),
});
export type ProgrammeRow = z.infer<typeof programmeRowShape>;

export const programmeShape = programmeRowShape.extend({
  coordinatorPersonId: idSchema.nullable(),
  coordinatorWords: z.string().nullable(),
  passport: passportSchema,
  approver: z.string().nullable(),
  documentId: idSchema.nullable(),
  trackedFrom: daySchema.nullable(),
  reminds: z.boolean(),
  previousId: idSchema.nullable(),
  readingId: idSchema.nullable(),
  conclusion: z.string().nullable(),
  edition: z.number(),
  /** The latest act that has changed it. */
  amendedBy: z.object({ actNumber: z.string(), actOn: daySchema.nullable() }).nullable(),
  version: z.number(),
  stages: z.array(
    z.object({ id: idSchema, title: z.string(), startsOn: daySchema.nullable(), endsOn: daySchema.nullable() }),
  ),
  tasks: z.array(
    z.object({ id: idSchema, number: z.string().nullable(), title: z.string(), direction: z.string().nullable() }),
  ),
  risks: z.array(z.object({ id: idSchema, title: z.string(), measure: z.string().nullable() })),
  finance: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      fromYear: z.number().nullable(),
      toYear: z.number().nullable(),
      url: z.string().nullable(),
    }),
  ),
  /** PLAN-28: some figure stands in the expected results or the targets. */
  hasNumbers: z.boolean(),
  actions: z.array(z.enum(PROGRAMME_ACTIONS)),
});
export type ProgrammeAnswer = z.infer<typeof programmeShape>;

export const programmeFilterSchema = z.object({
  search: z.string().max(200).default(''),
  states: z.array(programmeStateSchema).max(10).default([]),
  kinds: z.array(z.string().max(60)).max(50).default([]),
  organizationIds: z.array(idSchema).max(500).default([]),
  /** Of the municipal service itself, of no school. */
  ofService: z.boolean().default(false),
  coordinatorPersonId: idSchema.nullable().default(null),
  /** Those whose period holds this day. */
  on: daySchema.nullable().default(null),
  attention: z.enum(['', 'overdue', 'no_dates', 'no_executor']).default(''),
  sort: z
    .object({ column: z.enum(['title', 'startsOn', 'endsOn']), direction: z.enum(['asc', 'desc']) })
    .nullable()
    .default(null),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type ProgrammeFilter = z.infer<typeof programmeFilterSchema>;

export const programmesContract = {
  list: endpoint({
    summary: 'Programmes and plans within reach with their progress',
    gate: 'programme.read',
    input: programmeFilterSchema,
    output: z.object({
      rows: z.array(programmeRowShape),
      total: z.number(),
      states: z.partialRecord(programmeStateSchema, z.number()),
      /** Whether the reader may begin a programme somewhere. */
      mayEdit: z.boolean(),
    }),
  }),
  exportProgrammes: endpoint({
    summary: 'The programmes that the filter leaves, as an XLSX file',
    gate: 'programme.read',
    input: programmeFilterSchema,
    output: z.object({ fileId: idSchema }),
  }),
  get: endpoint({
    summary: 'One programme: passport, stages, tasks, progress, what may be done with it',
    gate: 'programme.read',
    input: byId,
    output: programmeShape,
  }),
  choices: endpoint({
    summary: 'Kinds of programmes, directions of work, kinds of results, audiences',
    gate: 'programme.read',
    output: z.object({
      kinds: z.array(choice),
      directions: z.array(choice),
      resultKinds: z.array(choice),
      audiences: z.array(choice),
    }),
  }),
  add: endpoint({
    summary: 'Begin an empty programme by hand',
    gate: 'programme.edit',
    input: programmeFieldsSchema,
    output: byId,
    errors: [errors.programme_period, errors.programme_code_unknown],
  }),
  edit: endpoint({
    summary: 'Change named fields of a programme',
    gate: 'programme.edit',
    input: byId.extend({ version: z.number(), changes: changesOf(programmeFieldsSchema) }),
    output: z.object({ version: z.number() }),
    errors: [
      frameErrors.changed_by_other,
      errors.programme_period,
      errors.programme_code_unknown,
      errors.programme_state,
    ],
  }),
  move: endpoint({
    summary: 'Start, finish, cancel or reopen a programme',
    gate: 'programme.edit',
    input: byId.extend({
      action: z.enum(['start', 'finish', 'cancel', 'reopen']),
      conclusion: z.string().trim().max(5000).nullable().default(null),
      /** On a start: what was over before this day is not marked. */
      trackedFrom: daySchema.nullable().default(null),
    }),
    output: okSchema,
    errors: [errors.programme_state],
  }),
  remove: endpoint({
    summary: 'Remove a draft with all it holds',
    gate: 'programme.edit',
    input: byId,
    output: okSchema,
    errors: [errors.programme_state],
  }),
  history: endpoint({
    summary: 'What was changed in a programme, or in one of its rows, newest first',
    gate: 'programme.read',
    input: byId.extend({
      beforeId: idSchema.nullable().default(null),
      activityId: idSchema.nullable().default(null),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          id: idSchema,
          at: z.date(),
          who: z.string(),
          action: z.string(),
          before: z.unknown(),
          after: z.unknown(),
        }),
      ),
      hasMore: z.boolean(),
    }),
  }),
};
