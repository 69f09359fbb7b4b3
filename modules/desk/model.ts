/** The road from an empty municipality to the first analytic note, in its order. */
export const STEP_CODES = ['users', 'organizations', 'people', 'campaign', 'note'] as const;
export type StepCode = (typeof STEP_CODES)[number];
