import '../pathways.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDays } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { useMay, useSession } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import type { PathwayRow } from '../../contract/shapes.ts';
import { ALIVE_STATES } from '../../model/alive.ts';
import { GROUND_TITLES, STATE_TITLES } from '../../model.ts';
import { pathways } from '../api.ts';
import { SelfCheckResults } from '../self-check-results.tsx';
import { describeDone, STATE_TONES } from '../words.ts';

/** A person's pathways, and for the tutor what the person has said of the own work. */
export function PersonTab({ thingId }: { thingId: string }) {
  const { personId } = useSession();
  const isOwn = personId === thingId;
  const query = useQuery(pathways.query.list.queryOptions({ input: { personId: thingId } }));
  return (
    <div className="op-path-tab">
      <Loaded query={query}>
        {({ rows, mayDraft }) => (
          <>
            {rows.length === 0 ? <NoneYet personId={thingId} isOwn={isOwn} mayDraft={mayDraft} /> : null}
            {rows.length > 0 ? (
              <ul className="op-path-lines">
                {rows.map((row) => (
                  <PathwayLine key={row.id} row={row} isOwn={isOwn} />
                ))}
              </ul>
            ) : null}
          </>
        )}
      </Loaded>
      {isOwn ? null : <SelfChecks personId={thingId} />}
    </div>
  );
}

function NoneYet({ personId, isOwn, mayDraft }: { personId: string; isOwn: boolean; mayDraft: boolean }) {
  return (
    <EmptyState
      title="ИОМ нет"
      text={
        isOwn
          ? 'Когда для вас подготовят маршрут, он появится здесь и на странице «Мой ИОМ».'
          : 'Проект составляется сам: по тому, что показала диагностика, или по просьбе педагога.'
      }
      {...(mayDraft &&
        !isOwn && {
          action: (
            <Button component={RouterLink} href={`/pathways/new?personId=${personId}`}>
              Составить ИОМ
            </Button>
          ),
        })}
    />
  );
}

function PathwayLine({ row, isOwn }: { row: PathwayRow; isOwn: boolean }) {
  const href = isOwn && ALIVE_STATES.includes(row.state) ? '/my-pathway' : `/pathways/${row.id}`;
  return (
    <li>
      <div>
        <RouterLink href={href}>{row.kindTitle}</RouterLink>
        <div className="op-muted op-small op-tabular">
          {[
            formatDays(row.startsOn, row.endsOn),
            GROUND_TITLES[row.ground],
            row.items === 0 ? null : `выполнено ${describeDone(row)}`,
            row.tutor && `тьютор ${row.tutor}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <StateBadge tone={STATE_TONES[row.state]}>{STATE_TITLES[row.state]}</StateBadge>
    </li>
  );
}

/** Only the tutor gets an answer; for others there is nothing here. */
function SelfChecks({ personId }: { personId: string }) {
  const mayAsk = useMay('diagnostics.scores');
  const { data } = useQuery({
    ...pathways.query.selfCheckOf.queryOptions({ input: { personId } }),
    enabled: mayAsk,
    retry: false,
  });
  if (!data || data.taken.length === 0) return null;
  return (
    <Section title="Самодиагностика" note="слова самого педагога; с независимой диагностикой не сравнивается">
      <SelfCheckResults taken={data.taken} />
    </Section>
  );
}
