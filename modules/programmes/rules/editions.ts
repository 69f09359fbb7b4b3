import type { ProgrammeState } from '../model/states.ts';
import type { ChangeLine } from './compare-snapshots.ts';

export const EDITION_STATES = ['draft', 'in_force', 'withdrawn'] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** A running programme that an act has approved: a change of it waits for an amending act (DOC-21). */
export function isUnderAct(programme: {
  readonly state: ProgrammeState;
  readonly actNumber: string | null;
  readonly actOn: string | null;
}): boolean {
  return programme.state === 'running' && programme.actNumber !== null && programme.actOn !== null;
}

/** Changes nobody has given a reason for: the edition's own reason stands for all (DOC-26). */
export function listUnexplained(reason: string, lines: readonly ChangeLine[]): ChangeLine[] {
  return reason.trim() === '' ? lines.filter((line) => line.reason === null) : [];
}
