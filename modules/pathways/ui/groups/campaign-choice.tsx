import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import { SelectField } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { diagnostics } from '#modules/diagnostics/ui/api.ts';
import type { CampaignListRow } from '#modules/diagnostics/ui/words.ts';

/** Results are there: somebody has done the work. */
const hasResults = ({ stages }: CampaignListRow) => stages.some(({ counts }) => counts.done > 0);

export type ChosenCampaign = { readonly id: string; readonly title: string };

/** Which diagnostics the tab is about; kept in the address. Until one is chosen, the newest with results. */
export function CampaignChoice({
  beside,
  children,
}: {
  /** Other choices in the same line. */
  beside?: ReactNode;
  children: (campaign: ChosenCampaign) => ReactNode;
}) {
  const [{ campaign }, change] = useAddressState({ campaign: '' });
  const query = useQuery(diagnostics.query.list.queryOptions({ input: {} }));
  return (
    <Loaded query={query}>
      {({ campaigns }) => {
        const known = campaigns.filter(hasResults);
        const chosen = known.find(({ id }) => id === campaign) ?? known[0];
        if (!chosen) return <NoResults />;
        return (
          <>
            <div className="op-pg-choice">
              <SelectField
                label="Диагностика"
                value={chosen.id}
                choices={known.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={(id) => change({ campaign: id ?? '' })}
              />
              {beside}
            </div>
            {children(chosen)}
          </>
        );
      }}
    </Loaded>
  );
}

function NoResults() {
  return (
    <EmptyState
      title="Результатов диагностики ещё нет"
      text="ИОМ начинаются с дефицитов: загрузите таблицу результатов или проведите диагностику, и здесь появится, кому и что нужно."
      action={<RouterLink href="/diagnostics">Открыть диагностики</RouterLink>}
    />
  );
}
