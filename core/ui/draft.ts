import { useCallback, useState } from 'react';

function readDraft<Value>(key: string): Value | undefined {
  try {
    const stored = sessionStorage.getItem(key);
    return stored === null ? undefined : (JSON.parse(stored) as Value);
  } catch {
    return undefined;
  }
}

export type Draft<Value> = {
  value: Value;
  /** True while there is something typed that was not saved, also after the page was reloaded. */
  isChanged: boolean;
  change: (value: Value) => void;
  /** After saving, or when the reader gives the draft up. */
  drop: () => void;
};

/**
 * A form's content that survives a reload, a lost connection and going to another page; it lives in the tab only.
 * `initial` is what the server knows: it shows through while nothing is typed.
 */
export function useDraft<Value>(key: string, initial: Value): Draft<Value> {
  const storageKey = `opora-draft-${key}`;
  const [draft, setDraft] = useState<{ key: string; value: Value | undefined }>(() => ({
    key: storageKey,
    value: readDraft<Value>(storageKey),
  }));
  const own = draft.key === storageKey ? draft.value : readDraft<Value>(storageKey);
  const change = useCallback(
    (value: Value) => {
      setDraft({ key: storageKey, value });
      try {
        sessionStorage.setItem(storageKey, JSON.stringify(value));
      } catch {
        // The draft then lives as long as the page.
      }
    },
    [storageKey],
  );
  const drop = useCallback(() => {
    setDraft({ key: storageKey, value: undefined });
    try {
      sessionStorage.removeItem(storageKey);
    } catch {
      // Nothing was stored there.
    }
  }, [storageKey]);
  return { value: own ?? initial, isChanged: own !== undefined, change, drop };
}
