import type { DocumentKind } from '#modules/documents/model.ts';
import { pathwayAdviceKind } from './advice-kind.ts';
import { pathwayInvitationKind } from './invitation-kind.ts';
import { pathwayAmendmentKind, pathwayOrderKind } from './order-kind.ts';
import { pathwayPlanKind } from './plan-kind.ts';
import { pathwayRegulationKind } from './regulation-kind.ts';
import { pathwayAcquaintanceKind, pathwayAgreementKind } from './sheet-kind.ts';

/** Registered in app/server/composition, in the order of the library of templates. */
export const PATHWAY_PAPER_KINDS: readonly DocumentKind[] = [
  pathwayOrderKind,
  pathwayAmendmentKind,
  pathwayPlanKind,
  pathwayAgreementKind,
  pathwayAcquaintanceKind,
  pathwayInvitationKind,
  pathwayAdviceKind,
  pathwayRegulationKind,
];
