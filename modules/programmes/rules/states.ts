import type { Actor } from '#core/access/reach.ts';
import { can } from '#core/access/reach.ts';
import type { ProgrammeState } from '../model/states.ts';

export const PROGRAMME_ACTIONS = ['edit', 'start', 'finish', 'cancel', 'reopen', 'report', 'remove'] as const;
export type ProgrammeAction = (typeof PROGRAMME_ACTIONS)[number];

/** What a state allows, whoever asks. */
const ALLOWED: Record<ProgrammeState, readonly ProgrammeAction[]> = {
  draft: ['edit', 'start', 'remove', 'cancel'],
  running: ['edit', 'report', 'finish', 'cancel'],
  finished: ['reopen'],
  cancelled: ['reopen'],
};

export interface ProgrammeLike {
  readonly state: ProgrammeState;
  readonly organizationId: string | null;
  readonly coordinatorPersonId: string | null;
}

/** What access to a programme is asked about: its organisation and its coordinator. */
export function aboutOf({ organizationId, coordinatorPersonId }: Omit<ProgrammeLike, 'state'>) {
  return {
    organizationIds: organizationId === null ? [] : [organizationId],
    personId: coordinatorPersonId,
  };
}

export function availableActions(programme: ProgrammeLike, actor: Actor): ProgrammeAction[] {
  const about = aboutOf(programme);
  return ALLOWED[programme.state].filter((action) =>
    can(actor, action === 'report' ? 'programme.report' : 'programme.edit', about),
  );
}
