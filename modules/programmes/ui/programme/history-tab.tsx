import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { History } from '#core/ui/history.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { useSession } from '#core/ui/session.tsx';
import { ErrorState, LinesSkeleton } from '#core/ui/state.tsx';
import { describeAction } from '#modules/accounts/ui/audit-words.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { listFields, type ShownField } from './history-words.ts';

/** Who changed what of the programme and when, in words. */
export function HistoryTab({ programme }: { programme: ProgrammeAnswer }) {
  return <HistoryLines programmeId={programme.id} activityId={null} />;
}

interface LinesProps {
  readonly programmeId: string;
  /** null: of the whole programme */
  readonly activityId: string | null;
}

/** Of one row, behind a heading that is opened: most who look at a row do not ask for it. */
export function RowHistory({ programmeId, activityId }: { programmeId: string; activityId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="op-plan-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>История пункта</summary>
      {isOpen ? <HistoryLines programmeId={programmeId} activityId={activityId} /> : null}
    </details>
  );
}

function HistoryLines({ programmeId, activityId }: LinesProps) {
  const { today } = useSession();
  const query = useInfiniteQuery(
    programmes.query.history.infiniteOptions({
      input: (beforeId: string | null) => ({ id: programmeId, activityId, beforeId }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => (last.hasMore ? (last.rows.at(-1)?.id ?? null) : undefined),
    }),
  );
  if (query.error) return <ErrorState text={readProblem(query.error).text} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LinesSkeleton lines={6} />;
  return (
    <History
      lines={query.data.pages
        .flatMap(({ rows }) => rows)
        .map((entry) => ({
          id: entry.id,
          when: formatMoment(entry.at, today),
          who: entry.who,
          what: (
            <>
              {describeAction(entry.action, 'programme')}
              {listFields(entry, activityId === null).map((field) => (
                <FieldLine key={field.label} field={field} />
              ))}
            </>
          ),
        }))}
      {...(query.hasNextPage && { onMore: () => void query.fetchNextPage() })}
    />
  );
}

function FieldLine({ field: { label, before, after } }: { field: ShownField }) {
  return (
    <div className="op-small">
      <span className="op-muted">{label}: </span>
      {before !== '' && after !== '' ? (
        <>
          <del>{before}</del>
          <span aria-hidden> → </span>
          <span className="op-visually-hidden"> стало </span>
        </>
      ) : null}
      {after === '' ? before : after}
    </div>
  );
}
