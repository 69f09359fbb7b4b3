import { z } from 'zod';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';
import { DUE_KINDS } from '#core/time/due/model.ts';
import { OCCURRENCE_STATES, PROGRAMME_STATES } from './model/states.ts';

export const programmeStateSchema = z.enum(PROGRAMME_STATES);
export const occurrenceStateSchema = z.enum(OCCURRENCE_STATES);

export const dueSchema = z.object({
  text: z.string(),
  kind: z.enum(DUE_KINDS),
  start: daySchema.nullable(),
  end: daySchema.nullable(),
  recurrence: z.string().nullable(),
});

type Changes<S extends z.ZodRawShape> = {
  [K in keyof S]: z.ZodOptional<S[K] extends z.ZodDefault<infer Inner> ? Inner : S[K]>;
};

/** Fields of a thing where only named ones change: what `partial()` leaves out would come back as its default and overwrite. */
export function changesOf<S extends z.ZodRawShape>(schema: z.ZodObject<S>): z.ZodObject<Changes<S>> {
  const shape = Object.entries(schema.shape).map(([key, field]) => {
    const plain = field instanceof z.ZodDefault ? field.removeDefault() : field;
    return [key, (plain as z.ZodType).optional()];
  });
  return z.object(Object.fromEntries(shape)) as unknown as z.ZodObject<Changes<S>>;
}

const words = (max: number) => z.string().trim().max(max);
export const titleSchema = words(2000).min(1, 'укажите название');

/** Fields of a passport by code (reading/model.ts `PASSPORT_FIELDS`), and rows no code fits (DOC-03). */
export const passportSchema = z.object({
  fields: z.record(z.string(), z.string()).default({}),
  other: z.array(z.object({ title: z.string(), text: z.string() })).default([]),
});
export type Passport = z.infer<typeof passportSchema>;

export const programmeFieldsSchema = z.object({
  kind: z.string().min(1).max(60),
  title: words(600).min(3, 'укажите название программы'),
  organizationId: idSchema.nullable().default(null),
  startsOn: daySchema,
  endsOn: daySchema,
  coordinatorPersonId: idSchema.nullable().default(null),
  coordinatorWords: words(300).nullable().default(null),
  passport: passportSchema.default({ fields: {}, other: [] }),
  approver: words(300).nullable().default(null),
  actNumber: words(60).nullable().default(null),
  actOn: daySchema.nullable().default(null),
  trackedFrom: daySchema.nullable().default(null),
});
export type ProgrammeFields = z.infer<typeof programmeFieldsSchema>;

export const stageFieldsSchema = z.object({
  title: titleSchema,
  startsOn: daySchema.nullable().default(null),
  endsOn: daySchema.nullable().default(null),
});
export type StageFields = z.infer<typeof stageFieldsSchema>;

export const taskFieldsSchema = z.object({
  number: words(30).nullable().default(null),
  title: titleSchema,
  direction: z.string().max(60).nullable().default(null),
});

export const ownerSchema = z.object({
  words: words(500).min(1),
  organizationId: idSchema.nullable().default(null),
  personId: idSchema.nullable().default(null),
});
export type Owner = z.infer<typeof ownerSchema>;

export const activityFieldsSchema = z.object({
  taskId: idSchema.nullable().default(null),
  stageId: idSchema.nullable().default(null),
  number: words(30).nullable().default(null),
  title: titleSchema,
  audience: words(500).nullable().default(null),
  direction: z.string().max(60).nullable().default(null),
  resultKind: z.string().max(60).nullable().default(null),
  /** As people write dates; read by core/time/due on the server. */
  dueWords: words(500).default(''),
  expected: words(3000).nullable().default(null),
  owners: z.array(ownerSchema).max(20).default([]),
  executorPersonId: idSchema.nullable().default(null),
});
export type ActivityFields = z.infer<typeof activityFieldsSchema>;
