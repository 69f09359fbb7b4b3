import { useCallback, useSyncExternalStore } from 'react';

export type TextSize = 'normal' | 'larger' | 'largest';

export const textSizes: ReadonlyArray<{ value: TextSize; label: string }> = [
  { value: 'normal', label: 'Обычный' },
  { value: 'larger', label: 'Крупный' },
  { value: 'largest', label: 'Очень крупный' },
];

const storageKey = 'opora-text-size';
const listeners = new Set<() => void>();

function isTextSize(value: string | null): value is TextSize {
  return value === 'normal' || value === 'larger' || value === 'largest';
}

/** The text size chosen on this device; «normal» when nothing was chosen. */
export function readTextSize(): TextSize {
  try {
    const stored = localStorage.getItem(storageKey);
    return isTextSize(stored) ? stored : 'normal';
  } catch {
    return 'normal';
  }
}

/** Sets the class on <html>; call once before the first render, so that nothing jumps. */
export function applyTextSize(size: TextSize): void {
  const classes = document.documentElement.classList;
  classes.toggle('op-text-larger', size === 'larger');
  classes.toggle('op-text-largest', size === 'largest');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The reader's text size and its setter; remembered on this device. */
export function useTextSize(): [TextSize, (size: TextSize) => void] {
  const size = useSyncExternalStore(subscribe, readTextSize, () => 'normal' as const);
  const change = useCallback((next: TextSize) => {
    try {
      localStorage.setItem(storageKey, next);
    } catch {
      // A browser that forbids storage still gets the size for this visit.
    }
    applyTextSize(next);
    for (const listener of listeners) listener();
  }, []);
  return [size, change];
}
