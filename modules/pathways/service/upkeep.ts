/** What happens to pathways when the world around them changes: people move, merge and leave, offers are cancelled, time passes. */
import { recordChanges } from '#core/audit.ts';
import { dayIn } from '#core/clock.ts';
import { type Context, todayOf } from '#core/context.ts';
import type { Dependent } from '#core/hooks.ts';
import { formatCount } from '#core/text/plural.ts';
import { weekdayOf } from '#core/time/day.ts';
import { sendNotice } from '#modules/accounts/public.ts';
import { ALIVE_STATES } from '../model/alive.ts';
import type { PathwayState } from '../model.ts';
import { lockOpenItemsOfOffer, updateItems } from '../store/items.ts';
import * as pathwayStore from '../store/pathways.ts';
import { moveSelfChecks, moveSelfChecksBack } from '../store/self-checks.ts';
import * as store from '../store/upkeep.ts';
import { reopenNeeds } from './items.ts';
import { markAmended } from './load.ts';

/** A pathway moves with its person to another school; who left altogether keeps it, and the list asks what to do. */
export async function followPeople(context: Context, personIds: readonly string[] | null): Promise<number> {
  const moved = await store.moveTransferred(context, personIds, todayOf(context));
  await recordChanges(
    context,
    moved.map(({ id, fromId, toId }) => ({
      action: 'pathway.transferred',
      thing: 'pathway',
      thingId: id,
      before: { organizationId: fromId },
      after: { organizationId: toId },
    })),
  );
  return moved.length;
}

/** An offer that is off: its open items go, their needs are open again, approved pathways wait for an amending order. */
export async function dropOffer(context: Context, offerId: string, reason: string | null): Promise<void> {
  const items = await lockOpenItemsOfOffer(context, offerId);
  const remark = reason === null ? 'Мероприятие отменено' : `Мероприятие отменено: ${reason}`;
  await updateItems(
    context,
    items.map(({ id }) => id),
    { state: 'cancelled', remark },
  );
  await reopenNeeds(context, items);
  const ids = [...new Set(items.map(({ pathwayId }) => pathwayId))];
  await markAmended(context, await pathwayStore.listPathways(context, ids, true));
  await recordChanges(
    context,
    items.map(({ pathwayId, title }) => ({
      action: 'pathway.offer_cancelled',
      thing: 'pathway',
      thingId: pathwayId,
      before: { title },
      after: { ...(reason && { reason }) },
    })),
  );
  await tellSchools(context, ids, items[0]?.title ?? '');
}

/** Of living ones only: a stopped pathway is changed as well, in case it is taken up again, but concerns nobody now. */
async function tellSchools(context: Context, pathwayIds: readonly string[], title: string): Promise<void> {
  const found = await pathwayStore.listPathways(context, pathwayIds);
  const pathways = found.filter(({ state }) => ALIVE_STATES.includes(state));
  const bySchool = Map.groupBy(pathways, ({ organizationId }) => organizationId);
  const heads = await store.listSchoolHeads(context, [...bySchool.keys()], todayOf(context));
  for (const [organizationId, own] of bySchool) {
    const text = `Отменено мероприятие: ${title}. Изменения в ${formatCount(own.length, ['ИОМ', 'ИОМ', 'ИОМ'])} вашей школы`;
    await sendNotice(context, heads.get(organizationId) ?? [], { text, href: '/pathways?attention=unmet' });
  }
}

const DOUBLE_REASON = 'Записи педагога объединены: действует другой ИОМ';

/** Only one of two living pathways may go on when two records turn out to be one human: the further one, else the kept person's. */
async function stopDouble(context: Context, fromId: string, toId: string): Promise<string[]> {
  const [kept] = await pathwayStore.listAlive(context, [toId]);
  const [moved] = await pathwayStore.listAlive(context, [fromId]);
  if (!kept || !moved) return [];
  const isMovedFurther = ALIVE_STATES.indexOf(moved.state) > ALIVE_STATES.indexOf(kept.state);
  const doubled = isMovedFurther ? kept : moved;
  await pathwayStore.updatePathways(context, [doubled.id], {
    state: 'stopped',
    endedOn: todayOf(context),
    endReason: DOUBLE_REASON,
  });
  await recordChanges(context, [
    {
      action: 'pathway.stop',
      thing: 'pathway',
      thingId: doubled.id,
      before: { state: doubled.state },
      after: { text: DOUBLE_REASON },
    },
  ]);
  return [`${doubled.id}:${doubled.state}`];
}

export async function movePerson(context: Context, fromId: string, toId: string): Promise<Record<string, string[]>> {
  return {
    stopped: await stopDouble(context, fromId, toId),
    pathway: await pathwayStore.movePerson(context, fromId, toId),
    selfCheck: await moveSelfChecks(context, fromId, toId),
    consultation: await store.moveTutor(context, fromId, toId),
  };
}

