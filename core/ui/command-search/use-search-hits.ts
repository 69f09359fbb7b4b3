import { useEffect, useState } from 'react';
import type { HitGroup } from './model.ts';

type Search = (query: string, signal: AbortSignal) => Promise<readonly HitGroup[]>;
type Outcome = { groups: readonly HitGroup[]; isBusy: boolean; hasFailed: boolean };

const nothing: Outcome = { groups: [], isBusy: false, hasFailed: false };
const pauseMs = 120;

/** Asks after a short pause of typing; an answer to an older question is dropped, earlier hits stay until the new ones come. */
export function useSearchHits(query: string, search: Search): Outcome {
  const [outcome, setOutcome] = useState<Outcome>(nothing);
  const text = query.trim();
  useEffect(() => {
    if (text === '') {
      setOutcome(nothing);
      return;
    }
    const abort = new AbortController();
    setOutcome((before) => ({ ...before, isBusy: true, hasFailed: false }));
    const timer = setTimeout(() => {
      search(text, abort.signal).then(
        (groups) => {
          if (!abort.signal.aborted) setOutcome({ groups, isBusy: false, hasFailed: false });
        },
        () => {
          if (!abort.signal.aborted) setOutcome({ groups: [], isBusy: false, hasFailed: true });
        },
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, search]);
  return outcome;
}
