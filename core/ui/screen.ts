import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Permission } from '../access/grants.ts';
import type { Gate } from '../contract/endpoint.ts';

/** A page of a module: its address and how to load it. The page itself is a chunk of its own. */
export interface Screen {
  /** '/people/$personId' */
  readonly path: string;
  /** Who may open it, as at an endpoint; to others the page is not found, and nothing leads there. */
  readonly gate: Gate;
  readonly load: () => Promise<ComponentType>;
}

/** A place on another module's page that this module fills, e.g. a tab of a person's page. */
export interface Slot {
  readonly place: 'person.tab' | 'organization.tab' | 'today.card' | 'settings.tab' | 'campaign.card';
  readonly id: string;
  readonly title: string;
  readonly position: number;
  readonly permission: Permission;
  /** The component gets the id of the thing whose page it stands on ('' where there is none). */
  readonly load: () => Promise<ComponentType<{ thingId: string }>>;
}

/** What a module gives to the browser application. */
export interface WebModule {
  readonly screens: readonly Screen[];
  readonly slots?: readonly Slot[];
}

/** A part of the page's address named in the screen's path. */
export function usePathParam(name: string): string {
  const params = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>;
  return params[name] ?? '';
}
