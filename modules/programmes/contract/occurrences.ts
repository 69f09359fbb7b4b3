import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { programmeErrors as errors } from '../errors.ts';
import { occurrenceStateSchema } from '../model.ts';
import { ATTENTION_KINDS, BOARD_BUCKETS } from '../rules/attention.ts';
import { MARK_STEPS } from '../rules/occurrence-states.ts';
import { MARK_REFUSALS } from '../rules/refusals.ts';

const byId = z.object({ id: idSchema });
const attentionSchema = z.enum(ATTENTION_KINDS);
const bucketSchema = z.enum(BOARD_BUCKETS);
const words = (max: number) => z.string().trim().max(max);

/** Something of the list, those without it, or (null) whatever. */
const idOrNone = z
  .union([idSchema, z.literal('none')])
  .nullable()
  .default(null);

export const occurrenceRowShape = z.object({
  id: idSchema,
  version: z.number(),
  activityId: idSchema,
  programmeId: idSchema,
  programme: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  task: z.string().nullable(),
  stage: z.string().nullable(),
  expected: z.string().nullable(),
  /** As written in the document. */
  dueWords: z.string(),
  startsOn: daySchema.nullable(),
  dueOn: daySchema.nullable(),
  firstDueOn: daySchema.nullable(),
  moves: z.number(),
  state: occurrenceStateSchema,
  doneOn: daySchema.nullable(),
  report: z.string().nullable(),
  amount: z.number().nullable(),
  amountWords: z.string().nullable(),
  /** null: entered by hand; else what the number comes from */
  amountSource: z.string().nullable(),
  /** What data say where a number was entered by hand. */
  fed: z.object({ amount: z.number(), words: z.string().nullable(), source: z.string() }).nullable(),
  reason: z.string().nullable(),
  executorPersonId: idSchema.nullable(),
  executor: z.string().nullable(),
  /** As written in the document. */
  owners: z.string(),
  evidenceCount: z.number(),
  isOverdue: z.boolean(),
  attention: z.array(attentionSchema),
  mayReport: z.boolean(),
});
export type OccurrenceRow = z.infer<typeof occurrenceRowShape>;

export const evidenceShape = z.object({
  id: idSchema,
  kind: z.enum(['file', 'document', 'link', 'words']),
  title: z.string(),
  fileId: idSchema.nullable(),
  /** null where the reader may not open the document */
  documentId: idSchema.nullable(),
  url: z.string().nullable(),
  at: z.date(),
  who: z.string().nullable(),
});
export type EvidenceLine = z.infer<typeof evidenceShape>;

export const occurrenceShape = occurrenceRowShape.extend({
  evidence: z.array(evidenceShape),
  steps: z.array(z.enum(MARK_STEPS)),
  /** The other times of the same row. */
  siblings: z.array(
    z.object({
      id: idSchema,
      startsOn: daySchema.nullable(),
      dueOn: daySchema.nullable(),
      state: occurrenceStateSchema,
      isOverdue: z.boolean(),
    }),
  ),
  mayOpenProgramme: z.boolean(),
  remindedAt: z.date().nullable(),
});
export type OccurrenceAnswer = z.infer<typeof occurrenceShape>;

export const occurrenceFilterSchema = z.object({
  /** With one, rows shared into it count and tasks are its own. */
  programmeIds: z.array(idSchema).max(500).default([]),
  organizationIds: z.array(idSchema).max(500).default([]),
  isRunning: z.boolean().default(false),
  search: z.string().max(200).default(''),
  states: z.array(occurrenceStateSchema).max(10).default([]),
  bucket: bucketSchema.nullable().default(null),
  /** `any`: whatever asks for attention; null: every row. */
  attention: z
    .union([attentionSchema, z.literal('any')])
    .nullable()
    .default(null),
  taskId: idOrNone,
  stageId: idOrNone,
  executorPersonId: idOrNone,
  activityId: idSchema.nullable().default(null),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type OccurrenceFilter = z.infer<typeof occurrenceFilterSchema>;

const markSchema = z.object({
  step: z.enum(MARK_STEPS),
  on: daySchema.nullable().default(null),
  /** One sentence and one number; what is left out stays as it is, null takes it away. */
  report: words(1000).nullable().optional(),
  amount: z.number().min(0).max(1_000_000_000).nullable().optional(),
  amountWords: words(60).nullable().optional(),
  reason: words(500).nullable().default(null),
  to: daySchema.nullable().default(null),
});
export type MarkInput = z.infer<typeof markSchema>;

export const evidenceInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), fileId: idSchema }),
  z.object({ kind: z.literal('document'), documentId: idSchema }),
  z.object({
    kind: z.literal('link'),
    url: z.url({ protocol: /^https?$/, error: 'адрес начинается с http:// или https://' }).max(1000),
    title: words(300).default(''),
  }),
  z.object({ kind: z.literal('words'), title: words(1000).min(1, 'напишите несколько слов') }),
]);
export type EvidenceInput = z.infer<typeof evidenceInputSchema>;

