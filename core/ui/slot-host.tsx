import { type ComponentType, lazy, Suspense, useMemo } from 'react';
import type { Slot } from './screen.ts';
import { LinesSkeleton } from './state.tsx';

const loaded = new Map<string, ComponentType<{ thingId: string }>>();

function lazyOf(slot: Slot): ComponentType<{ thingId: string }> {
  const key = `${slot.place} ${slot.id}`;
  const known = loaded.get(key);
  if (known) return known;
  const component = lazy(async () => ({ default: await slot.load() }));
  loaded.set(key, component);
  return component;
}

/** A part that another module put on this page. */
export function SlotHost({ slot, thingId }: { slot: Slot; thingId: string }) {
  const Part = useMemo(() => lazyOf(slot), [slot]);
  return (
    <Suspense fallback={<LinesSkeleton lines={4} />}>
      <Part thingId={thingId} />
    </Suspense>
  );
}
