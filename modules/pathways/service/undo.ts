import { reaches, reachOf } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { getCampaign } from '#modules/diagnostics/public.ts';
import { listUntouchedDrafts } from '../queries/untouched.ts';
import { deletePathways } from '../store/pathways.ts';
import { aboutPathway } from './visibility.ts';

/** «Отменить» after drafting: drafts of the campaign that nobody has touched since go; agreed and changed ones stay. */
export async function undoDrafts(context: Context, campaignId: string): Promise<{ removed: number; kept: number }> {
  const campaign = await getCampaign(context, campaignId);
  const reach = reachOf(context.actor, 'pathway.draft');
  const found = (await listUntouchedDrafts(context, campaignId)).filter((pathway) =>
    reaches(reach, aboutPathway(pathway)),
  );
  const removed = found.filter(({ isUntouched }) => isUntouched).map(({ id }) => id);
  await deletePathways(context, removed);
  const kept = found.length - removed.length;
  await recordChange(context, {
    action: 'pathway.campaign_undone',
    thing: 'campaign',
    thingId: campaignId,
    after: { title: campaign.title, removed: removed.length, kept },
  });
  return { removed: removed.length, kept };
}
