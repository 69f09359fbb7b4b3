import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';

interface EarlyAnswer {
  readonly path: string;
  readonly answer: Promise<Response>;
}

/** What the page asked for before this script was read (app/web/public/early.js); given once. Where this script was the quicker, that one asks nothing. */
function takeEarly(request: Request): Promise<Response> | undefined {
  const holder = window as { oporaEarly?: EarlyAnswer | null };
  const early = holder.oporaEarly;
  if (early && new URL(request.url).pathname !== early.path) return undefined;
  holder.oporaEarly = null;
  return early?.answer;
}

const link = new RPCLink({
  url: () => `${window.location.origin}/api/rpc`,
  fetch: (request, init) => takeEarly(request) ?? fetch(request, init),
});
// The browser needs only the contract's type: no Zod, no schemas travel to it.
const root = createORPCClient<Record<string, never>>(link) as Record<string, unknown>;

/** A module's calls, typed by its contract, with query options for TanStack Query: `people.list.queryOptions({ input })`. */
export function createModuleClient<C extends AnyContractRouter>(moduleName: string) {
  const client = root[moduleName] as ContractRouterClient<C>;
  return { call: client, query: createTanstackQueryUtils(client, { path: [moduleName] }) };
}

export interface KnownProblem {
  readonly code: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What went wrong with a call, ready to show; a lost connection has the code `offline`. */
export function readProblem(error: unknown): KnownProblem {
  if (error instanceof ORPCError && error.defined) {
    return { code: error.code, text: error.message, details: (error.data ?? {}) as Record<string, unknown> };
  }
  const isOffline = error instanceof TypeError || (error instanceof ORPCError && error.status >= 502);
  return isOffline
    ? { code: 'offline', text: 'Нет связи с сервером. Введённое сохранено на этой странице.', details: {} }
    : { code: 'failed', text: 'Не получилось: ошибка программы. Обновите страницу и попробуйте снова.', details: {} };
}
