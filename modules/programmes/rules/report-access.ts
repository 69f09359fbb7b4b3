import { type Actor, can } from '#core/access/reach.ts';
import type { OccurrenceState, ProgrammeState } from '../model/states.ts';
import { MARK_FROM, MARK_STEPS, type MarkStep } from './occurrence-states.ts';
import { aboutOf } from './states.ts';

/** Whom an occurrence concerns: its programme's organisation and coordinator, and the person who does the activity. */
export interface ReportedThing {
  readonly programmeState: ProgrammeState;
  readonly organizationId: string | null;
  readonly coordinatorPersonId: string | null;
  readonly executorPersonId: string | null;
}

/** The service and the school report their programmes, a coordinator the own ones, anybody the rows they carry out. */
export function reachesReport(actor: Actor, thing: ReportedThing): boolean {
  return (
    can(actor, 'programme.report', aboutOf(thing)) ||
    can(actor, 'programme.report', { personId: thing.executorPersonId })
  );
}

/** Marks are made while the programme runs; afterwards it is as it was when it was finished. */
export function mayReport(actor: Actor, thing: ReportedThing): boolean {
  return thing.programmeState === 'running' && reachesReport(actor, thing);
}

export function listSteps(state: OccurrenceState): MarkStep[] {
  return MARK_STEPS.filter((step) => MARK_FROM[step].includes(state));
}
