import { associationSupport } from './association-support.ts';
import type { ReadyProgramme } from './model.ts';
import { referenceSite } from './reference-site.ts';
import { schoolHelp } from './school-help.ts';
import { serviceDevelopment } from './service-development.ts';
import { yearPlan } from './year-plan.ts';

/** Programmes to begin with, in the order they are offered. */
export const READY_PROGRAMMES: readonly ReadyProgramme[] = [
  yearPlan,
  serviceDevelopment,
  associationSupport,
  schoolHelp,
  referenceSite,
];
