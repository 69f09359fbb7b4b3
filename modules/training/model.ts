import { z } from 'zod';
import { daySchema } from '#core/contract/endpoint.ts';

/** Codes that rules know; a municipality adds its own in the directory «offer_kind». @source IOM-02, IOM-11, IOM-15, IOM-17, F-25 */
export const OFFER_KINDS = [
  'course',
  'seminar',
  'webinar',
  'consultation',
  'mentor',
  'peer_pair',
  'material',
  'self_study',
  'lesson_visit',
  'internship',
  'coaching',
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

export const FORMS = ['in_person', 'distance', 'mixed'] as const;
export type OfferForm = (typeof FORMS)[number];
export const FORM_TITLES: Record<OfferForm, string> = {
  in_person: 'очно',
  distance: 'дистанционно',
  mixed: 'очно-дистанционно',
};

export const OFFER_STATES = ['open', 'cancelled', 'archived'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export const OFFER_STATE_TITLES: Record<OfferState, string> = {
  open: 'предлагается',
  cancelled: 'отменено',
  archived: 'в архиве',
};

export const ORIGINS = ['ready', 'import', 'hand', 'need'] as const;
export type OfferOrigin = (typeof ORIGINS)[number];
export const ORIGIN_TITLES: Record<OfferOrigin, string> = {
  ready: 'из готового набора',
  import: 'из плана-графика',
  hand: 'добавлено вручную',
  need: 'по неудовлетворённой потребности',
};

/** Titles of ready competences: an offer may name one that the municipality has not switched on. @source DIAG-02, DIAG-20 */
export const COMPETENCE_TITLES: Readonly<Record<string, string>> = {
  subject: 'предметная',
  methodical: 'методическая',
  digital: 'цифровая',
  communicative: 'коммуникативная',
  psycho_pedagogical: 'психолого-педагогическая',
  assessment: 'оценочная',
};

/** Levels of the default scale; a municipality's scales may add others. */
export const LEVEL_TITLES: Readonly<Record<string, string>> = { low: 'низкий', medium: 'средний', high: 'высокий' };

const text = (max: number) => z.string().trim().min(1).max(max).nullable();
const code = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9_]{0,59}$/);
const codes = z
  .array(code)
  .max(60)
  .transform((list) => [...new Set(list)]);

/** Fields of an offer that a person edits. */
export const offerFields = z.object({
  kind: code,
  title: z.string().trim().min(3).max(400),
  /** What is done. */
  content: text(4000),
  /** What one has at the end. */
  output: text(600),
  provider: text(300),
  place: text(300),
  /** Shown as a link: no other schemes. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  form: z.enum(FORMS).nullable(),
  hours: z.number().int().min(1).max(1000).nullable(),
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  places: z.number().int().min(1).max(100_000).nullable(),
  competenceCodes: codes,
  subjectCodes: codes,
  postCodes: codes,
  levelCodes: codes,
});
export type OfferFields = z.output<typeof offerFields>;

export const EMPTY_OFFER: OfferFields = {
  kind: 'seminar',
  title: '',
  content: null,
  output: null,
  provider: null,
  place: null,
  url: null,
  form: null,
  hours: null,
  startsOn: null,
  endsOn: null,
  places: null,
  competenceCodes: [],
  subjectCodes: [],
  postCodes: [],
  levelCodes: [],
};

/** `current`: not over; `dated`: not over and with dates. */
export const DATE_FILTERS = ['current', 'dated', 'undated', 'past', 'any'] as const;
export const SORTS = ['dates', 'title', 'hours', 'places'] as const;

export const listFilter = z.object({
  search: z.string().max(200).default(''),
  kinds: z.array(z.string()).default([]),
  competences: z.array(z.string()).default([]),
  subjects: z.array(z.string()).default([]),
  /** Empty: open ones. */
  states: z.array(z.enum(OFFER_STATES)).default([]),
  dates: z.enum(DATE_FILTERS).default('current'),
  /** Only where somebody may still go. */
  withPlaces: z.boolean().default(false),
});
export type ListFilter = z.output<typeof listFilter>;

export const OFFER_ACTIONS = ['edit', 'cancel', 'archive', 'restore'] as const;
export type OfferAction = (typeof OFFER_ACTIONS)[number];

/** For whom an offer is, seen by one teacher: tied to their subject or post, to none, or to others'. */
export const FITS = ['own', 'general', 'other'] as const;
export type Fit = (typeof FITS)[number];
