import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { programmeErrors as errors } from '../errors.ts';
import { AMENDED_THINGS, CHANGE_KINDS } from '../rules/compare-snapshots.ts';
import { EDITION_STATES } from '../rules/editions.ts';

const byId = z.object({ id: idSchema });
const versioned = byId.extend({ version: z.number() });

const lineShape = z.object({
  key: z.string(),
  thing: z.enum(AMENDED_THINGS),
  kind: z.enum(CHANGE_KINDS),
  subject: z.string(),
  about: z.string().nullable(),
  cells: z.array(z.object({ title: z.string(), before: z.string(), after: z.string() })),
  text: z.string(),
  reason: z.string().nullable(),
});
export type EditionLine = z.infer<typeof lineShape>;

export const EDITION_ACTIONS = ['explain', 'enforce', 'reopen', 'withdraw'] as const;

const editionShape = z.object({
  id: idSchema,
  number: z.number(),
  state: z.enum(EDITION_STATES),
  reason: z.string(),
  actNumber: z.string().nullable(),
  actOn: daySchema.nullable(),
  inForceOn: daySchema.nullable(),
  documentId: idSchema.nullable(),
  createdAt: z.date(),
  version: z.number(),
  lines: z.array(lineShape),
  actions: z.array(z.enum(EDITION_ACTIONS)),
});
export type EditionAnswer = z.infer<typeof editionShape>;

export const editionsContract = {
  editions: endpoint({
    summary: 'Editions of a programme, newest first, each with what it changes',
    gate: 'programme.read',
    input: z.object({ programmeId: idSchema }),
    output: z.array(editionShape),
  }),
  compareEditions: endpoint({
    summary: 'What has changed between two editions; 1 is the first one, null the programme as it stands',
    gate: 'programme.read',
    input: z.object({ programmeId: idSchema, from: z.number().int().min(1), to: z.number().int().min(1).nullable() }),
    output: z.array(lineShape),
    errors: [errors.edition_unknown],
  }),
  explainEdition: endpoint({
    summary:
      'Reasons of a draft edition: of the whole, and of single changes by their keys; an empty one is taken away',
    gate: 'programme.edit',
    input: versioned.extend({
      reason: z.string().trim().max(3000).optional(),
      reasons: z.record(z.string().max(200), z.string().trim().max(3000)).optional(),
    }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, errors.edition_state],
  }),
  enforceEdition: endpoint({
    summary: 'Enter number and date of the amending act: the draft is in force',
    gate: 'programme.edit',
    input: versioned.extend({
      actNumber: z.string().trim().min(1, 'укажите номер приказа').max(60),
      actOn: daySchema,
      inForceOn: daySchema.nullable().default(null),
    }),
    output: okSchema,
    errors: [frameErrors.changed_by_other, errors.edition_state, errors.edition_empty, errors.edition_reason],
  }),
  reopenEdition: endpoint({
    summary: 'The newest edition in force, entered by hand, is a draft again',
    gate: 'programme.edit',
    input: byId,
    output: okSchema,
    errors: [errors.edition_state],
  }),
  withdrawEdition: endpoint({
    summary:
      'Give a draft edition up: the programme is as it was before its first change, what has been reported stays',
    gate: 'programme.edit',
    input: versioned,
    output: okSchema,
    errors: [frameErrors.changed_by_other, errors.edition_state],
  }),
};
