import '../diagnostics.css';
import { useQuery } from '@tanstack/react-query';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { campaignTitles } from '../../rules/titles.ts';
import { diagnostics } from '../api.ts';
import { type CampaignListRow, campaignTones, countPeople, describeCoverage, describePeriod } from '../words.ts';

/** Which diagnostics the organisation takes part in, and for its head who needs support. */
export function OrganizationTab({ thingId }: { thingId: string }) {
  const query = useQuery(diagnostics.query.organizationCampaigns.queryOptions({ input: { organizationId: thingId } }));
  return (
    <div className="op-diag-tab">
      <Loaded query={query}>
        {({ campaigns, maySeeNeeds }) => (
          <>
            {campaigns.length === 0 ? (
              <EmptyState
                title="Организация ещё не участвовала в диагностике"
                text="Когда её педагогов пригласят, здесь будет видно, кто прошёл, кто отказался, кто ещё нет."
              />
            ) : (
              <ul className="op-diag-list">
                {campaigns.map((campaign) => (
                  <li key={campaign.id} className="op-diag-item">
                    <CampaignLine campaign={campaign} organizationId={thingId} />
                  </li>
                ))}
              </ul>
            )}
            {maySeeNeeds ? <Needs organizationId={thingId} /> : null}
          </>
        )}
      </Loaded>
    </div>
  );
}

function CampaignLine({ campaign, organizationId }: { campaign: CampaignListRow; organizationId: string }) {
  const href = `/diagnostics/${campaign.id}?tab=participants&organizationIds=["${organizationId}"]`;
  return (
    <>
      <div className="op-diag-row">
        <RouterLink href={href}>{campaign.title}</RouterLink>
        <StateBadge tone={campaignTones[campaign.state]}>{campaignTitles[campaign.state]}</StateBadge>
      </div>
      {campaign.stages.map((stage) => (
        <div key={stage.stage} className="op-muted op-tabular">
          {`${stage.stage === 'entry' ? 'Входная' : 'Повторная'}, ${describePeriod(stage.startsOn, stage.endsOn)}: ${describeCoverage(stage.counts)}`}
          {stage.counts.declined > 0 ? `, отказ: ${stage.counts.declined}` : ''}
        </div>
      ))}
    </>
  );
}

function Needs({ organizationId }: { organizationId: string }) {
  const query = useQuery(diagnostics.query.listNeeds.queryOptions({ input: { organizationId } }));
  return (
    <Loaded query={query}>
      {({ people }) => (
        <Section title="Кому и в чём нужна поддержка" note={countPeople(people.length)}>
          <p className="op-muted op-small">
            Баллов здесь нет: их видят сам педагог и его тьютор. Каждый просмотр записывается в журнал, который педагог
            может открыть.
          </p>
          <ul>
            {people.map((person) => (
              <li key={person.personId}>
                <RouterLink href={`/people/${person.personId}?tab=diagnostics`}>{person.name}</RouterLink>
                {`: ${person.competences.join(', ')}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Loaded>
  );
}
