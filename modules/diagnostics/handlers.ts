import type { Handlers } from '#core/http/implement.ts';
import type { diagnosticsContract } from './contract.ts';
import { noteHandlers } from './note/handlers.ts';
import * as campaigns from './service/campaigns.ts';
import * as participants from './service/participants.ts';
import * as profile from './service/profile.ts';
import * as recommendations from './service/recommendations.ts';
import * as report from './service/report.ts';
import * as setup from './service/setup.ts';

const OK = { ok: true } as const;

export const diagnosticsHandlers: Handlers<typeof diagnosticsContract> = {
  listCompetences: (context) => setup.showCompetences(context),
  addCompetence: async (context, { title, synonyms }) => ({ id: await setup.addCompetence(context, title, synonyms) }),
  editCompetence: (context, { id, ...fields }) => setup.editCompetence(context, id, fields).then(() => OK),
  listInstruments: (context) => setup.showInstruments(context),
  addInstrument: (context, { instrument, version }) => setup.addInstrument(context, instrument, version),
  addVersion: async (context, { instrumentId, version }) => ({
    id: await setup.addVersion(context, instrumentId, version),
  }),
  saveScale: (context, { instrumentVersionId, competenceId, levels }) =>
    setup.saveScale(context, instrumentVersionId, competenceId, levels).then(() => OK),
  list: (context) => campaigns.listCampaigns(context),
  add: async (context, { fields, stages }) => ({ id: await campaigns.addCampaign(context, fields, stages) }),
  get: (context, { campaignId }) => campaigns.showCampaign(context, campaignId),
  edit: async (context, { campaignId, version, changes }) => ({
    version: await campaigns.editCampaign(
      context,
      campaignId,
      version,
      changes as Parameters<typeof campaigns.editCampaign>[3],
    ),
  }),
  saveStage: (context, { campaignId, stage }) => campaigns.saveStage(context, campaignId, stage).then(() => OK),
  move: async (context, { campaignId, version, to }) => ({
    version: await campaigns.moveCampaign(context, campaignId, version, to),
  }),
  listParticipants: (context, filter) => participants.listParticipants(context, filter),
  previewInvite: (context, input) => participants.previewInvite(context, input),
  invite: async (context, input) => ({ invited: await participants.invite(context, input) }),
  inviteChoices: (context) => participants.showInviteChoices(context),
  mark: (context, { ids, state, note }) => participants.markParticipations(context, ids, { state, note }),
  removeInvited: (context, { ids }) => participants.removeInvited(context, ids).then(() => OK),
  assignKeys: (context, { campaignId, keys }) => participants.assignKeys(context, campaignId, keys),
  report: (context, input) => report.showReport(context, input),
  coverage: (context, { campaignId, stage }) => report.showCoverage(context, campaignId, stage),
  conclusions: (context, { campaignId }) => recommendations.showConclusions(context, campaignId),
  saveRecommendation: async (context, { campaignId, ...row }) => ({
    id: await recommendations.saveRecommendation(context, campaignId, row),
  }),
  removeRecommendation: (context, { campaignId, id }) =>
    recommendations.removeRecommendation(context, campaignId, id).then(() => OK),
  profile: (context, { personId }) => profile.showProfile(context, personId),
  listNeeds: async (context, { organizationId }) => ({ people: await profile.listNeeds(context, organizationId) }),
  organizationCampaigns: (context, { organizationId }) => profile.showOrganization(context, organizationId),
  myInvitations: async (context) => ({ invitations: await participants.showMyInvitations(context) }),
  respond: (context, { id, answer }) => participants.respond(context, id, answer).then(() => OK),
  ...noteHandlers,
};
