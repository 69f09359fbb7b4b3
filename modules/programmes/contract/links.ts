import { z } from 'zod';
import { daySchema, endpoint, idSchema } from '#core/contract/endpoint.ts';
import { ACTIVITY_STATES } from '../rules/activity-state.ts';

const named = z.object({ id: idSchema, name: z.string() });

export const ownerMatchShape = z.object({
  words: z.string(),
  /** One that may be taken without asking; null: choose, or leave the words alone. */
  certain: z.object({ kind: z.enum(['organization', 'person']), id: idSchema, name: z.string() }).nullable(),
  organizations: z.array(named),
  people: z.array(named),
});
export type OwnerMatch = z.infer<typeof ownerMatchShape>;

export const linksContract = {
  matchOwners: endpoint({
    summary: 'Whom the words of an owner may mean: organisations and people by name, likeliest first',
    gate: 'programme.edit',
    input: z.object({ words: z.array(z.string().trim().min(1).max(500)).max(50) }),
    output: z.object({ matches: z.array(ownerMatchShape) }),
  }),
  activitiesOfPerson: endpoint({
    summary: 'Rows of plans a person does or answers for, within reach',
    gate: 'programme.read',
    input: z.object({ personId: idSchema }),
    output: z.object({
      rows: z.array(
        z.object({
          id: idSchema,
          programmeId: idSchema,
          programme: z.string(),
          title: z.string(),
          isExecutor: z.boolean(),
          dueWords: z.string(),
          nextOn: daySchema.nullable(),
          state: z.enum(ACTIVITY_STATES),
          done: z.number(),
          total: z.number(),
        }),
      ),
    }),
  }),
  programmesOfOrganization: endpoint({
    summary: 'Programmes of an organisation, and those whose rows name it as an owner, within reach',
    gate: 'programme.read',
    input: z.object({ organizationId: idSchema }),
    output: z.object({
      rows: z.array(
        z.object({
          id: idSchema,
          title: z.string(),
          kindTitle: z.string(),
          state: z.enum(['draft', 'running', 'finished', 'cancelled']),
          startsOn: daySchema,
          endsOn: daySchema,
          isOwn: z.boolean(),
          /** Rows that name the organisation as an owner. */
          named: z.number(),
          done: z.number(),
          occurrences: z.number(),
          overdue: z.number(),
        }),
      ),
    }),
  }),
};
