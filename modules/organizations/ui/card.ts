import type { z } from 'zod';
import type { organizationsContract } from '../contract.ts';

type OutputOf<P> = P extends { '~orpc': { outputSchema?: infer S } }
  ? NonNullable<S> extends z.ZodType
    ? z.infer<NonNullable<S>>
    : never
  : never;

/** An organisation as its page gets it. */
export type OrganizationCard = OutputOf<typeof organizationsContract.get>;
