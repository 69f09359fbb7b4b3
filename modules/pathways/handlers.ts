import type { Handlers } from '#core/http/implement.ts';
import { listCompetences } from '#modules/diagnostics/public.ts';
import { listDirectory } from '#modules/settings/public.ts';
import { listOfferKinds } from '#modules/training/public.ts';
import type { pathwaysContract } from './contract.ts';
import { DRAFT_JOB } from './jobs.ts';
import { listWaitingSchools } from './queries/groups.ts';
import * as consultations from './service/consultations.ts';
import { draftCampaign } from './service/drafting.ts';
import { exportGuests, exportTable } from './service/export.ts';
import * as groups from './service/groups.ts';
import { makeInvitations } from './service/invitations.ts';
import * as items from './service/items.ts';
import * as life from './service/life.ts';
import * as orders from './service/orders.ts';
import { startPapers } from './service/papers.ts';
import { showPotential } from './service/potential.ts';
import { makeRegulations } from './service/regulation.ts';
import * as selfCheck from './service/self-check.ts';
import * as show from './service/show.ts';
import * as single from './service/single.ts';
import { undoDrafts } from './service/undo.ts';
import { widenedReach } from './service/visibility.ts';

const OK = { ok: true } as const;

const toChoice = ({ code, title }: { code: string; title: string }) => ({ code, title });

export const pathwaysHandlers: Handlers<typeof pathwaysContract> = {
  list: (context, filter) => show.listForActor(context, filter),
  get: (context, { id }) => show.showPathway(context, id),
  mine: async (context) => ({ pathways: await show.listOwn(context) }),
  choices: async (context) => ({
    pathwayKinds: (await listDirectory(context, 'pathway_kind')).map(toChoice),
    offerKinds: await listOfferKinds(context),
    competences: await listCompetences(context),
  }),
  previewDrafts: async (context, { campaignId }) =>
    toMutable(await draftCampaign(context, campaignId, { kind: 'iom', isDryRun: true })),
  draft: async (context, { campaignId, kind }) => ({
    jobId: await context.services.jobs.start(context, {
      kind: DRAFT_JOB,
      title: 'Проекты ИОМ по итогам диагностики',
      payload: { campaignId, kind },
      href: `/pathways?campaignId=${campaignId}`,
    }),
  }),
  undoDraft: (context, { campaignId }) => undoDrafts(context, campaignId),
  add: async (context, fields) => ({ id: await single.addPathway(context, fields) }),
  edit: async (context, { id, version, ...fields }) => ({
    version: await life.editPathway(context, id, version, fields),
  }),
  move: (context, { ids, ...input }) => life.movePathways(context, ids, input),
  answer: (context, { id, answer }) => life.answerOwn(context, id, answer).then(() => OK),
  fill: async (context, { ids }) => ({ added: await single.fillUnmet(context, ids) }),
  addItem: async (context, { pathwayId, fields }) => ({ id: await items.addItem(context, pathwayId, fields) }),
  editItem: async (context, { id, version, fields }) => ({
    version: await items.editItem(context, id, version, fields),
  }),
  removeItem: (context, { id }) => items.removeItem(context, id).then(() => OK),
  moveItems: (context, { ids, ...input }) => items.moveItems(context, ids, input),
  confirmItem: (context, { id, evidenceFileId }) => items.confirmOwn(context, id, evidenceFileId).then(() => OK),
  addNeed: async (context, { pathwayId, need }) => ({ id: await items.addNeed(context, pathwayId, need) }),
  addConsultation: async (context, { pathwayIds, ...fields }) => ({
    added: await consultations.addConsultations(context, pathwayIds, fields),
  }),
  removeConsultation: (context, { id }) => consultations.removeConsultation(context, id).then(() => OK),
  tutors: (context) => groups.showTutors(context),
  coverage: (context, { campaignId }) => groups.showCampaignCoverage(context, campaignId),
  unmet: (context) => groups.showUnmet(context),
  planEvent: (context, event) => groups.planEvent(context, event),
  guests: (context, { offerId }) => groups.showGuests(context, offerId),
  exportGuests: async (context, { offerId }) => ({ fileId: await exportGuests(context, offerId) }),
  previewOrder: (context, wanted) => orders.previewOrder(context, wanted),
  ordersToMake: async (context, { campaignId }) => ({
    rows: await listWaitingSchools(context, campaignId, await widenedReach(context, 'pathway.edit')),
  }),
  makeOrders: async (context, choice) => ({
    orders: (await orders.makeOrders(context, choice)).map((order) => ({ ...order, doubts: [...order.doubts] })),
  }),
  makeRegulations: async (context) => ({ documents: await makeRegulations(context) }),
  makePapers: async (context, { ids, paper }) => ({ jobId: await startPapers(context, ids, paper) }),
  makeInvitations: (context, { offerId }) => makeInvitations(context, offerId),
  exportTable: (context, filter) => exportTable(context, filter),
  effect: (context, { campaignId }) => groups.showEffect(context, campaignId),
  potential: (context) => showPotential(context),
  selfCheck: (context) => selfCheck.showSelfCheck(context),
  takeSelfCheck: async (context, { answers }) => ({ id: await selfCheck.takeSelfCheck(context, answers) }),
  removeSelfCheck: (context, { id }) => selfCheck.removeSelfCheck(context, id).then(() => OK),
  selfCheckOf: (context, { personId }) => selfCheck.showSelfChecksOf(context, personId),
};

type Outcome = Awaited<ReturnType<typeof draftCampaign>>;

function toMutable({ unmet, skipped, ...outcome }: Outcome) {
  return { ...outcome, unmet: [...unmet], skipped: [...skipped] };
}
