import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { programmeErrors as errors } from '../errors.ts';
import { COMPARISONS } from '../rules/draft.ts';
import { WARNING_CODES } from '../rules/indicator-warnings.ts';
import { VERDICTS } from '../rules/indicators.ts';
import { type EvidenceLine, evidenceInputSchema, evidenceShape } from './occurrences.ts';

const byProgramme = z.object({ programmeId: idSchema });
const words = (max: number) => z.string().trim().max(max).nullable().default(null);
const numberSchema = z.number().finite();
const amount = numberSchema.nullable().default(null);

const eachOfSchema = z.object({ kinds: z.array(z.string().max(60)).max(60), status: z.string().max(60).nullable() });

const text = (max: number) => z.string().trim().max(max).nullable();

/** The passport of an indicator (F-16). Without defaults: a change names its fields, and no other is touched. */
const indicatorFieldsSchema = z.object({
  parentId: idSchema.nullable(),
  number: text(30),
  level: text(600),
  criterion: text(1000),
  title: z.string().trim().min(1, 'укажите название показателя').max(2000),
  unit: text(60),
  isShare: z.boolean(),
  wish: z.enum(['up', 'down']).nullable(),
  population: text(500),
  numeratorWords: text(1000),
  denominatorWords: text(1000),
  baseValue: numberSchema.nullable(),
  baseOn: daySchema.nullable(),
  periodicity: text(200),
  source: text(2000),
  responsible: text(300),
  eachOf: eachOfSchema.nullable(),
});
export type IndicatorFields = z.infer<typeof indicatorFieldsSchema>;

const targetFieldsSchema = z.object({
  dueOn: daySchema,
  comparison: z.enum(COMPARISONS),
  value: amount,
  words: words(300),
});
export type TargetFields = z.infer<typeof targetFieldsSchema>;

export type ValueEvidence = EvidenceLine;

const amountsShape = {
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
};

const valueShape = z.object({
  id: idSchema,
  asOf: daySchema,
  ...amountsShape,
  /** `hand`, or the code of the data it comes from. */
  source: z.string(),
  /** What the data are called; null: entered by hand. */
  sourceTitle: z.string().nullable(),
  remark: z.string().nullable(),
  version: z.number(),
  evidence: z.array(evidenceShape),
});
export type IndicatorValueAnswer = z.infer<typeof valueShape>;

const targetShape = targetFieldsSchema.extend({
  id: idSchema,
  verdict: z.enum(VERDICTS),
  reasons: z.array(z.string()),
  isDue: z.boolean(),
  /** The value the verdict rests on. */
  usedId: idSchema.nullable(),
  /** «В каждой»: how many organisations of how many. */
  each: z.object({ met: z.number(), notMet: z.number(), unknown: z.number() }).nullable(),
});
export type TargetAnswer = z.infer<typeof targetShape>;

const yearShape = z.object({
  year: z.number(),
  amount: z.number().nullable(),
  asOf: daySchema.nullable(),
  change: z.number().nullable(),
});

const indicatorShape = indicatorFieldsSchema.extend({
  id: idSchema,
  isExcluded: z.boolean(),
  version: z.number(),
  targets: z.array(targetShape),
  values: z.array(valueShape),
  years: z.array(yearShape),
});
export type IndicatorAnswer = z.infer<typeof indicatorShape>;

const warningShape = z.object({
  code: z.enum(WARNING_CODES),
  text: z.string(),
  indicatorIds: z.array(idSchema),
});
export type IndicatorWarningAnswer = z.infer<typeof warningShape>;

const typedValue = z.object({
  indicatorId: idSchema,
  organizationId: idSchema.nullable().default(null),
  numerator: amount,
  denominator: amount,
  value: amount,
  remark: words(2000),
  /** Of the value the row was opened with; null: there was none. */
  version: z.number().nullable().default(null),
});
export type TypedValue = z.infer<typeof typedValue>;

const matrixShape = z.object({
  indicatorId: idSchema,
  title: z.string(),
  required: z.number(),
  dueOn: daySchema.nullable(),
  verdict: z.enum(VERDICTS),
  reasons: z.array(z.string()),
  met: z.number(),
  notMet: z.number(),
  unknown: z.number(),
  directions: z.array(z.object({ id: idSchema, title: z.string(), isShare: z.boolean() })),
  rows: z.array(
    z.object({
      organizationId: idSchema,
      organization: z.string(),
      cells: z.array(z.number().nullable()),
      verdict: z.enum(VERDICTS),
    }),
  ),
  /** Hand values of the day asked for: what the cells of an editable matrix hold. */
  typed: z.array(z.object({ indicatorId: idSchema, organizationId: idSchema, ...amountsShape, version: z.number() })),
});
export type MatrixAnswer = z.infer<typeof matrixShape>;

