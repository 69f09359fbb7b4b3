import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { recordChange } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import type { TenantDb } from '#core/db/tenant.ts';
import { AppError } from '#core/errors.ts';
import { addDays, type Day, daysBetween } from '#core/time/day.ts';
import type { Timeline } from '../contract/calendar.ts';
import { programmeErrors } from '../errors.ts';
import * as queries from '../queries/calendar.ts';
import * as store from '../store/feeds.ts';
import { listParts } from '../store/programmes.ts';
import { getProgramme } from './load.ts';
import { writeCalendar } from './write-calendar.ts';

/** Days the product shows at once: a school year and a little. */
const LONGEST = 400;
/** Days a calendar program is told of: before today and after. */
const FEED_PAST = 120;
const FEED_AHEAD = 400;

export async function showTimeline(context: Context, id: string): Promise<Timeline> {
  const { startsOn, endsOn } = await getProgramme(context, id, 'programme.read');
  const { stages } = await listParts(context, id);
  return { startsOn, endsOn, stages, rows: await queries.listTimelineRows(context, id) };
}

interface CalendarInput {
  readonly from: Day;
  readonly to: Day;
  readonly programmeIds: readonly string[];
  readonly isMine: boolean;
}

/** @throws AppError `calendar_period` */
export async function showCalendar(context: Context, wish: CalendarInput) {
  if (wish.to < wish.from || daysBetween(wish.from, wish.to) > LONGEST)
    throw new AppError(programmeErrors.calendar_period);
  return {
    entries: await queries.listCalendarEntries(context, wish),
    programmes: await queries.listRunningProgrammes(context),
  };
}

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

function requireAccount({ actor }: Context): string {
  if (actor.accountId === null) throw new AppError(frameErrors.forbidden);
  return actor.accountId;
}

export async function listFeeds(context: Context) {
  return { rows: await queries.listFeedRows(context, requireAccount(context)) };
}

/** @returns the path with its secret, which is kept nowhere else */
export async function addFeed(context: Context, programmeId: string | null): Promise<{ id: string; path: string }> {
  const accountId = requireAccount(context);
  if (programmeId !== null) await getProgramme(context, programmeId, 'programme.read');
  const secret = randomBytes(24).toString('base64url');
  const id = await store.insertFeed(context, { accountId, secretDigest: digestOf(secret), programmeId });
  await recordChange(context, { action: 'feed.added', thing: 'feed', thingId: id, after: { programmeId } });
  return { id, path: `/api/calendar/${context.tenantId}/${id}/${secret}.ics` };
}

export async function removeFeed(context: Context, id: string): Promise<void> {
  if (!(await store.deleteFeed(context, requireAccount(context), id))) throw new AppError(frameErrors.not_found);
  await recordChange(context, { action: 'feed.removed', thing: 'feed', thingId: id });
}

export interface OpenFeed {
  readonly accountId: string;
  readonly programmeId: string | null;
}

/** The feed that the secret opens; undefined: none, whatever was wrong. */
export async function openFeed(
  db: TenantDb,
  tenantId: string,
  id: string,
  secret: string,
): Promise<OpenFeed | undefined> {
  const feed = await store.findFeed(db, tenantId, id);
  if (!feed) return undefined;
  const isRight = timingSafeEqual(Buffer.from(feed.secretDigest), Buffer.from(digestOf(secret)));
  return isRight ? { accountId: feed.accountId, programmeId: feed.programmeId } : undefined;
}

/** The calendar of the context's actor as a calendar program reads it (RFC 5545); rights are those of now. */
export async function writeFeed(context: Context, programmeId: string | null, address: string): Promise<string> {
  const today = todayOf(context);
  const entries = await queries.listCalendarEntries(context, {
    from: addDays(today, -FEED_PAST),
    to: addDays(today, FEED_AHEAD),
    programmeIds: programmeId === null ? [] : [programmeId],
    isMine: false,
  });
  return writeCalendar(entries, address, context.services.clock.now());
}
