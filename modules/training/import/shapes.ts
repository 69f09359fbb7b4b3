import type { PlannedRow } from '#modules/imports/kind.ts';
import type { OfferFields } from '../model.ts';

/** A stored offer as an import compares it. */
export interface KnownOffer extends OfferFields {
  readonly id: string;
  readonly version: number;
}

/** Entries of a list of the municipality with the other names they go by. */
export type NamedList = readonly {
  readonly code: string;
  readonly title: string;
  readonly synonyms: readonly string[];
}[];

export type FieldChange = PlannedRow['changes'][number];
