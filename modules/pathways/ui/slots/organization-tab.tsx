import '../pathways.css';
import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { PATHWAY_STATES, STATE_TITLES } from '../../model.ts';
import { pathways } from '../api.ts';
import { countPathways } from '../words.ts';

/** How many pathways of the school stand in which state; each number opens its list. */
export function OrganizationTab({ thingId }: { thingId: string }) {
  const query = useQuery(pathways.query.list.queryOptions({ input: { organizationIds: [thingId], limit: 1 } }));
  const hrefOf = (states?: readonly string[]) =>
    `/pathways?organizationIds=["${thingId}"]${states ? `&states=${JSON.stringify(states)}` : ''}`;
  return (
    <Loaded query={query}>
      {({ total, states }) =>
        total === 0 ? (
          <NoneHere />
        ) : (
          <div className="op-path-tab">
            <p className="op-tabular">
              <RouterLink href={hrefOf()}>Все: {countPathways(total)}</RouterLink>
            </p>
            <ul className="op-path-lines op-path-counts">
              {PATHWAY_STATES.filter((state) => (states[state] ?? 0) > 0).map((state) => (
                <li key={state}>
                  <RouterLink href={hrefOf([state])}>{STATE_TITLES[state]}</RouterLink>
                  <strong className="op-tabular">{formatNumber(states[state] ?? 0)}</strong>
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </Loaded>
  );
}

/** Nothing within reach is not nothing at all: of another school a deputy is not told that there is none. */
function NoneHere() {
  const seesAll = useSession().everywhere.includes('pathway.read');
  return seesAll ? (
    <EmptyState
      title="ИОМ в этой организации ещё нет"
      text="Когда по итогам диагностики подготовят проекты, здесь будет видно, сколько их и на каком они шаге."
    />
  ) : (
    <EmptyState
      title="Открытых вам ИОМ здесь нет"
      text="Вам видны ИОМ своей школы и своих подопечных. Когда они появятся, здесь будет их число и на каком они шаге."
    />
  );
}
