import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { programmeErrors as errors } from '../errors.ts';
import { dueSchema, programmeFieldsSchema } from '../model.ts';
import { COLUMN_ROLES, READING_KINDS, TABLE_KINDS } from '../reading/model.ts';

const byId = z.object({ id: idSchema });
const anchor = z.string().nullable();

/** The document as it came, for the left side of the studio. Cells of a table by row. */
const paragraphShape = z.object({
  kind: z.literal('paragraph'),
  text: z.string(),
  label: z.string().nullable(),
  heading: z.number().nullable(),
  isBold: z.boolean(),
  isCentred: z.boolean(),
  anchor: z.string(),
});
const tableShape = z.object({
  kind: z.literal('table'),
  sheet: z.string().nullable(),
  columnCount: z.number(),
  rows: z.array(
    z.object({
      isHeading: z.boolean(),
      cells: z.array(
        z.object({ text: z.string(), columnSpan: z.number(), rowSpan: z.number(), anchors: z.array(z.string()) }),
      ),
    }),
  ),
});
export const blockShape = z.union([paragraphShape, tableShape]);
export type ShownBlock = z.infer<typeof blockShape>;

export const findingShape = z.object({
  code: z.string(),
  severity: z.enum(['rule', 'hint']),
  place: z.string(),
  text: z.string(),
  proposal: z.string().nullable(),
  anchor,
  fingerprint: z.string(),
});
export type ShownFinding = z.infer<typeof findingShape>;

export const readingShape = z.object({
  kind: z.enum(READING_KINDS),
  title: z.string().nullable(),
  stages: z.array(
    z.object({
      title: z.string(),
      from: daySchema.nullable(),
      to: daySchema.nullable(),
      content: z.string().nullable(),
      expected: z.string().nullable(),
      anchor,
    }),
  ),
  tasks: z.array(z.object({ number: z.string().nullable(), title: z.string(), anchor })),
  activities: z.array(
    z.object({
      number: z.string().nullable(),
      title: z.string(),
      task: z.number().nullable(),
      stage: z.number().nullable(),
      audience: z.string().nullable(),
      due: z.array(dueSchema),
      owners: z.array(z.string()),
      expected: z.string().nullable(),
      done: z.string().nullable(),
      notes: z.string().nullable(),
      anchor,
    }),
  ),
  indicators: z.array(
    z.object({
      number: z.string().nullable(),
      parent: z.number().nullable(),
      level: z.string().nullable(),
      criterion: z.string().nullable(),
      title: z.string(),
      target: z.string().nullable(),
      unit: z.string().nullable(),
      anchor,
    }),
  ),
  /** Rows of the passport in their own words, as a page names them. */
  passport: z.array(z.object({ title: z.string(), text: z.string() })),
  groupFunctions: z.array(z.string()),
  expectedResults: z.array(z.string()),
  risks: z.array(z.string()),
  financing: z.array(z.string()),
  tables: z.array(
    z.object({
      blocks: z.array(z.number()),
      kind: z.enum(TABLE_KINDS),
      reason: z.string(),
      columns: z.array(
        z.object({ column: z.number(), title: z.string(), role: z.enum(COLUMN_ROLES), reason: z.string() }),
      ),
      signature: z.string(),
    }),
  ),
  unread: z.array(z.object({ place: z.string(), text: z.string(), anchor })),
});
export type ShownReading = z.infer<typeof readingShape>;

const correctionsSchema = z.object({
  kind: z.enum(READING_KINDS).optional(),
  tables: z
    .array(
      z.object({
        signature: z.string().max(2000),
        kind: z.enum(TABLE_KINDS).optional(),
        roles: z.record(z.string().regex(/^\d{1,3}$/), z.enum(COLUMN_ROLES)),
      }),
    )
    .max(200),
});

export const studioShape = z.object({
  id: idSchema,
  fileName: z.string(),
  format: z.enum(['docx', 'text', 'xlsx', 'csv']),
  state: z.enum(['open', 'applied', 'dropped']),
  version: z.number(),
  blocks: z.array(blockShape),
  reading: readingShape,
  findings: z.array(findingShape),
  /** Remarks answered «так и надо» before. */
  acceptedCount: z.number(),
  proposed: programmeFieldsSchema,
  periodReason: z.string(),
  /** Answers given so far, for the next one to join. */
  corrections: correctionsSchema.shape.tables,
  /** Programmes made of it. */
  programmeIds: z.array(idSchema),
  mayMark: z.boolean(),
});
export type Studio = z.infer<typeof studioShape>;

export const readingsContract = {
  openReading: endpoint({
    summary: 'Read an uploaded document, or pasted text, without making anything of it',
    gate: 'programme.edit',
    input: z.union([
      z.object({ fileId: idSchema }),
      z.object({ text: z.string().trim().min(10, 'вставьте текст программы').max(2_000_000) }),
    ]),
    output: byId,
    errors: [errors.document_unreadable],
  }),
  listReadings: endpoint({
    summary: 'Documents read and not yet applied by the caller',
    gate: 'programme.edit',
    output: z.object({ rows: z.array(z.object({ id: idSchema, fileName: z.string(), createdAt: z.date() })) }),
  }),
  showReading: endpoint({
    summary: 'A document as it came, as it was understood, and what is wrong in it',
    gate: 'programme.edit',
    input: byId,
    output: studioShape,
  }),
  correctReading: endpoint({
    summary: 'Put kinds of tables and roles of columns right; remembered for the same layout',
    gate: 'programme.edit',
    input: byId.extend({ version: z.number(), corrections: correctionsSchema }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, errors.reading_closed],
  }),
  acceptFinding: endpoint({
    summary: 'Say of a remark that it is meant so: it does not come again; or let it come again',
    gate: 'programme.edit',
    input: z.object({ fingerprint: z.string().min(1).max(2000), isAccepted: z.boolean() }),
    output: okSchema,
  }),
  markReading: endpoint({
    summary: 'The sender’s own file with the remarks as comments at the places',
    gate: 'programme.edit',
    input: byId,
    output: z.object({ fileId: idSchema }),
    errors: [errors.document_not_markable],
  }),
  applyReading: endpoint({
    summary: 'Make a programme of what was understood',
    gate: 'programme.edit',
    input: byId.extend({ fields: programmeFieldsSchema }),
    output: z.object({ programmeId: idSchema }),
    errors: [errors.programme_period, errors.programme_code_unknown, errors.reading_closed, errors.reading_empty],
  }),
  undoReading: endpoint({
    summary: 'Take a programme made of a document back while it is a draft; the document is open again',
    gate: 'programme.edit',
    input: byId,
    output: okSchema,
    errors: [errors.programme_state],
  }),
  dropReading: endpoint({
    summary: 'Put a document aside without making anything of it',
    gate: 'programme.edit',
    input: byId,
    output: okSchema,
    errors: [errors.reading_closed],
  }),
};
