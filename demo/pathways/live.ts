import type { Context } from '#core/context.ts';
import { addDays, type Day } from '#core/time/day.ts';
import * as documents from '#modules/documents/service.ts';
import { movePathways } from '#modules/pathways/service/life.ts';
import { makeOrders } from '#modules/pathways/service/orders.ts';
import { cancelOffer } from '#modules/training/service.ts';
import { CANCELLED_TITLE } from './offers.ts';
import type { Script } from './plan-pathways.ts';

async function signOrder(
  context: Context,
  { organizationId, number }: Script['signed'][number],
  signedOn: Day,
): Promise<void> {
  const made = await makeOrders(context, { campaignId: null, organizationId, purpose: 'approve' });
  for (const { documentId } of made) {
    const { version } = await documents.showDocument(context, documentId);
    await documents.setNumberAndDate(context, documentId, version, { number, signedOn });
  }
}

async function signOrders(context: Context, { signed, unsigned }: Script, signedOn: Day): Promise<void> {
  for (const order of signed) await signOrder(context, order, signedOn);
  for (const organizationId of unsigned) {
    await makeOrders(context, { campaignId: null, organizationId, purpose: 'approve' });
  }
}

async function cancelOne(context: Context): Promise<void> {
  const offer = await context.db
    .selectFrom('offer')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('title', '=', CANCELLED_TITLE)
    .executeTakeFirst();
  if (offer) await cancelOffer(context, offer.id, 'ведущий болен, новая дата не назначена');
}

/**
 * What people have done with the pathways since: orders made and signed, some pathways completed, reviewed, stopped; a seminar called
 * off under approved ones; one school's amending order waits for its number. All by the services of the product.
 */
export async function livePathways(context: Context, script: Script, today: Day): Promise<void> {
  const step = (ids: readonly string[], name: 'agree' | 'complete' | 'review' | 'stop', text: string | null) =>
    ids.length === 0 ? undefined : movePathways(context, ids, { step: name, text, on: null });
  await signOrders(context, script, addDays(today, -190));
  await step(script.later.ids, 'agree', null);
  if (script.later.ids.length > 0) await signOrder(context, script.later, addDays(today, -2));
  await step(script.agree, 'agree', null);
  await step(script.complete, 'complete', null);
  await step(script.review, 'review', 'Все пункты выполнены раньше срока, педагог готов провести открытый урок.');
  await step(script.stop, 'stop', 'Продолжительная болезнь');
  await cancelOne(context);
  const last = script.signed.at(-1);
  if (last) await amend(context, last.organizationId);
}

async function amend(context: Context, organizationId: string): Promise<void> {
  const waiting = await context.db
    .selectFrom('pathway')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('organizationId', '=', organizationId)
    .where('amendedAt', 'is not', null)
    .where('state', 'in', ['approved', 'in_progress'])
    .executeTakeFirst();
  if (waiting) await makeOrders(context, { campaignId: null, organizationId, purpose: 'amend' });
}