export const indicatorsContract = {
  indicators: endpoint({
    summary: 'Indicators of a programme: passports, targets with their verdicts, values with evidence, warnings',
    gate: 'programme.read',
    input: byProgramme,
    output: z.object({ indicators: z.array(indicatorShape), warnings: z.array(warningShape) }),
  }),
  addIndicator: endpoint({
    summary: 'Add an indicator with its targets',
    gate: 'programme.edit',
    input: byProgramme.extend({
      fields: indicatorFieldsSchema,
      targets: z.array(targetFieldsSchema).max(30).default([]),
    }),
    output: z.object({ id: idSchema }),
    errors: [errors.programme_state, errors.indicator_target, errors.indicator_parent],
  }),
  editIndicator: endpoint({
    summary: 'Change the passport of an indicator; targets are replaced when they are given',
    gate: 'programme.edit',
    input: z.object({
      id: idSchema,
      version: z.number(),
      changes: indicatorFieldsSchema.partial(),
      targets: z.array(targetFieldsSchema).max(30).optional(),
    }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, errors.programme_state, errors.indicator_target, errors.indicator_parent],
  }),
  excludeIndicators: endpoint({
    summary: 'Exclude indicators with what is below them, or take them in again',
    gate: 'programme.edit',
    input: byProgramme.extend({ ids: z.array(idSchema).min(1).max(500), isExcluded: z.boolean() }),
    output: z.object({ changed: z.number() }),
    errors: [errors.programme_state],
  }),
  orderIndicators: endpoint({
    summary: 'Put the indicators of a programme in the order given',
    gate: 'programme.edit',
    input: byProgramme.extend({ ids: z.array(idSchema).min(1).max(2000) }),
    output: okSchema,
    errors: [errors.programme_state],
  }),
  saveTargets: endpoint({
    summary: 'Targets as people write them, of many indicators; empty words take a target away',
    gate: 'programme.edit',
    input: byProgramme.extend({
      rows: z.array(z.object({ indicatorId: idSchema, dueOn: daySchema, words: z.string().trim().max(300) })).max(2000),
    }),
    output: z.object({ saved: z.number() }),
    errors: [errors.programme_state, errors.indicator_target],
  }),
  copyTargets: endpoint({
    summary: 'Copy the targets of one day to another day; those that are there stay',
    gate: 'programme.edit',
    input: byProgramme.extend({ from: daySchema, to: daySchema }),
    output: z.object({ copied: z.number() }),
    errors: [errors.programme_state],
  }),
  saveValues: endpoint({
    summary: 'Actual values of many indicators at one day; a row without numbers and remark takes the value away',
    gate: 'programme.report',
    input: byProgramme.extend({ asOf: daySchema, rows: z.array(typedValue).min(1).max(5000) }),
    output: z.object({ saved: z.number() }),
    errors: [frameErrors.changed_by_other, errors.programme_state, errors.indicator_value, errors.indicator_day],
  }),
  addValueEvidence: endpoint({
    summary: 'Show what an actual value rests on: a file, a document, a link, words',
    gate: 'programme.report',
    input: z.object({ valueId: idSchema, evidence: evidenceInputSchema }),
    output: z.object({ id: idSchema }),
    errors: [errors.programme_state],
  }),
  turnValueEvidence: endpoint({
    summary: 'Take evidence of a value away, or put it back',
    gate: 'programme.report',
    input: z.object({ id: idSchema, isRemoved: z.boolean() }),
    output: okSchema,
    errors: [errors.programme_state],
  }),
  organizationValues: endpoint({
    summary: 'Organisations of an indicator that is counted in each, against its directions; who is missing',
    gate: 'programme.read',
    input: z.object({
      indicatorId: idSchema,
      targetId: idSchema.nullable().default(null),
      /** The day whose hand values come along. */
      asOf: daySchema.nullable().default(null),
    }),
    output: matrixShape,
  }),
  indicatorFile: endpoint({
    summary: 'Indicators, targets and values of a programme as XLSX',
    gate: 'programme.read',
    input: byProgramme,
    output: z.object({ fileId: idSchema }),
  }),
};
