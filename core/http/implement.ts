import type { AnyContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import { implement, ORPCError } from '@orpc/server';
import { canSomewhere } from '../access/reach.ts';
import type { Context } from '../context.ts';
import type { EndpointMeta } from '../contract/endpoint.ts';
import { type ErrorEntry, frameErrors, STATUS_OF_KIND } from '../contract/errors.ts';
import { AppError } from '../errors.ts';
import { log } from '../log.ts';

type Contract = Record<string, AnyContractProcedure>;
type InputOf<P extends AnyContractProcedure> = InferSchemaOutput<NonNullable<P['~orpc']['inputSchema']>>;
type OutputOf<P extends AnyContractProcedure> = InferSchemaInput<NonNullable<P['~orpc']['outputSchema']>>;

/** Runs a part of the work in a transaction of the caller's municipality, with its permission checked. */
export type OpenContext = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** A use case with slow work between its transactions: while that lasts no connection is held. */
interface InSteps<I, O> {
  readonly inSteps: (open: OpenContext, input: I) => Promise<O>;
}

/** Contract name → use case: in one transaction, or in several with slow work between them. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]:
    | ((context: Context, input: InputOf<C[K]>) => Promise<OutputOf<C[K]>>)
    | InSteps<InputOf<C[K]>, OutputOf<C[K]>>;
};

type AnyUseCase = ((context: Context, input: unknown) => Promise<unknown>) | InSteps<unknown, unknown>;

/**
 * What a request carries before anything of the database is read. `open` begins the transaction of the caller's
 * municipality; `openPublic` serves endpoints that nobody signs in for (they get no municipality).
 */
export interface RequestContext {
  readonly requestId: string;
  open<T>(work: (context: Context) => Promise<T>): Promise<T>;
}

function toOrpcError(entry: ErrorEntry, details: Readonly<Record<string, unknown>>, message: string) {
  return new ORPCError(entry.code, {
    defined: true,
    status: STATUS_OF_KIND[entry.kind],
    message,
    data: { ...details },
  });
}

/** Known errors go out by their code; everything else is a bug: logged with the request's id, nothing inside shown. */
export function mapError(error: unknown, requestId: string): ORPCError<string, unknown> {
  if (error instanceof AppError) return toOrpcError(error.entry, error.details, error.message);
  if (error instanceof ORPCError && error.defined) return error;
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    const issues = (error.data as { issues?: { path?: unknown[]; message: string }[] } | undefined)?.issues ?? [];
    const what = issues.map((issue) => `${(issue.path ?? []).join('.')}: ${issue.message}`).join('; ');
    return toOrpcError(frameErrors.bad_input, { what }, frameErrors.bad_input.text.replace('{what}', what));
  }
  log.error({ err: error, requestId }, 'request failed');
  const app = new AppError(frameErrors.failed, { requestId });
  return toOrpcError(app.entry, app.details, app.message);
}

function requireGate(context: Context, meta: EndpointMeta): void {
  if (meta.gate === 'public' || meta.gate === 'signed_in') return;
  if (!canSomewhere(context.actor, meta.gate)) throw new AppError(frameErrors.forbidden);
}

function runUseCase(useCase: AnyUseCase, open: OpenContext, input: unknown): Promise<unknown> {
  return typeof useCase === 'function' ? open((context) => useCase(context, input)) : useCase.inSteps(open, input);
}

/** Binds a module's handlers to its contract: sign-in, permission, one transaction a call unless it works in steps, errors by code. */
export function implementModule<C extends Contract>(contract: C, handlers: Handlers<C>) {
  const implementer = implement(contract).$context<RequestContext>() as unknown as Record<string, ProcedureImplementer>;
  return Object.fromEntries(
    Object.entries(contract).map(([name, procedure]) => {
      const meta = procedure['~orpc'].meta as EndpointMeta;
      const useCase = handlers[name] as AnyUseCase;
      const bound = implementer[name]?.handler(async ({ context, input }) => {
        const open: OpenContext = (work) =>
          context.open((inside) => {
            requireGate(inside, meta);
            return work(inside);
          });
        try {
          return await runUseCase(useCase, open, input);
        } catch (error) {
          throw mapError(error, context.requestId);
        }
      });
      return [name, bound];
    }),
  );
}

interface ProcedureImplementer {
  handler(run: (options: { context: RequestContext; input: unknown }) => Promise<unknown>): unknown;
}
