import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import {
  batchActions,
  batchCountsSchema,
  batchLineSchema,
  batchStateSchema,
  fileSchema,
  jobSchema,
  listedRowSchema,
  rowStateSchema,
} from './contract/shapes.ts';
import { importErrors } from './errors.ts';

const byId = z.object({ id: idSchema });
const versioned = byId.extend({ version: z.number() });
const STATE_ERRORS = [importErrors.wrong_state, frameErrors.changed_by_other];

export const importsContract = {
  list: endpoint({
    summary: 'Import batches, newest first: one’s own, or all of the municipality',
    gate: 'import.run',
    input: z.object({ kind: z.string().max(40).default(''), limit: z.number().int().min(1).max(200).default(50) }),
    output: z.object({ batches: z.array(batchLineSchema) }),
  }),
  coverage: endpoint({
    summary: 'Which organisations have sent a staff list and when, which have not',
    gate: 'import.run',
    input: z.object({ organizationId: idSchema.optional() }),
    output: z.object({
      organizations: z.array(
        z.object({
          id: idSchema,
          name: z.string(),
          people: z.number(),
          batchId: idSchema.nullable(),
          appliedAt: z.date().nullable(),
        }),
      ),
    }),
  }),
  start: endpoint({
    summary: 'Read uploaded tables: nothing is written to the register before it was shown',
    gate: 'import.run',
    input: z.object({
      kind: z.string().max(40),
      fileIds: z.array(idSchema).max(1000),
      title: z.string().trim().max(200).default(''),
      parameters: z.record(z.string(), z.unknown()).default({}),
      mappingName: z.string().trim().max(100).nullable().default(null),
    }),
    output: byId,
    errors: [importErrors.unknown_kind, importErrors.no_files, importErrors.bad_parameters],
  }),
  get: endpoint({
    summary: 'One batch: state, progress, files, counts, questions about organisations',
    gate: 'import.run',
    input: byId,
    output: z.object({
      id: idSchema,
      kind: z.string(),
      kindTitle: z.string(),
      title: z.string(),
      state: batchStateSchema,
      version: z.number(),
      problem: z.string().nullable(),
      job: jobSchema.nullable(),
      counts: batchCountsSchema,
      /** Doubtful rows with an answer that will be written. */
      answered: z.number(),
      /** Doubtful rows without any answer. */
      open: z.number(),
      files: z.array(fileSchema.omit({ sheets: true }).extend({ rows: z.number() })),
      parameters: z.record(z.string(), z.unknown()),
      createdAt: z.date(),
      appliedAt: z.date().nullable(),
      takenBackAt: z.date().nullable(),
      actions: z.array(z.enum(batchActions)),
    }),
  }),
  getFile: endpoint({
    summary: 'One file of a batch: its sheets, columns and first rows, and the fields a column may feed',
    gate: 'import.run',
    input: z.object({ id: idSchema, fileId: idSchema }),
    output: fileSchema.extend({
      fields: z.array(z.object({ code: z.string(), title: z.string(), isRequired: z.boolean() })),
    }),
  }),
  setColumns: endpoint({
    summary: 'Say what the columns of a sheet are; the rows are read again',
    gate: 'import.run',
    input: versioned.extend({
      fileId: idSchema,
      organizationId: idSchema.nullable().optional(),
      sheets: z.array(
        z.object({
          name: z.string(),
          isUsed: z.boolean(),
          /** 0: the table has no header. */
          headerRow: z.number().int().min(0).optional(),
          columns: z.array(z.object({ column: z.number().int().min(0), fields: z.array(z.string()) })).max(1000),
        }),
      ),
    }),
    output: okSchema,
    errors: [...STATE_ERRORS, importErrors.unread_columns],
  }),
  readOn: endpoint({
    summary: 'The columns are right: read the rows of every file that has them',
    gate: 'import.run',
    input: versioned,
    output: okSchema,
    errors: STATE_ERRORS,
  }),
  listRows: endpoint({
    summary: 'Rows of a batch by verdict, with changes field by field and questions',
    gate: 'import.run',
    input: byId.extend({
      states: z.array(rowStateSchema).max(6).default([]),
      fileId: idSchema.optional(),
      search: z.string().max(100).default(''),
      onlyOpen: z.boolean().default(false),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(listedRowSchema), total: z.number() }),
  }),
  answer: endpoint({
    summary: 'Answer questions about rows, one or many at once: new, same:<id>, skip; null takes an answer back',
    gate: 'import.run',
    input: byId.extend({
      rowIds: z.array(idSchema).max(5000),
      answer: z.string().max(400).nullable(),
    }),
    output: z.object({ answered: z.number() }),
    errors: [importErrors.wrong_state],
  }),
  answerAll: endpoint({
    summary: 'Answer all open questions of one reason as proposed, or all with one answer',
    gate: 'import.run',
    input: byId.extend({ reason: z.string().max(60), answer: z.enum(['proposed', 'new', 'same', 'skip']) }),
    output: z.object({ answered: z.number() }),
    errors: [importErrors.wrong_state],
  }),
  answerOrganizations: endpoint({
    summary: 'Answer questions about organisations: new, same:<id>, skip; the rows are planned again',
    gate: 'import.run',
    input: versioned.extend({ answers: z.record(z.string(), z.string().max(60)) }),
    output: okSchema,
    errors: STATE_ERRORS,
  }),
  apply: endpoint({
    summary: 'Write the accepted rows in one transaction; wrong and undecided ones stay out',
    gate: 'import.run',
    input: versioned,
    output: okSchema,
    errors: [...STATE_ERRORS, importErrors.nothing_to_apply],
  }),
  discard: endpoint({
    summary: 'Throw away a batch that was not applied',
    gate: 'import.run',
    input: byId,
    output: okSchema,
    errors: [importErrors.wrong_state],
  }),
  takeBack: endpoint({
    summary: 'Take an applied batch back while nothing depends on it',
    gate: 'import.run',
    input: byId,
    output: okSchema,
    errors: [importErrors.wrong_state, importErrors.has_dependents],
  }),
  listDependents: endpoint({
    summary: 'What stands on an applied batch and keeps it from being taken back',
    gate: 'import.run',
    input: byId,
    output: z.object({ dependents: z.array(z.object({ text: z.string(), href: z.string().nullable() })) }),
  }),
  mark: endpoint({
    summary: 'The user’s own workbook with the bad cells marked and a comment in each',
    gate: 'import.run',
    input: z.object({ id: idSchema, fileId: idSchema }),
    output: z.object({ fileId: idSchema }),
  }),
  listMappings: endpoint({
    summary: 'Remembered columns of sources that have a name',
    gate: 'import.run',
    input: z.object({ kind: z.string().max(40) }),
    output: z.object({ names: z.array(z.string()), asOf: daySchema }),
  }),
};
