import { z } from 'zod';
import { idSchema } from '#core/contract/endpoint.ts';
import { mappingEntrySchema } from '../model.ts';

export const batchStates = ['reading', 'mapping', 'review', 'applying', 'applied', 'taken_back', 'failed'] as const;
export const batchStateSchema = z.enum(batchStates);
export type BatchState = z.infer<typeof batchStateSchema>;

export const rowStates = ['new', 'changed', 'unchanged', 'doubtful', 'wrong', 'missing'] as const;
export const rowStateSchema = z.enum(rowStates);
export type ListedRowState = z.infer<typeof rowStateSchema>;

/** A sheet of an uploaded table: what was recognised, and the first rows as they look. Columns count from 0, rows from 1. */
export const sheetSchema = z.object({
  name: z.string(),
  /** Its place in the workbook. */
  index: z.number(),
  headerRows: z.array(z.number()),
  firstDataRow: z.number(),
  reason: z.string(),
  columns: z.array(mappingEntrySchema),
  /** Codes of required fields that no column feeds. */
  missingFields: z.array(z.string()),
  confidence: z.number(),
  origin: z.enum(['proposed', 'remembered', 'confirmed']),
  conflicts: z.array(z.string()),
  isUsed: z.boolean(),
  isHidden: z.boolean().optional(),
  /** Columns with values in the first rows below the header. */
  filled: z.array(z.number()).optional(),
  /** The organisation as the title, the sheet or the file names it. */
  organizationText: z.string().nullable(),
  /** The day the list speaks of, where its title tells. */
  asOf: z.string().nullable(),
  sample: z.array(z.object({ number: z.number(), cells: z.array(z.string()) })),
});
export type SheetState = z.infer<typeof sheetSchema>;

export const fileSchema = z.object({
  id: idSchema,
  name: z.string(),
  organizationId: idSchema.nullable(),
  /** Russian, with what to do; null where the file was read. */
  problem: z.string().nullable(),
  sheets: z.array(sheetSchema),
  needsColumns: z.boolean(),
});

/** An organisation that the lists name and the register does not surely have. */
export const organizationFindingSchema = z.object({
  key: z.string(),
  title: z.string(),
  /** Rows that name it. */
  rows: z.number(),
  /** `new`: will be made; `open`: a question; `known`: found, kept for the coverage. */
  state: z.enum(['known', 'new', 'open', 'skipped']),
  id: z.string().nullable(),
  mayBeNew: z.boolean(),
  answer: z.string().nullable(),
  candidates: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type OrganizationFinding = z.infer<typeof organizationFindingSchema>;

/** What the last planning found, kept with the batch. */
export const batchCountsSchema = z.object({
  new: z.number().default(0),
  changed: z.number().default(0),
  unchanged: z.number().default(0),
  doubtful: z.number().default(0),
  missing: z.number().default(0),
  /** Rows that stay out for wrong cells, and the wrong cells themselves. */
  wrong: z.number().default(0),
  wrongCells: z.number().default(0),
  /** Rows that were nothing to load, by class: blank, summary, header, section, signature, vacancy. */
  skipped: z.record(z.string(), z.number()).default({}),
  notes: z.array(z.string()).default([]),
  organizations: z.array(organizationFindingSchema).default([]),
  /** After the writing. */
  written: z
    .object({
      new: z.number(),
      changed: z.number(),
      unchanged: z.number(),
      doubtful: z.number(),
      /** Doubtful and wrong ones together. */
      leftOut: z.number(),
    })
    .optional(),
});
export type BatchCounts = z.infer<typeof batchCountsSchema>;

/** What the user said of the batch; the kind's own parameters stand apart. */
export const batchParametersSchema = z.object({
  own: z.record(z.string(), z.unknown()).default({}),
  uploads: z.array(z.string()).default([]),
  mappingName: z.string().nullable().default(null),
  /** Answers about organisations by key: «new», «same:<id>», «skip». */
  organizations: z.record(z.string(), z.string()).default({}),
});
export type BatchParameters = z.infer<typeof batchParametersSchema>;

export const jobSchema = z.object({
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.number(),
  total: z.number().nullable(),
  message: z.string().nullable(),
});

export const batchActions = ['setColumns', 'answer', 'apply', 'discard', 'takeBack', 'downloadMarked'] as const;
export type BatchAction = (typeof batchActions)[number];

export const batchLineSchema = z.object({
  id: idSchema,
  kind: z.string(),
  title: z.string(),
  state: batchStateSchema,
  files: z.number(),
  counts: batchCountsSchema.omit({ organizations: true, notes: true }),
  author: z.string().nullable(),
  createdAt: z.date(),
  appliedAt: z.date().nullable(),
});

const changeSchema = z.object({ title: z.string(), item: z.string(), before: z.string(), after: z.string() });

export const listedRowSchema = z.object({
  id: idSchema,
  state: rowStateSchema,
  fileId: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: z.number(),
  label: z.string(),
  thingId: z.string().nullable(),
  /** The thing's page. */
  href: z.string().nullable(),
  answer: z.string().nullable(),
  understood: z.array(z.object({ title: z.string(), value: z.string() })),
  changes: z.array(changeSchema),
  issues: z.array(
    z.object({ cell: z.string(), value: z.string(), message: z.string(), severity: z.enum(['wrong', 'doubt']) }),
  ),
  question: z
    .object({
      reason: z.string(),
      text: z.string(),
      proposal: z.enum(['new', 'same', 'skip']),
      mayBeNew: z.boolean(),
      candidates: z.array(
        z.object({ id: z.string(), title: z.string(), note: z.string(), changes: z.array(changeSchema) }),
      ),
    })
    .nullable(),
});
export type ListedRow = z.infer<typeof listedRowSchema>;
