import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Permission } from '../access/grants.ts';
import { type ErrorEntry, frameErrors, STATUS_OF_KIND } from './errors.ts';

// The page's security policy forbids making code of text, which Zod would try for speed: in a browser it need not ask.
if ('document' in globalThis) z.config({ jitless: true });

/** `public`: nobody is asked; `signed_in`: anybody with an account and a municipality; else the permission's grant. */
export type Gate = Permission | 'public' | 'signed_in';

export interface EndpointMeta {
  readonly gate: Gate;
}

const ALWAYS: readonly ErrorEntry[] = [frameErrors.bad_input, frameErrors.failed, frameErrors.too_large];
const GATED: readonly ErrorEntry[] = [
  ...ALWAYS,
  frameErrors.not_signed_in,
  frameErrors.no_municipality,
  frameErrors.forbidden,
  frameErrors.not_found,
];

interface EndpointDefinition<I extends z.ZodType, O extends z.ZodType> {
  /** English, for the published API. */
  readonly summary: string;
  readonly gate: Gate;
  readonly input?: I;
  readonly output: O;
  readonly errors?: readonly ErrorEntry[];
}

function errorMap(entries: readonly ErrorEntry[]) {
  return Object.fromEntries(
    entries.map((entry) => [
      entry.code,
      { status: STATUS_OF_KIND[entry.kind], message: entry.text, data: z.record(z.string(), z.unknown()).optional() },
    ]),
  );
}

/** One endpoint of a module's contract: who may call it, what it takes, what it gives, how it fails. */
export function endpoint<O extends z.ZodType, I extends z.ZodType = z.ZodObject<Record<never, never>>>(
  definition: EndpointDefinition<I, O>,
) {
  const always = definition.gate === 'public' ? ALWAYS : GATED;
  return oc
    .$meta<EndpointMeta>({ gate: definition.gate })
    .errors(errorMap([...always, ...(definition.errors ?? [])]))
    .route({ method: 'POST', summary: definition.summary })
    .input((definition.input ?? z.object({})) as I)
    .output(definition.output);
}

/** Shapes used by many contracts. */
export const idSchema = z.uuid();
export const daySchema = z.iso.date();
export const okSchema = z.object({ ok: z.literal(true) });
