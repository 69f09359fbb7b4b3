import './facts/fact-lines.css';
import { useQuery } from '@tanstack/react-query';
import { formatCount } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { LinesSkeleton } from '#core/ui/state.tsx';
import { ATTENTION_TITLES, type AttentionKind } from '../model/attention.ts';
import { people } from './api.ts';
import { describeCounts } from './list/counts.ts';

const PEOPLE = ['человека', 'человек', 'человек'] as const;

/** Whose papers end soon, and how many people there are: each number opens its list. */
export function TodayCard(_: { thingId: string }) {
  const { data } = useQuery(people.query.today.queryOptions({ input: {} }));
  if (!data) return <LinesSkeleton lines={2} />;
  const waiting = data.lines.filter((line) => line.count > 0);
  return (
    <ul className="people-lines">
      <li>
        <RouterLink href="/people">{describeCounts({ ...data, posts: 0 })}</RouterLink>
      </li>
      {waiting.map((line) => (
        <li key={line.kind}>
          <RouterLink href={`/people?attention=${line.kind}`}>{describeLine(line.kind, line.count)}</RouterLink>
        </li>
      ))}
    </ul>
  );
}

function describeLine(kind: AttentionKind, count: number): string {
  return `У ${formatCount(count, PEOPLE)} ${ATTENTION_TITLES[kind]}`;
}
