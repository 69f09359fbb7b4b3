import { todayOf } from '#core/context.ts';
import type { Handlers } from '#core/http/implement.ts';
import type { importsContract } from './contract.ts';
import { listBatches, listCoverage } from './queries.ts';
import * as batches from './service/batches.ts';
import { markFile } from './service/mark-file.ts';
import { showRows } from './service/show-rows.ts';
import { listMappings } from './store/mappings.ts';

const OK = { ok: true } as const;

export const importsHandlers: Handlers<typeof importsContract> = {
  list: async (context, { kind, limit }) => ({
    batches: await listBatches(context, { kind, limit, kinds: batches.listAllowedKinds(context) }),
  }),
  coverage: async (context, { organizationId }) => ({
    organizations: await listCoverage(context, organizationId ?? null),
  }),
  start: async (context, input) => ({ id: await batches.startBatch(context, input) }),
  get: (context, { id }) => batches.showBatch(context, id),
  getFile: (context, { id, fileId }) => batches.showFile(context, id, fileId),
  setColumns: (context, input) => batches.setColumns(context, input).then(() => OK),
  readOn: (context, { id, version }) => batches.readOn(context, id, version).then(() => OK),
  listRows: (context, { id, ...filter }) => showRows(context, id, filter),
  answer: async (context, { id, rowIds, answer }) => ({
    answered: await batches.answerRows(context, id, rowIds, answer),
  }),
  answerAll: async (context, { id, reason, answer }) => ({
    answered: await batches.answerReason(context, id, reason, answer),
  }),
  answerOrganizations: (context, { id, version, answers }) =>
    batches.answerOrganizations(context, id, version, answers).then(() => OK),
  apply: (context, { id, version }) => batches.applyBatch(context, id, version).then(() => OK),
  discard: (context, { id }) => batches.discardBatch(context, id).then(() => OK),
  takeBack: (context, { id }) => batches.takeBack(context, id).then(() => OK),
  listDependents: async (context, { id }) => ({ dependents: await batches.listDependents(context, id) }),
  mark: async (context, { id, fileId }) => ({ fileId: await markFile(context, id, fileId) }),
  listMappings: async (context, { kind }) => ({
    names: [...new Set((await listMappings(context, kind)).flatMap(({ name }) => name ?? []))],
    asOf: todayOf(context),
  }),
};
