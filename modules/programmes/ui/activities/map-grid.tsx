import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { useDrawnLater } from '#core/ui/late-drawing.ts';
import { usePrinting } from '#core/ui/register-table/use-printing.ts';
import { useTextSize } from '#core/ui/text-size.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import type { MapLine } from './lines.ts';
import { GroupLine, RowLine } from './map-lines.tsx';
import type { Selection } from './use-selection.ts';

export interface MapGridProps {
  readonly programme: ProgrammeAnswer;
  readonly lines: readonly MapLine[];
  readonly selection: Selection;
  readonly mayEdit: boolean;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onOpen: (id: string) => void;
  /** Absent: nothing may be marked. */
  readonly onReport?: (id: string) => void;
  /** Absent: nothing is added to what is shown. */
  readonly onAddTo?: (groupId: string) => void;
}

const NO_LINES: readonly MapLine[] = [];
const ROW_HEIGHT = 84;
const GROUP_HEIGHT = 42;

const FACTORS = { normal: 1, larger: 1.125, largest: 1.3125 } as const;

/** How much room the rows have: by the window's width in letters, as the text size makes them. */
function useLayout(isPrinting: boolean): 'wide' | 'middle' | 'cards' {
  const [size] = useTextSize();
  const at = (width: number) => `(max-width: ${width * FACTORS[size]}em)`;
  const isPhone = useMediaQuery(at(48), false, { getInitialValueInEffect: false });
  const isMiddle = useMediaQuery(at(86), false, { getInitialValueInEffect: false });
  if (isPrinting) return 'middle';
  return isPhone ? 'cards' : isMiddle ? 'middle' : 'wide';
}

/** Where the list begins on the page: the page scrolls, the list does not scroll in it. */
function useTop(list: React.RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    // It tells once at the beginning too, when the page is laid out anyway.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return top;
}

/** The road map as a table that scrolls with the page: only what is seen is drawn, rows are as high as their words. On a phone rows become cards. */
export function MapGrid(props: MapGridProps) {
  const { mayEdit } = props;
  const lines = useDrawnLater() ? props.lines : NO_LINES;
  const body = useRef<HTMLTableSectionElement>(null);
  const top = useTop(body);
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT),
    overscan: 4,
    // Rows of many words: drawn in a task of its own, not in the one that scrolls.
    useFlushSync: false,
    scrollMargin: top,
    getItemKey: (index) => lines[index]?.id ?? index,
  });
  const isPrinting = usePrinting();
  const layout = useLayout(isPrinting);
  const drawn = isPrinting ? lines.map((_, index) => ({ index, start: top })) : virtualizer.getVirtualItems();
  return (
    <table
      className="op-plan-map"
      data-layout={layout}
      data-ticks={mayEdit || undefined}
      aria-rowcount={lines.length + 1}
    >
      <MapHead {...props} />
      <tbody ref={body} style={isPrinting ? {} : { height: virtualizer.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const line = lines[index];
          return line === undefined ? null : (
            <Line
              key={line.id}
              {...props}
              line={line}
              index={index}
              start={isPrinting ? null : start - top}
              measure={virtualizer.measureElement}
            />
          );
        })}
      </tbody>
    </table>
  );
}

interface LineProps extends MapGridProps {
  readonly line: MapLine;
  readonly index: number;
  /** null: it stands in the flow, as on paper. */
  readonly start: number | null;
  readonly measure: Ref<HTMLTableRowElement>;
}

function Line({ line, index, start, measure, ...props }: LineProps) {
  const style: CSSProperties = start === null ? {} : { transform: `translateY(${start}px)` };
  const place = { ref: measure, 'data-index': index, 'aria-rowindex': index + 2, style };
  if (line.kind === 'group') return <GroupLine {...props} group={line.group} place={place} />;
  return (
    <RowLine
      row={line.row}
      programme={props.programme}
      isChosen={props.selection.ids.has(line.row.id)}
      onToggle={props.selection.toggle}
      mayEdit={props.mayEdit}
      onOpen={props.onOpen}
      onReport={props.onReport}
      index={index}
      start={start}
      measure={measure}
    />
  );
}

function MapHead({ selection, mayEdit, sort, onSort }: MapGridProps) {
  const isDown = sort === 'date desc';
  const Icon = sort === '' ? IconSelector : isDown ? IconArrowDown : IconArrowUp;
  const turn = () => onSort(sort === '' ? 'date' : isDown ? '' : 'date desc');
  return (
    <thead>
      <tr aria-rowindex={1}>
        {mayEdit ? (
          <th scope="col" className="op-plan-tick">
            <input
              type="checkbox"
              aria-label="Выбрать все показанные пункты"
              checked={selection.areAll}
              onChange={(event) =>
                selection.toggle(
                  selection.choosable.map(({ id }) => id),
                  event.currentTarget.checked,
                )
              }
            />
          </th>
        ) : null}
        <th scope="col" data-column="number">
          №
        </th>
        <th scope="col" data-column="title">
          Пункт
        </th>
        <th scope="col" data-column="audience">
          Аудитория
        </th>
        <th scope="col" data-column="due" aria-sort={sort === '' ? 'none' : isDown ? 'descending' : 'ascending'}>
          <button type="button" onClick={turn}>
            Срок
            <Icon size="0.9rem" aria-hidden />
          </button>
        </th>
        <th scope="col" data-column="owners">
          Ответственные
        </th>
        <th scope="col" data-column="executor">
          Исполнитель
        </th>
        <th scope="col" data-column="expected">
          Ожидаемый результат
        </th>
        <th scope="col" data-column="state">
          Состояние
        </th>
      </tr>
    </thead>
  );
}
