import { type ComponentType, useEffect, useState } from 'react';

const LATEST_MS = 1500;

/** After what is at hand is drawn; a browser without idle moments waits a little. */
function whenIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = window.setTimeout(work, LATEST_MS);
    return () => window.clearTimeout(timer);
  }
  const request = window.requestIdleCallback(work, { timeout: LATEST_MS });
  return () => window.cancelIdleCallback(request);
}

/**
 * A part that only answers to somebody, such as the leaf of a menu: its script is read after the page stands, or at once when it is wanted.
 * @param load defined outside the component
 * @returns undefined until it is there
 */
export function useLate<Props>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
): ComponentType<Props> | undefined {
  const [part, setPart] = useState<{ readonly component: ComponentType<Props> }>();
  useEffect(() => {
    let isHere = true;
    const start = () =>
      void load().then(
        (component) => isHere && setPart({ component }),
        // Without a connection it is asked for again when it is wanted.
        () => {},
      );
    const stop = isWanted ? start() : whenIdle(start);
    return () => {
      isHere = false;
      stop?.();
    };
  }, [load, isWanted]);
  return part?.component;
}