export const countsShape = z.record(bucketSchema, z.number());
export type BoardCounts = z.infer<typeof countsShape>;

const boardGroup = z.object({ id: idSchema.nullable(), title: z.string(), counts: countsShape });

const markErrors = [
  errors.mark_step,
  errors.mark_date_ahead,
  errors.mark_reason_needed,
  errors.mark_day_needed,
  errors.mark_day_passed,
  errors.mark_same_day,
  errors.mark_before_start,
  errors.mark_outside_period,
  errors.programme_state,
];

export const occurrencesContract = {
  listOccurrences: endpoint({
    summary: 'Times that activities are due, across programmes within reach, with what asks for attention',
    gate: 'programme.read',
    input: occurrenceFilterSchema,
    output: z.object({
      rows: z.array(occurrenceRowShape),
      total: z.number(),
      /** Under the other filters. */
      attention: z.record(attentionSchema, z.number()),
    }),
  }),
  getOccurrence: endpoint({
    summary: 'One time an activity is due, with its evidence; an executor reads the own ones',
    gate: 'signed_in',
    input: byId,
    output: occurrenceShape,
  }),
  myOccurrences: endpoint({
    summary: 'What the actor is to do by the running programmes, and has done lately',
    gate: 'programme.report',
    output: z.object({
      rows: z.array(occurrenceRowShape),
      /** The newest marks. */
      marked: z.array(occurrenceRowShape),
      /** Open ones due after the month that are not among the rows. */
      later: z.number(),
    }),
  }),
  report: endpoint({
    summary: 'Mark one occurrence: one sentence and one number are enough',
    gate: 'programme.report',
    input: byId.extend({ version: z.number(), mark: markSchema }),
    output: z.object({ markId: idSchema }),
    errors: [frameErrors.changed_by_other, ...markErrors],
  }),
  reportMany: endpoint({
    summary: 'One mark for many occurrences; those it does not suit stay and are counted',
    gate: 'programme.report',
    input: z.object({ ids: z.array(idSchema).min(1).max(5000), mark: markSchema }),
    output: z.object({
      /** null: nothing was marked */
      markId: idSchema.nullable(),
      marked: z.number(),
      skipped: z.partialRecord(z.enum(MARK_REFUSALS), z.number()),
    }),
    errors: markErrors,
  }),
  undoReport: endpoint({
    summary: 'Take a mark back; rows changed since stay as they are',
    gate: 'programme.report',
    input: z.object({ markId: idSchema }),
    output: z.object({ restored: z.number(), kept: z.number() }),
    errors: [errors.programme_state],
  }),
  addEvidence: endpoint({
    summary: 'Show that it was done: a file, a document of the register, a link, words',
    gate: 'programme.report',
    input: byId.extend({ evidence: evidenceInputSchema }),
    output: byId,
    errors: [errors.programme_state],
  }),
  removeEvidence: endpoint({
    summary: 'Take evidence away; it can be put back until the programme is finished',
    gate: 'programme.report',
    input: byId,
    output: okSchema,
    errors: [errors.programme_state],
  }),
  restoreEvidence: endpoint({
    summary: 'Put evidence back that was taken away',
    gate: 'programme.report',
    input: byId,
    output: okSchema,
    errors: [errors.programme_state],
  }),
  showBoard: endpoint({
    summary: 'What of a programme is done, due, overdue, not done and moved: by task, stage and executor',
    gate: 'programme.read',
    input: byId,
    output: z.object({
      total: countsShape,
      tasks: z.array(boardGroup),
      stages: z.array(boardGroup),
      executors: z.array(boardGroup.extend({ hasAccount: z.boolean() })),
    }),
  }),
};
