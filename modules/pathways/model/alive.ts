import type { PathwayState } from '../model.ts';

/** Alive: nobody gets a second one beside it. The twin of the index `pathway_alive_idx`. */
export const ALIVE_STATES: readonly PathwayState[] = ['draft', 'agreed', 'submitted', 'approved', 'in_progress'];
