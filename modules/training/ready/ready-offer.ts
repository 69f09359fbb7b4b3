import { EMPTY_OFFER, type OfferFields, type OfferForm, type OfferKind } from '../model.ts';

/** An offer that comes with the product: our own words, nobody's textbook; no provider, no dates. */
export interface ReadyOffer {
  readonly code: string;
  readonly fields: OfferFields;
}

type ReadyKind = Extract<
  OfferKind,
  'self_study' | 'material' | 'lesson_visit' | 'mentor' | 'peer_pair' | 'consultation' | 'coaching'
>;

/** Read and tried alone, or done together with somebody. */
const FORM_OF: Record<ReadyKind, OfferForm> = {
  self_study: 'distance',
  material: 'distance',
  lesson_visit: 'in_person',
  mentor: 'in_person',
  peer_pair: 'in_person',
  consultation: 'mixed',
  coaching: 'mixed',
};

export interface ReadyLine {
  readonly code: string;
  readonly kind: ReadyKind;
  readonly hours: number;
  readonly title: string;
  /** What is done. */
  readonly content: string;
  /** What one has at the end. */
  readonly output: string;
  readonly subjects?: readonly string[];
  readonly posts?: readonly string[];
}

export const KINDERGARTEN_POSTS = ['educator', 'senior_educator'] as const;
export const TEACHER_POSTS = ['teacher'] as const;
export const LEADER_POSTS = [
  'director',
  'acting_director',
  'deputy_director',
  'deputy_teaching',
  'deputy_methodical',
  'deputy_upbringing',
  'deputy_studies',
  'kindergarten_head',
] as const;

/** The lines of one competence as offers. */
export function readyFor(competence: string, lines: readonly ReadyLine[]): readonly ReadyOffer[] {
  return lines.map(({ code, kind, hours, title, content, output, subjects = [], posts = [] }) => ({
    code: `${competence}.${code}`,
    fields: {
      ...EMPTY_OFFER,
      ...{ kind, hours, title, content, output, form: FORM_OF[kind] },
      competenceCodes: [competence],
      subjectCodes: [...subjects],
      postCodes: [...posts],
    },
  }));
}
