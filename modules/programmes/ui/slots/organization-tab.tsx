import '../programmes.css';
import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#core/text/plural.ts';
import { formatDays } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { PROGRAMME_STATE_TITLES } from '../../model/states.ts';
import { countRows } from '../activities/words.ts';
import { programmes } from '../api.ts';
import { describeDone, STATE_TONES } from '../list/words.ts';

/** The programmes of an organisation, and those that count on it: for who prepares a visit or a talk with its head. */
export function OrganizationTab({ thingId }: { thingId: string }) {
  const query = useQuery(
    programmes.query.programmesOfOrganization.queryOptions({ input: { organizationId: thingId } }),
  );
  return (
    <Loaded query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState
            title="Программ пока нет"
            text="Здесь собственные программы организации и те, в пунктах которых она названа ответственной."
          />
        ) : (
          <ul className="op-plan-lines">
            {rows.map((row) => {
              const done = describeDone(row);
              return (
                <li key={row.id}>
                  <div>
                    <RouterLink href={`/programmes/${row.id}`}>{row.title}</RouterLink>
                    <div className="op-muted op-small op-tabular">
                      {[
                        row.kindTitle,
                        formatDays(row.startsOn, row.endsOn),
                        row.isOwn ? null : `названа ответственной: ${countRows(row.named)}`,
                        done && `выполнено ${done}`,
                        row.overdue > 0 ? `просрочено ${formatNumber(row.overdue)}` : null,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </div>
                  </div>
                  <StateBadge tone={STATE_TONES[row.state]}>{PROGRAMME_STATE_TITLES[row.state]}</StateBadge>
                </li>
              );
            })}
          </ul>
        )
      }
    </Loaded>
  );
}
