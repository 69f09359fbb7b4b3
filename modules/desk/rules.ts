import type { Permission } from '#core/access/grants.ts';
import { STEP_CODES, type StepCode } from './model.ts';

/** Who can make each step; a step of others is not shown. */
const PERMISSION_OF: Record<StepCode, Permission> = {
  users: 'account.manage',
  organizations: 'organization.edit',
  people: 'import.run',
  campaign: 'diagnostics.edit',
  note: 'document.edit',
};

/** One account and one organisation (the service itself) are there from the first minute. */
const DONE_FROM: Record<StepCode, number> = { users: 2, organizations: 2, people: 2, campaign: 1, note: 1 };

export interface Step {
  readonly code: StepCode;
  readonly isDone: boolean;
  readonly count: number;
}

/** The steps of this person, while any of them is open; nothing once all are done. */
export function listSteps(
  counts: Readonly<Record<StepCode, number>>,
  mayEverywhere: (permission: Permission) => boolean,
): Step[] {
  const steps = STEP_CODES.filter((code) => mayEverywhere(PERMISSION_OF[code])).map((code) => ({
    code,
    count: counts[code],
    isDone: counts[code] >= DONE_FROM[code],
  }));
  return steps.every((step) => step.isDone) ? [] : steps;
}
