import type { FastifyRequest } from 'fastify';
import { dayIn } from '#core/clock.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { withTenant } from '#core/db/tenant.ts';
import { AppError } from '#core/errors.ts';
import type { RequestContext } from '#core/http/implement.ts';
import { listMemberships, loadActor, type MembershipRow } from '#modules/accounts/actor-queries.ts';
import { ADDRESS_HEADER, type Auth } from '#modules/accounts/auth.ts';
import { TENANT_COOKIE } from '#modules/accounts/public-routes.ts';
import type { Application } from './application.ts';

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name !== ADDRESS_HEADER && value !== undefined)
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  return headers;
}

function chooseMembership(memberships: readonly MembershipRow[], cookies: string): MembershipRow | undefined {
  const chosen = new RegExp(`(?:^|;\\s*)${TENANT_COOKIE}=([a-z0-9-]+)`).exec(cookies)?.[1];
  return memberships.find((membership) => membership.tenantCode === chosen) ?? memberships[0];
}

/** Opens the caller's municipality: session, membership, assignments of today, one transaction. */
export function createRequestContext(application: Application, auth: Auth, request: FastifyRequest): RequestContext {
  const { services, database } = application;
  return {
    requestId: request.id,
    async open(work) {
      const session = await auth.api.getSession({ headers: headersOf(request) });
      if (!session) throw new AppError(frameErrors.not_signed_in);
      const memberships = await listMemberships(database.app, session.user.id);
      const membership = chooseMembership(memberships, request.headers.cookie ?? '');
      if (!membership) throw new AppError(frameErrors.no_municipality);
      const { tenantId, timeZone } = membership;
      const today = dayIn(timeZone, services.clock.now());
      return withTenant(database.app, tenantId, async (db) => {
        const actor = await loadActor(db, session.user, membership, today);
        const context: Context = { db, tenantId, timeZone, actor, requestId: request.id, services };
        return work(context);
      });
    },
  };
}
