import { z } from 'zod';
import { daySchema, endpoint, idSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { programmeErrors as errors } from '../errors.ts';

const byId = z.object({ id: idSchema });
const versioned = byId.extend({ version: z.number() });

export const remindersContract = {
  showReminders: endpoint({
    summary: 'Whether a programme reminds, whom, and from which day it is kept here',
    gate: 'programme.read',
    input: byId,
    output: z.object({
      version: z.number(),
      isOn: z.boolean(),
      trackedFrom: daySchema.nullable(),
      /** Occurrences before that day which nobody has marked. */
      unmarked: z.number(),
      executors: z.number(),
      executorsWithAccount: z.number(),
      /** Open occurrences whose activity has no executor. */
      withoutExecutor: z.number(),
      /** Accounts that hear as the coordinator. */
      coordinators: z.number(),
      isMailOn: z.boolean(),
      mayEdit: z.boolean(),
    }),
  }),
  setReminders: endpoint({
    summary: 'Switch the weekly digest of a programme on or off',
    gate: 'programme.edit',
    input: versioned.extend({ isOn: z.boolean() }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, errors.programme_state],
  }),
  writeReview: endpoint({
    summary: 'The note and draft decision for a meeting that reviews the programme (PLAN-10)',
    gate: 'programme.read',
    input: byId,
    output: z.object({ text: z.string() }),
  }),
  writePassList: endpoint({
    summary: 'What executors without an account are to do, as a text to pass on',
    gate: 'programme.read',
    input: byId.extend({
      /** Only rows of people who cannot be told here. */
      onlyWithoutAccount: z.boolean().default(true),
    }),
    output: z.object({ text: z.string(), rows: z.number() }),
  }),
};
