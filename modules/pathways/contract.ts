import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { selfCheckContract } from './contract/self-check.ts';
import {
  draftOutcomeShape,
  effectGroupShape,
  listFilterSchema,
  pathwayRowShape,
  pathwayShape,
  potentialShape,
  unmetShape,
} from './contract/shapes.ts';
import { pathwayErrors as errors } from './errors.ts';
import { itemFieldsSchema, newPathwaySchema, pathwayStateSchema, statedNeedSchema } from './model.ts';
import { ITEM_STEPS, PATHWAY_STEPS } from './rules/states.ts';

const byId = z.object({ id: idSchema });
const ids = z.array(idSchema).min(1).max(20_000);
const moved = z.object({ moved: z.number(), skipped: z.number() });
const choice = z.object({ code: z.string(), title: z.string() });
const remark = z.string().trim().max(1000).nullable().default(null);
const purpose = z.enum(['approve', 'amend']);
const doubt = z.object({ personId: z.string(), name: z.string(), shown: z.string() });

export const pathwaysContract = {
  list: endpoint({
    summary: 'Pathways within reach: whose, in which state, how far; not what they hold',
    gate: 'pathway.read',
    input: listFilterSchema,
    output: z.object({
      rows: z.array(pathwayRowShape),
      total: z.number(),
      states: z.partialRecord(pathwayStateSchema, z.number()),
      mayDraft: z.boolean(),
      mayEdit: z.boolean(),
      seesContent: z.boolean(),
    }),
  }),
  get: endpoint({
    summary: 'One pathway; its content for the person, the tutor and the school, and each look is logged',
    gate: 'pathway.read',
    input: byId,
    output: pathwayShape,
  }),
  mine: endpoint({
    summary: 'The caller’s own pathways, the living one first',
    gate: 'pathway.confirm',
    output: z.object({ pathways: z.array(pathwayShape) }),
  }),
  choices: endpoint({
    summary: 'Kinds of pathways and items, competences',
    gate: 'pathway.read',
    output: z.object({ pathwayKinds: z.array(choice), offerKinds: z.array(choice), competences: z.array(choice) }),
  }),
  previewDrafts: endpoint({
    summary: 'What drafting a campaign would give, in numbers; nothing is stored',
    gate: 'pathway.draft',
    input: z.object({ campaignId: idSchema }),
    output: draftOutcomeShape,
  }),
  draft: endpoint({
    summary: 'Draft pathways for everybody with a deficit of the campaign: long work with progress',
    gate: 'pathway.draft',
    input: z.object({ campaignId: idSchema, kind: z.string().min(1).max(60) }),
    output: z.object({ jobId: idSchema }),
  }),
  undoDraft: endpoint({
    summary: 'Take back drafts of a campaign that nobody has agreed or changed',
    gate: 'pathway.draft',
    input: z.object({ campaignId: idSchema }),
    output: z.object({ removed: z.number(), kept: z.number() }),
  }),
  add: endpoint({
    summary: 'Begin a pathway on another ground, or record one made elsewhere',
    gate: 'pathway.draft',
    input: newPathwaySchema,
    output: byId,
    errors: [errors.has_pathway, errors.no_post, errors.bad_period],
  }),
  edit: endpoint({
    summary: 'Change kind, aim, period and the body that considered a pathway',
    gate: 'pathway.read',
    input: byId.extend({
      version: z.number(),
      kind: z.string().min(1).max(60),
      aim: z.string().trim().max(1000).nullable(),
      startsOn: daySchema,
      endsOn: daySchema,
      consideredBy: z.string().trim().max(300).nullable(),
      consideredNumber: z.string().trim().max(60).nullable(),
      consideredOn: daySchema.nullable(),
    }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, errors.bad_period, errors.step_not_allowed],
  }),
  move: endpoint({
    summary: 'Take one step with many pathways: agreed on paper, stopped, completed, reviewed …',
    gate: 'pathway.read',
    input: z.object({ ids, step: z.enum(PATHWAY_STEPS), text: remark, on: daySchema.nullable().default(null) }),
    output: moved,
    errors: [errors.reason_needed, errors.date_ahead, errors.has_pathway],
  }),
  answer: endpoint({
    summary: 'The person agrees with the own pathway, or declines it',
    gate: 'pathway.confirm',
    input: byId.extend({ answer: z.enum(['agree', 'decline']) }),
    output: okSchema,
    errors: [errors.step_not_allowed],
  }),
  fill: endpoint({
    summary: 'Propose items for needs that nothing closes yet',
    gate: 'pathway.draft',
    input: z.object({ ids }),
    output: z.object({ added: z.number() }),
  }),
  addItem: endpoint({
    summary: 'Add an item',
    gate: 'pathway.read',
    input: z.object({ pathwayId: idSchema, fields: itemFieldsSchema }),
    output: byId,
    errors: [errors.step_not_allowed, errors.outside_period, errors.bad_period],
  }),
  editItem: endpoint({
    summary: 'Change an item that is not closed',
    gate: 'pathway.read',
    input: byId.extend({ version: z.number(), fields: itemFieldsSchema }),
    output: z.object({ version: z.number() }),
    errors: [
      frameErrors.changed_by_other,
      errors.item_not_open,
      errors.step_not_allowed,
      errors.outside_period,
      errors.bad_period,
    ],
  }),
  removeItem: endpoint({
    summary: 'Take an item out; of an approved pathway it stays as cancelled',
    gate: 'pathway.read',
    input: byId,
    output: okSchema,
    errors: [errors.item_not_open, errors.step_not_allowed],
  }),
  moveItems: endpoint({
    summary: 'Close, return, miss or take up again many items at once',
    gate: 'pathway.read',
    input: z.object({
      ids,
      step: z.enum(ITEM_STEPS).exclude(['confirm']),
      on: daySchema.nullable().default(null),
      evidence: z.string().trim().max(500).nullable().default(null),
      evidenceFileId: idSchema.nullable().default(null),
      remark,
    }),
    output: moved,
    errors: [errors.evidence_needed, errors.date_ahead],
  }),
  confirmItem: endpoint({
    summary: 'One tap: the person has done the item; a photograph of a paper may come with it',
    gate: 'pathway.confirm',
    input: byId.extend({ evidenceFileId: idSchema.nullable().default(null) }),
    output: okSchema,
    errors: [errors.item_not_open, errors.step_not_allowed],
  }),
  addNeed: endpoint({
    summary: 'State a need beside those of diagnostics',
    gate: 'pathway.read',
    input: z.object({ pathwayId: idSchema, need: statedNeedSchema }),
    output: byId,
    errors: [errors.step_not_allowed],
  }),
  addConsultation: endpoint({
    summary: 'Log a consultation of the tutor, for one or many',
    gate: 'pathway.read',
    input: z.object({
      pathwayIds: ids,
      heldOn: daySchema,
      minutes: z.number().int().min(1).max(600).nullable().default(null),
      topic: z.string().trim().max(300).nullable().default(null),
    }),
    output: z.object({ added: z.number() }),
    errors: [errors.date_ahead],
  }),
  removeConsultation: endpoint({
    summary: 'Take a consultation out of the log',
    gate: 'pathway.read',
    input: byId,
    output: okSchema,
  }),
  tutors: endpoint({
    summary: 'Tutors with their load: people, pathways under way, consultations, overdue items',
    gate: 'pathway.coverage',
    output: z.object({
      rows: z.array(
        z.object({
          personId: idSchema,
          name: z.string(),
          organization: z.string(),
          people: z.number(),
          pathways: z.number(),
          overdue: z.number(),
          consultations: z.number(),
          isOverloaded: z.boolean(),
        }),
      ),
      load: z.number(),
    }),
  }),
  coverage: endpoint({
    summary: 'By school: who of those with deficits has a pathway; schools with low results first, small groups hidden',
    gate: 'pathway.coverage',
    input: z.object({ campaignId: idSchema }),
    output: z.object({
      rows: z.array(
        z.object({
          organizationId: idSchema,
          organization: z.string(),
          isLowResults: z.boolean(),
          /** null: too few people to show. */
          deficits: z.number().nullable(),
          withPathway: z.number().nullable(),
          without: z.number().nullable(),
          /** Only for who may know them by name. */
          missing: z.array(z.object({ personId: idSchema, name: z.string() })).nullable(),
        }),
      ),
      total: z.object({ deficits: z.number(), withPathway: z.number(), without: z.number() }).nullable(),
      least: z.number(),
    }),
  }),
  unmet: endpoint({
    summary: 'Needs that no offer closes, by competence and subject',
    gate: 'pathway.coverage',
    output: z.object({
      groups: z.array(unmetShape),
      hiddenGroups: z.number(),
      least: z.number(),
      mayPlan: z.boolean(),
    }),
  }),
  planEvent: endpoint({
    summary: 'Plan an event for an unmet need: an offer with a guest list, an item in each of their pathways',
    gate: 'offer.edit',
    input: z.object({
      competence: z.string().min(1),
      direction: z.string().max(200).default(''),
      kind: z.string().min(1).max(60).default('seminar'),
      title: z.string().trim().min(3).max(300),
      startsOn: daySchema,
      endsOn: daySchema.nullable().default(null),
      place: z.string().trim().max(300).nullable().default(null),
      hours: z.number().int().min(1).max(1000).nullable().default(null),
      places: z.number().int().min(1).max(10_000).nullable().default(null),
    }),
    output: z.object({ offerId: idSchema, guests: z.number() }),
    errors: [errors.group_hidden, errors.bad_period],
  }),
  guests: endpoint({
    summary: 'Guests of an offer: names for who may know them, else how many from each school',
    gate: 'pathway.coverage',
    input: z.object({ offerId: idSchema }),
    output: z.object({
      title: z.string(),
      /** null: it would tell a hidden school. */
      total: z.number().nullable(),
      schools: z.array(
        z.object({
          organizationId: idSchema,
          organization: z.string(),
          /** null: fewer than may be shown. */
          count: z.number().nullable(),
          people: z
            .array(z.object({ itemId: idSchema, personId: idSchema, name: z.string(), state: z.string() }))
            .nullable(),
        }),
      ),
    }),
  }),
  exportGuests: endpoint({
    summary: 'The guest list as XLSX, as far as the caller may see it',
    gate: 'pathway.coverage',
    input: z.object({ offerId: idSchema }),
    output: z.object({ fileId: idSchema }),
  }),
  previewOrder: endpoint({
    summary: 'An order of a school before it is made: how many pathways, which names to look at',
    gate: 'document.edit',
    input: z.object({ organizationId: idSchema, campaignId: idSchema.nullable(), purpose }),
    output: z.object({ pathways: z.number(), title: z.string(), doubts: z.array(doubt) }),
  }),
  ordersToMake: endpoint({
    summary: 'Schools within reach with pathways that wait for an order, and orders made but not numbered',
    gate: 'document.edit',
    input: z.object({ campaignId: idSchema.nullable().default(null) }),
    output: z.object({
      rows: z.array(
        z.object({
          organizationId: idSchema,
          organization: z.string(),
          agreed: z.number(),
          submitted: z.number(),
          amended: z.number(),
          /** Drafts that wait for their number: of the order, of the amending one. */
          documentId: idSchema.nullable(),
          amendmentId: idSchema.nullable(),
        }),
      ),
    }),
  }),
  makeOrders: endpoint({
    summary: 'One order for each school within reach, as a draft in the register of documents',
    gate: 'document.edit',
    input: z.object({ campaignId: idSchema.nullable(), organizationId: idSchema.nullable().default(null), purpose }),
    output: z.object({
      orders: z.array(
        z.object({
          organizationId: idSchema,
          documentId: idSchema,
          fileId: idSchema,
          pathways: z.number(),
          doubts: z.array(doubt),
        }),
      ),
    }),
    errors: [errors.nothing_to_order, errors.nothing_to_amend],
  }),
  makeRegulations: endpoint({
    summary: 'The regulation on pathways with the rules in force: of the caller’s school, or of the service',
    gate: 'document.edit',
    output: z.object({ documents: z.array(z.object({ documentId: idSchema, title: z.string() })) }),
  }),
  makePapers: endpoint({
    summary: 'Papers of pathways as one ZIP: the pathway, advice, sheets; long work with progress',
    gate: 'pathway.read',
    input: z.object({
      ids,
      paper: z.enum(['pathway_plan', 'pathway_advice', 'pathway_agreement', 'pathway_acquaintance']),
    }),
    output: z.object({ jobId: idSchema }),
  }),
  makeInvitations: endpoint({
    summary: 'Letters of invitation with the guests of each school within reach',
    gate: 'document.edit',
    input: z.object({ offerId: idSchema }),
    output: z.object({ letters: z.number(), fileIds: z.array(idSchema) }),
  }),
  exportTable: endpoint({
    summary: 'Pathways and items within reach as XLSX',
    gate: 'pathway.read',
    input: listFilterSchema,
    output: z.object({ fileId: idSchema, rows: z.number() }),
  }),
  effect: endpoint({
    summary: 'Change by kind of item and without a pathway, pair by pair; what it does not prove',
    gate: 'pathway.coverage',
    input: z.object({ campaignId: idSchema }),
    output: z.object({
      competences: z.array(
        z.object({
          competence: z.string(),
          title: z.string(),
          withPathway: effectGroupShape,
          withoutPathway: effectGroupShape,
          kinds: z.array(z.object({ kind: z.string(), title: z.string(), group: effectGroupShape })),
          nothingDone: effectGroupShape,
          withoutRepeat: z.number(),
        }),
      ),
      cautions: z.array(z.string()),
      least: z.number(),
      smallN: z.number(),
    }),
  }),
  potential: endpoint({
    summary:
      'Reserve, leaders and candidates of contests with their pathways; who might be a leader by recorded activity',
    gate: 'person.edit',
    output: potentialShape,
  }),
  ...selfCheckContract,
};
