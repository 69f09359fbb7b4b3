import { ASSESSMENT_OFFERS } from './assessment.ts';
import { COMMUNICATIVE_OFFERS } from './communicative.ts';
import { DIGITAL_OFFERS } from './digital.ts';
import { METHODICAL_OFFERS } from './methodical.ts';
import { PSYCHO_PEDAGOGICAL_OFFERS } from './psycho-pedagogical.ts';
import type { ReadyOffer } from './ready-offer.ts';
import { SUBJECT_OFFERS } from './subject.ts';

/** What a new municipality has before anybody typed: the first draft of pathways is not empty. @source IOM-15, IOM-16 */
export const READY_OFFERS: readonly ReadyOffer[] = [
  ...SUBJECT_OFFERS,
  ...METHODICAL_OFFERS,
  ...DIGITAL_OFFERS,
  ...COMMUNICATIVE_OFFERS,
  ...PSYCHO_PEDAGOGICAL_OFFERS,
  ...ASSESSMENT_OFFERS,
];
