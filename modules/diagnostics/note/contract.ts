import { z } from 'zod';
import { endpoint, idSchema } from '#core/contract/endpoint.ts';
import { documentStateSchema } from '#modules/documents/model.ts';
import { noteCommentSchema, noteContentSchema } from './model.ts';

export const noteContract = {
  previewNote: endpoint({
    summary: 'The analytic note of a campaign as it will be printed, and what is to be mended in it',
    gate: 'diagnostics.read',
    input: z.object({ campaignId: idSchema }),
    output: z.object({
      note: noteContentSchema,
      comments: z.array(noteCommentSchema),
      document: z
        .object({
          id: idSchema,
          state: documentStateSchema,
          number: z.string().nullable(),
          signedOn: z.string().nullable(),
          fileId: idSchema.nullable(),
        })
        .nullable(),
      mayMake: z.boolean(),
      mayShowResults: z.boolean(),
    }),
  }),
  makeNote: endpoint({
    summary: 'Make the analytic note by the template in use, as a draft of the register; in the background',
    gate: 'diagnostics.edit',
    input: z.object({ campaignId: idSchema, withResults: z.boolean().default(false) }),
    output: z.object({ jobId: idSchema }),
  }),
  noteProgress: endpoint({
    summary: 'How far the making of one’s last note of a campaign is; null where none was begun',
    gate: 'diagnostics.edit',
    input: z.object({ campaignId: idSchema }),
    output: z.object({
      job: z
        .object({
          id: idSchema,
          state: z.enum(['waiting', 'running', 'done', 'failed']),
          message: z.string().nullable(),
        })
        .nullable(),
    }),
  }),
};
