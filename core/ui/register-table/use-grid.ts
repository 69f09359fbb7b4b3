import { defaultRangeExtractor, type Range, useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { isPlainClick } from '../link.tsx';
import { useTextSize } from '../text-size.ts';
import type { GridProps } from './grid.tsx';
import { moveActiveRow, type RegisterColumn } from './model.ts';
import { createPlacer } from './places.ts';

const rowHeightPx = { 1: 36, 2: 50 };
const skeletonRows = 14;
/** Rows left below the seen ones when the next portion is asked for. */
const nearEnd = 60;

type Scroller = RefObject<HTMLDivElement | null>;

/** Which rows are drawn, which one has the focus, and what keys and clicks do to them. */
export function useGridRows<Row>(props: GridProps<Row>, scroller: Scroller) {
  const { register, hasSelection, isLoading, hasMore, onNearEnd, onOpen, isInPage } = props;
  const rowHeight = useRowHeight(props.lines);
  const [active, setActive] = useState(0);
  const isEmpty = isLoading && register.rows.length === 0;
  const count = isEmpty ? skeletonRows : register.rows.length + (hasMore ? 3 : 0);
  const virtualizer = useRowWindow({ scroller, count, rowHeight, active, isInPage });
  const takeFocus = useFocusOnRow(scroller, active);
  const lastSeen = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= register.rows.length - nearEnd) onNearEnd();
  }, [hasMore, lastSeen, register.rows.length, onNearEnd]);

  const handleKey = (event: KeyboardEvent) => {
    const current = register.rows[active];
    if (!isRowFocused(event) || current === undefined) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const target = moveActiveRow(event.key, active, register.rows.length, page);
    if (target !== undefined) {
      setActive(target);
      virtualizer.scrollToIndex(target);
      takeFocus();
    } else if (event.key === 'Enter') onOpen?.(current.row);
    else if (event.key === ' ' && hasSelection) register.toggleRow(current.id);
    else return;
    event.preventDefault();
  };
  const handleClick = (event: MouseEvent) => {
    const found = findClickedRow(event);
    const item = found === undefined ? undefined : register.rows[found.index];
    if (found === undefined || item === undefined) return;
    setActive(found.index);
    if (found.isTick) register.toggleRow(item.id);
    else if (isPlainClick(event) && !found.isControl) {
      event.preventDefault();
      onOpen?.(item.row);
    }
  };
  const [placeDrawn] = useState(createPlacer);
  const drawn = virtualizer.getVirtualItems().map(({ index }) => index);
  return {
    placed: placeDrawn(drawn, virtualizer.isScrolling),
    height: virtualizer.getTotalSize(),
    rowHeight,
    active,
    handleKey,
    handleClick,
  };
}

interface RowWindow {
  readonly scroller: Scroller;
  readonly count: number;
  readonly rowHeight: number;
  readonly active: number;
  readonly isInPage: boolean;
}

/** Which rows are seen: of the list's own box, or of the window where the list scrolls with the page. */
function useRowWindow({ scroller, count, rowHeight, active, isInPage }: RowWindow) {
  const scrollMargin = useTopInPage(scroller, isInPage);
  const options = {
    count,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    overscan: 4,
    // The focused row stays drawn, else the focus would be lost with it.
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      return seen.includes(active) || active >= range.count ? seen : [...seen, active].sort((a, b) => a - b);
    },
  };
  const inBox = useVirtualizer({
    ...options,
    enabled: !isInPage,
    getScrollElement: () => scroller.current,
    scrollPaddingStart: rowHeight,
  });
  const inPage = useWindowVirtualizer({
    ...options,
    enabled: isInPage,
    scrollMargin,
    // Below the bar of the page.
    scrollPaddingStart: 3 * rowHeight,
  });
  return isInPage ? inPage : inBox;
}

/** How far down the page the rows begin; what stands above may grow. */
function useTopInPage(scroller: Scroller, isInPage: boolean): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const body = scroller.current?.querySelector('tbody');
    if (!isInPage || body === null || body === undefined) return;
    const measure = () => setTop(Math.round(body.getBoundingClientRect().top + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [scroller, isInPage]);
  return top;
}

/** After a key moved the active row, focuses it as soon as it is drawn. */
function useFocusOnRow(scroller: Scroller, active: number): () => void {
  const isWanted = useRef(false);
  useLayoutEffect(() => {
    if (!isWanted.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`tbody tr[data-index="${active}"]`);
    if (row === null || row === undefined) return;
    row.focus({ preventScroll: true });
    isWanted.current = false;
  });
  return useCallback(() => {
    isWanted.current = true;
  }, []);
}

function isRowFocused(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLTableRowElement && event.target.dataset.index !== undefined;
}

type ClickedRow = { index: number; isTick: boolean; isControl: boolean };

function findClickedRow(event: MouseEvent): ClickedRow | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const row = target?.closest('tbody tr[data-index]');
  if (!(row instanceof HTMLElement) || target === undefined) return undefined;
  return {
    index: Number(row.dataset.index),
    isTick: target.closest('.op-grid-tick') !== null,
    isControl: target.closest('button, input, select, textarea, a[data-own]') !== null,
  };
}

function useRowHeight(lines: 1 | 2): number {
  const [size] = useTextSize();
  const factor = size === 'largest' ? 1.3125 : size === 'larger' ? 1.125 : 1;
  return Math.round(rowHeightPx[lines] * factor);
}

/** Keeps one array while the same columns are shown, so that rows need not be drawn again. */
export function useStableColumns<Row>(columns: ReadonlyArray<RegisterColumn<Row>>): ReadonlyArray<RegisterColumn<Row>> {
  const [kept, setKept] = useState(columns);
  const isSame = kept.length === columns.length && kept.every((column, index) => column === columns[index]);
  if (!isSame) setKept(columns);
  return isSame ? kept : columns;
}

/** The list takes the window's height that is left below its upper edge. */
export function useRoomBelow(scroller: Scroller): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      const top = element.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty('--op-grid-top', `${Math.round(top)}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [scroller]);
}
