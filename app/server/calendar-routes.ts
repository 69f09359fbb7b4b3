import type { FastifyInstance } from 'fastify';
import { dayIn } from '#core/clock.ts';
import { withTenant } from '#core/db/tenant.ts';
import { createLimiter } from '#core/http/limiter.ts';
import { isId, newId } from '#core/ids.ts';
import { listMemberships, loadActor } from '#modules/accounts/actor-queries.ts';
import { openFeed, writeFeed } from '#modules/programmes/service/calendar.ts';
import type { Application } from './application.ts';

interface Place {
  readonly tenantId: string;
  readonly feedId: string;
  readonly secret: string;
}

/**
 * The calendar that a calendar program reads without signing in: the address is the key. Whoever it belongs to sees by it what the
 * product would show them now, and nothing once the account is closed.
 */
export function mountCalendarFeeds(server: FastifyInstance, application: Application, baseUrl: string): void {
  const { database, services } = application;
  const limiter = createLimiter({ attempts: 60, seconds: 60 });

  async function read({ tenantId, feedId, secret }: Place): Promise<string | undefined> {
    if (!isId(tenantId) || !isId(feedId)) return undefined;
    return withTenant(database.app, tenantId, async (db) => {
      const feed = await openFeed(db, tenantId, feedId, secret);
      if (!feed) return undefined;
      const membership = (await listMemberships(database.app, feed.accountId)).find((one) => one.tenantId === tenantId);
      if (!membership) return undefined;
      const { timeZone } = membership;
      const user = { id: feed.accountId, name: 'Календарь' };
      const actor = await loadActor(db, user, membership, dayIn(timeZone, services.clock.now()));
      const context = { db, tenantId, timeZone, actor, requestId: newId(), services };
      return writeFeed(context, feed.programmeId, baseUrl);
    });
  }

  server.get<{ Params: Place }>('/api/calendar/:tenantId/:feedId/:secret.ics', async (request, reply) => {
    if (!limiter.take(request.ip, services.clock.now())) return reply.code(429).send('');
    const calendar = await read(request.params);
    if (calendar === undefined) return reply.code(404).send('');
    return reply.type('text/calendar; charset=utf-8').send(calendar);
  });
}
