interface Window {
  count: number;
  endsAt: number;
}

export interface Limiter {
  /** @returns false when the key has used up its attempts of this window */
  take(key: string, now: Date): boolean;
}

/** Above this many keys the finished windows are swept out. */
const SWEEP_AT = 10_000;

/** Attempts per key in a window of time, in memory of the process: for the few routes outside better-auth. */
export function createLimiter({ attempts, seconds }: { attempts: number; seconds: number }): Limiter {
  const windows = new Map<string, Window>();
  function sweep(time: number): void {
    for (const [key, { endsAt }] of windows) if (endsAt <= time) windows.delete(key);
  }
  return {
    take(key, now) {
      const time = now.getTime();
      if (windows.size > SWEEP_AT) sweep(time);
      const open = windows.get(key);
      if (!open || open.endsAt <= time) {
        windows.set(key, { count: 1, endsAt: time + seconds * 1000 });
        return true;
      }
      open.count += 1;
      return open.count <= attempts;
    },
  };
}
