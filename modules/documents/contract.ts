import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { documentErrors } from './errors.ts';
import {
  documentActionSchema,
  documentRowSchema,
  documentStateSchema,
  findingSchema,
  templateFieldSchema,
  templateOwnerSchema,
  templateVersionSchema,
} from './model.ts';

/** A school, or null: the municipality. */
const ownerSchema = idSchema.nullable();

const documentInput = z.object({ id: idSchema, version: z.number().int() });

export const documentsContract = {
  list: endpoint({
    summary: 'The register of documents',
    gate: 'document.read',
    input: z.object({
      search: z.string().max(200).default(''),
      kinds: z.array(z.string()).default([]),
      states: z.array(documentStateSchema).default([]),
      /** A campaign, a pathway: the documents about one thing. */
      aboutId: idSchema.nullable().default(null),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      rows: z.array(documentRowSchema),
      total: z.number(),
      kinds: z.array(z.object({ code: z.string(), title: z.string() })),
    }),
  }),
  get: endpoint({
    summary: 'One document: requisites, file, history',
    gate: 'document.read',
    input: z.object({ id: idSchema }),
    output: documentRowSchema.extend({
      version: z.number(),
      fileId: idSchema.nullable(),
      fileName: z.string().nullable(),
      fileSize: z.number().nullable(),
      aboutKind: z.string().nullable(),
      aboutId: idSchema.nullable(),
      authorName: z.string().nullable(),
      templateOwner: templateOwnerSchema,
      templateVersion: z.number().nullable(),
      withdrawnReason: z.string().nullable(),
      isPersonal: z.boolean(),
      /** Only the organisation's own people open it. */
      isConfined: z.boolean(),
      history: z.array(z.object({ id: idSchema, at: z.date(), who: z.string(), action: z.string() })),
      actions: z.array(documentActionSchema),
    }),
  }),
  setNumberAndDate: endpoint({
    summary: 'Enter number and date: the document counts as signed and its file is filled with them',
    gate: 'document.edit',
    input: documentInput.extend({ number: z.string().trim().min(1, 'укажите номер').max(60), signedOn: daySchema }),
    output: z.object({ version: z.number() }),
    errors: [
      frameErrors.changed_by_other,
      documentErrors.step_not_allowed,
      documentErrors.date_ahead,
      documentErrors.number_taken,
      documentErrors.not_filled,
    ],
  }),
  withdraw: endpoint({
    summary: 'Withdraw a document; it stays in the register',
    gate: 'document.edit',
    input: documentInput.extend({ reason: z.string().trim().max(500).default('') }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, documentErrors.step_not_allowed],
  }),
  restore: endpoint({
    summary: 'Take the withdrawal back',
    gate: 'document.edit',
    input: documentInput,
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, documentErrors.step_not_allowed, documentErrors.number_taken],
  }),
  listTemplates: endpoint({
    summary: 'Kinds of documents with the template in use, its versions and the names it may use',
    gate: 'document.read',
    /** null: the municipality's; absent: those the person usually works on. */
    input: z.object({ organizationId: ownerSchema.optional() }),
    output: z.object({
      organizationId: ownerSchema,
      /** Whose libraries the person may look at. */
      owners: z.array(z.object({ id: ownerSchema, title: z.string() })),
      kinds: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          serving: templateOwnerSchema,
          versions: z.array(templateVersionSchema),
          /** What serves a school without a template of its own, to begin one with. */
          municipal: templateVersionSchema.pick({ fileId: true, fileName: true, version: true }).nullable(),
          fields: z.array(templateFieldSchema),
        }),
      ),
      mayEdit: z.boolean(),
    }),
  }),
  getDefaultTemplate: endpoint({
    summary: 'The template that comes with the product, to begin one’s own with',
    gate: 'document.read',
    input: z.object({ kind: z.string() }),
    output: z.object({ fileName: z.string(), base64: z.string() }),
    errors: [documentErrors.kind_unknown],
  }),
  uploadTemplate: endpoint({
    summary: 'Check an uploaded template; without errors it becomes the version in use',
    gate: 'template.edit',
    input: z.object({ kind: z.string(), fileId: idSchema, organizationId: ownerSchema.default(null) }),
    output: z.object({
      isAccepted: z.boolean(),
      version: z.number().nullable(),
      findings: z.array(findingSchema),
    }),
    errors: [documentErrors.kind_unknown, documentErrors.template_unreadable, documentErrors.template_too_large],
  }),
  copyMunicipalTemplate: endpoint({
    summary: 'The municipality’s template becomes a school’s next version, to be changed there',
    gate: 'template.edit',
    input: z.object({ kind: z.string(), organizationId: idSchema }),
    output: z.object({ version: z.number() }),
    errors: [documentErrors.kind_unknown, documentErrors.no_municipal_template],
  }),
  chooseVersion: endpoint({
    summary: 'Go back to another version of a template; null is none of one’s own',
    gate: 'template.edit',
    input: z.object({ kind: z.string(), id: idSchema.nullable(), organizationId: ownerSchema.default(null) }),
    output: okSchema,
    errors: [documentErrors.kind_unknown],
  }),
};
