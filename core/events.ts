import type { Context } from './context.ts';

/** What modules tell each other upwards. A lower module publishes, a higher one listens; never the other way by import. */
export interface EventMap {
  'person.merged': { readonly keptId: string; readonly mergedId: string };
  'person.left': { readonly personId: string; readonly organizationId: string };
  /** No longer takes place; what stands on it must hear of it. */
  'offer.cancelled': { readonly offerId: string; readonly reason: string | null };
  'import.applied': { readonly batchId: string; readonly kind: string };
  /** Number and date of a document were entered, or put right. */
  'document.signed': {
    readonly documentId: string;
    readonly kind: string;
    readonly number: string;
    readonly signedOn: string;
  };
  'document.withdrawn': { readonly documentId: string; readonly kind: string };
  /** Long work has ended; `title` is Russian, `href` the page of what it made. */
  'job.ended': { readonly title: string; readonly href: string | null; readonly isDone: boolean };
}

type Listener<K extends keyof EventMap> = (context: Context, event: EventMap[K]) => Promise<void>;

export interface Events {
  on<K extends keyof EventMap>(name: K, listener: Listener<K>): void;
  /** Runs every listener in the same transaction; one that fails undoes the whole. */
  publish<K extends keyof EventMap>(context: Context, name: K, event: EventMap[K]): Promise<void>;
}

export function createEvents(): Events {
  const listeners = new Map<keyof EventMap, Listener<keyof EventMap>[]>();
  return {
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as Listener<keyof EventMap>]);
    },
    async publish(context, name, event) {
      for (const listener of listeners.get(name) ?? []) await listener(context, event);
    },
  };
}
