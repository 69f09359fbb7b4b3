import { z } from 'zod';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';
import {
  formSchema,
  groundSchema,
  itemStateSchema,
  pathwayStateSchema,
  SKIP_REASONS,
  unmetReasonSchema,
} from '../model.ts';
import { ITEM_STEPS, PATHWAY_STEPS } from '../rules/states.ts';

export const ATTENTIONS = ['', 'overdue', 'confirmed', 'unmet', 'amended', 'left', 'no_tutor'] as const;

export const listFilterSchema = z.object({
  search: z.string().max(200).default(''),
  states: z.array(pathwayStateSchema).default([]),
  grounds: z.array(groundSchema).default([]),
  organizationIds: z.array(idSchema).max(2000).default([]),
  campaignId: idSchema.nullable().default(null),
  personId: idSchema.nullable().default(null),
  tutorId: idSchema.nullable().default(null),
  attention: z.enum(ATTENTIONS).default(''),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(200),
});
export type ListFilter = z.infer<typeof listFilterSchema>;

export const pathwayRowShape = z.object({
  id: idSchema,
  personId: idSchema,
  name: z.string(),
  organizationId: idSchema,
  organization: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  ground: groundSchema,
  state: pathwayStateSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  /** Who made it, when it was made elsewhere. */
  maker: z.string().nullable(),
  tutorId: idSchema.nullable(),
  tutor: z.string().nullable(),
  isAmended: z.boolean(),
  hasLeft: z.boolean(),
  items: z.number(),
  done: z.number(),
  overdue: z.number(),
});
export type PathwayRow = z.infer<typeof pathwayRowShape>;

export const needShape = z.object({
  id: idSchema,
  competenceCode: z.string(),
  title: z.string(),
  direction: z.string(),
  /** Day of the result it comes from; null: people stated it. */
  since: daySchema.nullable(),
  unmetReason: unmetReasonSchema.nullable(),
  /** By the rule of today the results no longer make it a deficit. */
  isOver: z.boolean(),
});

export const itemShape = z.object({
  id: idSchema,
  needId: idSchema.nullable(),
  offerId: idSchema.nullable(),
  kind: z.string(),
  kindTitle: z.string(),
  title: z.string(),
  content: z.string().nullable(),
  output: z.string().nullable(),
  form: formSchema.nullable(),
  hours: z.number().nullable(),
  startsOn: daySchema.nullable(),
  dueOn: daySchema,
  reason: z.string().nullable(),
  state: itemStateSchema,
  doneOn: daySchema.nullable(),
  evidence: z.string().nullable(),
  evidenceFileId: idSchema.nullable(),
  remark: z.string().nullable(),
  isOverdue: z.boolean(),
  version: z.number(),
  /** Steps the actor may take now. */
  actions: z.array(z.enum(ITEM_STEPS)),
});

export const consultationShape = z.object({
  id: idSchema,
  heldOn: daySchema,
  minutes: z.number().nullable(),
  topic: z.string().nullable(),
  tutor: z.string().nullable(),
});

export const historyShape = z.object({
  id: idSchema,
  at: z.date(),
  who: z.string(),
  action: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

/** What the actor may do to a pathway, besides its steps. */
export const PATHWAY_ACTIONS = [...PATHWAY_STEPS, 'edit', 'consult', 'answer', 'paper'] as const;

export const pathwayShape = pathwayRowShape.omit({ items: true, done: true, overdue: true }).extend({
  version: z.number(),
  aim: z.string().nullable(),
  campaignId: idSchema.nullable(),
  campaign: z.string().nullable(),
  post: z.string(),
  agreedOn: daySchema.nullable(),
  agreedHow: z.enum(['product', 'paper']).nullable(),
  consideredBy: z.string().nullable(),
  consideredNumber: z.string().nullable(),
  consideredOn: daySchema.nullable(),
  approvedOn: daySchema.nullable(),
  orderNumber: z.string().nullable(),
  endedOn: daySchema.nullable(),
  endReason: z.string().nullable(),
  conclusion: z.string().nullable(),
  /** null: the actor may know of the pathway, but not what it holds. */
  content: z
    .object({
      needs: z.array(needShape),
      items: z.array(itemShape),
      consultations: z.array(consultationShape),
      hours: z.number(),
    })
    .nullable(),
  progress: z.object({ items: z.number(), done: z.number(), overdue: z.number() }),
  history: z.array(historyShape),
  isOwn: z.boolean(),
  actions: z.array(z.enum(PATHWAY_ACTIONS)),
});

export const unmetShape = z.object({
  competence: z.string(),
  title: z.string(),
  direction: z.string(),
  people: z.number(),
  organizations: z.number(),
  reason: unmetReasonSchema,
});

export const draftOutcomeShape = z.object({
  drafted: z.number(),
  items: z.number(),
  unmet: z.array(unmetShape),
  hiddenUnmet: z.number(),
  skipped: z.array(z.object({ reason: z.enum(SKIP_REASONS), n: z.number() })),
});

export const effectGroupShape = z.object({
  n: z.number(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  up: z.number(),
  same: z.number(),
  down: z.number(),
  isHidden: z.boolean(),
});

export const potentialShape = z.object({
  rows: z.array(
    z.object({
      recordId: idSchema,
      kind: z.enum(['reserve', 'leader', 'contest_candidate']),
      personId: idSchema,
      name: z.string(),
      organization: z.string(),
      title: z.string(),
      startsOn: daySchema.nullable(),
      pathwayId: idSchema.nullable(),
    }),
  ),
  /** Proposals only: a human confirms. */
  suggestions: z.array(z.object({ personId: idSchema, name: z.string(), organization: z.string(), why: z.string() })),
});
