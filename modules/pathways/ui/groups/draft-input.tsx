import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#core/text/plural.ts';
import { TagBadge } from '#core/ui/badge.tsx';
import { Figure } from '#core/ui/figure.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { pathways } from '../api.ts';
import type { ChosenCampaign } from './campaign-choice.tsx';
import { CoverageTotal } from './coverage-total.tsx';
import { type CoverageRow, explainHidden, showFew } from './words.ts';

const SHOWN = 8;

/** What the drafts are made from: people with deficits, school by school. */
export function DraftInput({ campaign }: { campaign: ChosenCampaign }) {
  const coverage = useQuery(pathways.query.coverage.queryOptions({ input: { campaignId: campaign.id } }));
  return (
    <Section title="Что входит" note={<RouterLink href={`/diagnostics/${campaign.id}`}>{campaign.title}</RouterLink>}>
      <Loaded query={coverage}>
        {(answer) => (
          <>
            <CoverageTotal answer={answer} />
            <ul className="op-pg-list" aria-label="По организациям">
              {answer.rows.slice(0, SHOWN).map((row) => (
                <li key={row.organizationId}>
                  <span className="op-pg-row">
                    {row.organization}
                    {row.isLowResults ? <TagBadge>ШНОР</TagBadge> : null}
                  </span>
                  <SchoolNumber row={row} least={answer.least} />
                </li>
              ))}
            </ul>
            {answer.rows.length > SHOWN ? (
              <RouterLink href={`/pathways/groups?tab=coverage&campaign=${campaign.id}`}>
                {`Все организации, ${formatNumber(answer.rows.length)}`}
              </RouterLink>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function SchoolNumber({ row, least }: { row: CoverageRow; least: number }) {
  if (row.deficits === null) {
    return (
      <span className="op-muted op-small" title={explainHidden(least)}>
        {`без ИОМ ${showFew(least)}`}
      </span>
    );
  }
  return (
    <span className="op-muted op-small op-tabular">
      с дефицитами{' '}
      <Figure
        title={`${row.organization}: с дефицитами`}
        value={row.deficits}
        formulaText="Педагоги, работающие здесь сегодня, у кого по последнему независимому результату есть дефицит. Каждый учтён один раз."
      />
      {`, без ИОМ ${formatNumber(row.without ?? 0)}`}
    </span>
  );
}
