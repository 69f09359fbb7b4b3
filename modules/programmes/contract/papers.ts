import { z } from 'zod';
import { daySchema, endpoint, idSchema } from '#core/contract/endpoint.ts';
import { programmeErrors as errors } from '../errors.ts';
import { occurrenceStateSchema } from '../model.ts';

const made = z.object({ documentId: idSchema });

const tallyShape = z.object({
  activities: z.number(),
  due: z.number(),
  done: z.number(),
  notDone: z.number(),
  moved: z.number(),
  overdue: z.number(),
  unmarked: z.number(),
  ahead: z.number(),
  withoutDate: z.number(),
});

export const recommendationSchema = z.object({
  addressee: z.string().trim().min(1, 'укажите, кому').max(300),
  text: z.string().trim().min(3, 'напишите рекомендацию').max(2000),
  due: daySchema.nullable().default(null),
});
export type RecommendationInput = z.infer<typeof recommendationSchema>;

export const executionShape = z.object({
  asOf: daySchema,
  tally: tallyShape,
  /** Sentences computed from the marks. */
  conclusions: z.array(z.string()),
  recommendations: z.array(recommendationSchema),
  rows: z.array(
    z.object({
      activityId: idSchema,
      number: z.string().nullable(),
      title: z.string(),
      /** What was done, in the words of the reports. */
      execution: z.string(),
      occurrences: z.array(
        z.object({ state: occurrenceStateSchema, dueOn: daySchema.nullable(), isMoved: z.boolean() }),
      ),
    }),
  ),
});
export type ExecutionAnswer = z.infer<typeof executionShape>;

/** Papers made of the programme alone. */
export const PLAIN_PAPERS = [
  'passport',
  'order',
  'authority_order',
  'measures',
  'execution',
  'minutes',
  'meetings',
] as const;

export const papersContract = {
  execution: endpoint({
    summary: 'The report of execution on the screen: planned, done, counts, proposed recommendations',
    gate: 'programme.read',
    input: z.object({ id: idSchema, asOf: daySchema.nullable().default(null) }),
    output: executionShape,
  }),
  makePaper: endpoint({
    summary:
      'Passport and road map, approving order, plan of measures, report of execution, minutes, plan of meetings: a draft in the register',
    gate: 'document.edit',
    input: z.object({
      id: idSchema,
      paper: z.enum(PLAIN_PAPERS),
      asOf: daySchema.nullable().default(null),
      /** Before «ПРИКАЗЫВАЮ»; the product’s own words when it is not said. */
      preamble: z.string().trim().max(2000).nullable().default(null),
    }),
    output: made,
  }),
  makeAmendingOrder: endpoint({
    summary: 'The order that amends a programme, out of its draft edition',
    gate: 'document.edit',
    input: z.object({ editionId: idSchema }),
    output: made,
    errors: [errors.edition_empty, errors.edition_state],
  }),
  makeReport: endpoint({
    summary: 'An interim or final report with recommendations by addressee',
    gate: 'document.edit',
    input: z.object({
      id: idSchema,
      kind: z.enum(['interim', 'final']),
      asOf: daySchema.nullable().default(null),
      conclusion: z.string().trim().max(5000).nullable().default(null),
      recommendations: z.array(recommendationSchema).max(50),
    }),
    output: made,
    errors: [errors.recommendations_needed],
  }),
  makeMonthlyPlan: endpoint({
    summary: 'The plan of a month over all running programmes of the service, or of one organisation',
    gate: 'document.edit',
    input: z.object({
      month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'месяц: ГГГГ-ММ'),
      organizationId: idSchema.nullable().default(null),
    }),
    output: made,
  }),
};
