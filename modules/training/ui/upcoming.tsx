import './training.css';
import { useQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { TagBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#core/ui/state.tsx';
import type { Fit } from '../model.ts';
import { training, type UpcomingRow } from './api.ts';
import { type Choices, useChoices } from './choices.ts';
import { describeBrief, describeDates, describePlaces } from './words.ts';

const EVENTS = ['мероприятие', 'мероприятия', 'мероприятий'] as const;

const PARTS: readonly { readonly fit: Fit; readonly title: string; readonly note?: string }[] = [
  { fit: 'own', title: 'По вашему предмету и должности' },
  { fit: 'general', title: 'Для всех' },
  { fit: 'other', title: 'Для других предметов и должностей' },
];

/** Opened by a teacher with a phone who wants to know what there is to go to, and nothing else. */
export function Upcoming() {
  const { data, error, refetch } = useQuery(training.query.listUpcoming.queryOptions({ input: {} }));
  const choices = useChoices();
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  if (!data || !choices) return <PageSkeleton />;
  return (
    <Page
      title="Курсы и семинары"
      count={data.rows.length === 0 ? undefined : `впереди ${formatCount(data.rows.length, EVENTS)}`}
      narrow
    >
      {data.rows.length === 0 ? (
        <EmptyState
          title="Ближайших мероприятий нет"
          text="Здесь появятся курсы, семинары и вебинары с датами. Если нужна помощь сейчас, спросите заместителя директора или методиста о консультации или теме самообразования."
        />
      ) : (
        PARTS.map((part) => {
          const rows = data.rows.filter(({ fit }) => fit === part.fit);
          return rows.length === 0 ? null : (
            <Section key={part.fit} title={part.title} note={formatCount(rows.length, EVENTS)}>
              <ul className="trn-events">
                {rows.map((row) => (
                  <Event key={row.id} row={row} choices={choices} />
                ))}
              </ul>
            </Section>
          );
        })
      )}
    </Page>
  );
}

function Event({ row, choices }: { row: UpcomingRow; choices: Choices }) {
  const brief = describeBrief(row);
  return (
    <li>
      <div className="trn-event-when op-tabular">{describeDates(row)}</div>
      <div className="trn-event-what">
        <RouterLink href={`/training/${row.id}`}>{row.title}</RouterLink>
        {brief === '' ? null : <div>{brief}</div>}
        <div className="trn-event-marks">
          <TagBadge>{choices.kinds.titleOf(row.kind)}</TagBadge>
          {row.places === null ? null : <span className="op-muted op-small">{describePlaces(row)}</span>}
        </div>
      </div>
    </li>
  );
}
