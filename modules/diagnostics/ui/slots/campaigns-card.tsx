import '../diagnostics.css';
import { useQuery } from '@tanstack/react-query';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Attention } from '#core/ui/page.tsx';
import { campaignTitles } from '../../rules/titles.ts';
import { diagnostics } from '../api.ts';
import { campaignTones, describeCoverage } from '../words.ts';

/** Campaigns that go on, and the alarm of a yearly monitoring that was not held. */
export function CampaignsCard() {
  const query = useQuery(diagnostics.query.list.queryOptions({ input: {} }));
  return (
    <Loaded query={query}>
      {({ campaigns, monitoring, mayAdd }) => {
        const open = campaigns.filter((campaign) => campaign.state !== 'closed');
        return (
          <>
            {monitoring.isOverdue && monitoring.lastHeldOn && mayAdd ? (
              <Attention action={<RouterLink href="/diagnostics/new">Начать диагностику</RouterLink>}>
                {`Диагностики не было с ${formatDay(monitoring.lastHeldOn)}: мониторинг проводят не реже одного раза в год.`}
              </Attention>
            ) : null}
            {open.length === 0 ? (
              <p className="op-muted">
                Сейчас ничего не идёт. <RouterLink href="/diagnostics">Все диагностики</RouterLink>
              </p>
            ) : (
              <ul className="op-diag-list">
                {open.slice(0, 5).map((campaign) => (
                  <li key={campaign.id} className="op-diag-row">
                    <RouterLink href={`/diagnostics/${campaign.id}`}>{campaign.title}</RouterLink>
                    <StateBadge tone={campaignTones[campaign.state]}>{campaignTitles[campaign.state]}</StateBadge>
                    <span className="op-muted op-small op-tabular">
                      {campaign.stages
                        .map(
                          (stage) =>
                            `${stage.stage === 'entry' ? 'входная' : 'повторная'}: ${describeCoverage(stage.counts)}`,
                        )
                        .join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
