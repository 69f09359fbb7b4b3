import '../programmes.css';
import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { ACTIVITY_STATE_TITLES } from '../../rules/activity-state.ts';
import { STATE_TONES } from '../activities/words.ts';
import { programmes } from '../api.ts';

/** What a person does or answers for in the plans: for who looks at the card before giving one more thing to do. */
export function PersonTab({ thingId }: { thingId: string }) {
  const query = useQuery(programmes.query.activitiesOfPerson.queryOptions({ input: { personId: thingId } }));
  return (
    <Loaded query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState
            title="Пунктов планов нет"
            text="Когда человека назначат исполнителем пункта или назовут ответственным, пункт появится здесь."
          />
        ) : (
          <ul className="op-plan-lines">
            {rows.map((row) => (
              <li key={row.id}>
                <div>
                  <RouterLink href={`/programmes/${row.programmeId}?row=${row.id}`}>{row.title}</RouterLink>
                  <div className="op-muted op-small op-tabular">
                    {[
                      row.programme,
                      row.isExecutor ? 'исполнитель' : 'ответственный',
                      row.nextOn === null ? row.dueWords : `срок ${formatDay(row.nextOn)}`,
                      row.total > 1 ? `${formatNumber(row.done)} из ${formatNumber(row.total)}` : null,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                </div>
                <StateBadge tone={STATE_TONES[row.state]}>{ACTIVITY_STATE_TITLES[row.state]}</StateBadge>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
