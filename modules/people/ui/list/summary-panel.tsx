import '../facts/fact-lines.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { formatAsOf } from '#core/time/format.ts';
import { Figure, type FigureDetails } from '#core/ui/figure.tsx';
import { Section } from '#core/ui/page.tsx';
import { LinesSkeleton } from '#core/ui/state.tsx';
import { people } from '../api.ts';

interface PanelProps {
  readonly organizationIds: readonly string[];
  readonly asOf: string | undefined;
}

interface Share {
  readonly code: string;
  readonly title: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly rule: string;
}

/** What the staff is made of: every share opens to its rule and its people. */
export function SummaryPanel({ organizationIds, asOf }: PanelProps) {
  const input = { organizationIds: [...organizationIds], ...(asOf && { asOf }) };
  const { data } = useQuery(people.query.summary.queryOptions({ input }));
  if (!data) return <LinesSkeleton lines={4} />;
  return (
    <Section title="Состав" note={formatAsOf(data.asOf)}>
      <dl className="people-figures">
        {data.figures.map((share) => (
          <div key={share.code}>
            <dt>{share.title}</dt>
            <dd>
              <ShareFigure share={share} organizationIds={organizationIds} asOf={data.asOf} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function ShareFigure({
  share,
  organizationIds,
  asOf,
}: {
  share: Share;
  organizationIds: readonly string[];
  asOf: string;
}) {
  const { code, title, numerator, denominator, rule } = share;
  const key = organizationIds.join(' ');
  const load = useCallback(async (): Promise<FigureDetails> => {
    const chosen = key === '' ? [] : key.split(' ');
    const found = await people.call.figurePeople({ code, organizationIds: chosen, asOf });
    const toLine = (line: { id: string; name: string; posts: string }) => ({
      id: line.id,
      title: line.name,
      ...(line.posts !== '' && { note: line.posts }),
      href: `/people/${line.id}`,
    });
    return { counted: found.counted.map(toLine), missing: found.others.map(toLine), missingTitle: found.othersTitle };
  }, [code, key, asOf]);
  return (
    <Figure
      title={title}
      value={denominator === 0 ? null : (100 * numerator) / denominator}
      unit="%"
      digits={1}
      numerator={numerator}
      denominator={denominator}
      asOf={asOf}
      n={denominator}
      formulaText={rule}
      loadPeople={load}
    />
  );
}
