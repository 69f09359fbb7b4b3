import './timeline.css';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  memo,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatDay } from '#core/time/format.ts';
import { monthName } from '#core/time/months.ts';
import { useDrawnLater } from '#core/ui/late-drawing.ts';
import { isPlainClick, useOpenAddress } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { createPlacer } from '#core/ui/register-table/places.ts';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import type { Timeline } from '../../contract/calendar.ts';
import { OCCURRENCE_STATE_TITLES } from '../../model/states.ts';
import { listMonths, makeScale, placeBar, placeDay, type Scale } from '../../rules/timeline.ts';
import { programmes } from '../api.ts';

type Row = Timeline['rows'][number];
type Due = Row['occurrences'][number];
type Line =
  | { readonly kind: 'stage'; readonly id: string; readonly title: string }
  | { readonly kind: 'row'; readonly row: Row };

const NO_STAGE = 'Без этапа';
const NO_LINES: readonly Line[] = [];

/** Rows under the stage they stand in, stages in their own order. */
function listLines({ rows, stages }: Timeline): readonly Line[] {
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
          <TimelineView timeline={timeline} programmeId={programmeId} />
        )
      }
    </Loaded>
  );
}

const LINE_HEIGHT = 36;
/** A month narrower than this cannot hold its name. */
const MONTH_REM = 4;

/** Which lines are drawn and where: the element of a line that went serves one that came, to make one anew costs the browser more. */
function useDrawnLines(box: RefObject<HTMLElement | null>, count: number) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 4,
  });
  const [placeDrawn] = useState(createPlacer);
  const drawn = virtual.getVirtualItems().map(({ index }) => index);
  return { placed: placeDrawn(drawn, virtual.isScrolling), height: virtual.getTotalSize() };
}

/** Scrolls the sheet to where the programme stands today, or to its beginning. */
function useGoToToday(box: RefObject<HTMLElement | null>, scale: Scale, today: string): () => void {
  return useCallback(() => {
    const sheet = box.current;
    if (sheet) sheet.scrollLeft = placeDay(today, scale) * (sheet.scrollWidth - sheet.clientWidth);
  }, [box, scale, today]);
}

interface ViewProps {
  readonly timeline: Timeline;
  readonly programmeId: string;
}

