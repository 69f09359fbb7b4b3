import './timeline.css';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef } from 'react';
import { formatDay } from '#core/time/format.ts';
import { monthName } from '#core/time/months.ts';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import type { Timeline } from '../../contract/calendar.ts';
import { OCCURRENCE_STATE_TITLES } from '../../model/states.ts';
import { listMonths, makeScale, placeBar, placeDay, type Scale } from '../../rules/timeline.ts';
import { programmes } from '../api.ts';
import { Loaded } from '../load.tsx';

type Row = Timeline['rows'][number];
type Line =
  | { readonly kind: 'stage'; readonly id: string; readonly title: string }
  | { readonly kind: 'row'; readonly row: Row };

const NO_STAGE = 'Без этапа';

/** Rows under the stage they stand in, stages in their own order. */
function listLines({ rows, stages }: Timeline): Line[] {
  const heads = [...stages.map(({ id, title }) => ({ id, title })), { id: '', title: NO_STAGE }];
  const isStaged = rows.some(({ stageId }) => stageId !== null);
  return heads.flatMap(({ id, title }) => {
    const own = rows.filter(({ stageId }) => (stageId ?? '') === id);
    const head: Line[] = own.length === 0 || !isStaged ? [] : [{ kind: 'stage', id, title }];
    return [...head, ...own.map((row): Line => ({ kind: 'row', row }))];
  });
}

/** Opened before a planning meeting; they want to be rid of guessing which months are full and which are empty. */
export function TimelineTab({ programmeId }: { programmeId: string }) {
  const query = useQuery(programmes.query.timeline.queryOptions({ input: { id: programmeId } }));
  return (
    <Loaded query={query}>
      {(timeline) =>
        timeline.rows.length === 0 ? (
          <EmptyState
            title="На ленте пока пусто"
            text="Добавьте пункты плана на вкладке «Дорожная карта»: здесь они встанут по срокам и этапам."
          />
        ) : (
          <TimelineView timeline={timeline} />
        )
      }
    </Loaded>
  );
}

const LINE_HEIGHT = 36;
/** A month narrower than this cannot hold its name. */
const MONTH_REM = 4;

function TimelineView({ timeline }: { timeline: Timeline }) {
  const { today } = useSession();
  const box = useRef<HTMLElement>(null);
  const lines = useMemo(() => listLines(timeline), [timeline]);
  const scale = useMemo(() => makeScale(timeline.startsOn, timeline.endsOn), [timeline]);
  const months = useMemo(() => listMonths(scale), [scale]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
  });
  // A long programme opens where it stands today.
  useEffect(() => {
    const sheet = box.current;
    if (sheet && today > scale.from)
      sheet.scrollLeft = placeDay(today, scale) * (sheet.scrollWidth - sheet.clientWidth);
  }, [scale, today]);
  return (
    <>
      <Legend />
      <section className="op-plan-time" ref={box} aria-label="Лента времени">
        <div className="op-plan-time-sheet" style={{ minWidth: `calc(20rem + ${months.length * MONTH_REM}rem)` }}>
          <Months months={months} />
          <div className="op-plan-time-body" style={{ height: virtual.getTotalSize() }}>
            <Today scale={scale} today={today} />
            {virtual.getVirtualItems().map(({ index, start }) => {
              const line = lines[index];
              return line === undefined ? null : (
                <div
                  key={index}
                  className="op-plan-time-line"
                  data-kind={line.kind}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <LineView line={line} scale={scale} today={today} />
                </div>
              );
            })}
          </div>
        </div>
      </section>
    </>
  );
}

const LEGEND = [
  ['planned', 'предстоит'],
  ['in_progress', 'в работе'],
  ['done', 'выполнено'],
  ['overdue', 'срок прошёл'],
  ['not_done', 'не выполнено'],
  ['unmarked', 'не отмечено'],
] as const;

function Legend() {
  return (
    <ul className="op-plan-time-legend op-small">
      {LEGEND.map(([state, words]) => (
        <li key={state}>
          <span className="op-plan-time-sample" data-state={state} aria-hidden />
          {words}
        </li>
      ))}
    </ul>
  );
}

function Months({ months }: { months: ReturnType<typeof listMonths> }) {
  return (
    <div className="op-plan-time-months" aria-hidden>
      <div className="op-plan-time-name" />
      <div className="op-plan-time-track">
        {months.map(({ year, month, left, width }) => (
          <span key={`${year}-${month}`} style={{ left: `${left * 100}%`, width: `${width * 100}%` }}>
            {monthName(month).slice(0, 3)}
            {month === 1 ? ` ${year}` : ''}
          </span>
        ))}
      </div>
    </div>
  );
}

function Today({ scale, today }: { scale: Scale; today: string }) {
  if (today < scale.from || today >= scale.until) return null;
  return (
    <div className="op-plan-time-today" aria-hidden>
      <div className="op-plan-time-name" />
      <div className="op-plan-time-track">
        <i style={{ left: `${placeDay(today, scale) * 100}%` }} />
      </div>
    </div>
  );
}

function stateOf({ state, dueOn }: Row['occurrences'][number], today: string): string {
  const isOpen = state === 'planned' || state === 'in_progress' || state === 'moved';
  if (isOpen && dueOn !== null && dueOn < today) return 'overdue';
  return state === 'moved' ? 'planned' : state;
}

function describePeriod(startsOn: string | null, dueOn: string | null): string {
  if (startsOn === null || startsOn === dueOn) return dueOn === null ? 'срок не указан' : formatDay(dueOn);
  return `${formatDay(startsOn)} – ${dueOn === null ? 'без окончания' : formatDay(dueOn)}`;
}

const LineView = memo(function LineView({ line, scale, today }: { line: Line; scale: Scale; today: string }) {
  if (line.kind === 'stage') return <strong className="op-plan-time-stage">{line.title}</strong>;
  const { number, title, occurrences } = line.row;
  const bars = occurrences.flatMap((one) => {
    const bar = placeBar(one.startsOn, one.dueOn, scale);
    return bar ? [{ ...one, ...bar }] : [];
  });
  return (
    <>
      <div className="op-plan-time-name" title={title}>
        {[number, title].filter(Boolean).join(' ')}
      </div>
      <div className="op-plan-time-track">
        {bars.length === 0 ? <span className="op-muted op-small">без даты</span> : null}
        {bars.map(({ id, left, width, startsOn, dueOn, ...one }) => {
          const words = `${describePeriod(startsOn, dueOn)}: ${OCCURRENCE_STATE_TITLES[one.state]}`;
          return (
            <span
              key={id}
              role="img"
              className="op-plan-time-bar"
              data-state={stateOf({ id, startsOn, dueOn, ...one }, today)}
              style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
              title={words}
              aria-label={words}
            />
          );
        })}
      </div>
    </>
  );
});
