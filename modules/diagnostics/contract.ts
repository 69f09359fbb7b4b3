import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import {
  campaignFields,
  campaignRow,
  competenceShape,
  coverageShape,
  groupShape,
  headcountShape,
  instrumentFields,
  inviteInput,
  participantRow,
  profileLine,
  recommendationFields,
  stageFields,
  versionFields,
} from './contract/shapes.ts';
import { diagnosticsErrors as errors } from './errors.ts';
import { campaignStateSchema, levelSchema, participationStateSchema, stageSchema } from './model.ts';
import { noteContract } from './note/contract.ts';

const campaignInput = z.object({ campaignId: idSchema });
const synonyms = z.array(z.string().trim().min(1).max(200)).max(50);
const recommendationRow = recommendationFields.extend({
  id: idSchema,
  version: z.number(),
  organization: z.string().nullable(),
});

export const diagnosticsContract = {
  listCompetences: endpoint({
    summary: 'The competence model of the municipality',
    gate: 'diagnostics.read',
    output: z.object({ competences: z.array(competenceShape), mayEdit: z.boolean() }),
  }),
  addCompetence: endpoint({
    summary: 'Add a competence to the model',
    gate: 'diagnostics.edit',
    input: z.object({ title: z.string().trim().min(3).max(200), synonyms: synonyms.default([]) }),
    output: z.object({ id: idSchema }),
    errors: [errors.competence_exists],
  }),
  editCompetence: endpoint({
    summary: 'Rename a competence, change its synonyms, switch it off or on',
    gate: 'diagnostics.edit',
    input: z.object({ id: idSchema, title: z.string().trim().min(3).max(200), synonyms, isActive: z.boolean() }),
    output: okSchema,
    errors: [errors.competence_exists],
  }),
  listInstruments: endpoint({
    summary: 'Instruments with versions and scales',
    gate: 'diagnostics.read',
    output: z.object({
      instruments: z.array(
        instrumentFields.extend({
          id: idSchema,
          versions: z.array(
            versionFields.extend({
              id: idSchema,
              /** Results stand on this version: its scales are kept as they are. */
              isUsed: z.boolean(),
              scales: z.array(
                z.object({ competenceId: idSchema, levels: z.array(levelSchema), isDefault: z.boolean() }),
              ),
            }),
          ),
        }),
      ),
      mayEdit: z.boolean(),
    }),
  }),
  addInstrument: endpoint({
    summary: 'Add an instrument with its first version; its scales are the default ones',
    gate: 'diagnostics.edit',
    input: z.object({ instrument: instrumentFields, version: versionFields }),
    output: z.object({ id: idSchema, versionId: idSchema }),
    errors: [errors.instrument_exists],
  }),
  addVersion: endpoint({
    summary: 'Add a version of an instrument; its scales start as those of the version before',
    gate: 'diagnostics.edit',
    input: z.object({ instrumentId: idSchema, version: versionFields }),
    output: z.object({ id: idSchema }),
    errors: [errors.instrument_exists],
  }),
  saveScale: endpoint({
    summary: 'Set the scale of levels of an instrument version for a competence',
    gate: 'diagnostics.edit',
    input: z.object({ instrumentVersionId: idSchema, competenceId: idSchema, levels: z.array(levelSchema).max(12) }),
    output: okSchema,
    errors: [errors.scale_bad, errors.scale_in_use],
  }),
  list: endpoint({
    summary: 'Campaigns with their state and coverage, and whether a monitoring is overdue',
    gate: 'diagnostics.read',
    output: z.object({
      campaigns: z.array(campaignRow),
      monitoring: z.object({ lastHeldOn: z.string().nullable(), isOverdue: z.boolean(), dueOn: z.string().nullable() }),
      mayAdd: z.boolean(),
    }),
  }),
  add: endpoint({
    summary: 'Begin a campaign',
    gate: 'diagnostics.edit',
    input: z.object({ fields: campaignFields, stages: z.array(stageFields).max(2) }),
    output: z.object({ id: idSchema }),
    errors: [errors.campaign_exists, errors.bad_period],
  }),
  get: endpoint({
    summary: 'One campaign: passport, stages, what was done and what comes next',
    gate: 'diagnostics.read',
    input: campaignInput,
    output: campaignFields.extend({
      id: idSchema,
      version: z.number(),
      state: campaignStateSchema,
      previousTitle: z.string().nullable(),
      stages: z.array(
        stageFields.extend({
          instrumentVersionId: idSchema,
          instrument: z.string(),
          counts: coverageShape,
          results: z.number(),
        }),
      ),
      proposedRepeatOn: z.string().nullable(),
      recommendations: z.number(),
      hasNote: z.boolean(),
      next: z.object({ state: campaignStateSchema, obstacles: z.array(z.string()) }).nullable(),
      back: campaignStateSchema.nullable(),
      actions: z.array(z.enum(['edit', 'move', 'invite', 'mark', 'import', 'assignKeys', 'recommend'])),
    }),
  }),
  edit: endpoint({
    summary: 'Change the passport of a campaign',
    gate: 'diagnostics.edit',
    input: campaignInput.extend({ version: z.number(), changes: campaignFields.partial() }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, errors.campaign_exists, errors.campaign_closed],
  }),
  saveStage: endpoint({
    summary: 'Set dates and instrument of the entry or the repeat diagnostics',
    gate: 'diagnostics.edit',
    input: campaignInput.extend({ stage: stageFields }),
    output: okSchema,
    errors: [errors.bad_period, errors.stage_has_results, errors.campaign_closed],
  }),
  move: endpoint({
    summary: 'Move a campaign on or back; it closes only with its note and recommendations',
    gate: 'diagnostics.edit',
    input: campaignInput.extend({ version: z.number(), to: campaignStateSchema }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, errors.step_not_allowed],
  }),
  listParticipants: endpoint({
    summary: 'Participations of a campaign within the viewer’s reach',
    gate: 'diagnostics.read',
    input: campaignInput.extend({
      stage: stageSchema.nullable().default(null),
      search: z.string().max(200).default(''),
      organizationIds: z.array(idSchema).max(2000).default([]),
      states: z.array(participationStateSchema).default([]),
      directions: z.array(z.string()).default([]),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.object({
      rows: z.array(participantRow),
      total: z.number(),
      people: z.number(),
      directions: z.array(z.string()),
    }),
  }),
  previewInvite: endpoint({
    summary: 'How many people a choice invites, and how many of them are invited already',
    gate: 'diagnostics.edit',
    input: inviteInput,
    output: z.object({ people: z.number(), already: z.number() }),
  }),
  invite: endpoint({
    summary: 'Invite people by organisation, post, subject, cohort or one by one',
    gate: 'diagnostics.edit',
    input: inviteInput,
    output: z.object({ invited: z.number() }),
    errors: [errors.stage_missing, errors.campaign_closed],
  }),
  inviteChoices: endpoint({
    summary: 'What the invited can be chosen by',
    gate: 'diagnostics.edit',
    output: z.object({
      posts: z.array(z.object({ code: z.string(), title: z.string() })),
      subjects: z.array(z.object({ code: z.string(), title: z.string() })),
      cohorts: z.array(z.object({ code: z.string(), title: z.string() })),
    }),
  }),
  mark: endpoint({
    summary: 'Mark consents, refusals, absences of many at once',
    gate: 'diagnostics.participation',
    input: z.object({
      ids: z.array(idSchema).min(1).max(20_000),
      state: participationStateSchema,
      note: z.string().trim().max(500).nullable().default(null),
    }),
    output: z.object({ marked: z.number(), skipped: z.number() }),
    errors: [errors.move_not_allowed, errors.campaign_closed],
  }),
  removeInvited: endpoint({
    summary: 'Take people off the list of the invited, while nothing is recorded of them',
    gate: 'diagnostics.edit',
    input: z.object({ ids: z.array(idSchema).min(1).max(20_000) }),
    output: okSchema,
    errors: [errors.participation_kept],
  }),
  assignKeys: endpoint({
    summary: 'Give numbered results their people: a key list of number and person',
    gate: 'diagnostics.import',
    input: campaignInput.extend({
      keys: z.array(z.object({ number: z.string().trim().min(1), personId: idSchema })).max(20_000),
    }),
    output: z.object({ assigned: z.number(), unknown: z.array(z.string()), taken: z.array(z.string()) }),
    errors: [errors.campaign_closed],
  }),
  report: endpoint({
    summary: 'Levels, deficits and changes by competence, school and direction; small groups are hidden',
    gate: 'diagnostics.read',
    input: campaignInput.extend({
      bar: z.number().min(0).max(100).nullable().default(null),
      organizationId: idSchema.nullable().default(null),
    }),
    output: z.object({
      total: groupShape.nullable(),
      organizations: z.array(groupShape),
      directions: z.array(groupShape),
      weak: z.array(
        z.object({
          direction: z.string(),
          competence: z.string(),
          n: z.number(),
          below: z.number(),
          share: z.number(),
        }),
      ),
      headcounts: z.array(headcountShape.extend({ stage: stageSchema })),
      high: z.object({ count: z.number(), of: z.number(), undetermined: z.number(), text: z.string() }).nullable(),
      bar: z.number(),
      least: z.number(),
      smallN: z.number(),
      rules: z.array(z.string()),
    }),
  }),
  coverage: endpoint({
    summary: 'Coverage by school: invited, done, refused, not yet',
    gate: 'diagnostics.read',
    input: campaignInput.extend({ stage: stageSchema }),
    output: z.object({
      rows: z.array(coverageShape.extend({ organizationId: z.string().nullable(), organization: z.string() })),
      total: coverageShape,
      silent: z.array(z.object({ organizationId: idSchema, organization: z.string() })),
      institutions: z.object({
        all: z.number(),
        participating: z.number(),
        byStatus: z.array(
          z.object({ status: z.string(), title: z.string(), all: z.number(), participating: z.number() }),
        ),
      }),
    }),
  }),
  conclusions: endpoint({
    summary: 'Sentences computed from the figures, recommendations kept and proposed',
    gate: 'diagnostics.read',
    input: campaignInput,
    output: z.object({
      statements: z.array(z.object({ kind: z.string(), competence: z.string().nullable(), text: z.string() })),
      isHidden: z.boolean(),
      recommendations: z.array(recommendationRow),
      proposals: z.array(recommendationFields.extend({ organization: z.string().nullable() })),
      mayEdit: z.boolean(),
    }),
  }),
  saveRecommendation: endpoint({
    summary: 'Add or change a recommendation',
    gate: 'diagnostics.edit',
    input: campaignInput.extend({
      id: idSchema.nullable(),
      version: z.number().nullable(),
      fields: recommendationFields,
    }),
    output: z.object({ id: idSchema }),
    errors: [frameErrors.changed_by_other, errors.campaign_closed],
  }),
  removeRecommendation: endpoint({
    summary: 'Remove a recommendation',
    gate: 'diagnostics.edit',
    input: campaignInput.extend({ id: idSchema }),
    output: okSchema,
    errors: [errors.campaign_closed],
  }),
  profile: endpoint({
    summary: 'A person’s diagnostics: scores for the person and the tutor, needs for the school head',
    gate: 'diagnostics.needs',
    input: z.object({ personId: idSchema }),
    output: z.object({
      view: z.enum(['own', 'scores', 'needs']),
      lines: z.array(profileLine),
      needs: z.array(z.object({ code: z.string(), title: z.string(), since: daySchema })),
    }),
  }),
  listNeeds: endpoint({
    summary: 'Who of an organisation needs support, and in which competence; no scores',
    gate: 'diagnostics.needs',
    input: z.object({ organizationId: idSchema }),
    output: z.object({
      people: z.array(z.object({ personId: idSchema, name: z.string(), competences: z.array(z.string()) })),
    }),
  }),
  organizationCampaigns: endpoint({
    summary: 'Campaigns an organisation takes part in, with its coverage',
    gate: 'diagnostics.read',
    input: z.object({ organizationId: idSchema }),
    output: z.object({ campaigns: z.array(campaignRow), maySeeNeeds: z.boolean() }),
  }),
  myInvitations: endpoint({
    summary: 'Diagnostics the actor is invited to',
    gate: 'diagnostics.respond',
    output: z.object({
      invitations: z.array(
        z.object({
          id: idSchema,
          campaign: z.string(),
          aim: z.string().nullable(),
          place: z.string().nullable(),
          direction: z.string(),
          startsOn: z.string().nullable(),
          endsOn: z.string().nullable(),
          state: participationStateSchema,
          steps: z.array(participationStateSchema),
        }),
      ),
    }),
  }),
  respond: endpoint({
    summary: 'The person’s own consent or refusal',
    gate: 'diagnostics.respond',
    input: z.object({ id: idSchema, answer: z.enum(['consented', 'declined']) }),
    output: okSchema,
    errors: [errors.move_not_allowed, errors.campaign_closed],
  }),
  ...noteContract,
};
