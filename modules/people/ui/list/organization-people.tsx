import { useMemo } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { useMay } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { describeCounts } from './counts.ts';
import { NothingFound, PeopleRegister } from './people-register.tsx';
import { ADDRESS, readFilter, useRegisterAddress, useRegisterRows } from './register.ts';
import { SummaryPanel } from './summary-panel.tsx';

/** The people of one organisation on its page. */
export function OrganizationPeople({ thingId }: { thingId: string }) {
  const [address, setAddress] = useRegisterAddress();
  const filter = useMemo(() => readFilter({ ...address, organizationIds: [thingId] }), [address, thingId]);
  const rows = useRegisterRows(filter, {
    column: address.sort,
    direction: address.direction === 'desc' ? 'desc' : 'asc',
  });
  const mayAdd = useMay('person.create');
  const isNarrowed =
    JSON.stringify({ ...readFilter(address), organizationIds: [] }) !== JSON.stringify(readFilter(ADDRESS));
  return (
    <>
      <p className="op-page-count op-tabular">{rows.counts ? describeCounts(rows.counts) : ''}</p>
      <PeopleRegister
        isEmbedded
        address={address}
        onAddress={setAddress}
        filter={filter}
        rows={rows}
        empty={
          isNarrowed ? (
            <NothingFound onReset={() => setAddress(ADDRESS)} />
          ) : (
            <EmptyState
              title="Здесь пока никого"
              text="Добавьте первого человека или загрузите список организации из Excel."
              action={
                mayAdd ? (
                  <RouterLink href={`/people/new?organizationId=${thingId}`}>Добавить педагога</RouterLink>
                ) : undefined
              }
            />
          )
        }
      />
      <SummaryPanel organizationIds={[thingId]} asOf={filter.asOf} />
    </>
  );
}