export async function movePersonBack(context: Context, moved: Record<string, string[]>, toId: string): Promise<void> {
  await pathwayStore.movePersonBack(context, moved.pathway ?? [], toId);
  await moveSelfChecksBack(context, moved.selfCheck ?? [], toId);
  await store.moveTutorBack(context, moved.consultation ?? [], toId);
  for (const entry of moved.stopped ?? []) await goOn(context, entry);
}

/** One that the merge had stopped goes on, unless its person has begun another since. */
async function goOn(context: Context, entry: string): Promise<void> {
  const [id = '', state = 'draft'] = entry.split(':');
  const [pathway] = await pathwayStore.listPathways(context, [id], true);
  if (pathway?.state !== 'stopped') return;
  if ((await pathwayStore.listAlive(context, [pathway.personId])).length > 0) return;
  const change = { state: state as PathwayState, endedOn: null, endReason: null };
  await pathwayStore.updatePathways(context, [id], change);
  await recordChanges(context, [
    { action: 'pathway.resume', thing: 'pathway', thingId: id, before: { state: 'stopped' }, after: {} },
  ]);
}

/** Pathways keep a batch where it is: of its campaign, or of its people. */
export async function listDependents(
  context: Context,
  _batchId: string,
  thingIds: readonly string[],
): Promise<Dependent[]> {
  const standing = await store.listStanding(context, thingIds);
  const byCampaign = Map.groupBy(
    standing.filter(({ isOfCampaign }) => isOfCampaign),
    ({ campaignId }) => campaignId ?? '',
  );
  const others = standing.filter(({ isOfCampaign }) => !isOfCampaign).length;
  const words = (n: number) => formatCount(n, ['ИОМ', 'ИОМ', 'ИОМ']);
  return [
    ...[...byCampaign].map(([campaignId, own]) => ({
      text: `Диагностика «${own[0]?.title ?? ''}»: по ней подготовлено ${words(own.length)}`,
      href: `/pathways?campaignId=${campaignId}`,
    })),
    ...(others > 0 ? [{ text: `Люди и организации из этой загрузки: ${words(others)}`, href: '/pathways' }] : []),
  ];
}

const MONDAY = 1;
const [FROM_HOUR, TO_HOUR] = [8, 18];
const QUIET_DAYS = 6;

function isDigestTime(context: Context): boolean {
  const now = context.services.clock.now();
  const hour = Number(
    new Intl.DateTimeFormat('ru', { timeZone: context.timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now),
  );
  return weekdayOf(dayIn(context.timeZone, now)) === MONDAY && hour >= FROM_HOUR && hour < TO_HOUR;
}

/** One digest a week, on Monday in working hours; each overdue item is spoken of once, never again. @returns accounts told */
export async function sendDigest(context: Context): Promise<number> {
  if (!isDigestTime(context) || (await store.hasReminded(context, QUIET_DAYS))) return 0;
  const today = todayOf(context);
  const overdue = await store.takeUnremindedItems(context, today);
  if (overdue.length === 0) return 0;
  const byPerson = Map.groupBy(overdue, ({ personId }) => personId);
  const recipients = await store.listRecipients(context, [...byPerson.keys()], today);
  const bySchool = Map.groupBy(overdue, ({ organizationId }) => organizationId);
  const heads = await store.listSchoolHeads(context, [...bySchool.keys()], today);
  const told = new Set<string>();
  const items = (n: number) => formatCount(n, ['пункт', 'пункта', 'пунктов']);
  for (const [accountId, own] of Map.groupBy(recipients, ({ accountId: id, as }) => `${id}|${as}`)) {
    const [id = '', as] = accountId.split('|');
    const n = own.reduce((sum, { personId }) => sum + (byPerson.get(personId)?.length ?? 0), 0);
    const text =
      as === 'self'
        ? `В вашем ИОМ прошёл срок: ${items(n)}. Если уже сделано, отметьте одним нажатием`
        : `У ваших подопечных прошёл срок: ${items(n)} ИОМ`;
    await sendNotice(context, [id], { text, href: as === 'self' ? '/my-pathway' : '/pathways?attention=overdue' });
    told.add(id);
  }
  for (const [organizationId, own] of bySchool) {
    const accounts = heads.get(organizationId) ?? [];
    const text = `В ИОМ вашей школы за неделю прошёл срок: ${items(own.length)}`;
    await sendNotice(context, accounts, { text, href: '/pathways?attention=overdue' });
    for (const id of accounts) told.add(id);
  }
  return told.size;
}

/** Work of every hour: pathways whose day has come begin, people are followed, the digest goes out in its time. */
export async function keepUp(context: Context): Promise<void> {
  await pathwayStore.beginDue(context, todayOf(context));
  await followPeople(context, null);
  await sendDigest(context);
}
