import { z } from 'zod';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';
import { campaignStateSchema, levelSchema, participationStateSchema, stageSchema } from '../model.ts';

const line = (max: number) => z.string().trim().max(max);
const optionalLine = (max: number) => line(max).nullable();

export const competenceShape = z.object({
  id: idSchema,
  code: z.string(),
  title: z.string(),
  synonyms: z.array(z.string()),
  isActive: z.boolean(),
});

export const versionFields = z.object({
  version: line(60).min(1),
  act: optionalLine(300),
  approvedOn: daySchema.nullable(),
});

export const instrumentFields = z.object({
  title: line(300).min(3),
  author: optionalLine(300),
  isIndependent: z.boolean(),
});

export const campaignFields = z.object({
  title: line(200).min(3),
  previousId: idSchema.nullable(),
  aim: optionalLine(1000),
  actTitle: optionalLine(300),
  actNumber: optionalLine(60),
  actDate: daySchema.nullable(),
  place: optionalLine(300),
  highRule: z.enum(['any', 'all', 'mean']),
  bar: z.number().min(0).max(100),
});
export type CampaignFields = z.infer<typeof campaignFields>;

export const stageFields = z.object({
  stage: stageSchema,
  /** Null: the default instrument, made when it is not there. */
  instrumentVersionId: idSchema.nullable(),
  startsOn: daySchema.nullable(),
  /** The last day. */
  endsOn: daySchema.nullable(),
});
export type StageFields = z.infer<typeof stageFields>;

/** The five counts add up to `invited`. */
export const coverageShape = z.object({
  invited: z.number(),
  done: z.number(),
  declined: z.number(),
  absent: z.number(),
  pending: z.number(),
  noAnswer: z.number(),
});

export const campaignRow = z.object({
  id: idSchema,
  title: z.string(),
  state: campaignStateSchema,
  previousId: z.string().nullable(),
  stages: z.array(
    z.object({
      stage: stageSchema,
      startsOn: z.string().nullable(),
      endsOn: z.string().nullable(),
      counts: coverageShape,
    }),
  ),
});

const stageFigures = z.object({
  n: z.number(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  levels: z.record(z.string(), z.number()),
  /** Null where all or none of a small group are above: that would be everybody's own. */
  above: z.number().nullable(),
  isSmall: z.boolean(),
  unknown: z.number(),
  notHeld: z.number(),
  reported: z.record(z.string(), z.number()),
});

/** Null where small numbers hide it. */
export const groupShape = z.object({
  id: z.string(),
  title: z.string(),
  competences: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      isHidden: z.boolean(),
      withheld: z.number(),
      levels: z.array(levelSchema),
      entry: stageFigures.nullable(),
      repeat: stageFigures.nullable(),
      change: z
        .object({
          n: z.number(),
          mean: z.number().nullable(),
          up: z.number(),
          same: z.number(),
          down: z.number(),
          entryOnly: z.number(),
          repeatOnly: z.number(),
          incomparable: z.number(),
          isSmall: z.boolean(),
        })
        .nullable(),
      deficits: z.object({ count: z.number(), of: z.number() }).nullable(),
    }),
  ),
});
export type GroupShape = z.infer<typeof groupShape>;

export const headcountShape = z.object({
  people: z.number(),
  participations: z.number(),
  nameless: z.number(),
  difference: z.number(),
  directions: z.array(z.object({ direction: z.string(), participations: z.number(), people: z.number() })),
  text: z.string(),
});

export const participantRow = z.object({
  id: idSchema,
  stage: stageSchema,
  personId: z.string().nullable(),
  name: z.string().nullable(),
  keyNumber: z.string().nullable(),
  organizationId: z.string().nullable(),
  organization: z.string().nullable(),
  direction: z.string(),
  state: participationStateSchema,
  consentOn: z.string().nullable(),
  note: z.string().nullable(),
  /** What the viewer may mark next. */
  steps: z.array(participationStateSchema),
});
export type ParticipantRow = z.infer<typeof participantRow>;

export const inviteInput = z.object({
  campaignId: idSchema,
  stage: stageSchema,
  organizationIds: z.array(idSchema).max(2000),
  postCodes: z.array(z.string()).max(100),
  subjectCodes: z.array(z.string()).max(100),
  cohort: z.string().max(60),
  personIds: z.array(idSchema).max(20_000),
  /** What they are invited to; '' where the campaign has no directions. */
  direction: line(200),
});
export type InviteInput = z.infer<typeof inviteInput>;

export const recommendationFields = z.object({
  addressee: line(300).min(3),
  organizationId: idSchema.nullable(),
  text: line(2000).min(3),
  dueOn: daySchema.nullable(),
});
export type RecommendationFields = z.infer<typeof recommendationFields>;

export const profileLine = z.object({
  campaignId: idSchema,
  campaign: z.string(),
  stage: stageSchema,
  instrument: z.string(),
  isIndependent: z.boolean(),
  direction: z.string(),
  heldOn: z.string(),
  results: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      state: z.enum(['known', 'unknown', 'not_held', 'reported']),
      score: z.number().nullable(),
      level: z.object({ code: z.string(), title: z.string(), rank: z.enum(['low', 'medium', 'high']) }).nullable(),
      word: z.string().nullable(),
    }),
  ),
});
export type ProfileLine = z.infer<typeof profileLine>;
