import { z } from 'zod';
import { endpoint, idSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { programmeErrors as errors } from '../errors.ts';
import { stageFieldsSchema, taskFieldsSchema, titleSchema } from '../model.ts';
import { PROGRAMME_TEXTS } from '../rules/passport-titles.ts';

/** Version of the programme that the list was taken from. */
const programme = { programmeId: idSchema, version: z.number() };
/** null: it is new. */
const partId = { id: idSchema.nullable().default(null) };
const saved = z.object({ version: z.number(), ids: z.array(idSchema) });
const year = z.number().int().min(1990).max(2100).nullable().default(null);

export const riskFieldsSchema = z.object({
  title: titleSchema,
  measure: z.string().trim().max(2000).nullable().default(null),
});
export const moneyFieldsSchema = z.object({
  title: titleSchema,
  fromYear: year,
  toYear: year,
  /** The paper of a target programme that pays (PLAN-20). */
  url: z
    .url({ protocol: /^https?$/, error: 'адрес начинается с http:// или https://' })
    .max(1000)
    .nullable()
    .default(null),
});

const save = <S extends z.ZodType>(summary: string, part: S) =>
  endpoint({
    summary,
    gate: 'programme.edit',
    input: z.object({ ...programme, parts: z.array(part).max(500) }),
    output: saved,
    errors: [
      frameErrors.changed_by_other,
      errors.programme_state,
      errors.programme_period,
      errors.part_in_use,
      errors.activity_place,
      errors.programme_code_unknown,
    ],
  });

/** A whole short list is saved at once: what is new, renamed, moved and gone. */
export const partsContract = {
  saveStages: save('Stages of a programme in their order', stageFieldsSchema.extend(partId)),
  saveTasks: save('Tasks of a programme in their order', taskFieldsSchema.extend(partId)),
  saveRisks: save('Risks of a programme with their measures', riskFieldsSchema.extend(partId)),
  saveFinance: save('Sources of money of a programme with the years they hold', moneyFieldsSchema.extend(partId)),
  editPassport: endpoint({
    summary: 'Change named fields of a passport; an empty text takes the field out',
    gate: 'programme.edit',
    input: z.object({
      ...programme,
      fields: z.partialRecord(z.enum(PROGRAMME_TEXTS), z.string().trim().max(20_000)),
      other: z
        .array(z.object({ title: z.string().trim().max(600), text: z.string().trim().max(20_000) }))
        .max(100)
        .optional(),
    }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, errors.programme_state],
  }),
};
