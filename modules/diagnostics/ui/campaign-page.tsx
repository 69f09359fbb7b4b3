import './diagnostics.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { StateBadge } from '#core/ui/badge.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Page, type PageTab } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { useSession } from '#core/ui/session.tsx';
import { campaignTitles } from '../rules/titles.ts';
import { diagnostics } from './api.ts';
import { Conclusions } from './campaign/conclusions.tsx';
import { CoverageTab } from './campaign/coverage.tsx';
import { Overview } from './campaign/overview.tsx';
import { Participants } from './campaign/participants.tsx';
import { Passport } from './campaign/passport.tsx';
import { Results } from './campaign/results.tsx';
import { NotePanel } from './note-panel.tsx';
import { type CampaignAnswer, campaignTones, describePeriod } from './words.ts';

function describeLead(campaign: CampaignAnswer): string {
  const act = [campaign.actTitle, campaign.actNumber && `№ ${campaign.actNumber}`].filter(Boolean).join(' ');
  const periods = campaign.stages.map((stage) => {
    const title = stage.stage === 'entry' ? 'входная' : 'повторная';
    return `${title}: ${describePeriod(stage.startsOn, stage.endsOn)}`;
  });
  return [...periods, act].filter(Boolean).join(' · ');
}

const wrap = (content: ReactNode) => <div className="op-diag-tab">{content}</div>;

function listTabs(campaign: CampaignAnswer, seesAll: boolean): PageTab[] {
  const participations = campaign.stages.reduce((sum, stage) => sum + stage.counts.invited, 0);
  return [
    { id: 'overview', title: 'Обзор', content: wrap(<Overview campaign={campaign} />) },
    {
      id: 'participants',
      title: 'Участники',
      count: participations,
      content: wrap(<Participants campaign={campaign} />),
    },
    { id: 'results', title: 'Результаты', content: wrap(<Results campaign={campaign} />) },
    { id: 'coverage', title: 'Охват школ', content: wrap(<CoverageTab campaign={campaign} />) },
    { id: 'conclusions', title: 'Выводы и рекомендации', content: wrap(<Conclusions campaign={campaign} />) },
    ...(seesAll ? [{ id: 'note', title: 'Справка', content: <NotePanel campaignId={campaign.id} /> }] : []),
    { id: 'passport', title: 'Паспорт', content: wrap(<Passport campaign={campaign} />) },
  ];
}

/**
 * Opened by a methodist through the whole life of a diagnostics; they want to be rid of keeping in the head what is done and what
 * comes next.
 */
export function CampaignPage() {
  const campaignId = usePathParam('campaignId');
  const seesAll = useSession().everywhere.includes('diagnostics.read');
  const query = useQuery(diagnostics.query.get.queryOptions({ input: { campaignId } }));
  return (
    <Loaded query={query} back="/diagnostics">
      {(campaign) => (
        <Page
          title={campaign.title}
          badges={<StateBadge tone={campaignTones[campaign.state]}>{campaignTitles[campaign.state]}</StateBadge>}
          lead={describeLead(campaign)}
          back={{ href: '/diagnostics', title: 'Диагностика' }}
          tabs={listTabs(campaign, seesAll)}
        />
      )}
    </Loaded>
  );
}
