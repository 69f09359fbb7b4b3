import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createModuleClient } from '#core/http/client.ts';
import { formatNumber } from '#core/text/plural.ts';
import type { Filter, FilterChoice } from '#core/ui/filters/model.ts';
import { useMay } from '#core/ui/session.tsx';
import type { diagnosticsContract } from '#modules/diagnostics/contract.ts';
import { useOrganizations } from '#modules/people/ui/directories.ts';
import { GROUND_TITLES, GROUNDS, PATHWAY_STATES, type PathwayState, STATE_TITLES } from '../../model.ts';
import { ATTENTION_TITLES, type AttentionKind } from '../words.ts';
import type { ListAddress } from './register.ts';

const diagnostics = createModuleClient<typeof diagnosticsContract>('diagnostics');
const LONG = 5 * 60_000;

/** Campaigns by title for who may read them; the one of the address is named in any case. */
export function useCampaignChoices(chosen: string): readonly FilterChoice[] {
  const mayRead = useMay('diagnostics.read');
  const { data } = useQuery({
    ...diagnostics.query.list.queryOptions({ input: {} }),
    staleTime: LONG,
    enabled: mayRead,
  });
  return useMemo(() => {
    const known = (data?.campaigns ?? []).map(({ id, title }) => ({ value: id, label: title }));
    const isKnown = chosen === '' || known.some(({ value }) => value === chosen);
    return isKnown ? known : [...known, { value: chosen, label: 'выбранная диагностика' }];
  }, [data, chosen]);
}

interface Around {
  readonly address: ListAddress;
  readonly states: Partial<Record<PathwayState, number>>;
  /** Of the tutor whose people are shown. */
  readonly tutorName: string | undefined;
}

/** What the list is narrowed by. */
export function usePathwayFilters({ address, states, tutorName }: Around): readonly Filter[] {
  const organizations = useOrganizations();
  const campaigns = useCampaignChoices(address.campaignId);
  return useMemo(() => {
    const attention = Object.entries(ATTENTION_TITLES) as [AttentionKind, string][];
    const filters: Filter[] = [
      {
        id: 'attention',
        title: 'Требует внимания',
        kind: 'one',
        choices: attention.map(([value, label]) => ({ value, label })),
      },
      {
        id: 'states',
        title: 'Состояние',
        kind: 'many',
        choices: PATHWAY_STATES.map((state) => ({
          value: state,
          label: `${STATE_TITLES[state]} (${formatNumber(states[state] ?? 0)})`,
        })),
      },
      { id: 'organizationIds', title: 'Школа', kind: 'many', choices: organizations.choices },
      {
        id: 'grounds',
        title: 'Основание',
        kind: 'many',
        choices: GROUNDS.map((ground) => ({ value: ground, label: GROUND_TITLES[ground] })),
      },
      { id: 'campaignId', title: 'Диагностика', kind: 'one', choices: campaigns },
      {
        id: 'tutorId',
        title: 'Тьютор',
        kind: 'one',
        choices: [{ value: address.tutorId, label: tutorName ?? 'выбранный тьютор' }],
      },
    ];
    return filters.filter(
      ({ id }) => (id !== 'tutorId' || address.tutorId !== '') && (id !== 'campaignId' || campaigns.length > 0),
    );
  }, [organizations, campaigns, states, tutorName, address.tutorId]);
}
