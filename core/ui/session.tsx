import { createContext, type ReactNode, useContext } from 'react';
import type { Permission, Role } from '../access/grants.ts';
import type { Slot } from './screen.ts';

/** Who sits in front of the page, as the server said at sign-in. */
export interface Session {
  readonly accountId: string;
  readonly name: string;
  readonly personId: string | null;
  readonly roles: readonly Role[];
  /** What the person may do somewhere; the server decides about each thing. */
  readonly permissions: readonly Permission[];
  /** Permissions that reach the whole municipality. */
  readonly everywhere: readonly Permission[];
  readonly tenant: { readonly code: string; readonly name: string };
  /** Today in the municipality. */
  readonly today: string;
}

interface Provided {
  readonly session: Session;
  readonly slots: readonly Slot[];
}

const SessionContext = createContext<Provided | null>(null);

export function SessionProvider({ session, slots, children }: Provided & { children: ReactNode }) {
  return <SessionContext value={{ session, slots }}>{children}</SessionContext>;
}

function useProvided(): Provided {
  const provided = useContext(SessionContext);
  if (!provided) throw new Error('a page stands outside the session');
  return provided;
}

export function useSession(): Session {
  return useProvided().session;
}

/** May the person do this somewhere? For showing a part; each thing brings its own available actions. */
export function useMay(permission: Permission): boolean {
  return useProvided().session.permissions.includes(permission);
}

/** Parts that other modules put on this page and that this person may see. */
export function useSlots(place: Slot['place']): readonly Slot[] {
  const { slots, session } = useProvided();
  return slots
    .filter((slot) => slot.place === place && session.permissions.includes(slot.permission))
    .toSorted((a, b) => a.position - b.position);
}
