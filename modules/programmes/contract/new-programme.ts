import { z } from 'zod';
import { daySchema, endpoint, idSchema } from '#core/contract/endpoint.ts';
import { programmeErrors as errors } from '../errors.ts';
import { CARRIES } from '../rules/next-year.ts';

const countsShape = z.object({
  stages: z.number(),
  tasks: z.number(),
  activities: z.number(),
  occurrences: z.number(),
  withoutDate: z.number(),
  outside: z.number(),
  indicators: z.number(),
  targets: z.number(),
  withBase: z.number(),
});
export type NewCounts = z.infer<typeof countsShape>;

const periodFields = { startsOn: daySchema, endsOn: daySchema };
const titleField = z.string().trim().min(3, 'укажите название программы').max(600);

const readyInput = z.object({ kind: z.string().max(60), ...periodFields });
const nextInput = z.object({
  programmeId: idSchema,
  /** null: by as many years as the programme has. */
  years: z.number().int().min(1).max(10).nullable().default(null),
  without: z.array(idSchema).max(5000).default([]),
});

const previewShape = z.object({
  title: z.string(),
  ...periodFields,
  counts: countsShape,
});

const nextRowShape = z.object({
  originId: idSchema,
  number: z.string().nullable(),
  title: z.string(),
  dueBefore: z.string(),
  dueAfter: z.string(),
  carry: z.enum(CARRIES),
  isTaken: z.boolean(),
  isOutside: z.boolean(),
});
export type NextRowAnswer = z.infer<typeof nextRowShape>;

const madeErrors = [errors.programme_period, errors.programme_code_unknown];

const readyShape = z.object({
  ready: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      about: z.string(),
      isOfSchool: z.boolean(),
      ...periodFields,
      tasks: z.number(),
      activities: z.number(),
      indicators: z.number(),
    }),
  ),
  /** Whose programme it may be: of the municipality, of these organisations. */
  isMunicipal: z.boolean(),
  organizations: z.array(z.object({ id: idSchema, title: z.string() })),
});
export type ReadyAnswer = z.infer<typeof readyShape>;

const previewReadyShape = previewShape.extend({
  rows: z.array(
    z.object({
      number: z.string().nullable(),
      title: z.string(),
      task: z.string(),
      due: z.string(),
      owners: z.string(),
      isOutside: z.boolean(),
    }),
  ),
  indicators: z.array(z.object({ title: z.string(), target: z.string() })),
});
export type PreviewReady = z.infer<typeof previewReadyShape>;

const previewNextShape = previewShape.extend({
  years: z.number(),
  rows: z.array(nextRowShape),
  /** Plans that were made of it before. */
  made: z.array(z.object({ id: idSchema, title: z.string() })),
});
export type PreviewNext = z.infer<typeof previewNextShape>;

export const newProgrammeContract = {
  readyProgrammes: endpoint({
    summary: 'Programmes to begin with, each with the period it would have now and what it holds',
    gate: 'programme.edit',
    output: readyShape,
  }),
  previewReady: endpoint({
    summary: 'What a ready programme would hold in the period: its rows and their number',
    gate: 'programme.edit',
    input: readyInput,
    output: previewReadyShape,
    errors: madeErrors,
  }),
  makeReady: endpoint({
    summary: 'Make a programme of a ready one, as a draft',
    gate: 'programme.edit',
    input: readyInput.extend({
      title: titleField,
      organizationId: idSchema.nullable().default(null),
      coordinatorPersonId: idSchema.nullable().default(null),
    }),
    output: z.object({ id: idSchema }),
    errors: [...madeErrors, errors.programme_school],
  }),
  previewNext: endpoint({
    summary: 'The plan of the next year out of this one: what moves, what was not done, in numbers',
    gate: 'programme.edit',
    input: nextInput,
    output: previewNextShape,
  }),
  makeNext: endpoint({
    summary: 'Make the plan of the next year, as a draft',
    gate: 'programme.edit',
    input: nextInput.extend({ title: titleField }),
    output: z.object({ id: idSchema }),
    errors: madeErrors,
  }),
};