function TimelineView({ timeline, programmeId }: ViewProps) {
  const { today } = useSession();
  const box = useRef<HTMLElement>(null);
  const all = useMemo(() => listLines(timeline), [timeline]);
  const lines = useDrawnLater() ? all : NO_LINES;
  const scale = useMemo(() => makeScale(timeline.startsOn, timeline.endsOn), [timeline]);
  const months = useMemo(() => listMonths(scale), [scale]);
  const { placed, height } = useDrawnLines(box, lines.length);
  const goToToday = useGoToToday(box, scale, today);
  // A long programme opens where it stands today.
  useEffect(goToToday, [goToToday]);
  const openAddress = useOpenAddress();
  const openRow = useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      openAddress(event.currentTarget.getAttribute('href') ?? '');
    },
    [openAddress],
  );
  const shown = placed.flatMap(({ index, place }) => {
    const line = lines[index];
    return line === undefined ? [] : [{ line, place, top: index * LINE_HEIGHT }];
  });
  return (
    <>
      <Legend />
      <section className="op-plan-time" ref={box} aria-label="Лента времени">
        <div className="op-plan-time-sheet" style={{ minWidth: `calc(20rem + ${months.length * MONTH_REM}rem)` }}>
          <Months months={months} onToday={goToToday} />
          <div className="op-plan-time-body" style={{ height: Math.max(height, LINE_HEIGHT) }}>
            <div className="op-plan-time-names">
              {shown.map(({ line, place, top }) => (
                <NameView key={place} line={line} top={top} address={`/programmes/${programmeId}`} onOpen={openRow} />
              ))}
            </div>
            <div className="op-plan-time-lines">
              <Today scale={scale} today={today} />
              {shown.map(({ line, place, top }) => (
                <TrackView key={place} line={line} top={top} scale={scale} today={today} />
              ))}
            </div>
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

interface MonthsProps {
  readonly months: ReturnType<typeof listMonths>;
  readonly onToday: () => void;
}

function Months({ months, onToday }: MonthsProps) {
  return (
    <div className="op-plan-time-months">
      <div className="op-plan-time-corner">
        <button type="button" onClick={onToday}>
          Сегодня
        </button>
      </div>
      <div className="op-plan-time-scale" aria-hidden>
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
  return <i className="op-plan-time-today" aria-hidden style={{ left: `${placeDay(today, scale) * 100}%` }} />;
}

function stateOf({ state, dueOn }: Due, today: string): string {
  const isOpen = state === 'planned' || state === 'in_progress' || state === 'moved';
  if (isOpen && dueOn !== null && dueOn < today) return 'overdue';
  return state === 'moved' ? 'planned' : state;
}

function describePeriod(startsOn: string | null, dueOn: string | null): string {
  if (startsOn === null || startsOn === dueOn) return dueOn === null ? 'срок не указан' : formatDay(dueOn);
  return `${formatDay(startsOn)} – ${dueOn === null ? 'без окончания' : formatDay(dueOn)}`;
}

const describeBar = ({ startsOn, dueOn, state }: Due) =>
  `${describePeriod(startsOn, dueOn)}: ${OCCURRENCE_STATE_TITLES[state]}`;

const nameOf = ({ number, title }: Row) => [number, title].filter(Boolean).join(' ');

interface NameProps {
  readonly line: Line;
  readonly top: number;
  /** Of the programme. */
  readonly address: string;
  readonly onOpen: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/** What does not fit is told when it is pointed at: a title for each row that comes would cost as much as its words. */
function tellName({ currentTarget }: PointerEvent<HTMLElement>) {
  currentTarget.title = currentTarget.textContent;
}

/** A plain link, opened by the view: the router's own costs a row more than all the rest of it. */
const NameView = memo(function NameView({ line, top, address, onOpen }: NameProps) {
  if (line.kind === 'stage') {
    return (
      <div className="op-plan-time-name" data-kind="stage" style={{ top }} onPointerOver={tellName}>
        {line.title}
      </div>
    );
  }
  const { activityId } = line.row;
  return (
    <a
      className="op-plan-time-name"
      href={`${address}?row=${activityId}`}
      style={{ top }}
      onClick={onOpen}
      onPointerOver={tellName}
    >
      {nameOf(line.row)}
    </a>
  );
});

interface TrackProps {
  readonly line: Line;
  readonly top: number;
  readonly scale: Scale;
  readonly today: string;
}

/** One label for all bars of a row, and the words of a bar only when it is pointed at: a windowful of rows has hundreds of them. */
const TrackView = memo(function TrackView({ line, top, scale, today }: TrackProps) {
  if (line.kind === 'stage') return <div className="op-plan-time-track" data-kind="stage" style={{ top }} />;
  const dated = line.row.occurrences.flatMap((due) => {
    const bar = placeBar(due.startsOn, due.dueOn, scale);
    return bar ? [{ due, bar }] : [];
  });
  if (dated.length === 0)
    return (
      <div className="op-plan-time-track op-muted op-small" style={{ top }}>
        без даты
      </div>
    );
  const tell = ({ target, currentTarget }: PointerEvent<HTMLElement>) => {
    const { due } = dated[[...currentTarget.children].indexOf(target as HTMLElement)] ?? {};
    if (due) (target as HTMLElement).title = describeBar(due);
  };
  return (
    <div
      className="op-plan-time-track"
      role="img"
      aria-label={`${nameOf(line.row)}: ${dated.map(({ due }) => describeBar(due)).join('; ')}`}
      style={{ top }}
      onPointerOver={tell}
    >
      {dated.map(({ due, bar: { left, width } }) => (
        <span
          key={due.id}
          className="op-plan-time-bar"
          data-state={stateOf(due, today)}
          style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
        />
      ))}
    </div>
  );
});
