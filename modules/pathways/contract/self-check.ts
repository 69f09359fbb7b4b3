import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';

const taken = z.array(
  z.object({
    id: idSchema,
    takenOn: daySchema,
    results: z.array(z.object({ competence: z.string(), title: z.string(), mean: z.number(), answered: z.number() })),
  }),
);

/** DIAG-18: the questionnaire of self-check. */
export const selfCheckContract = {
  selfCheck: endpoint({
    summary: 'The voluntary questionnaire and the caller’s own answers',
    gate: 'pathway.confirm',
    output: z.object({
      statements: z.array(z.object({ code: z.string(), competence: z.string(), title: z.string(), text: z.string() })),
      taken,
    }),
  }),
  takeSelfCheck: endpoint({
    summary: 'Keep one’s answers; statements may be left out',
    gate: 'pathway.confirm',
    input: z.object({ answers: z.record(z.string().max(60), z.number().int().min(1).max(4)) }),
    output: z.object({ id: idSchema }),
  }),
  removeSelfCheck: endpoint({
    summary: 'Erase one’s own answers',
    gate: 'pathway.confirm',
    input: z.object({ id: idSchema }),
    output: okSchema,
  }),
  selfCheckOf: endpoint({
    summary: 'Self-checks of a person, for the tutor',
    gate: 'diagnostics.scores',
    input: z.object({ personId: idSchema }),
    output: z.object({
      taken,
    }),
  }),
};
