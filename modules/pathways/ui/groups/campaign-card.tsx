import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RouterLink } from '#core/ui/link.tsx';
import { Attention } from '#core/ui/page.tsx';
import { diagnostics } from '#modules/diagnostics/ui/api.ts';
import { pathways } from '../api.ts';
import { countDrafts } from './words.ts';

/** On the page of a diagnostics with results: the next step, while nobody has taken it. */
export function CampaignCard({ thingId }: { thingId: string }) {
  const campaign = useQuery(diagnostics.query.get.queryOptions({ input: { campaignId: thingId } }));
  const own = useQuery(pathways.query.list.queryOptions({ input: { campaignId: thingId, limit: 1 } }));
  const waiting = useQuery(
    pathways.query.list.queryOptions({ input: { campaignId: thingId, states: ['draft'], limit: 1 } }),
  );
  const hasResults = campaign.data?.stages.some(({ counts }) => counts.done > 0) ?? false;
  if (!hasResults || !own.data) return null;
  if (own.data.total > 0) {
    const drafts = waiting.data?.total ?? 0;
    return (
      <p>
        <RouterLink
          href={`/pathways?campaignId=${thingId}`}
        >{`ИОМ по итогам диагностики: ${own.data.total}`}</RouterLink>
        {drafts > 0 ? `, ждут согласия: ${countDrafts(drafts)}` : ''}
        {'. Результаты пришли ещё? '}
        <RouterLink href={`/pathways/groups?campaign=${thingId}`}>Подготовить проекты ИОМ</RouterLink>
      </p>
    );
  }
  return (
    <Attention
      action={
        <Button component={RouterLink} href={`/pathways/groups?campaign=${thingId}`}>
          Подготовить проекты ИОМ
        </Button>
      }
    >
      Результаты есть. Следующий шаг — проекты ИОМ для тех, у кого найдены дефициты: сначала покажем, что получится.
    </Attention>
  );
}
