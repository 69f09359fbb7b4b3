import { useCallback, useMemo, useState } from 'react';
import type { ActivityRow } from '../../contract/activities.ts';

/** Chosen rows of a road map; those a filter has taken out of sight are not among them. */
export function useSelection(shown: readonly ActivityRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const choosable = useMemo(() => shown.filter(({ isShared }) => !isShared), [shown]);
  const rows = useMemo(() => choosable.filter(({ id }) => ids.has(id)), [choosable, ids]);
  const toggle = useCallback((given: readonly string[], isOn: boolean) => {
    setIds((before) => {
      const next = new Set(before);
      for (const id of given) {
        if (isOn) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  return { ids, rows, choosable, toggle, clear, areAll: choosable.length > 0 && rows.length === choosable.length };
}
export type Selection = ReturnType<typeof useSelection>;
