import { z } from 'zod';
import { endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { trainingErrors } from './errors.ts';
import { FITS, listFilter, OFFER_ACTIONS, OFFER_STATES, ORIGINS, offerFields, SORTS } from './model.ts';

const shownOffer = offerFields.extend({
  id: idSchema,
  /** A link is checked when it is written. */
  url: z.string().nullable(),
  state: z.enum(OFFER_STATES),
  /** People who hold a place by an item of their pathway. */
  taken: z.number(),
  placesLeft: z.number().nullable(),
  isOver: z.boolean(),
});

const choice = z.object({ code: z.string(), title: z.string(), isActive: z.boolean() });

const fieldErrors = [
  trainingErrors.offer_exists,
  trainingErrors.offer_period,
  trainingErrors.offer_start_needed,
  trainingErrors.offer_code_unknown,
];

export const trainingContract = {
  list: endpoint({
    summary: 'The catalogue: courses, seminars and other resources, filtered, by pages',
    gate: 'offer.read',
    input: listFilter.extend({
      sort: z.enum(SORTS).default('dates'),
      descending: z.boolean().default(false),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(shownOffer), total: z.number() }),
  }),
  listUpcoming: endpoint({
    summary: 'Open offers with dates that are not over, those for one’s own subject first',
    gate: 'offer.read',
    output: z.object({ rows: z.array(shownOffer.extend({ fit: z.enum(FITS) })) }),
  }),
  get: endpoint({
    summary: 'One offer and what may be done with it',
    gate: 'offer.read',
    input: z.object({ id: idSchema }),
    output: shownOffer.extend({
      version: z.number(),
      origin: z.enum(ORIGINS),
      cancelReason: z.string().nullable(),
      createdAt: z.date(),
      actions: z.array(z.enum(OFFER_ACTIONS)),
    }),
  }),
  choices: endpoint({
    summary: 'Kinds, competences, levels, subjects and posts that an offer may be tied to',
    gate: 'offer.read',
    output: z.object({
      kinds: z.array(choice),
      competences: z.array(choice),
      levels: z.array(choice),
      subjects: z.array(choice),
      posts: z.array(choice),
    }),
  }),
  add: endpoint({
    summary: 'Add an offer',
    gate: 'offer.edit',
    input: offerFields,
    output: z.object({ id: idSchema }),
    errors: fieldErrors,
  }),
  edit: endpoint({
    summary: 'Change fields of an open offer',
    gate: 'offer.edit',
    input: z.object({ id: idSchema, version: z.number(), changes: offerFields.partial() }),
    output: z.object({ version: z.number() }),
    errors: [
      ...fieldErrors,
      trainingErrors.offer_places_taken,
      trainingErrors.offer_state,
      frameErrors.changed_by_other,
    ],
  }),
  cancel: endpoint({
    summary: 'Cancel an offer with a reason; pathways that hold it are told',
    gate: 'offer.edit',
    input: z.object({ id: idSchema, reason: z.string().trim().min(3).max(500) }),
    output: okSchema,
    errors: [trainingErrors.offer_state],
  }),
  restore: endpoint({
    summary: 'Offer again what was cancelled or archived',
    gate: 'offer.edit',
    input: z.object({ id: idSchema }),
    output: okSchema,
    errors: [trainingErrors.offer_state],
  }),
  archive: endpoint({
    summary: 'No longer offer it; pathways keep their items',
    gate: 'offer.edit',
    input: z.object({ id: idSchema }),
    output: okSchema,
    errors: [trainingErrors.offer_state],
  }),
};
