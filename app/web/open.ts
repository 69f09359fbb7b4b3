import type { Gate } from '#core/contract/endpoint.ts';
import type { Session } from '#core/ui/session.tsx';
import { SCREENS } from './modules.ts';

/** Pages that nobody signs in for; public/early.js says them again. */
export const OPEN_PATHS: readonly string[] = SCREENS.filter(({ gate }) => gate === 'public').map(({ path }) => path);

const GATES = new Map(SCREENS.map(({ path, gate }) => [path, gate]));

export function passes(session: Session, gate: Gate): boolean {
  return gate === 'public' || gate === 'signed_in' || session.permissions.includes(gate);
}

/** Whether the page of an address opens to this person. @param href with or without a query */
export function mayOpen(session: Session, href: string): boolean {
  const gate = GATES.get(href.replace(/[?#].*$/u, ''));
  return gate !== undefined && passes(session, gate);
}
